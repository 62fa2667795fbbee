// SPDX-License-Identifier: MIT
// JSONata inside states: $states, the variables of the workflow, and the functions that Step Functions adds.
#include "model/asl/query.h"

#include <algorithm>

#include "model/asl/expression.h"
#include "model/asl/scanner.h"

namespace cascade::asl {
namespace {

using jsonata::Arguments;
using Answer = Result<std::optional<Json>>;

constexpr std::string_view kOpen = "{%";
constexpr std::string_view kClose = "%}";

/// A function of JSONata that answers as an intrinsic function does.
jsonata::NativeFunction native(Intrinsic function, std::size_t count, Random& random) {
    return {"", [function, count, &random](const Arguments& arguments) -> Answer {
                if (arguments.size() != count)
                    return Error{"the function takes " + std::to_string(count) + " arguments", ""};
                std::vector<Json> values;
                for (const std::optional<Json>& argument : arguments) {
                    if (!argument) return std::optional<Json>();
                    values.push_back(*argument);
                }
                Outcome<Json> value = call(function, values, random);
                if (!value) return Error{value.fault().cause, ""};
                return std::optional<Json>(*std::move(value));
            }};
}

/// $random() and $random(seed); a seed always gives the same number.
jsonata::NativeFunction randomFunction(Random& random) {
    return {"", [&random](const Arguments& arguments) -> Answer {
                if (arguments.empty()) return std::optional<Json>(random.unit());
                if (!arguments[0] || !arguments[0]->is_number())
                    return Error{"the seed of $random must be a number", ""};
                return std::optional<Json>(Random(static_cast<std::uint64_t>(arguments[0]->get<double>())).unit());
            }};
}

/// $parse(text): the JSON value that a text holds.
Answer parseText(const Arguments& arguments) {
    if (arguments.size() != 1 || !arguments[0]) return std::optional<Json>();
    if (!arguments[0]->is_string()) return Error{"$parse takes a text", ""};
    Json value = Json::parse(arguments[0]->get_ref<const std::string&>(), nullptr, false);
    if (value.is_discarded()) return Error{"$parse: the text is no JSON", ""};
    return std::optional<Json>(std::move(value));
}

void addFunctions(jsonata::Environment& environment, Random& random) {
    environment.functions["partition"] = native(Intrinsic::ArrayPartition, 2, random);
    environment.functions["range"] = native(Intrinsic::ArrayRange, 3, random);
    environment.functions["hash"] = native(Intrinsic::Hash, 2, random);
    environment.functions["uuid"] = native(Intrinsic::Uuid, 0, random);
    environment.functions["random"] = randomFunction(random);
    environment.functions["parse"] = {"", parseText};
    environment.random = [&random] { return random.unit(); };
    environment.allowEval = false;
}

Json statesOf(const Scope& scope, const StatesUse& use) {
    Json states = Json::object();
    if (use.input && scope.stateInput) states["input"] = *scope.stateInput;
    if (use.result && scope.result) states["result"] = *scope.result;
    if (use.errorOutput && scope.errorOutput) states["errorOutput"] = *scope.errorOutput;
    if (use.context) states["context"] = scope.context();
    return states;
}

/// Notes a name behind a dollar sign; of "states" also the field behind it, or all where there is none.
void note(std::string_view name, std::string_view rest, StatesUse& use, std::vector<std::string>& variables) {
    if (name != "states") {
        if (!name.empty() && std::ranges::find(variables, name) == variables.end()) variables.emplace_back(name);
        return;
    }
    const auto begins = [rest](std::string_view field) { return rest.substr(0, field.size()) == field; };
    if (begins(".input"))
        use.input = true;
    else if (begins(".result"))
        use.result = true;
    else if (begins(".errorOutput"))
        use.errorOutput = true;
    else if (begins(".context"))
        use.context = true;
    else
        use = {true, true, true, true};
}

}  // namespace

Query::Delimiters Query::delimiters(std::string_view text) {
    constexpr std::string_view kBlanks = " \t\r\n";
    const bool opens = text.substr(0, kOpen.size()) == kOpen;
    const bool closes = text.size() >= kClose.size() && text.substr(text.size() - kClose.size()) == kClose;
    if (opens && closes && text.size() >= kOpen.size() + kClose.size()) return Delimiters::Both;
    const std::size_t first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) return Delimiters::None;
    const std::string_view inner = text.substr(first, text.find_last_not_of(kBlanks) + 1 - first);
    const bool likeOpen = inner.substr(0, kOpen.size()) == kOpen;
    const bool likeClose = inner.size() >= kClose.size() && inner.substr(inner.size() - kClose.size()) == kClose;
    return likeOpen || likeClose ? Delimiters::Broken : Delimiters::None;
}

Result<Query> Query::parse(const std::string& text) {
    const std::string inner = text.substr(kOpen.size(), text.size() - kOpen.size() - kClose.size());
    Result<jsonata::Expression> expression = jsonata::Expression::parse(inner);
    if (!expression) return expression.error();
    Query query(std::move(expression).value());
    query.m_text = text;
    for (std::size_t at = inner.find('$'); at != std::string::npos; at = inner.find('$', at + 1)) {
        std::size_t end = at + 1;
        while (end < inner.size() && isWord(inner[end])) ++end;
        const std::string_view view = inner;
        note(view.substr(at + 1, end - at - 1), view.substr(end), query.m_states, query.m_variables);
    }
    return query;
}

Outcome<Json> Query::evaluate(const Scope& scope, std::string_view field) const {
    jsonata::Environment environment;
    for (const std::string& name : m_variables)
        if (const Json* value = scope.variables ? scope.variables->find(name) : nullptr)
            environment.variables[name] = *value;
    environment.variables["states"] = statesOf(scope, m_states);
    environment.now = scope.now;
    addFunctions(environment, *scope.random);
    const Result<std::optional<Json>> value = m_expression.evaluate(environment);
    const std::string place = "The JSONata expression '" + m_text.substr(kOpen.size(), m_text.size() - 4) +
                              "' specified for the field '" + std::string(field) + "' ";
    if (!value)
        return Fault{errors::kQueryEvaluationError,
                     place + "threw an error during evaluation. " + value.error().what, std::string(field)};
    if (!*value)
        return Fault{errors::kQueryEvaluationError, place + "returned nothing (undefined).", std::string(field)};
    return **value;
}

}  // namespace cascade::asl
