// SPDX-License-Identifier: MIT
// Parsing addresses by hand: the core has no network library, and patterns need no more than this.
#include "model/patterns/cidr.h"

#include <charconv>
#include <vector>

namespace cascade {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

std::optional<int> number(std::string_view text, int base, std::size_t longest, int largest) {
    int value = 0;
    if (text.empty() || text.size() > longest) return std::nullopt;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (error != std::errc() || end != text.data() + text.size() || value < 0 || value > largest)
        return std::nullopt;
    return value;
}

std::optional<IpAddress> parseV4(std::string_view text) {
    const auto parts = split(text, '.');
    if (parts.size() != 4) return std::nullopt;
    IpAddress address;
    for (std::size_t i = 0; i < 4; ++i) {
        const auto byte = number(parts[i], 10, 3, 255);
        if (!byte) return std::nullopt;
        address.bytes[i] = static_cast<std::uint8_t>(*byte);
    }
    return address;
}

/// The 16-bit groups of one side of "::"; nothing if one is malformed.
std::optional<std::vector<int>> groups(std::string_view text) {
    std::vector<int> result;
    if (text.empty()) return result;
    for (const std::string_view part : split(text, ':')) {
        const auto group = number(part, 16, 4, 0xFFFF);
        if (!group) return std::nullopt;
        result.push_back(*group);
    }
    return result;
}

std::optional<IpAddress> parseV6(std::string_view text) {
    const std::size_t gap = text.find("::");
    const auto head = groups(text.substr(0, gap));
    const auto tail = groups(gap == std::string_view::npos ? std::string_view() : text.substr(gap + 2));
    if (!head || !tail) return std::nullopt;
    const std::size_t written = head->size() + tail->size();
    if (gap == std::string_view::npos ? written != 8 : written > 7) return std::nullopt;
    std::vector<int> all = *head;
    all.resize(8 - tail->size(), 0);
    all.insert(all.end(), tail->begin(), tail->end());
    IpAddress address{true, {}};
    for (std::size_t i = 0; i < 8; ++i) {
        address.bytes[2 * i] = static_cast<std::uint8_t>(all[i] >> 8);
        address.bytes[2 * i + 1] = static_cast<std::uint8_t>(all[i] & 0xFF);
    }
    return address;
}

}  // namespace

std::optional<IpAddress> parseIpAddress(std::string_view text) {
    return text.find(':') == std::string_view::npos ? parseV4(text) : parseV6(text);
}

bool CidrBlock::contains(const IpAddress& address) const {
    if (address.v6 != base.v6) return false;
    for (int bit = 0; bit < bits; ++bit) {
        const auto byte = static_cast<std::size_t>(bit / 8);
        const int mask = 0x80 >> (bit % 8);
        if ((address.bytes[byte] & mask) != (base.bytes[byte] & mask)) return false;
    }
    return true;
}

std::optional<CidrBlock> parseCidr(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const auto base = parseIpAddress(text.substr(0, slash));
    if (!base) return std::nullopt;
    const auto bits = number(text.substr(slash + 1), 10, 3, base->v6 ? 128 : 32);
    if (!bits) return std::nullopt;
    return CidrBlock{*base, *bits};
}

}  // namespace cascade
