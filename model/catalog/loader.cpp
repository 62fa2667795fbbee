// SPDX-License-Identifier: MIT
// Reads the catalog's JSON files, strictly: an unknown field or a default out of range is an error of the catalog.
#include <algorithm>
#include <initializer_list>

#include "model/catalog/catalog.h"

namespace cascade {
namespace {

/// The first thing wrong, kept while the rest is read; reading a broken file never throws.
struct Reader {
    std::string file;
    std::string place;
    std::optional<Error> error;

    void fail(const std::string& what) {
        if (!error) error = Error{(place.empty() ? "" : place + ": ") + what, "mend the catalog file", file};
    }

    void expectOnly(const Json& object, std::initializer_list<std::string_view> keys) {
        if (!object.is_object()) return fail("an object is expected");
        for (const auto& item : object.items())
            if (std::find(keys.begin(), keys.end(), item.key()) == keys.end()) fail("unknown field '" + item.key() + "'");
    }

    std::string text(const Json& object, const char* key, bool required = true) {
        const Json* value = member(object, key);
        if (value && value->is_string()) return value->get<std::string>();
        if (value || required) fail("'" + std::string(key) + "' must be text");
        return {};
    }

    std::vector<std::string> texts(const Json& object, const char* key) {
        std::vector<std::string> result;
        const Json* value = member(object, key);
        if (!value) return result;
        if (!value->is_array()) fail("'" + std::string(key) + "' must be a list");
        for (const Json& entry : *value) {
            if (!entry.is_string()) return fail("'" + std::string(key) + "' must hold texts"), result;
            result.push_back(entry.get<std::string>());
        }
        return result;
    }

    std::optional<double> number(const Json& object, const char* key) {
        const Json* value = member(object, key);
        if (!value) return std::nullopt;
        if (!value->is_number()) return fail("'" + std::string(key) + "' must be a number"), std::nullopt;
        return value->get<double>();
    }

    template <typename Enum>
    Enum choice(const Json& object, const char* key, std::initializer_list<Enum> values) {
        const std::string name = text(object, key);
        for (const Enum value : values)
            if (nameOf(value) == name) return value;
        fail("'" + std::string(key) + "' cannot be '" + name + "'");
        return *values.begin();
    }

    Parameter parameter(const Json& json) {
        expectOnly(json, {"name", "title", "type", "unit", "default", "minimum", "maximum", "choices", "pattern", "help",
                          "source", "required"});
        Parameter p;
        p.name = text(json, "name");
        const std::string outer = place;
        place += (place.empty() ? "" : ", ") + ("parameter " + p.name);
        p.title = text(json, "title");
        p.type = choice(json, "type",
                        {ParameterType::Integer, ParameterType::Number, ParameterType::Boolean, ParameterType::Text,
                         ParameterType::Choice, ParameterType::Duration, ParameterType::Value});
        p.unit = text(json, "unit", false);
        if (const Json* value = member(json, "default")) p.defaultValue = *value;
        p.minimum = number(json, "minimum");
        p.maximum = number(json, "maximum");
        p.choices = texts(json, "choices");
        p.pattern = text(json, "pattern", false);
        p.help = text(json, "help");
        p.source = text(json, "source", p.minimum.has_value() || p.maximum.has_value());
        p.required = json.value("required", false);
        if (!p.defaultValue.is_null())
            if (const auto wrong = checkValue(p, p.defaultValue)) fail("default: " + wrong->what);
        place = outer;
        return p;
    }

    std::vector<Parameter> parameters(const Json& object, const char* key) {
        std::vector<Parameter> result;
        if (const Json* list = member(object, key)) {
            if (!list->is_array()) fail("'" + std::string(key) + "' must be a list");
            else
                for (const Json& entry : *list) result.push_back(parameter(entry));
        }
        return result;
    }

