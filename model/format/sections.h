// SPDX-License-Identifier: MIT
// The shapes of the document's sections beside nodes, connections and layout: name, application, groups, notes,
// scenarios.
#pragma once

#include <optional>

#include "model/format/positioned_json.h"

namespace cascade {

/// What is wrong with the shape of a top-level member, at its place; nothing for members that this version does not
/// know. Values inside (durations, arrivals, metrics) are the business of those who use them.
std::optional<Error> checkSection(const JsonCursor& section);

/// "a text, not a number" and the like: an error at the value.
Error wrongType(const JsonCursor& value, const std::string& what, const std::string& expected,
                const std::string& example);

/// Checks `value` for [x, y] with coordinates that a canvas can show.
std::optional<Error> checkPoint(const JsonCursor& value, const std::string& what);

}  // namespace cascade
