// SPDX-License-Identifier: MIT
// What a field whose name ends in ".$" holds: a path or a call of an intrinsic function.
#pragma once

#include <memory>
#include <string_view>
#include <variant>
#include <vector>

#include "model/asl/fault.h"
#include "model/asl/json_path.h"
#include "model/asl/random.h"

namespace cascade::asl {

enum class Intrinsic {
    Format,
    StringToJson,
    JsonToString,
    Array,
    ArrayPartition,
    ArrayContains,
    ArrayRange,
    ArrayGetItem,
    ArrayLength,
    ArrayUnique,
    Base64Encode,
    Base64Decode,
    Hash,
    JsonMerge,
    MathRandom,
    MathAdd,
    StringSplit,
    Uuid
};

struct Expression;

struct Call {
    Intrinsic function = Intrinsic::Array;
    std::vector<Expression> arguments;
};

struct Expression {
    std::variant<Json, Path, Call> what;  ///< A literal only as an argument.
    std::string text;                     ///< As its author wrote it.
};

/// "States.Format" and its like.
std::string_view nameOf(Intrinsic function);
/// The functions that make a text: what ErrorPath and CausePath may call.
bool makesText(Intrinsic function);

/// The whole text: a path or a call. Refuses unknown functions, wrong numbers of arguments, literals of a type that
/// the function never takes, and calls nested deeper than AWS allows.
Result<Expression> parseExpression(std::string_view text);

/// `field` names the place in faults. Faults are States.ParameterPathFailure and States.IntrinsicFailure.
Outcome<Json> evaluate(const Expression& expression, const PathData& data, Random& random, std::string_view field);

/// Runs a function on values: what `evaluate` does when it has the arguments.
Outcome<Json> call(Intrinsic function, const std::vector<Json>& arguments, Random& random);

}  // namespace cascade::asl
