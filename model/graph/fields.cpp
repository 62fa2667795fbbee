// SPDX-License-Identifier: MIT
// Checking the types of well-known fields.
#include "model/graph/fields.h"

#include <initializer_list>

namespace cascade {
namespace {

constexpr std::string_view kText = "a text";
constexpr std::string_view kObject = "an object";

std::optional<WrongField> firstWrong(const Json& fields, std::initializer_list<WrongField> rules) {
    for (const WrongField& rule : rules) {
        const Json* value = member(fields, rule.name);
        if (value && (rule.expected == kText ? !value->is_string() : !value->is_object())) return rule;
    }
    return std::nullopt;
}

}  // namespace

std::optional<WrongField> wrongNodeField(const Json& fields) {
    return firstWrong(fields, {{"description", kText}, {"parameters", kObject}, {"simulation", kObject}});
}

std::optional<WrongField> wrongConnectionField(const Json& fields) {
    return firstWrong(fields, {{"role", kText}, {"id", kText}, {"parameters", kObject}});
}

}  // namespace cascade
