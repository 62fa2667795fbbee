// SPDX-License-Identifier: MIT
// A design as the rules see it: neighbours and catalog entries looked up once, so that every rule is linear.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/catalog/catalog.h"
#include "model/graph/design.h"

namespace cascade::rules {

struct Link;

/// A node with its kind and its connections, both in document order.
struct Site {
    const Node* node = nullptr;
    const Kind* kind = nullptr;  ///< nullptr: the catalog does not know it.
    std::size_t position = 0;
    std::vector<const Link*> in;
    std::vector<const Link*> out;

    const std::string& name() const { return node->name; }
    bool is(std::string_view kindName) const { return node->kind == kindName; }
    std::string title() const;                     ///< "the function Handler"
    Json value(std::string_view parameter) const;  ///< The document's, else the default, else null.
};

/// A connection with its ends.
struct Link {
    const Connection* connection = nullptr;
    const ConnectionType* type = nullptr;  ///< nullptr: not legal.
    const Site* from = nullptr;
    const Site* to = nullptr;

    bool is(std::string_view fromKind, std::string_view toKind, std::string_view role) const;
    bool hasRole(std::string_view role) const { return connection->role == role; }
    Json value(std::string_view parameter) const;
    std::string title() const;  ///< "Queue -> Handler (trigger)"
};

class Subject {
public:
    Subject(const Design& design, const Catalog& catalog);
    Subject(const Subject&) = delete;
    Subject& operator=(const Subject&) = delete;

    const Design& design() const { return m_design; }
    const Catalog& catalog() const { return m_catalog; }
    const Architecture& architecture() const { return m_design.architecture(); }
    const std::vector<Site>& sites() const { return m_sites; }
    const std::vector<Link>& links() const { return m_links; }
    const Site* site(std::string_view name) const;

private:
    const Design& m_design;
    const Catalog& m_catalog;
    std::vector<Site> m_sites;
    std::vector<Link> m_links;
};

/// Values may have any type in a document; these read them without surprises.
bool isOn(const Json& value);
std::string textOf(const Json& value);

/// Of `links`, those with this role and (unless "") this kind at the far end.
std::vector<const Link*> outgoing(const Site& site, std::string_view role, std::string_view toKind = {});
std::vector<const Link*> incoming(const Site& site, std::string_view role, std::string_view fromKind = {});

}  // namespace cascade::rules
