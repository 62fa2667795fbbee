// SPDX-License-Identifier: MIT
// Functions that take functions: $map, $filter, $single, $reduce, $sift, $each.
#include "model/jsonata/evaluator.h"

namespace cascade::jsonata {

namespace {

/// function($item, $index, $array), as many of these as it takes.
Value applyToItem(Call& call, const Value& function, std::size_t index) {
    return call.evaluator.applyWith(function, {call[0].item(index), Value(static_cast<double>(index)), call[0]});
}

/// function($value, $key, $object)
Value applyToMember(Call& call, const std::pair<std::string_view, Value>& member) {
    return call.evaluator.applyWith(call[1], {member.second, Value(std::string(member.first)), call[0]});
}

Value map(Call& call) {
    if (call[0].isAbsent()) return call[0];
    Values results;
    for (std::size_t i = 0; i < call[0].size(); ++i) {
        Value result = applyToItem(call, call[1], i);
        if (!result.isAbsent()) results.push_back(std::move(result));
    }
    return makeSequence(std::move(results));
}

Value filter(Call& call) {
    if (call[0].isAbsent()) return call[0];
    Values results;
    for (std::size_t i = 0; i < call[0].size(); ++i)
        if (isTruthy(applyToItem(call, call[1], i))) results.push_back(call[0].item(i));
    return makeSequence(std::move(results));
}

Value single(Call& call) {
    if (call[0].isAbsent()) return call[0];
    Values results;
    for (std::size_t i = 0; i < call[0].size(); ++i) {
        if (!call[1].isAbsent() && !isTruthy(applyToItem(call, call[1], i))) continue;
        if (!results.empty())
            throw Failure{"D3138", "$single finds more than one item", "narrow its condition, or use $filter"};
        results.push_back(call[0].item(i));
    }
    if (results.empty()) throw Failure{"D3139", "$single finds no item", "widen its condition, or use $filter"};
    return results.front();
}

Value reduce(Call& call) {
    if (call[0].isAbsent()) return call[0];
    const std::size_t arity = arityOf(*call[1].function());
    if (arity < 2)
        throw Failure{"D3050",
                      "the function given to $reduce takes " + std::to_string(arity) + " argument(s), not two",
                      "write function($so_far, $item){…}"};
    const bool fromFirst = call[2].isAbsent() && call[0].size() > 0;
    Value result = fromFirst ? call[0].item(0) : call[2];
    for (std::size_t i = fromFirst ? 1 : 0; i < call[0].size(); ++i)
        result =
            call.evaluator.applyWith(call[1], {result, call[0].item(i), Value(static_cast<double>(i)), call[0]});
    return result;
}

Value sift(Call& call) {
    if (call[0].isAbsent()) return call[0];
    Members members;
    for (std::size_t i = 0; i < call[0].size(); ++i) {
        const auto member = call[0].memberAt(i);
        if (isTruthy(applyToMember(call, member))) members.emplace_back(std::string(member.first), member.second);
    }
    return members.empty() ? Value() : makeObject(std::move(members));
}

Value each(Call& call) {
    if (call[0].isAbsent()) return call[0];
    Values results;
    for (std::size_t i = 0; i < call[0].size(); ++i) {
        Value result = applyToMember(call, call[0].memberAt(i));
        if (!result.isAbsent()) results.push_back(std::move(result));
    }
    return makeSequence(std::move(results));
}

constexpr Builtin kFunctions[] = {
    {"map", "<af>", map},           {"filter", "<af>", filter}, {"single", "<af?>", single},
    {"reduce", "<afj?:j>", reduce}, {"sift", "<o-f?:o>", sift}, {"each", "<o-f:a>", each},
};

}  // namespace

std::span<const Builtin> higherOrderFunctions() { return kFunctions; }

}  // namespace cascade::jsonata
