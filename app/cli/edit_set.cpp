// SPDX-License-Identifier: MIT
// Setting parameters: finding what "NAME.PARAMETER" means, and taking the value as the parameter wants it.
#include <algorithm>

#include "app/cli/edit_steps.h"

namespace cascade::app {
namespace {

using Path = std::vector<std::string>;

Path splitPath(const std::string& text) {
    Path path;
    std::size_t start = 0;
    for (std::size_t end; (end = text.find('.', start)) != std::string::npos; start = end + 1)
        path.push_back(text.substr(start, end - start));
    path.push_back(text.substr(start));
    return path;
}

/// JSON if it parses, else text. "12" for a parameter that is text stays text, null takes any parameter away.
Json valueFrom(const std::string& text, bool wantsText) {
    Json value = Json::parse(text, nullptr, false);
    if (value.is_discarded() || (wantsText && !value.is_string() && !value.is_null())) return text;
    return value;
}

const Parameter* find(const std::vector<Parameter>& parameters, const std::string& name) {
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const Parameter& parameter) { return parameter.name == name; });
    return found == parameters.end() ? nullptr : &*found;
}

/// The parameter of that name; `whose` is its owner in the error that says there is none.
Result<const Parameter*> parameterNamed(const std::vector<Parameter>& parameters, const std::string& name,
                                        const std::string& whose) {
    if (const Parameter* parameter = find(parameters, name)) return parameter;
    std::vector<std::string> names;
    std::string list;
    for (const Parameter& parameter : parameters) {
        names.push_back(parameter.name);
        list += (list.empty() ? "" : ", ") + parameter.name;
    }
    const std::string all = list.empty() ? "it has none" : "it has: " + list;
    return Error{whose + " has no parameter '" + name + "'", suggest(name, names, all)};
}

bool wantsText(const Parameter& parameter) {
    return parameter.type == ParameterType::Text || parameter.type == ParameterType::Choice ||
           parameter.type == ParameterType::Duration;
}

/// One more member inside a parameter's value ("environment.MODE", "duration.lognormal.p50") is any JSON.
Json valueFor(const Parameter& parameter, std::size_t depth, const std::string& text) {
    return valueFrom(text, depth == 1 && wantsText(parameter));
}

Result<Done> done(const Result<Changes>& changes) {
    if (!changes) return changes.error();
    return Done{};
}

Result<Done> setOfNode(Design& design, const Catalog& catalog, const Node& node, Path path,
                       const std::string& text) {
    if (path == Path{"description"}) return done(design.editNode(node.id, path, valueFrom(text, true)));
    const bool simulated = path.front() == "simulation";
    if (path.size() > 1 && (simulated || path.front() == "parameters")) path.erase(path.begin());
    const Kind& kind = *catalog.find(node.kind);
    const std::string whose =
        "the " + std::string(simulated ? "simulation of " : "") + node.kind + " '" + node.name + "'";
    const auto parameter = parameterNamed(simulated ? kind.simulation : kind.parameters, path.front(), whose);
    if (!parameter) return parameter.error();
    const Json value = valueFor(**parameter, path.size(), text);
    path.insert(path.begin(), simulated ? "simulation" : "parameters");
    return done(design.editNode(node.id, path, value));
}

Result<Done> setOfConnection(Design& design, const Catalog& catalog, const Connection& connection, Path path,
                             const std::string& text) {
    const ConnectionType* type = catalog.find(design.architecture(), connection);
    if (!type) return Error{"the connection is not a legal one", "remove it, or give it a role of its pair"};
    if (path.size() > 1 && path.front() == "parameters") path.erase(path.begin());
    const auto parameter =
        parameterNamed(type->parameters, path.front(), "the connection '" + connection.label() + "'");
    if (!parameter) return parameter.error();
    const Json value = valueFor(**parameter, path.size(), text);
    path.insert(path.begin(), "parameters");
    return done(design.editConnection(connection.id, path, value));
}

Result<Done> setOfApplication(Design& design, const Path& path, const std::string& text) {
    static const std::vector<std::string> known{
        "runtime", "language", "deployment", "region", "account_concurrency", "tags", "stages"};
    if (std::find(known.begin(), known.end(), path.front()) == known.end())
        return Error{"the application has no parameter '" + path.front() + "'",
                     suggest(path.front(), known,
                             "it has: runtime, language, deployment, region, account_concurrency, tags, stages")};
    const Json* section = design.section("application");
    Json application = section ? *section : Json::object();
    Json* target = &application;
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
        target = &(*target)[path[i]];
        if (!target->is_object()) *target = Json::object();
    }
    const Json value = valueFrom(text, false);
    if (value.is_null())
        target->erase(path.back());
    else
        (*target)[path.back()] = value;
    return done(design.editSection("application", application));
}

/// The connection whose id begins `target`, followed by a dot. Ids may hold dots themselves: the longest wins.
const Connection* connectionIn(const Design& design, const std::string& target) {
    const Connection* best = nullptr;
    for (const Connection& connection : design.architecture().connections()) {
        const std::string label = connection.label();
        if (!label.empty() && target.starts_with(label + ".") && (!best || label.size() > best->label().size()))
            best = &connection;
    }
    return best;
}

}  // namespace

Result<Done> setParameter(Design& design, const Catalog& catalog, const std::string& argument) {
    const std::size_t equals = argument.find('=');
    const std::string target = argument.substr(0, equals);
    const std::size_t dot = target.find('.');
    if (equals == std::string::npos || dot == std::string::npos || dot + 1 == target.size())
        return Error{"this is not NAME.PARAMETER=VALUE", "write, for example, CreateOrder.memory=512"};
    const std::string text = argument.substr(equals + 1);
    const std::string name = target.substr(0, dot);
    if (const Node* node = design.architecture().find(name))
        return setOfNode(design, catalog, *node, splitPath(target.substr(dot + 1)), text);
    if (const Connection* connection = connectionIn(design, target))
        return setOfConnection(design, catalog, *connection,
                               splitPath(target.substr(connection->label().size() + 1)), text);
    if (name == "application") return setOfApplication(design, splitPath(target.substr(dot + 1)), text);
    const Error error = nodeNamed(design.architecture(), name).error();
    return Error{"there is no node or connection '" + name + "'", error.mend};
}

}  // namespace cascade::app
