// SPDX-License-Identifier: MIT
// Collects what a diagram shows.
#include "exporters/diagram/drawing.h"

#include <algorithm>
#include <set>

#include "model/plan/names.h"

namespace cascade::exporters::diagram {
namespace {

constexpr std::size_t kLongestDetail = 60;  // bytes

std::string labelOf(const Connection& connection) {
    for (const char* name : {"route", "rule"})
        if (const Json* value = member(connection.parameters(), name); value && value->is_string())
            return value->get<std::string>();
    return connection.role;
}

class Collector {
public:
    Collector(const Design& design, const Catalog& catalog) : m_design(design), m_catalog(catalog) {
        const Json* groups = design.section("groups");
        if (groups && groups->is_object()) m_groups = groups;
    }

    Drawing run() {
        const Architecture& architecture = m_design.architecture();
        m_drawing.title = architecture.name().empty() ? "Architecture" : architecture.name();
        if (m_groups) addGroups();
        for (const Node& node : architecture.nodes())
            if (m_placed.insert(node.name).second) m_drawing.outermost.shapes.push_back(shapeOf(node));
        for (const Connection& connection : architecture.connections()) {
            const ConnectionType* type = m_catalog.find(architecture, connection);
            m_drawing.arrows.push_back({&connection, architecture.node(connection.from).name,
                                        architecture.node(connection.to).name, labelOf(connection),
                                        type ? type->flow : Flow::Asynchronous});
        }
        return std::move(m_drawing);
    }

private:
    /// Those that no other group contains, with what they contain.
    void addGroups() {
        std::set<std::string> inner;
        for (const auto& [name, group] : m_groups->items())
            for (const std::string& member : membersOf(group))
                if (member != name) inner.insert(member);
        for (const bool outer : {true, false})  // then groups that only each other contain
            for (const auto& [name, group] : m_groups->items())
                if (inner.contains(name) != outer && m_opened.insert(name).second)
                    m_drawing.outermost.groups.push_back(groupOf(name, group));
    }

    static std::vector<std::string> membersOf(const Json& group) {
        std::vector<std::string> names;
        if (const Json* members = member(group, "members"); members && members->is_array())
            for (const Json& name : *members)
                if (name.is_string()) names.push_back(name.get<std::string>());
        return names;
    }

    Group groupOf(const std::string& name, const Json& written) {
        Group group{name, {}, {}};
        for (const std::string& each : membersOf(written)) {
            if (const Node* node = m_design.architecture().find(each)) {
                if (m_placed.insert(each).second) group.shapes.push_back(shapeOf(*node));
            } else if (const Json* nested = member(*m_groups, each); nested && m_opened.insert(each).second) {
                group.groups.push_back(groupOf(each, *nested));
            }
        }
        return group;
    }

    Shape shapeOf(const Node& node) {
        const Kind* kind = m_catalog.find(node.kind);
        const std::string color = kind ? kind->color : "";
        std::vector<std::string>& colors = m_drawing.colors;
        if (!color.empty() && std::find(colors.begin(), colors.end(), color) == colors.end())
            colors.push_back(color);
        return {&node, kind ? kind->title : node.kind, color, shortened(node.description(), kLongestDetail)};
    }

    const Design& m_design;
    const Catalog& m_catalog;
    const Json* m_groups = nullptr;
    std::set<std::string> m_placed;
    std::set<std::string> m_opened;
    Drawing m_drawing;
};

}  // namespace

Drawing drawingOf(const Design& design, const Catalog& catalog) { return Collector(design, catalog).run(); }

std::string_view fillOf(std::string_view color) {
    static constexpr std::pair<std::string_view, std::string_view> kFills[] = {
        {"compute", "#dd6b20"},   {"storage", "#1f8f68"}, {"messaging", "#c93a72"}, {"integration", "#7450cf"},
        {"streaming", "#2673cf"}, {"edge", "#4b5f7a"},    {"identity", "#b7403c"}};
    for (const auto& [role, fill] : kFills)
        if (role == color) return fill;
    return "#666666";
}

}  // namespace cascade::exporters::diagram
