// SPDX-License-Identifier: MIT
// Values of IoT's SQL and what they are converted to where another type is needed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "model/json.h"

namespace cascade::iot {

/// Nothing is Undefined, which is no JSON; null is Null. Integers are Int, other numbers Decimal.
/// (AWS has 34 digits. Here they are those of 64-bit integers and doubles.)
using Value = std::optional<Json>;

bool isInt(const Value& value);
bool isNumber(const Value& value);

// The standard conversions. Nothing where AWS answers Undefined.

std::optional<double> toDecimal(const Value& value);  ///< Numbers, and texts such as "-1.2" and "5E-12".
/// Rounded down, as functions take their arguments.
std::optional<std::int64_t> toInt(const Value& value);
std::optional<std::string> toText(const Value& value);
std::optional<bool> toBoolean(const Value& value);  ///< Booleans, and the texts "true" and "false" in any case.

/// An Int where the number is one and fits, else a Decimal; nothing for what is no number at all.
Value intOr(double number);
Value decimal(double number);

/// cast(value as TYPE); `type` in lower case. Nothing in the first place for types that do not exist.
bool isType(const std::string& type);
Value castTo(const Value& value, const std::string& type);

/// Both ways of comparing; nothing where either side is Undefined.
std::optional<bool> equal(const Value& left, const Value& right);

}  // namespace cascade::iot
