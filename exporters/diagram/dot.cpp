// SPDX-License-Identifier: MIT
// A directed graph in Graphviz's language.
#include "exporters/diagram/dot.h"

#include "exporters/diagram/drawing.h"
#include "exporters/diagram/lines.h"

namespace cascade::exporters::dot {
namespace {

using namespace diagram;

/// In quotes. Graphviz reads entities in labels, and \N and the like as something else than themselves.
std::string inQuotes(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        if (c == '\n')
            result += "\\n";
        else if (c == '&')
            result += "&amp;";
        else if (static_cast<unsigned char>(c) >= ' ')
            result += c;
    }
    return result + "\"";
}

const char* shapeOf(std::string_view color) {
    if (color == "storage") return "cylinder";
    if (color == "messaging" || color == "streaming") return "cds";
    if (color == "identity") return "hexagon";
    if (color == "edge" || color == "integration") return "component";
    return "box";
}

const char* styleOf(Flow flow) {
    switch (flow) {
        case Flow::Synchronous: return "style=bold";
        case Flow::Asynchronous: return "style=solid";
        case Flow::Polled: return "style=dashed";
        case Flow::Data: return "style=solid, color=\"#1f8f68\"";
        case Flow::Authorization: break;
    }
    return "style=dotted, arrowhead=odot";
}

void addShape(const Shape& shape, int level, Lines& lines) {
    std::string label = shape.node->name + "\n" + shape.title;
    if (!shape.detail.empty()) label += "\n" + shape.detail;
    lines.add(level,
              inQuotes(shape.node->name) + " [label=" + inQuotes(label) + ", shape=" + shapeOf(shape.color) +
                  ", fillcolor=" + inQuotes(fillOf(shape.color)) + "];",
              {shape.node->id, {}});
}

void addGroup(const Group& group, int level, int& count, Lines& lines) {
    for (const Shape& shape : group.shapes) addShape(shape, level, lines);
    for (const Group& inner : group.groups) {
        lines.add(level, "subgraph cluster_" + std::to_string(++count) + " {");
        lines.add(level + 1, "label=" + inQuotes(inner.name) + ";");
        addGroup(inner, level + 1, count, lines);
        lines.add(level, "}");
    }
}

}  // namespace

Result<std::vector<GeneratedFile>> write(const Design& design, const Catalog& catalog, const Plan&) {
    const Drawing drawing = drawingOf(design, catalog);
    Lines lines("architecture.dot");
    lines.add(0, "// Bold arrows: the caller waits. Dashed: polled. Dotted: says who may call. Green: data.");
    lines.add(0, "digraph " + inQuotes(drawing.title) + " {");
    lines.add(1, "graph [label=" + inQuotes(drawing.title) +
                     ", labelloc=t, rankdir=LR, fontname=\"Helvetica\", compound=true];");
    lines.add(1, "node [style=filled, fontname=\"Helvetica\", fontcolor=\"#ffffff\", color=\"#333333\"];");
    lines.add(1, "edge [fontname=\"Helvetica\", fontsize=10];");
    int groups = 0;
    addGroup(drawing.outermost, 1, groups, lines);
    for (const Arrow& arrow : drawing.arrows) {
        lines.add(1,
                  inQuotes(arrow.from) + " -> " + inQuotes(arrow.to) + " [label=" + inQuotes(arrow.label) + ", " +
                      styleOf(arrow.flow) + "];",
                  {arrow.connection->from, arrow.connection->id});
    }
    lines.add(0, "}");
    return lines.finish();
}

}  // namespace cascade::exporters::dot
