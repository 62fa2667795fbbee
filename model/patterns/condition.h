// SPDX-License-Identifier: MIT
// One condition on one field of an event: {"prefix": "order"}, {"numeric": [">", 0]}, "placed", …
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/json.h"
#include "model/patterns/cidr.h"
#include "model/patterns/dialect.h"
#include "model/patterns/wildcard.h"
#include "model/result.h"

namespace cascade {

/// Two ends of a numeric range; an absent end is open. "=" has both at the same number.
struct NumberRange {
    std::optional<double> low;
    std::optional<double> high;
    bool lowIncluded = false;
    bool highIncluded = false;
    bool contains(double number) const;
};

enum class Comparison { Exact, Prefix, Suffix, Stars, Numeric, Cidr, Exists };

struct Condition {
    Comparison comparison = Comparison::Exact;
    bool anythingBut = false;         ///< Holds for every present value that the rest does not hold for.
    bool ignoreCase = false;          ///< The texts are in lower case.
    std::vector<std::string> texts;   ///< Exact, Prefix, Suffix: any of them.
    std::vector<Json> values;         ///< Exact: any of these, too; numbers, true, false, null.
    std::vector<Wildcard> wildcards;  ///< Stars: any of them.
    NumberRange range;                ///< Numeric
    CidrBlock block;                  ///< Cidr
    bool present = true;              ///< Exists: false means that the field must be absent.
    Json source;                      ///< As its author wrote it.

    /// Of a value that is no object and no list. Conditions of absence hold for no value.
    bool holdsFor(const Json& value) const;
    bool isAbsence() const { return comparison == Comparison::Exists && !present; }
};

/// One element of the list at a field of a pattern.
Result<Condition> parseCondition(const Json& element, Dialect dialect);

/// True for words that a match expression may begin with ("prefix", "numeric", …).
bool isConditionKeyword(const std::string& word);

/// The number, if comparing with it is exact: an integer beyond 53 bits is compared with none.
std::optional<double> comparableNumber(const Json& number);

/// What must be so for any of them to hold, as the end of "must …": "be \"paid\" or begin with \"x\"".
std::string inWords(const std::vector<Condition>& anyOf);

}  // namespace cascade
