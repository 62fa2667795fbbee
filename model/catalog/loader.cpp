// SPDX-License-Identifier: MIT
// Reads the catalog's JSON files, strictly: an unknown field or a default out of range is an error of the catalog.
#include <algorithm>
#include <initializer_list>

#include "model/catalog/catalog.h"
#include "model/catalog/text_pattern.h"

namespace cascade {
namespace {

/// The first thing wrong, kept while the rest is read; reading a broken file never throws.
struct Reader {
    std::string file;
    std::string place;
    std::optional<Error> error;

    void fail(const std::string& what, const std::string& mend = "see resources/catalog/README.md") {
        if (!error) error = Error{(place.empty() ? "" : place + ": ") + what, mend, file};
    }

    void expectOnly(const Json& object, std::initializer_list<std::string_view> keys) {
        if (!object.is_object()) return fail("an object is expected");
        for (const auto& item : object.items())
            if (std::find(keys.begin(), keys.end(), item.key()) == keys.end())
                fail("unknown field '" + item.key() + "'");
    }

    /// The entries of a list that may be absent.
    const Json& list(const Json& object, const char* key) {
        static const Json none = Json::array();
        const Json* value = member(object, key);
        if (!value) return none;
        if (value->is_array()) return *value;
        fail("'" + std::string(key) + "' must be a list");
        return none;
    }

    std::string text(const Json& object, const char* key, bool required = true) {
        const Json* value = member(object, key);
        if (value && value->is_string()) return value->get<std::string>();
        if (value || required) fail("'" + std::string(key) + "' must be text");
        return {};
    }

    std::vector<std::string> texts(const Json& object, const char* key) {
        std::vector<std::string> result;
        for (const Json& entry : list(object, key)) {
            if (entry.is_string())
                result.push_back(entry.get<std::string>());
            else
                fail("'" + std::string(key) + "' must hold texts");
        }
        return result;
    }

    bool flag(const Json& object, const char* key) {
        const Json* value = member(object, key);
        if (value && !value->is_boolean()) fail("'" + std::string(key) + "' must be true or false");
        return value && value->is_boolean() && value->get<bool>();
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
        expectOnly(json, {"name", "title", "type", "unit", "default", "minimum", "maximum", "choices", "pattern",
                          "help", "source", "required"});
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
        p.required = flag(json, "required");
        finish(p);
        place = outer;
        return p;
    }

    /// What only holds between the fields of a parameter.
    void finish(Parameter& p) {
        if (!p.pattern.empty()) {
            const Result<TextPattern> compiled = TextPattern::compile(p.pattern);
            if (!compiled) return fail("pattern: " + compiled.error().what);
            p.compiledPattern = std::make_shared<const TextPattern>(*compiled);
        }
        if (p.type == ParameterType::Choice && p.choices.empty()) fail("a choice needs 'choices'");
        if (p.minimum && p.maximum && *p.minimum > *p.maximum) fail("'minimum' is above 'maximum'");
        if (p.defaultValue.is_null()) return;
        if (const auto wrong = checkValue(p, p.defaultValue)) fail("default: " + wrong->what, wrong->mend);
    }

    std::vector<Parameter> parameters(const Json& object, const char* key) {
        std::vector<Parameter> result;
        for (const Json& entry : list(object, key)) {
            Parameter next = parameter(entry);
            for (const Parameter& other : result)
                if (other.name == next.name)
                    fail("the parameter '" + next.name + "' stands twice in '" + key + "'");
            result.push_back(std::move(next));
        }
        return result;
    }

    ConnectionType connection(const Json& json, const std::string& from) {
        expectOnly(json, {"to", "role", "title", "description", "flow", "parameters", "actions", "envelope",
                          "exports", "not_exported", "sources"});
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
        for (const char* diagram : {"mermaid", "dot"}) c.exports.emplace_back(diagram);  // they draw everything
        c.sources = texts(json, "sources");
        place.clear();
        return c;
    }

    /// Tiers and free units are of months: price_terms.cpp reads them where a month is told of.
    Price price(const Json& json) {
        expectOnly(json, {"item", "title", "usd", "per", "unit", "tiers", "free", "free_with", "date", "source"});
        Price p;
        p.item = text(json, "item");
        p.title = text(json, "title");
        p.usd = number(json, "usd").value_or(0);
        p.per = number(json, "per").value_or(1);
        if (p.usd < 0 || p.per <= 0) fail("the price of '" + p.item + "' must not be negative, nor for nothing");
        p.unit = text(json, "unit");
        p.date = text(json, "date");
        p.source = text(json, "source");
        return p;
    }

    Kind kind(const Json& json) {
        expectOnly(json, {"kind", "title", "plural", "group", "order", "icon", "color", "type", "summary",
                          "description", "documentation", "notice", "name_stem", "parameters", "simulation",
                          "sample", "prices", "connections"});
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
        for (const Json& entry : list(json, "prices")) k.prices.push_back(price(entry));
        return k;
    }
};

struct Entry {
    double order = 0;
    std::string file;
    Kind kind;
    std::vector<ConnectionType> connections;
};

Result<Entry> readFile(const EmbeddedFile& file) {
    Reader reader{std::string(file.name), {}, {}};
    const Json json = Json::parse(file.text, nullptr, /*allow_exceptions=*/false);
    if (json.is_discarded()) return Error{"this is no JSON", "look for a missing comma or quote", reader.file};
    Entry entry{reader.number(json, "order").value_or(0), reader.file, reader.kind(json), {}};
    for (const Json& connection : reader.list(json, "connections"))
        entry.connections.push_back(reader.connection(connection, entry.kind.name));
    if (reader.error) return *reader.error;
    return entry;
}

}  // namespace

Result<Catalog> loadCatalog(std::span<const EmbeddedFile> files) {
    std::vector<Entry> entries;
    for (const EmbeddedFile& file : files) {
        Result<Entry> entry = readFile(file);
        if (!entry) return entry.error();
        entries.push_back(std::move(entry).value());
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry& a, const Entry& b) { return a.order < b.order; });

    Catalog catalog;
    for (Entry& entry : entries) {
        if (catalog.find(entry.kind.name))
            return Error{"two files describe the kind '" + entry.kind.name + "'", "keep one of them", entry.file};
        auto& groups = catalog.m_groups;
        if (std::find(groups.begin(), groups.end(), entry.kind.group) == groups.end())
            groups.push_back(entry.kind.group);
        catalog.m_kinds.push_back(std::move(entry.kind));
        std::move(entry.connections.begin(), entry.connections.end(), std::back_inserter(catalog.m_connections));
    }
    for (const ConnectionType& type : catalog.m_connections) {
        const std::string place =
            "the connection from '" + type.from + "' to '" + type.to + "' (" + type.role + ")";
        if (!catalog.find(type.to)) return Error{place + " leads to an unknown kind", "name a kind of the catalog"};
        if (catalog.find(type.from, type.to, type.role) != &type)
            return Error{place + " is declared twice", "remove one of them"};
    }
    return catalog;
}

}  // namespace cascade
