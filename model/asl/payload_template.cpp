// SPDX-License-Identifier: MIT
// Filling templates in.
#include "model/asl/payload_template.h"

namespace cascade::asl {
namespace {

Outcome<Json> fill(const Template::Object& object, const Scope& scope, std::string_view field) {
    Json filled = Json::object();
    for (const Template::Member& member : object) {
        const bool path = member.value.expression() != nullptr;
        const std::string inner = path ? member.name + ".$" : std::string(field) + "/" + member.name;
        Outcome<Json> value = member.value.evaluate(scope, inner);
        if (!value) return value.fault();
        filled[member.name] = *std::move(value);
    }
    return filled;
}

Outcome<Json> fill(const Template::List& list, const Scope& scope, std::string_view field) {
    Json filled = Json::array();
    for (const Template& element : list) {
        Outcome<Json> value =
            element.evaluate(scope, std::string(field) + "[" + std::to_string(filled.size()) + "]");
        if (!value) return value.fault();
        filled.push_back(*std::move(value));
    }
    return filled;
}

}  // namespace

Template::Template(Json constant) : m_what(std::make_shared<const What>(std::move(constant))) {}
Template::Template(Expression expression) : m_what(std::make_shared<const What>(std::move(expression))) {}
Template::Template(Query query) : m_what(std::make_shared<const What>(std::move(query))) {}
Template::Template(Object object) : m_what(std::make_shared<const What>(std::move(object))) {}
Template::Template(List list) : m_what(std::make_shared<const What>(std::move(list))) {}

const Json* Template::constant() const { return std::get_if<Json>(m_what.get()); }
const Expression* Template::expression() const { return std::get_if<Expression>(m_what.get()); }
const Template::Object* Template::object() const { return std::get_if<Object>(m_what.get()); }

Outcome<Json> Template::evaluate(const Scope& scope, std::string_view field) const {
    if (const Json* json = constant()) return *json;
    if (const Expression* path = expression()) return asl::evaluate(*path, scope, *scope.random, field);
    if (const auto* query = std::get_if<Query>(m_what.get())) return query->evaluate(scope, field);
    if (const Object* members = object()) return fill(*members, scope, field);
    return fill(*std::get_if<List>(m_what.get()), scope, field);
}

}  // namespace cascade::asl
