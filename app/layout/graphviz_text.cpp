// SPDX-License-Identifier: MIT
// The two texts exchanged with Graphviz: a digraph, and the "plain" format
// (https://graphviz.org/docs/outputs/plain/).
#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <sstream>
#include <unordered_map>

#include "app/layout/graphviz.h"

namespace cascade::app {
namespace {

/// Graphviz measures in inches of 72 points; a point is a canvas unit here.
constexpr double kUnitsPerInch = 72;
/// Above this many nodes `dot` gets a bound on its searches: half the time for a hardly worse picture.
constexpr std::size_t kLarge = 300;

std::string inches(double units) {
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << units / kUnitsPerInch;
    return text.str();
}

std::string nameOf(NodeId node) { return "n" + std::to_string(node.value); }

/// "n7" to the id 7; no node when the text is anything else.
NodeId idOf(const std::string& name) {
    NodeId id;
    if (name.size() > 1 && name[0] == 'n') std::from_chars(name.data() + 1, name.data() + name.size(), id.value);
    return id;
}

void moveToOrigin(Placement& places) {
    double left = std::numeric_limits<double>::max();
    double top = left;
    for (const auto& [node, point] : places) {
        left = std::min(left, point.x);
        top = std::min(top, point.y);
    }
    for (auto& [node, point] : places) point = {std::round(point.x - left), std::round(point.y - top)};
}

}  // namespace

std::string graphvizInput(const Architecture& architecture, const LayoutOptions& options) {
    const Spacing& spacing = options.spacing;
    std::string text = "strict digraph {\n  graph [rankdir=LR, splines=line, start=1, overlap=false, nodesep=" +
                       inches(spacing.between) + ", ranksep=" + inches(spacing.betweenRanks) + ", sep=\"+" +
                       std::to_string(std::lround(spacing.between)) + "\"";
    if (architecture.nodes().size() > kLarge) text += ", nslimit=2, mclimit=0.3";
    text += "];\n  node [shape=box, fixedsize=true, label=\"\", width=" + inches(spacing.nodeWidth) +
            ", height=" + inches(spacing.nodeHeight) + "];\n";
    // Springs pull to this length; without it they draw nodes as if these were points.
    text += "  edge [len=" + inches(spacing.nodeWidth + spacing.betweenRanks) + "];\n";
    for (const Node& node : architecture.nodes()) text += "  " + nameOf(node.id) + ";\n";
    for (const Connection& connection : architecture.connections())
        if (connection.from != connection.to)
            text += "  " + nameOf(connection.from) + " -> " + nameOf(connection.to) + ";\n";
    return text + "}\n";
}

Result<Placement> readGraphvizOutput(std::string_view text, const Architecture& architecture) {
    std::istringstream lines{std::string(text)};
    std::unordered_map<NodeId, Point> points;
    std::string line;
    while (std::getline(lines, line)) {
        std::istringstream words(line);
        words.imbue(std::locale::classic());
        std::string word, name;
        Point point;
        if (words >> word >> name >> point.x >> point.y && word == "node")
            points[idOf(name)] = {point.x * kUnitsPerInch, point.y * kUnitsPerInch};
    }
    Placement places;
    for (const Node& node : architecture.nodes())
        if (const auto found = points.find(node.id); found != points.end())
            places.push_back({node.id, found->second});
    if (places.size() != architecture.nodes().size())
        return Error{"Graphviz answered with " + std::to_string(places.size()) + " of " +
                         std::to_string(architecture.nodes().size()) + " nodes",
                     "see whether 'dot -V' works on this machine"};
    moveToOrigin(places);
    return places;
}

}  // namespace cascade::app
