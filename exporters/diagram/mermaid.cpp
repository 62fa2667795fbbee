// SPDX-License-Identifier: MIT
// A flowchart in Mermaid's language.
#include "exporters/diagram/mermaid.h"

#include <algorithm>
#include <array>

#include "exporters/diagram/drawing.h"
#include "exporters/diagram/lines.h"
#include "model/plan/names.h"

namespace cascade::exporters::mermaid {
namespace {

using namespace diagram;

/// The text inside quotes. Mermaid knows HTML's entities by "#NAME;"; what it would read as markup becomes one.
std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        switch (c) {
            case '"': result += "#quot;"; break;
            case '#': result += "#35;"; break;
            case '&': result += "#amp;"; break;
            case '<': result += "#lt;"; break;
            case '>': result += "#gt;"; break;
            case '`': result += "#96;"; break;
            case '\\': result += "#92;"; break;
            case '\n': result += "<br/>"; break;
            default:
                if (static_cast<unsigned char>(c) >= ' ') result += c;
        }
    }
    return result;
}

/// A node's name is an identifier as it is, but for Mermaid's own words.
std::string idOf(const std::string& name) {
    static constexpr std::array<std::string_view, 14> kWords = {
        "call",  "class",     "classdef", "click", "default",   "direction", "end",
        "graph", "flowchart", "href",     "style", "linkstyle", "subgraph",  "interpolate"};
    const bool isWord = std::find(kWords.begin(), kWords.end(), lowerCase(name)) != kWords.end();
    return isWord ? name + "_node" : name;
}

/// What opens and closes the shape of a kind's colour.
std::pair<const char*, const char*> bracketsOf(std::string_view color) {
    if (color == "storage") return {"[(\"", "\")]"};
    if (color == "messaging" || color == "streaming") return {"([\"", "\"])"};
    if (color == "identity") return {"{{\"", "\"}}"};
    if (color == "edge" || color == "integration") return {"(\"", "\")"};
    return {"[\"", "\"]"};
}

const char* arrowOf(Flow flow) {
    switch (flow) {
        case Flow::Synchronous: return "==>";
        case Flow::Asynchronous:
        case Flow::Data: return "-->";
        case Flow::Polled: return "-.->";
        case Flow::Authorization: break;
    }
    return "--o";
}

void addShape(const Shape& shape, int level, Lines& lines) {
    const auto [open, close] = bracketsOf(shape.color);
    std::string label = "<b>" + escaped(shape.node->name) + "</b><br/>" + escaped(shape.title);
    if (!shape.detail.empty()) label += "<br/>" + escaped(shape.detail);
    const std::string style = shape.color.empty() ? "" : ":::" + shape.color;
    lines.add(level, idOf(shape.node->name) + open + label + close + style, {shape.node->id, {}});
}

void addGroup(const Group& group, int level, int& count, Lines& lines) {
    for (const Shape& shape : group.shapes) addShape(shape, level, lines);
    for (const Group& inner : group.groups) {
        lines.add(level, "subgraph group" + std::to_string(++count) + "_[\"" + escaped(inner.name) + "\"]");
        addGroup(inner, level + 1, count, lines);
        lines.add(level, "end");
    }
}

}  // namespace

Result<std::vector<GeneratedFile>> write(const Design& design, const Catalog& catalog, const Plan&) {
    const Drawing drawing = drawingOf(design, catalog);
    Lines lines("architecture.mmd");
    lines.add(0, "---");
    lines.add(0, "title: " + Json(drawing.title).dump(-1, ' ', true));
    lines.add(0, "---");
    lines.add(0,
              "%% Thick arrows: the caller waits. Thin: handed over, or data. Dotted: polled. With a circle: says "
              "who may call.");
    lines.add(0, "flowchart LR");
    int groups = 0;
    addGroup(drawing.outermost, 1, groups, lines);
    for (const Arrow& arrow : drawing.arrows) {
        lines.add(
            1,
            idOf(arrow.from) + " " + arrowOf(arrow.flow) + "|\"" + escaped(arrow.label) + "\"| " + idOf(arrow.to),
            {arrow.connection->from, arrow.connection->id});
    }
    for (const std::string& color : drawing.colors)
        lines.add(1, "classDef " + color + " fill:" + std::string(fillOf(color)) + ",stroke:#333333,color:#ffffff");
    return lines.finish();
}

}  // namespace cascade::exporters::mermaid
