// SPDX-License-Identifier: MIT
// Lines of a design.
#include "tests/helpers/summary.h"

#include <algorithm>
#include <map>
#include <vector>

namespace cascade::tests {
namespace {

/// The members of an object that say something, by name, in text order.
std::string detailsOf(const Json& fields) {
    std::string text;
    for (const char* name : {"id", "type", "parameters", "unresolved"}) {
        const Json* value = member(fields, name);
        if (!value || value->empty()) continue;
        std::map<std::string, std::string> sorted;
        if (value->is_object())
            for (const auto& item : value->items()) sorted[item.key()] = item.value().dump();
        else
            sorted[name] = value->dump();
        for (const auto& [key, written] : sorted)
            text += " " + std::string(value->is_object() && std::string(name) != "parameters" ? "?" : "") + key +
                    "=" + written;
    }
    return text;
}

std::vector<std::string> linesOf(const Design& design) {
    const Architecture& architecture = design.architecture();
    std::vector<std::string> lines;
    for (const Node& node : architecture.nodes())
        lines.push_back(node.name + " " + node.kind + detailsOf(node.fields));
    for (const Connection& connection : architecture.connections())
        lines.push_back(architecture.describe(connection) + detailsOf(connection.fields));
    return lines;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

}  // namespace

std::string summaryOf(const Design& design) { return joined(linesOf(design)); }

std::string sortedSummaryOf(const Design& design) {
    auto lines = linesOf(design);
    std::sort(lines.begin(), lines.end());
    return joined(lines);
}

}  // namespace cascade::tests
