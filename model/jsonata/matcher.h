// SPDX-License-Identifier: MIT
// One match after the other of a pattern in a text, whether the pattern is a regular expression or a function that
// answers like one.
#pragma once

#include <optional>
#include <string>

#include "model/jsonata/regex.h"
#include "model/jsonata/value.h"

namespace cascade::jsonata {

struct FoundMatch {
    std::string text;
    double index;       ///< In UTF-16 units, as JavaScript counts.
    std::size_t begin;  ///< In bytes.
    std::size_t end;
    Values groups;
    Value object;  ///< As a function that replaces it gets it.
};

class Matcher {
public:
    /// REQUIRES: a function and a string
    Matcher(Evaluator& evaluator, Value pattern, Value text);

    /// Throws D1004 for a second match of nothing, T1010 when a function does not answer like a pattern.
    std::optional<FoundMatch> next();

private:
    std::optional<FoundMatch> nextOfRegex(const std::shared_ptr<const Regex>& regex);
    std::optional<FoundMatch> nextOfFunction();
    std::size_t offsetOf(double index) const;

    Evaluator& m_evaluator;
    Value m_pattern;
    Value m_text;
    bool m_first = true;
    std::size_t m_from = 0;    ///< Bytes.
    double m_unitsToFrom = 0;  ///< The same in UTF-16 units.
    Value m_next;              ///< Of a function's last answer.
};

}  // namespace cascade::jsonata
