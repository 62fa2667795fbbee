// SPDX-License-Identifier: MIT
// Fields of objects in definitions.
#include "model/asl/read_object.h"

#include <algorithm>

#include "model/nearest.h"

namespace cascade::asl {

std::string pointerTo(const std::string& parent, std::string_view key) {
    std::string pointer = parent + "/";
    for (const char c : key) pointer += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return pointer;
}

void ObjectReader::complain(std::string what, std::string mend) const {
    m_complaints.push_back({Gravity::Error, m_pointer, std::move(what), std::move(mend)});
}

void ObjectReader::complainAt(std::string_view field, std::string what, std::string mend) const {
    m_complaints.push_back({Gravity::Error, pointer(field), std::move(what), std::move(mend)});
}

void ObjectReader::warnAt(std::string_view field, std::string what, std::string mend) const {
    m_complaints.push_back({Gravity::Warning, pointer(field), std::move(what), std::move(mend)});
}

std::optional<std::string> ObjectReader::text(std::string_view field) const {
    const Json* value = find(field);
    if (!value) return std::nullopt;
    if (value->is_string()) return value->get<std::string>();
    complainAt(field, std::string(field) + " is not a text", "write it in quotes");
    return std::nullopt;
}

std::optional<std::string> ObjectReader::requiredText(std::string_view field) const {
    if (!has(field)) complain(std::string(field) + " is missing", "add \"" + std::string(field) + "\"");
    return text(field);
}

std::optional<bool> ObjectReader::truth(std::string_view field) const {
    const Json* value = find(field);
    if (!value) return std::nullopt;
    if (value->is_boolean()) return value->get<bool>();
    complainAt(field, std::string(field) + " is neither true nor false", "write true or false");
    return std::nullopt;
}

std::optional<std::int64_t> ObjectReader::integer(std::string_view field, std::int64_t least,
                                                  std::int64_t most) const {
    const Json* value = find(field);
    if (!value) return std::nullopt;
    const std::string range = "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
    if (value->is_number()) {
        const double number = value->get<double>();
        const bool inside = number >= static_cast<double>(least) && number <= static_cast<double>(most);
        if (inside && static_cast<double>(static_cast<std::int64_t>(number)) == number)
            return static_cast<std::int64_t>(number);
    }
    complainAt(field, std::string(field) + " is not " + range, "write " + range);
    return std::nullopt;
}

std::optional<Path> ObjectReader::path(std::string_view field, bool reference) const {
    const std::optional<std::string> written = text(field);
    if (!written) return std::nullopt;
    Result<Path> path = parsePath(*written);
    if (!path) {
        complainAt(field, path.error().what, path.error().mend);
        return std::nullopt;
    }
    if (reference && !path->isReference()) {
        complainAt(field,
                   std::string(field) + " must name a single place, and \"" + *written + "\" may name several",
                   "use names and indexes only, such as $.order.items[0]");
        return std::nullopt;
    }
    return std::move(path).value();
}

std::optional<Template> ObjectReader::payload(std::string_view field, bool jsonata) const {
    const Json* value = find(field);
    return value ? readTemplate(*value, jsonata, pointer(field), m_complaints) : std::nullopt;
}

void ObjectReader::exclusive(std::initializer_list<std::string_view> fields) const {
    std::vector<std::string_view> present;
    for (const std::string_view field : fields)
        if (has(field)) present.push_back(field);
    if (present.size() > 1)
        complainAt(present[1], std::string(present[0]) + " and " + std::string(present[1]) + " exclude each other",
                   "keep one of them");
}

void ObjectReader::onlyKnows(const std::vector<std::string>& known, const std::string& owner) const {
    for (const auto& entry : m_object.items()) {
        if (std::ranges::find(known, entry.key()) != known.end()) continue;
        const std::string near = nearest(entry.key(), known);
        complainAt(entry.key(), owner + " has no field \"" + entry.key() + "\"",
                   near.empty() ? "remove it" : "did you mean \"" + near + "\"?");
    }
}

namespace {

constexpr std::string_view kComputed = ".$";

class TemplateReader {
public:
    TemplateReader(bool jsonata, Complaints& complaints) : m_jsonata(jsonata), m_complaints(complaints) {}

    Template read(const Json& json, const std::string& pointer) {
        if (json.is_object()) return object(json, pointer);
        if (json.is_array()) return list(json, pointer);
        if (m_jsonata && json.is_string()) return query(json.get_ref<const std::string&>(), pointer);
        return Template(json);
    }

private:
    void complain(const std::string& pointer, std::string what, std::string mend) {
        m_complaints.push_back({Gravity::Error, pointer, std::move(what), std::move(mend)});
    }

    Template object(const Json& json, const std::string& pointer) {
        Template::Object members;
        bool constant = true;
        for (const auto& entry : json.items()) {
            const std::string place = pointerTo(pointer, entry.key());
            const bool computed = !m_jsonata && entry.key().ends_with(kComputed);
            const std::string name =
                computed ? entry.key().substr(0, entry.key().size() - kComputed.size()) : entry.key();
            Template value = computed ? expression(entry.value(), place) : read(entry.value(), place);
            if (std::ranges::find(members, name, &Template::Member::name) != members.end())
                complain(place, "\"" + name + "\" and \"" + name + ".$\" name the same field", "keep one of them");
            constant = constant && value.constant();
            members.push_back({name, std::move(value)});
        }
        return constant ? Template(json) : Template(std::move(members));
    }

    Template list(const Json& json, const std::string& pointer) {
        Template::List elements;
        bool constant = true;
        for (const Json& element : json) {
            elements.push_back(read(element, pointerTo(pointer, std::to_string(elements.size()))));
            constant = constant && elements.back().constant();
        }
        return constant ? Template(json) : Template(std::move(elements));
    }

    Template expression(const Json& json, const std::string& pointer) {
        if (!json.is_string()) {
            complain(pointer, "a field whose name ends in .$ is not a text",
                     "write a path or a call of a function");
            return Template(Json());
        }
        Result<Expression> expression = parseExpression(json.get_ref<const std::string&>());
        if (expression) return Template(std::move(expression).value());
        complain(pointer, expression.error().what, expression.error().mend);
        return Template(Json());
    }

    Template query(const std::string& text, const std::string& pointer) {
        switch (Query::delimiters(text)) {
            case Query::Delimiters::None: return Template(Json(text));
            case Query::Delimiters::Broken:
                complain(pointer, "the text begins or ends like a JSONata expression, but not both",
                         "begin it with {% and end it with %}, without blanks around");
                return Template(Json());
            case Query::Delimiters::Both: break;
        }
        Result<Query> query = Query::parse(text);
        if (query) return Template(std::move(query).value());
        complain(pointer, "the JSONata expression cannot be read: " + query.error().what, query.error().mend);
        return Template(Json());
    }

    bool m_jsonata;
    Complaints& m_complaints;
};

}  // namespace

std::optional<Template> readTemplate(const Json& json, bool jsonata, const std::string& pointer,
                                     Complaints& complaints) {
    const std::size_t before = complaints.size();
    Template read = TemplateReader(jsonata, complaints).read(json, pointer);
    if (complaints.size() > before) return std::nullopt;
    return read;
}

}  // namespace cascade::asl
