// SPDX-License-Identifier: MIT
// What a state is given and what it passes on: InputPath, Parameters, ResultSelector, ResultPath, OutputPath, and
// their JSONata counterparts.
#pragma once

#include "model/asl/definition.h"
#include "model/asl/scope.h"

namespace cascade::asl {

/// After InputPath. `scope` sees the state's raw input.
Outcome<Value> selectInput(const State& state, const Value& raw, const Scope& scope);

/// After Parameters or Arguments, whose "$" is `selected`; without them, `selected` itself.
Outcome<Value> applyParameters(const State& state, const Value& selected, Scope scope);

/// After ResultSelector.
Outcome<Value> selectResult(const State& state, const Value& result, Scope scope);

/// ResultPath: the result at its place in the raw input.
Outcome<Value> placeResult(const ResultPlace& place, const Value& raw, const Value& result);

/// What the state passes on: OutputPath of `placed`, or JSONata's Output, which stands for `placed` where it is
/// there.
Outcome<Value> selectOutput(const State& state, const std::optional<Template>& queryOutput, const Value& placed,
                            const Scope& scope);

/// The bytes of the value as compact JSON; stops counting soon after `enough`.
std::size_t jsonSize(const Json& value, std::size_t enough);

}  // namespace cascade::asl
