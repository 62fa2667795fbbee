// SPDX-License-Identifier: MIT
// The rules of Choice states that are written with JSONPath: Variable, one operator, And, Or, Not.
#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "model/asl/fault.h"
#include "model/asl/scope.h"

namespace cascade::asl {

/// What an operator compares; Present to Timestamp ask for the type of a value.
enum class Compared {
    Boolean,
    Number,
    Text,
    Time,
    Pattern,
    IsPresent,
    IsNull,
    IsBoolean,
    IsNumeric,
    IsString,
    IsTimestamp
};
enum class Relation { Equals, Less, LessEquals, Greater, GreaterEquals };

struct ChoiceOperator {
    std::string_view name;
    Compared compared;
    Relation relation = Relation::Equals;
    bool path = false;  ///< The operand is a path to the value.
};

/// The operator of that name, or nullptr.
const ChoiceOperator* choiceOperator(std::string_view name);
/// The names of all thirty-nine.
std::vector<std::string> choiceOperatorNames();

struct ChoiceRule {
    enum class Kind { Comparison, And, Or, Not };
    Kind kind = Kind::Comparison;
    Path variable;
    const ChoiceOperator* comparison = nullptr;
    std::variant<Json, Path> operand;
    std::vector<ChoiceRule> parts;  ///< Of And, Or, Not.
};

/// Faults are States.Runtime: a path that names nothing, outside IsPresent.
Outcome<bool> holds(const ChoiceRule& rule, const Scope& scope);

/// True if the text fits the pattern, in which * stands for any characters, \* for a star, \\ for a backslash.
bool matchesStars(std::string_view text, std::string_view pattern);

}  // namespace cascade::asl
