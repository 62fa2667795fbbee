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

/// Python's and JavaScript's names for things of a node; names of nodes are letters and digits, maybe a digit
/// first.
Placeholders namesOf(const Node& node) {
    const std::string upper =
        (node.name.front() >= '0' && node.name.front() <= '9' ? "N" : "") + snakeCase(node.name);
    std::string pascal = node.name;
    pascal.front() = upperCase(pascal.substr(0, 1)).front();
    return {{"name", node.name}, {"upper", upper}, {"snake", lowerCase(upper)}, {"pascal", pascal}};
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

struct KeyAttribute {
    std::string name;
    char type;  ///< S, N or B
};

/// "id": str(item.get("id") or uuid.uuid4())
std::string pythonKey(const KeyAttribute& attribute, Piece& piece) {
    const std::string name = quoted(attribute.name);
    const std::string found = "item.get(" + name + ") or ";
    if (attribute.type == 'N') {
        piece.imports["time"];
        piece.imports["decimal"].insert("Decimal");
        return name + ": Decimal(str(" + found + "time.time_ns()))";
    }
    piece.imports["uuid"];
    return name + ": str(" + found + "uuid.uuid4())" + (attribute.type == 'B' ? ".encode()" : "");
}

/// "id": String(item["id"] ?? randomUUID())
std::string nodeJsKey(const KeyAttribute& attribute, Piece& piece) {
    const std::string name = quoted(attribute.name);
    if (attribute.type == 'N') return name + ": Number(item[" + name + "] ?? Date.now())";
    piece.imports["node:crypto"].insert("randomUUID");
    const std::string text = "String(item[" + name + "] ?? randomUUID())";
    return name + ": " + (attribute.type == 'B' ? "Buffer.from(" + text + ")" : text);
}

void fillInKey(const Catalog& catalog, const Node& table, Language language, Piece& piece) {
    std::string key;
    for (const char* parameter : {"partition_key", "sort_key"}) {
        const std::string text = valuesOf(catalog, table).text(parameter);
        if (text.size() < 3) continue;
        const KeyAttribute attribute{text.substr(0, text.size() - 2), text.back()};
        key += (key.empty() ? "" : ", ") +
               (language == Language::Python ? pythonKey(attribute, piece) : nodeJsKey(attribute, piece));
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

void addRoute(const Architecture& architecture, const Connection& connection, Language language,
              Placeholders& placeholders) {
    const Route route = calledRoute(architecture, connection);
    const bool hasBody = route.method == "POST" || route.method == "PUT" || route.method == "PATCH";
    placeholders["method"] = route.method;
    placeholders["path"] = route.path;
    if (language == Language::Python)
        placeholders["data"] = hasBody ? "json.dumps(payload, default=str).encode()" : "None";
    else
        placeholders["data"] = hasBody ? "JSON.stringify(payload)" : "undefined";
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
void readFromParameter(const std::string& variable, Language language, Piece& piece) {
    const bool python = language == Language::Python;
    const std::string direct = python ? "os.environ[\"" + variable + "\"]" : "process.env." + variable;
    const std::string read = python ? "parameter(" + direct + ")" : "(await parameter(" + direct + "))";
    replaceAll(piece.code, direct, read);
    for (std::string& line : piece.setup) replaceAll(line, direct, read);
}

}  // namespace

bool isUsedByCode(std::string_view role) {
    return role != "on-success" && role != "on-failure" && role != "dead-letter";
}

std::optional<Piece> pieceOf(const Architecture& architecture, const Catalog& catalog, const Plan& plan,
                             const FunctionPlan& function, const Use& use, Language language) {
    const Node& target = architecture.node(use.connection->to);
    Placeholders placeholders = namesOf(target);
    placeholders["variable"] = use.variable->name;
    placeholders["function"] = function.name;
    placeholders["application"] = sourceName(plan.name);
    if (plan.api(target.id)) addRoute(architecture, *use.connection, language, placeholders);
    const bool python = language == Language::Python;
    std::optional<Piece> piece =
        readPiece(std::string(python ? "python" : "nodejs") + "/uses/" +
                      fileStem(architecture, catalog, plan, use) + (python ? ".py" : ".mjs"),
                  placeholders);
    if (!piece) return {};
    if (target.kind == "dynamodb-table") fillInKey(catalog, target, language, *piece);
    if (use.variable->kind == EnvironmentVariable::Kind::Parameter)
        readFromParameter(use.variable->name, language, *piece);
    return piece;
}

}  // namespace cascade::exporters
