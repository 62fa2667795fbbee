// SPDX-License-Identifier: MIT
// IP addresses and the blocks "10.0.0.0/24", "2001:db8::/32".
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace cascade {

struct IpAddress {
    bool v6 = false;
    std::array<std::uint8_t, 16> bytes{};  ///< IPv4 uses the first four.
};

std::optional<IpAddress> parseIpAddress(std::string_view text);

struct CidrBlock {
    IpAddress base;
    int bits = 0;
    bool contains(const IpAddress& address) const;
};

/// "ADDRESS/BITS"; nothing if it is none.
std::optional<CidrBlock> parseCidr(std::string_view text);

}  // namespace cascade
