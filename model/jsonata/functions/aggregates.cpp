// SPDX-License-Identifier: MIT
// $sum, $count, $max, $min, $average.
#include <algorithm>

#include "model/jsonata/evaluator.h"

namespace cascade::jsonata {

namespace {

template <typename Fold>
Value folded(const Value& numbers, double start, Fold fold) {
    if (numbers.isAbsent()) return numbers;
    for (std::size_t i = 0; i < numbers.size(); ++i) start = fold(start, numbers.item(i).number());
    return start;
}

Value sum(Call& call) {
    return folded(call[0], 0, [](double a, double b) { return a + b; });
}

Value count(Call& call) { return call[0].isAbsent() ? Value(0.0) : Value(static_cast<double>(call[0].size())); }

Value extreme(const Value& numbers, bool largest) {
    if (numbers.isAbsent() || numbers.size() == 0) return Value();
    return folded(numbers, numbers.item(0).number(),
                  [&](double a, double b) { return largest ? std::max(a, b) : std::min(a, b); });
}

Value max(Call& call) { return extreme(call[0], true); }
Value min(Call& call) { return extreme(call[0], false); }

Value average(Call& call) {
    if (call[0].isAbsent() || call[0].size() == 0) return Value();
    return sum(call).number() / static_cast<double>(call[0].size());
}

constexpr Builtin kFunctions[] = {
    {"sum", "<a<n>:n>", sum}, {"count", "<a:n>", count},        {"max", "<a<n>:n>", max},
    {"min", "<a<n>:n>", min}, {"average", "<a<n>:n>", average},
};

}  // namespace

std::span<const Builtin> aggregateFunctions() { return kFunctions; }

}  // namespace cascade::jsonata