    ConnectionType connection(const Json& json, const std::string& from) {
        expectOnly(json, {"to", "role", "title", "description", "flow", "parameters", "actions", "envelope", "exports",
                          "not_exported", "sources"});
        ConnectionType c;
        c.from = from;
        c.to = text(json, "to");
        c.role = text(json, "role");
        place = "connection to " + c.to + " (" + c.role + ")";
        c.title = text(json, "title");
        c.description = text(json, "description");
        c.flow = choice(json, "flow",
                        {Flow::Synchronous, Flow::Asynchronous, Flow::Polled, Flow::Data, Flow::Authorization});
        c.parameters = parameters(json, "parameters");
        c.actions = texts(json, "actions");
        c.envelope = text(json, "envelope", false);
        c.exports = texts(json, "exports");
        c.notExported = text(json, "not_exported", c.exports.empty());
        c.sources = texts(json, "sources");
        place.clear();
        return c;
    }

    Price price(const Json& json) {
        expectOnly(json, {"item", "title", "usd", "per", "unit", "date", "source"});
        Price p;
        p.item = text(json, "item");
        p.title = text(json, "title");
        p.usd = number(json, "usd").value_or(0);
        p.per = number(json, "per").value_or(1);
        p.unit = text(json, "unit");
        p.date = text(json, "date");
        p.source = text(json, "source");
        return p;
    }

    Kind kind(const Json& json) {
        expectOnly(json, {"kind", "title", "plural", "group", "order", "icon", "color", "type", "summary", "description",
                          "documentation", "notice", "name_stem", "parameters", "simulation", "sample", "prices",
                          "connections"});
        Kind k;
        k.name = text(json, "kind");
        k.title = text(json, "title");
        k.plural = text(json, "plural");
        k.group = text(json, "group");
        k.icon = text(json, "icon");
        k.color = text(json, "color");
        k.type = text(json, "type", false);
        k.summary = text(json, "summary");
        k.description = text(json, "description");
        k.documentation = text(json, "documentation", false);
        k.notice = text(json, "notice", false);
        k.nameStem = text(json, "name_stem");
        k.parameters = parameters(json, "parameters");
        k.simulation = parameters(json, "simulation");
        if (const Json* sample = member(json, "sample")) k.sample = *sample;
        if (const Json* prices = member(json, "prices"))
            for (const Json& entry : *prices) k.prices.push_back(price(entry));
        return k;
    }
};

}  // namespace

Result<Catalog> loadCatalog(std::span<const EmbeddedFile> files) {
    struct Ordered {
        double order;
        Kind kind;
        std::vector<ConnectionType> connections;
    };
    std::vector<Ordered> entries;
    for (const EmbeddedFile& file : files) {
        Reader reader{std::string(file.name), {}, {}};
        const Json json = Json::parse(file.text, nullptr, /*allow_exceptions=*/false);
        if (!json.is_object()) return Error{"no JSON object", "mend the catalog file", reader.file};
        Ordered entry{reader.number(json, "order").value_or(0), reader.kind(json), {}};
        if (const Json* connections = member(json, "connections"))
            for (const Json& connection : *connections)
                entry.connections.push_back(reader.connection(connection, entry.kind.name));
        if (reader.error) return *reader.error;
        entries.push_back(std::move(entry));
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Ordered& a, const Ordered& b) { return a.order < b.order; });

    Catalog catalog;
    for (Ordered& entry : entries) {
        if (catalog.find(entry.kind.name)) return Error{"two files describe the kind '" + entry.kind.name + "'"};
        auto& groups = catalog.m_groups;
        if (std::find(groups.begin(), groups.end(), entry.kind.group) == groups.end()) groups.push_back(entry.kind.group);
        catalog.m_kinds.push_back(std::move(entry.kind));
        std::move(entry.connections.begin(), entry.connections.end(), std::back_inserter(catalog.m_connections));
    }
    for (const ConnectionType& type : catalog.m_connections) {
        if (!catalog.find(type.to))
            return Error{"kind '" + type.from + "' connects to the unknown kind '" + type.to + "'"};
        if (catalog.find(type.from, type.to, type.role) != &type)
            return Error{"kind '" + type.from + "' declares '" + type.role + "' to '" + type.to + "' twice"};
    }
    return catalog;
}

}  // namespace cascade
