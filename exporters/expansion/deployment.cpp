// SPDX-License-Identifier: MIT
// The hash in the logical ids of deployments.
#include "exporters/expansion/deployment.h"

#include <cstdint>

namespace cascade::exporters {

std::string hashOf(const Json& body) {
    std::uint32_t hash = 2166136261u;
    for (const char c : body.dump()) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    std::string text;
    for (int shift = 28; shift >= 0; shift -= 4) text += "0123456789abcdef"[hash >> shift & 15u];
    return text;
}

}  // namespace cascade::exporters
