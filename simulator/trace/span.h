// SPDX-License-Identifier: MIT
// A span: one piece of work of one node for one message, as OpenTelemetry sees it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "simulator/fact.h"

namespace cascade::simulator {

/// OTLP's numbers (opentelemetry-proto, trace.proto).
enum class SpanKind : std::uint8_t { Internal = 1, Server = 2, Client = 3, Producer = 4, Consumer = 5 };
enum class SpanStatus : std::uint8_t { Unset = 0, Ok = 1, Error = 2 };

using TraceId = std::array<std::uint64_t, 2>;
using SpanId = std::uint64_t;  ///< 0: none.

struct SpanAttribute {
    std::string_view key;  ///< Static text.
    std::variant<std::string, std::int64_t, bool> value;
};

struct SpanEvent {
    Nanoseconds time = 0;
    std::string_view name;
    std::vector<SpanAttribute> attributes;
};

struct SpanLink {
    TraceId trace{};
    SpanId span = 0;
};

struct Span {
    TraceId trace{};
    SpanId id = 0;
    SpanId parent = 0;
    NodeId node;
    std::string name;
    SpanKind kind = SpanKind::Internal;
    Nanoseconds begin = 0;
    Nanoseconds end = 0;
    SpanStatus status = SpanStatus::Unset;
    std::string message;  ///< Of an error.
    std::vector<SpanAttribute> attributes;
    std::vector<SpanEvent> events;
    std::uint32_t droppedEvents = 0;
    std::vector<SpanLink> links;
};

}  // namespace cascade::simulator
