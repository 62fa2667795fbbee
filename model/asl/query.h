// SPDX-License-Identifier: MIT
// A JSONata expression of a state: the text between "{%" and "%}", with what Step Functions adds to the language.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/asl/fault.h"
#include "model/asl/scope.h"
#include "model/jsonata/jsonata.h"
#include "model/result.h"

namespace cascade::asl {

/// Which fields of $states an expression names: the others need not be copied into its environment.
struct StatesUse {
    bool input = false;
    bool result = false;
    bool errorOutput = false;
    bool context = false;
};

class Query {
public:
    /// How a text stands to the delimiters: not at all, as both ends say, or with one end wrong.
    enum class Delimiters { None, Both, Broken };
    static Delimiters delimiters(std::string_view text);

    /// REQUIRES: delimiters(text) == Both
    static Result<Query> parse(const std::string& text);

    /// `field` names the place in faults, which are States.QueryEvaluationError.
    Outcome<Json> evaluate(const Scope& scope, std::string_view field) const;

private:
    explicit Query(jsonata::Expression expression) : m_expression(std::move(expression)) {}

    std::string m_text;
    jsonata::Expression m_expression;
    StatesUse m_states;
    std::vector<std::string> m_variables;  ///< Names behind a dollar sign, other than "states".
};

}  // namespace cascade::asl
