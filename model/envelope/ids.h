// SPDX-License-Identifier: MIT
// Ids that look like those of AWS and are functions of the hop and of what they are for ("message", "request", …).
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "model/envelope/hop.h"

namespace cascade {

/// One id per message of the source, whoever receives it; a UUID of version 4 by its looks.
std::string uuid(const Hop& hop, std::string_view purpose);
/// The UUID of 128 bits that somebody else has chosen.
using UuidText = std::array<char, 36>;
UuidText uuidTextOf(std::uint64_t high, std::uint64_t low);
inline std::string uuidOf(std::uint64_t high, std::uint64_t low) {
    const UuidText text = uuidTextOf(high, low);
    return {text.begin(), text.end()};
}
std::string hexId(const Hop& hop, std::string_view purpose, std::size_t digits);
/// Decimal digits that grow with the hop's number.
std::string sequenceNumber(const Hop& hop, std::string_view prefix, std::size_t digits);
/// The hop of the resource itself, for ids that all its messages share.
Hop resourceOf(const Hop& hop);

}  // namespace cascade
