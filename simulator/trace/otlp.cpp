// SPDX-License-Identifier: MIT
// Spans as OTLP/JSON (opentelemetry.io/docs/specs/otlp, "JSON Protobuf Encoding"): ids in hexadecimal, 64-bit
// numbers as text, enumerations as numbers.
#include "simulator/trace/otlp.h"

#include <cstdio>

#include "model/envelope/hop.h"
#include "simulator/trace/span_attributes.h"

namespace cascade::simulator {
namespace {

constexpr std::size_t kTogether = 512;  // spans to a piece

std::string hex(std::uint64_t value) {
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(value));
    return text;
}
std::string hex(const TraceId& id) { return hex(id[0]) + hex(id[1]); }

/// The moment at which a run begins is the same in traces as in envelopes.
std::string unixTime(Nanoseconds time) { return std::to_string(kEpoch + time); }

Json valueOf(const SpanAttribute& attribute) {
    if (const auto* text = std::get_if<std::string>(&attribute.value)) return {{"stringValue", *text}};
    if (const auto* number = std::get_if<std::int64_t>(&attribute.value))
        return {{"intValue", std::to_string(*number)}};
    return {{"boolValue", std::get<bool>(attribute.value)}};
}

Json listOf(const std::vector<SpanAttribute>& attributes) {
    Json list = Json::array();
    for (const SpanAttribute& attribute : attributes)
        list.push_back({{"key", attribute.key}, {"value", valueOf(attribute)}});
    return list;
}

Json eventsOf(const Span& span) {
    Json list = Json::array();
    for (const SpanEvent& event : span.events)
        list.push_back({{"timeUnixNano", unixTime(event.time)},
                        {"name", event.name},
                        {"attributes", listOf(event.attributes)}});
    return list;
}

Json linksOf(const Span& span) {
    Json list = Json::array();
    for (const SpanLink& link : span.links)
        list.push_back({{"traceId", hex(link.trace)}, {"spanId", hex(link.span)}});
    return list;
}

Json toJson(const Span& span) {
    Json json{{"traceId", hex(span.trace)}, {"spanId", hex(span.id)}};
    if (span.parent != 0) json["parentSpanId"] = hex(span.parent);
    json["name"] = span.name;
    json["kind"] = static_cast<int>(span.kind);
    json["startTimeUnixNano"] = unixTime(span.begin);
    json["endTimeUnixNano"] = unixTime(span.end);
    json["attributes"] = listOf(span.attributes);
    if (!span.events.empty()) json["events"] = eventsOf(span);
    if (span.droppedEvents > 0) json["droppedEventsCount"] = span.droppedEvents;
    if (!span.links.empty()) json["links"] = linksOf(span);
    json["status"] = Json::object();
    if (span.status != SpanStatus::Unset) json["status"]["code"] = static_cast<int>(span.status);
    if (!span.message.empty()) json["status"]["message"] = span.message;
    return json;
}

std::string textOf(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace

OtlpWriter::OtlpWriter(const Architecture& architecture, const Catalog& catalog, std::uint64_t seed, TextSink sink)
    : m_architecture(architecture),
      m_sink(std::move(sink)),
      m_spans(architecture, catalog, seed, [this](const Span& span) { take(span); }) {
    m_sink("{\"resourceSpans\":[");
}

void OtlpWriter::take(const Span& span) {
    std::string& waiting = m_waiting[span.node];
    if (!waiting.empty()) waiting += ",";
    waiting += textOf(toJson(span));
    if (++m_count == kTogether) flush();
}

void OtlpWriter::flush() {
    for (const auto& [node, spans] : m_waiting) {
        const Json resource{{"attributes", listOf(resourceOf(m_architecture.node(node), m_architecture))}};
        m_sink(std::string(m_isFirst ? "" : ",") + "{\"resource\":" + textOf(resource) +
               ",\"scopeSpans\":[{\"scope\":{\"name\":\"cascade\"},\"spans\":[" + spans + "]}]}");
        m_isFirst = false;
    }
    m_waiting.clear();
    m_count = 0;
}

void OtlpWriter::finish(Nanoseconds end) {
    m_spans.finish(end);
    flush();
    m_sink("]}\n");
}

}  // namespace cascade::simulator
