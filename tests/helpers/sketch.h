// SPDX-License-Identifier: MIT
// Designs as tests write them: the product's own language, a line or two of text.
#pragma once

#include <string_view>

#include "model/graph/design.h"

namespace cascade::tests {

/// Draws what the text says, with the built-in catalog; a mistake in the text ends the test with the statement.
///
///   Design design = sketch(R"(
///       application runtime=python3.13
///       Api http-api                                       a node: name and kind
///       Handler function timeout=10s simulation.error_rate=0.1
///       Api -> Handler route="POST /orders"                a connection; its role is the pair's default
///       Handler -> Orders(dynamodb-table) write id=store   kinds stand in brackets too; a role; the author's id
///       A(sqs-queue) -> B(function) -> C(sns-topic)        a chain: default roles, or one for its last connection
///   )");
///
/// Statements end with a line or ";". Words are separated by blanks outside quotes and brackets. Values are JSON if
/// they parse, else text. A role that the catalog does not know is drawn all the same, so that rules can refuse it.
Design sketch(std::string_view text);

/// The ids of what was drawn; REQUIRES: it is there. A connection goes by "From -> To" (the first such) or its id.
NodeId nodeOf(const Design& design, std::string_view name);
ConnectionId connectionOf(const Design& design, std::string_view text);

}  // namespace cascade::tests
