// SPDX-License-Identifier: MIT
// Finding the line and column of a problem in its document.
#include "app/cli/problems.h"

#include <algorithm>
#include <iostream>

namespace cascade::app {
namespace {

/// Goes down "parameters.memory" as far as it exists.
JsonCursor follow(JsonCursor value, const std::string& field) {
    for (std::size_t start = 0; start < field.size();) {
        const std::size_t end = std::min(field.find('.', start), field.size());
        const auto deeper = value.member(field.substr(start, end - start));
        if (!deeper) break;
        value = *deeper;
        start = end + 1;
    }
    return value;
}

}  // namespace

ProblemPlaces::ProblemPlaces(const Input& input) : m_input(input) {
    if (!input.native) return;
    Result<PositionedJson> json = parseJson(input.text, input.file);
    if (!json) return;
    m_json = std::move(json).value();
    const auto list = m_json->root().member("connections");
    if (!list) return;
    const auto& connections = input.design.architecture().connections();
    const std::vector<JsonCursor> values = list->children();
    for (std::size_t i = 0; i < std::min(values.size(), connections.size()); ++i)
        m_connections.emplace(connections[i].id, values[i]);
}

std::optional<JsonCursor> ProblemPlaces::find(const Problem& problem) const {
    if (!m_json) return std::nullopt;
    if (!problem.connections.empty()) {
        const auto found = m_connections.find(problem.connections.front());
        return found == m_connections.end() ? std::nullopt : std::optional(found->second);
    }
    if (problem.nodes.empty()) return m_json->root();
    const Node* node = m_input.design.architecture().find(problem.nodes.front());
    const auto nodes = m_json->root().member("nodes");
    return nodes && node ? nodes->member(node->name) : std::nullopt;
}

Error ProblemPlaces::of(const Problem& problem) const {
    const auto found = find(problem);
    return found ? follow(*found, problem.field).errorAtKey("", "") : Error{{}, {}, m_input.file};
}

void listErrors(const Input& input) {
    const std::vector<Problem> problems = validate(input.design, builtinCatalog());
    if (problems.empty()) return;
    const ProblemPlaces places(input);
    for (const Problem& problem : problems) {
        if (problem.severity != Severity::Error) continue;
        Error error = places.of(problem);
        error.what = "error: " + problem.what;
        error.mend = problem.mend;
        std::cerr << error.text() << "\n";
    }
}

}  // namespace cascade::app
