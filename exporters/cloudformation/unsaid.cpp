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

bool isEqual(const std::vector<Parameter>& parameters, const Json& a, const Json& b) {
    return difference(parameters, a, b).empty();
}

/// Without the runtime that all functions of the application have anyway.
Json ownParameters(const Node& node, const Architecture& read) {
    Json parameters = node.parameters();
    const Json* usual = member(read.application(), "runtime");
    const Json* runtime = member(parameters, "runtime");
    if (node.kind == "function" && usual && runtime && *usual == *runtime) parameters.erase("runtime");
    return parameters;
}

Json unsaidNodes(const Architecture& wanted, const Architecture& read, const Catalog& catalog) {
    Json nodes = Json::object();
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
        if (!entry.empty()) nodes[node.name] = std::move(entry);
    }
    return nodes;
}

/// Connections of a pair in one role, by the names of its ends.
using Key = std::tuple<std::string, std::string, std::string>;
using Groups = std::map<Key, std::vector<const Connection*>>;

Groups groupsOf(const Architecture& architecture) {
    Groups groups;
    for (const Connection& connection : architecture.connections())
        groups[{architecture.node(connection.from).name, architecture.node(connection.to).name, connection.role}]
            .push_back(&connection);
    return groups;
}

bool isSame(const ConnectionType& type, const std::vector<const Connection*>& wanted,
            const std::vector<const Connection*>* read) {
    if (!read || wanted.size() != read->size()) return false;
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if (!isEqual(type.parameters, wanted[i]->parameters(), read->at(i)->parameters())) return false;
    return true;
}

Json entryOf(const Key& key) {
    return Json{{"from", std::get<0>(key)}, {"to", std::get<1>(key)}, {"role", std::get<2>(key)}};
}

Json unsaidConnections(const Architecture& wanted, const Architecture& read, const Catalog& catalog) {
    Json list = Json::array();
    const Groups known = groupsOf(read);
    const Groups groups = groupsOf(wanted);
    std::set<Key> listed;
    for (const Connection& connection : wanted.connections()) {
        const Key key{wanted.node(connection.from).name, wanted.node(connection.to).name, connection.role};
        const ConnectionType* type = catalog.find(wanted, connection);
        if (!type || !listed.insert(key).second) continue;
        const auto found = known.find(key);
        const auto* group = found == known.end() ? nullptr : &found->second;
        const auto& own = groups.at(key);
        if (isSame(*type, own, group)) continue;
        for (const Connection* one : own) {
            list.push_back(entryOf(key));
            if (!one->parameters().empty()) list.back()["parameters"] = one->parameters();
        }
        for (std::size_t i = own.size(); group && i < group->size(); ++i) {
            list.push_back(entryOf(key));
            list.back()["absent"] = true;
        }
    }
    for (const auto& [key, group] : known) {
        if (groups.contains(key)) continue;
        for (std::size_t i = 0; i < group.size(); ++i) {
            list.push_back(entryOf(key));
            list.back()["absent"] = true;
        }
    }
    return list;
}

}  // namespace

Json unsaidBy(const Yaml& written, const Architecture& architecture, const Catalog& catalog) {
    const Json content = contentOf(written);
    const Recognised read = recognise(content, architecture.name(), catalog);
    Json own = Json::object();
    if (Json nodes = unsaidNodes(architecture, read.design.architecture(), catalog); !nodes.empty())
        own["Nodes"] = std::move(nodes);
    if (Json list = unsaidConnections(architecture, read.design.architecture(), catalog); !list.empty())
        own["Connections"] = std::move(list);
    return own.empty() ? own : Json{{"Cascade", std::move(own)}};
}

}  // namespace cascade::exporters::cloudformation
