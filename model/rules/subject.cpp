// SPDX-License-Identifier: MIT
// Building the rules' view of a design.
#include "model/rules/subject.h"

#include "model/rules/words.h"

namespace cascade::rules {

std::string Site::title() const {
    return (kind ? "the " + midSentence(kind->title) + " " : std::string()) + "'" + name() + "'";
}

Json Site::value(std::string_view parameter) const { return kind ? valueOf(*kind, *node, parameter) : Json(); }

bool Link::is(std::string_view fromKind, std::string_view toKind, std::string_view role) const {
    return from->is(fromKind) && to->is(toKind) && hasRole(role);
}

Json Link::value(std::string_view parameter) const {
    return type ? valueOf(*type, *connection, parameter) : Json();
}

std::string Link::title() const { return from->name() + " -> " + to->name() + " (" + connection->role + ")"; }

Subject::Subject(const Design& design, const Catalog& catalog) : m_design(design), m_catalog(catalog) {
    std::unordered_map<std::string_view, const Kind*> kinds;
    for (const Kind& kind : catalog.kinds()) kinds.emplace(kind.name, &kind);

    // Neither vector grows after this: sites and links point into each other.
    m_sites.reserve(architecture().nodes().size());
    m_links.reserve(architecture().connections().size());
    std::unordered_map<NodeId, Site*> sites;
    for (const Node& node : architecture().nodes()) {
        const auto kind = kinds.find(node.kind);
        m_sites.push_back({&node, kind == kinds.end() ? nullptr : kind->second, m_sites.size(), {}, {}});
        sites.emplace(node.id, &m_sites.back());
    }
    for (const Connection& connection : architecture().connections()) {
        Site* from = sites.at(connection.from);
        Site* to = sites.at(connection.to);
        m_links.push_back({&connection, catalog.find(from->node->kind, to->node->kind, connection.role), from, to});
        from->out.push_back(&m_links.back());
        to->in.push_back(&m_links.back());
    }
}

const Site* Subject::site(std::string_view name) const {
    const Node* node = architecture().find(name);
    return node ? &m_sites[static_cast<std::size_t>(node - architecture().nodes().data())] : nullptr;
}

bool isOn(const Json& value) { return value.is_boolean() && value.get<bool>(); }

std::string textOf(const Json& value) { return value.is_string() ? value.get<std::string>() : std::string(); }

std::vector<const Link*> outgoing(const Site& site, std::string_view role, std::string_view toKind) {
    std::vector<const Link*> result;
    for (const Link* link : site.out)
        if (link->hasRole(role) && (toKind.empty() || link->to->is(toKind))) result.push_back(link);
    return result;
}

std::vector<const Link*> incoming(const Site& site, std::string_view role, std::string_view fromKind) {
    std::vector<const Link*> result;
    for (const Link* link : site.in)
        if (link->hasRole(role) && (fromKind.empty() || link->from->is(fromKind))) result.push_back(link);
    return result;
}

}  // namespace cascade::rules
