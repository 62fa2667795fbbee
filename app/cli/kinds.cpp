// SPDX-License-Identifier: MIT
// cascade kinds: the catalog, for people and for programs.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "app/cli/table.h"
#include "model/catalog/catalog.h"

namespace cascade::app {
namespace {

Json toJson(const Parameter& parameter) {
    Json json{{"name", parameter.name},
              {"title", parameter.title},
              {"type", nameOf(parameter.type)},
              {"default", parameter.defaultValue}};
    if (!parameter.unit.empty()) json["unit"] = parameter.unit;
    if (parameter.minimum) json["minimum"] = *parameter.minimum;
    if (parameter.maximum) json["maximum"] = *parameter.maximum;
    if (!parameter.choices.empty()) json["choices"] = parameter.choices;
    json["help"] = parameter.help;
    return json;
}

Json toJson(const std::vector<Parameter>& parameters) {
    Json json = Json::array();
    for (const Parameter& parameter : parameters) json.push_back(toJson(parameter));
    return json;
}

Json toJson(const Kind& kind) {
    return Json{{"kind", kind.name},
                {"title", kind.title},
                {"group", kind.group},
                {"type", kind.type},
                {"summary", kind.summary},
                {"parameters", toJson(kind.parameters)},
                {"simulation", toJson(kind.simulation)}};
}

Json toJson(const ConnectionType& type) {
    return Json{{"from", type.from},   {"to", type.to},           {"role", type.role},
                {"title", type.title}, {"exports", type.exports}, {"parameters", toJson(type.parameters)}};
}

Json toJson(const Catalog& catalog) {
    Json json{{"kinds", Json::array()}, {"connections", Json::array()}};
    for (const Kind& kind : catalog.kinds()) json["kinds"].push_back(toJson(kind));
    for (const ConnectionType& type : catalog.connections()) json["connections"].push_back(toJson(type));
    return json;
}

/// "256 MB", "30s", "not set": what a parameter is when nobody sets it.
std::string defaultText(const Parameter& parameter) {
    if (parameter.defaultValue.is_null()) return "not set";
    const Json& value = parameter.defaultValue;
    const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
    return parameter.unit.empty() ? text : text + " " + parameter.unit;
}

/// "128 to 10240", "at least 1", "60s to 6h", "a|b|c": what it may be.
std::string rangeText(const Parameter& parameter) {
    const auto limit = [&](double value) {
        if (parameter.type != ParameterType::Duration) return number(value);
        return formatDuration(static_cast<Nanoseconds>(value * static_cast<double>(kSecond)));
    };
    if (parameter.minimum && parameter.maximum)
        return limit(*parameter.minimum) + " to " + limit(*parameter.maximum);
    if (parameter.minimum) return "at least " + limit(*parameter.minimum);
    if (parameter.maximum) return "at most " + limit(*parameter.maximum);
    std::string text;
    for (const std::string& choice : parameter.choices) text += (text.empty() ? "" : "|") + choice;
    return text.empty() ? std::string(nameOf(parameter.type)) : text;
}

void printParameters(const std::string& prefix, const std::vector<Parameter>& parameters, Table& table) {
    for (const Parameter& parameter : parameters)
        table.addRow({prefix + parameter.name, parameter.title, defaultText(parameter), rangeText(parameter)});
}

void printKind(const Catalog& catalog, const Kind& kind) {
    std::cout << "\n" << kind.name << ": " << kind.summary << "\n";
    if (!kind.notice.empty()) std::cout << "  Note: " << kind.notice << "\n";
    Table parameters;
    printParameters("", kind.parameters, parameters);
    printParameters("simulation.", kind.simulation, parameters);
    Table connections;
    for (const ConnectionType& type : catalog.connections())
        if (type.from == kind.name) connections.addRow({"-> " + type.to, type.role, type.title});
    std::cout << parameters.text() << connections.text();
}

Result<int> listKinds(const std::string& format) {
    const Catalog& catalog = builtinCatalog();
    if (format == "json") {
        printJson(toJson(catalog));
        return kFine;
    }
    std::cout << counted(catalog.kinds().size(), "kind") << " and "
              << counted(catalog.connections().size(), "legal connection")
              << "; each with its parameters (default, range) and what it may connect to.\n";
    for (const Kind& kind : catalog.kinds()) printKind(catalog, kind);
    return kFine;
}

}  // namespace

void declareKinds(CLI::App& program, Request& request) {
    CLI::App* command = program.add_subcommand("kinds", "List the catalog: kinds, parameters, legal connections");
    const auto format = std::make_shared<std::string>("text");
    command->add_option("--format", *format, "text (default) or json")->check(CLI::IsMember({"text", "json"}));
    command->callback([format, &request] { request.command = [format] { return listKinds(*format); }; });
}

}  // namespace cascade::app
