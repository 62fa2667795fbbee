// SPDX-License-Identifier: MIT
// Chooses and fills in the piece for a use: names, keys, routes.
#include "exporters/scaffold/use_pieces.h"

#include <algorithm>

#include "model/plan/names.h"
#include "model/plan/values.h"

namespace cascade::exporters {
namespace {

Values valuesOf(const Catalog& catalog, const Node& node) {
    return Values(catalog.find(node.kind)->parameters, node.parameters());
}

/// "Order service" -> "order.service", as sources of events are written.
std::string sourceName(const std::string& application) {
    std::string name;
    for (const char c : lowerCase(application)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain)
            name += c;
        else if (!name.empty() && name.back() != '.')
            name += '.';
    }
    while (name.ends_with('.')) name.pop_back();
    return name.empty() ? "application" : name;
}

std::string quoted(const std::string& text) { return Json(text).dump(-1, ' ', true); }

/// The pieces of the table's keys, in the place of {{key}}.
void fillInKey(const Catalog& catalog, const Node& table, const Words& words, Piece& piece) {
    std::string key;
    for (const char* parameter : {"partition_key", "sort_key"}) {
        const std::string text = valuesOf(catalog, table).text(parameter);
        if (text.size() < 3) continue;
        Placeholders placeholders = words.common();
        placeholders["attribute"] = quoted(text.substr(0, text.size() - 2));
        auto attribute = readPiece(words.piecePath("keys", text.substr(text.size() - 1)), placeholders);
        if (!attribute) continue;
        while (attribute->code.ends_with('\n')) attribute->code.pop_back();
        key += (key.empty() ? "" : words.text("key_separator")) + attribute->code;
        for (const auto& [module, names] : attribute->imports)
            piece.imports[module].insert(names.begin(), names.end());
        piece.helpers.merge(attribute->helpers);
    }
    replaceAll(piece.code, "{{key}}", key);
}

/// The route that the connection names, else the API's first; parameters of the path become 1.
Route calledRoute(const Architecture& architecture, const Connection& connection) {
    Route route{"GET", "/"};
    const Json* written = member(connection.parameters(), "route");
    std::optional<Route> named;
    if (written && written->is_string()) named = parseRoute(written->get_ref<const std::string&>());
    const auto routes = architecture.outgoing(connection.to);
    if (named)
        route = *named;
    else if (!routes.empty())
        route = routeOf(architecture, *routes.front());
    if (route.method == "ANY") route.method = "POST";
    std::string path;
    bool inside = false;
    for (const char c : route.path) {
        if (c == '{') path += '1';
        inside = c == '{' || (inside && c != '}');
        if (!inside && std::string_view("}\"'\\").find(c) == std::string_view::npos) path += c;
    }
    return {route.method, path};
}

void addRoute(const Architecture& architecture, const Connection& connection, const Words& words,
              Placeholders& placeholders) {
    const Route route = calledRoute(architecture, connection);
    const bool hasBody = route.method == "POST" || route.method == "PUT" || route.method == "PATCH";
    placeholders["method"] = route.method;
    placeholders["path"] = route.path;
    placeholders["data"] = words.text(hasBody ? "body" : "no_body");
}

/// "sqs-queue-fifo.send", "api-signed.invoke": the name of the piece's file.
std::string fileStem(const Architecture& architecture, const Catalog& catalog, const Plan& plan, const Use& use) {
    const Node& target = architecture.node(use.connection->to);
    std::string stem = target.kind;
    if (const ApiPlan* api = plan.api(target.id)) {
        const bool isSigned = !api->authorizers.empty() && api->authorizers.front().type == Authorizer::Type::Iam;
        stem = isSigned ? "api-signed" : "api";
    } else if (target.kind == "function") {
        const Json mode = valueOf(*use.type, *use.connection, "mode");
        if (mode == "synchronous") stem += "-synchronous";
    } else if (catalog.find(target.kind)->parameter("fifo") && valuesOf(catalog, target).boolean("fifo")) {
        stem += "-fifo";
    }
    return stem + "." + use.connection->role;
}

/// The variable holds the name of a parameter instead of the value.
void readFromParameter(const std::string& variable, const Words& words, Piece& piece) {
    const std::string direct = words.text("variable", {{"variable", variable}});
    const std::string read = words.text("parameter", {{"direct", direct}});
    replaceAll(piece.code, direct, read);
    for (std::string& line : piece.setup) replaceAll(line, direct, read);
}

}  // namespace

Placeholders namesOf(const std::string& name) {
    const bool digit = name.front() >= '0' && name.front() <= '9';
    const std::string upper = (digit ? "N" : "") + snakeCase(name);
    std::string pascal = (digit ? "N" : "") + name;
    pascal.front() = upperCase(pascal.substr(0, 1)).front();
    return {{"name", name}, {"upper", upper}, {"snake", lowerCase(upper)}, {"pascal", pascal}};
}

bool isUsedByCode(std::string_view role) {
    return role != "on-success" && role != "on-failure" && role != "dead-letter";
}

bool isFoundByPayload(std::string_view role) { return role == "answer"; }

std::optional<Piece> pieceOf(const Architecture& architecture, const Catalog& catalog, const Plan& plan,
                             const FunctionPlan& function, const Use& use, const Words& words) {
    const Node& target = architecture.node(use.connection->to);
    Placeholders placeholders = words.common();
    placeholders.merge(namesOf(target.name));
    if (use.variable) placeholders["variable"] = use.variable->name;
    placeholders["function"] = function.name;
    placeholders["application"] = sourceName(plan.name);
    if (plan.api(target.id)) addRoute(architecture, *use.connection, words, placeholders);
    auto piece = readPiece(words.piecePath("uses", fileStem(architecture, catalog, plan, use)), placeholders);
    if (!piece) return {};
    if (target.kind == "dynamodb-table") fillInKey(catalog, target, words, *piece);
    if (use.variable && use.variable->kind == EnvironmentVariable::Kind::Parameter)
        readFromParameter(use.variable->name, words, *piece);
    return piece;
}

}  // namespace cascade::exporters
