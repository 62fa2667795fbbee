// SPDX-License-Identifier: MIT
// Filters of JSONPath: [?(@.price < 10 && @.kind == 'book')].
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "model/asl/json_path.h"

namespace cascade::asl {

enum class FilterTest {
    Exists,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    In,
    NotIn,
    Contains,
    Size,
    Empty
};

using FilterOperand = std::variant<Json, Path>;

struct FilterComparison {
    FilterTest test = FilterTest::Exists;
    FilterOperand left;
    FilterOperand right;
};

struct Filter {
    enum class Kind { Comparison, And, Or, Not };
    Kind kind = Kind::Comparison;
    FilterComparison comparison;
    std::vector<Filter> parts;  ///< Of And, Or, Not.
};

bool holds(const Filter& filter, const Json& current, const PathData& data);

/// Reads from behind "?(" up to behind the ")" that closes it.
class Scanner;
Result<Filter> parseFilter(Scanner& scanner);

}  // namespace cascade::asl
