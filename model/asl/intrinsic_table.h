// SPDX-License-Identifier: MIT
// Names and arguments of the intrinsic functions (the States language, appendix B; AWS Step Functions Developer
// Guide, "Intrinsic functions").
#pragma once

#include <array>
#include <string_view>

#include "model/asl/expression.h"

namespace cascade::asl {

enum class ArgumentType { Any, Text, Number, List, Object, Truth };

struct Signature {
    Intrinsic function;
    std::string_view name;
    std::size_t least;
    std::size_t most;
    std::array<ArgumentType, 3> types;  ///< The last one goes for all that follow.
    bool text = false;                  ///< Always makes a text.
};

inline constexpr std::size_t kManyArguments = 1000;
/// AWS: "You can nest up to 10 intrinsic functions within a field".
inline constexpr int kDeepestCall = 10;

using enum ArgumentType;
inline constexpr std::array<Signature, 18> kSignatures = {{
    {Intrinsic::Format, "States.Format", 1, kManyArguments, {Text, Any, Any}, true},
    {Intrinsic::StringToJson, "States.StringToJson", 1, 1, {Text}},
    {Intrinsic::JsonToString, "States.JsonToString", 1, 1, {Any}, true},
    {Intrinsic::Array, "States.Array", 0, kManyArguments, {Any, Any, Any}},
    {Intrinsic::ArrayPartition, "States.ArrayPartition", 2, 2, {List, Number}},
    {Intrinsic::ArrayContains, "States.ArrayContains", 2, 2, {List, Any}},
    {Intrinsic::ArrayRange, "States.ArrayRange", 3, 3, {Number, Number, Number}},
    {Intrinsic::ArrayGetItem, "States.ArrayGetItem", 2, 2, {List, Number}},
    {Intrinsic::ArrayLength, "States.ArrayLength", 1, 1, {List}},
    {Intrinsic::ArrayUnique, "States.ArrayUnique", 1, 1, {List}},
    {Intrinsic::Base64Encode, "States.Base64Encode", 1, 1, {Text}, true},
    {Intrinsic::Base64Decode, "States.Base64Decode", 1, 1, {Text}, true},
    {Intrinsic::Hash, "States.Hash", 2, 2, {Any, Text}, true},
    {Intrinsic::JsonMerge, "States.JsonMerge", 3, 3, {Object, Object, Truth}},
    {Intrinsic::MathRandom, "States.MathRandom", 2, 3, {Number, Number, Number}},
    {Intrinsic::MathAdd, "States.MathAdd", 2, 2, {Number, Number}},
    {Intrinsic::StringSplit, "States.StringSplit", 2, 2, {Text, Text}},
    {Intrinsic::Uuid, "States.UUID", 0, 0, {}, true},
}};

bool fits(ArgumentType type, const Json& value);
/// "a text", "a number", …
std::string_view nameOf(ArgumentType type);

}  // namespace cascade::asl
