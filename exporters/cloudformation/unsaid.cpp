// SPDX-License-Identifier: MIT
// The difference between a design and what its template gives when it is read.
#include "exporters/cloudformation/unsaid.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "exporters/cloudformation/reader.h"

namespace cascade::exporters::cloudformation {
namespace {

/// The document as the reader of its text would have it.
Json contentOf(const Yaml& document) {
    switch (document.kind()) {
        case Yaml::Kind::Value: return document.value();
        case Yaml::Kind::List: {
            Json list = Json::array();
            for (const YamlEntry& entry : document.entries()) list.push_back(contentOf(entry.value));
            return list;
        }
        case Yaml::Kind::Map: break;
    }
    Json::object_t members;
    for (const YamlEntry& entry : document.entries()) members.emplace_back(entry.key, contentOf(entry.value));
    return members;
}

/// The value of a parameter as it counts: what is not set, and a default that is, are the same.
Json effective(const std::vector<Parameter>& parameters, const Json& written, const std::string& name) {
    const Json* value = member(written, name);
    const auto known = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const Parameter& parameter) { return parameter.name == name; });
    if (known == parameters.end()) return nullptr;  // the catalog does not know it, so nobody reads it
    return value && !value->is_null() && !checkValue(*known, *value) ? *value : known->defaultValue;
}

/// The parameters that must be set or taken away on top of what was read.
Json difference(const std::vector<Parameter>& parameters, const Json& wanted, const Json& read) {
    Json result = Json::object();
    for (const Parameter& parameter : parameters) {
        const Json value = effective(parameters, wanted, parameter.name);
        const Json known = effective(parameters, read, parameter.name);
        const bool durations = parameter.type == ParameterType::Duration && value.is_string() && known.is_string();
        if (durations ? durationOf(value) == durationOf(known) : value == known) continue;
        const Json* written = member(wanted, parameter.name);
        result[parameter.name] = written ? *written : Json();
    }
    return result;
}

/// Without the runtime that all functions of the application have anyway.
Json ownParameters(const Node& node, const Architecture& read) {
    Json parameters = node.parameters();
    const Json* usual = member(read.application(), "runtime");
    const Json* runtime = member(parameters, "runtime");
    if (node.kind == "function" && usual && runtime && *usual == *runtime) parameters.erase("runtime");
    return parameters;
}

Yaml unsaidNodes(const Architecture& wanted, const Architecture& read, const Catalog& catalog) {
    Yaml nodes = Yaml::map();
    for (const Node& node : wanted.nodes()) {
        const Kind* kind = catalog.find(node.kind);
        if (!kind) continue;
        const Node* known = read.find(node.name);
        Json entry = Json::object();
        if (!known) {
            entry["kind"] = node.kind;
            if (!node.parameters().empty()) entry["parameters"] = node.parameters();
        } else if (Json changed = difference(kind->parameters, ownParameters(node, read), known->parameters());
                   !changed.empty()) {
            entry["parameters"] = std::move(changed);
        }
        if (!entry.empty()) nodes.add(node.name, std::move(entry), {}, {node.id, {}});
    }
    return nodes;
}

/// Connections of a pair in one role, by the names of its ends.
using Key = std::tuple<std::string, std::string, std::string>;
using Groups = std::map<Key, std::vector<const Connection*>>;

Key keyOf(const Architecture& architecture, const Connection& connection) {
    return {architecture.node(connection.from).name, architecture.node(connection.to).name, connection.role};
}

Groups groupsOf(const Architecture& architecture) {
    Groups groups;
    for (const Connection& connection : architecture.connections())
        groups[keyOf(architecture, connection)].push_back(&connection);
    return groups;
}

bool isSame(const ConnectionType& type, const std::vector<const Connection*>& wanted,
            const std::vector<const Connection*>* read) {
    if (!read || wanted.size() != read->size()) return false;
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if (!difference(type.parameters, wanted[i]->parameters(), read->at(i)->parameters()).empty()) return false;
    return true;
}

Json entryOf(const Key& key) {
    return Json{{"from", std::get<0>(key)}, {"to", std::get<1>(key)}, {"role", std::get<2>(key)}};
}

/// `count` connections that were read, but are none of the design's.
void addAbsent(const Key& key, std::size_t count, const Origin& origin, Yaml& list) {
    for (std::size_t i = 0; i < count; ++i) {
        Json entry = entryOf(key);
        entry["absent"] = true;
        list.push(std::move(entry), {}, origin);
    }
}

Yaml unsaidConnections(const Architecture& wanted, const Architecture& read, const Catalog& catalog) {
    Yaml list = Yaml::list();
    const Groups known = groupsOf(read);
    const Groups groups = groupsOf(wanted);
    std::set<Key> listed;
    for (const Connection& connection : wanted.connections()) {
        const Key key = keyOf(wanted, connection);
        const ConnectionType* type = catalog.find(wanted, connection);
        if (!type || !listed.insert(key).second) continue;
        const auto found = known.find(key);
        const auto* group = found == known.end() ? nullptr : &found->second;
        const auto& own = groups.at(key);
        if (isSame(*type, own, group)) continue;
        for (const Connection* one : own) {
            Json entry = entryOf(key);
            if (!one->parameters().empty()) entry["parameters"] = one->parameters();
            list.push(std::move(entry), {}, {one->from, one->id});
        }
        if (group && group->size() > own.size())
            addAbsent(key, group->size() - own.size(), {connection.from, connection.id}, list);
    }
    for (const auto& [key, group] : known) {
        const Node* from = wanted.find(std::get<0>(key));
        if (from && !groups.contains(key)) addAbsent(key, group.size(), {from->id, {}}, list);
    }
    return list;
}

}  // namespace

Yaml unsaidBy(const Yaml& written, const Architecture& architecture, const Catalog& catalog) {
    const Json content = contentOf(written);
    const Recognised read = recognise(content, architecture.name(), catalog);
    Yaml own = Yaml::map();
    if (Yaml nodes = unsaidNodes(architecture, read.design.architecture(), catalog); !nodes.empty())
        own.add("Nodes", std::move(nodes));
    if (Yaml list = unsaidConnections(architecture, read.design.architecture(), catalog); !list.empty())
        own.add("Connections", std::move(list));
    Yaml metadata = Yaml::map();
    if (!own.empty()) metadata.add("Cascade", std::move(own));
    return metadata;
}

}  // namespace cascade::exporters::cloudformation
