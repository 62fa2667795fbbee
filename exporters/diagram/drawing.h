// SPDX-License-Identifier: MIT
// What a diagram of a design shows, whatever its language: nodes in groups, coloured by kind, and labelled arrows.
#pragma once

#include <string>
#include <vector>

#include "exporters/exporter.h"

namespace cascade::exporters::diagram {

struct Shape {
    const Node* node = nullptr;
    std::string title;   ///< Of the kind: "SQS queue".
    std::string color;   ///< A colour role: "messaging".
    std::string detail;  ///< The node's description, shortened.
};

struct Group {
    std::string name;  ///< "" for the outermost.
    std::vector<Shape> shapes;
    std::vector<Group> groups;
};

struct Arrow {
    const Connection* connection = nullptr;
    std::string from;
    std::string to;
    std::string label;  ///< The route, the rule, or the role.
    Flow flow = Flow::Asynchronous;
};

struct Drawing {
    std::string title;
    Group outermost;
    std::vector<Arrow> arrows;
    std::vector<std::string> colors;  ///< The roles that occur.
};

/// Nodes of kinds that the catalog does not know are drawn too. A node stands in the first group that names it;
/// groups that contain each other are drawn once.
Drawing drawingOf(const Design& design, const Catalog& catalog);

/// "#dd6b20": white text is readable on it.
std::string_view fillOf(std::string_view color);

}  // namespace cascade::exporters::diagram
