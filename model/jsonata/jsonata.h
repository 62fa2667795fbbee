// SPDX-License-Identifier: MIT
// JSONata 2: the query language of Step Functions and others, parsed once and evaluated often.
//
// Our own, on nlohmann_json alone: Debian carries no C++ library for it. What differs from the reference
// implementation: objects keep the order in which their members were written, powers are rounded right and the same
// on every machine, times without a zone are UTC, and regular expressions run on a matcher of our own that counts
// its steps (regex.h). Codes of errors that the reference lacks begin with L (limits and form) and H (the host).
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/json.h"
#include "model/result.h"
#include "model/units.h"

namespace cascade::jsonata {

/// What stands in for JavaScript's `undefined` is nothing.
using Arguments = std::vector<std::optional<Json>>;

/// A function that the host adds, or puts in the place of a built-in one.
struct NativeFunction {
    std::string signature;  ///< JSONata's own notation, "<a-n:a>"; "" takes any arguments.
    std::function<Result<std::optional<Json>>(const Arguments&)> call;
};

/// What an expression may use up. All counts are the same on every machine, unlike time and memory.
struct Limits {
    int depth = 1000;                ///< Expressions inside each other while evaluating.
    std::int64_t steps = 5'000'000;  ///< Nodes evaluated, items made, and characters handled (16 are one step).
};

/// What an expression can see besides its input.
struct Environment {
    /// By name without the dollar. An absent one is bound to nothing, and so hides a function of that name.
    std::map<std::string, std::optional<Json>, std::less<>> variables;
    std::map<std::string, NativeFunction, std::less<>> functions;
    Nanoseconds now = 0;             ///< Since 1970-01-01T00:00:00Z: $now(), $millis().
    std::function<double()> random;  ///< At least 0, below 1: $random(), $shuffle(), which fail without it.
    bool allowEval = true;
    Limits limits;
};

struct Node;

/// A parsed expression: a copyable value; evaluating touches nothing else.
class Expression {
public:
    /// Errors begin with JSONata's code ("S0201: …"); line and column are those inside the expression.
    static Result<Expression> parse(std::string_view text);

    /// Nothing where the reference implementation answers `undefined`. A function as the answer is an error.
    Result<std::optional<Json>> evaluate(const Json& input, const Environment& environment) const;

    /// Without any input: `$` and `$$` are absent.
    Result<std::optional<Json>> evaluate(const Environment& environment) const;

private:
    explicit Expression(std::string text, std::shared_ptr<const Node> root)
        : m_text(std::move(text)), m_root(std::move(root)) {}
    Result<std::optional<Json>> run(const Json* input, const Environment& environment) const;

    std::string m_text;
    std::shared_ptr<const Node> m_root;
};

/// "T2001" of an error that this room made; "" for others.
std::string_view errorCode(const Error& error);

}  // namespace cascade::jsonata
