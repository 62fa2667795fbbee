// SPDX-License-Identifier: MIT
// Ids out of a hash of source, purpose and number: FNV-1a, spread by splitmix64.
#include "model/envelope/ids.h"

namespace cascade {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

void add(std::uint64_t& hash, std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    hash = (hash ^ '/') * 0x100000001b3u;
}

std::uint64_t seedOf(const Hop& hop, std::string_view purpose) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    add(hash, hop.source);
    add(hash, purpose);
    return hash + hop.number * 0xd1342543de82ef95u;
}

/// splitmix64 (Steele, Lea, Flood 2014).
std::uint64_t next(std::uint64_t& state) {
    std::uint64_t z = (state += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

}  // namespace

UuidText uuidTextOf(std::uint64_t high, std::uint64_t low) {
    high = (high & ~std::uint64_t{0xf000}) | 0x4000;  // version and variant of random ids, RFC 9562
    low = (low & ~(std::uint64_t{3} << 62)) | (std::uint64_t{2} << 62);
    UuidText text;
    auto place = text.begin();
    for (int digit = 0; digit < 32; ++digit) {
        const std::uint64_t half = digit < 16 ? high : low;
        *place++ = kHexDigits[(half >> (60 - 4 * (digit & 15))) & 15];
        if (digit == 7 || digit == 11 || digit == 15 || digit == 19) *place++ = '-';
    }
    return text;
}

std::string uuid(const Hop& hop, std::string_view purpose) {
    std::uint64_t state = seedOf(hop, purpose);
    const std::uint64_t high = next(state);
    return uuidOf(high, next(state));
}

std::string hexId(const Hop& hop, std::string_view purpose, std::size_t count) {
    std::uint64_t state = seedOf(hop, purpose);
    std::string text;
    text.reserve(count);
    while (text.size() < count)
        for (std::uint64_t bits = next(state), left = 16; left > 0 && text.size() < count; --left, bits >>= 4)
            text += kHexDigits[bits & 15];
    return text;
}

std::string sequenceNumber(const Hop& hop, std::string_view prefix, std::size_t count) {
    const std::string number = std::to_string(hop.number);
    const std::size_t used = std::min(count, prefix.size() + number.size());
    return std::string(prefix) + std::string(count - used, '0') + number;
}

Hop resourceOf(const Hop& hop) {
    Hop resource = hop;
    resource.number = 0;
    return resource;
}

}  // namespace cascade
