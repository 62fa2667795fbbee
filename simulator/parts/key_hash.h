// SPDX-License-Identifier: MIT
// Where a key lies in the range of all hashes, as Kinesis finds its shard: by the MD5 of its text
// (docs.aws.amazon.com/streams/latest/dev/key-concepts.html). For DynamoDB, which does not tell its own, the same.
#pragma once

#include <charconv>
#include <cstdint>
#include <string_view>

#include "model/envelope/encoding.h"

namespace cascade::simulator {

/// The first 64 of its 128 bits.
inline std::uint64_t keyHash(std::string_view key) {
    const std::string digits = md5(key);
    std::uint64_t hash = 0;
    std::from_chars(digits.data(), digits.data() + 16, hash, 16);
    return hash;
}

}  // namespace cascade::simulator
