// SPDX-License-Identifier: MIT
// What spans say of themselves in the words of OpenTelemetry's semantic conventions
// (opentelemetry.io/docs/specs/semconv: messaging, faas, database, cloud).
#pragma once

#include "model/catalog/catalog.h"
#include "model/graph/architecture.h"
#include "simulator/trace/span.h"

namespace cascade::simulator {

/// Callers wait for an answer, producers do not. nullptr: the catalog does not know the connection.
SpanKind kindOfSending(const ConnectionType* type);
/// nullptr: a stimulus, which comes from outside.
SpanKind kindOfReceiving(const ConnectionType* type, const Node& node);

void describeSending(Span& span, const Node& from, const Node& to);
/// `from` is nullptr for a stimulus.
void describeReceiving(Span& span, const Node* from, const Node& node);
void describeRun(Span& span, const Fact& invoked, const Node& node);
std::vector<SpanAttribute> resourceOf(const Node& node, const Architecture& architecture);

}  // namespace cascade::simulator
