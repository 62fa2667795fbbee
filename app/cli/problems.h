// SPDX-License-Identifier: MIT
// Problems of a design as every command tells them: with their place in the file.
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "app/cli/input.h"
#include "model/format/positioned_json.h"
#include "model/rules/problem.h"

namespace cascade::app {

/// Finds line and column of problems in the text of an input, which must outlive it.
class ProblemPlaces {
public:
    explicit ProblemPlaces(const Input& input);
    ProblemPlaces(const ProblemPlaces&) = delete;  // cursors point into m_json
    ProblemPlaces& operator=(const ProblemPlaces&) = delete;

    /// An error without words at the place of the problem; without a line where the format has no such places.
    Error of(const Problem& problem) const;

private:
    std::optional<JsonCursor> find(const Problem& problem) const;

    const Input& m_input;
    std::optional<PositionedJson> m_json;
    std::unordered_map<ConnectionId, JsonCursor> m_connections;
};

/// Commands run in spite of a design's errors; they are listed on stderr, one per line.
void listErrors(const Input& input);

}  // namespace cascade::app
