// SPDX-License-Identifier: MIT
// The digests that States.Hash and $hash offer, as hexadecimal digits.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cascade::asl {

/// `algorithm` is "MD5", "SHA-1", "SHA-256", "SHA-384" or "SHA-512"; nothing for others.
std::optional<std::string> digest(std::string_view algorithm, std::string_view bytes);

}  // namespace cascade::asl
