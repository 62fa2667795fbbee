// SPDX-License-Identifier: MIT
// JSON Pointers, put together.
#include "exporters/footprint.h"

namespace cascade::exporters {

std::string pointerTo(const std::string& pointer, std::string_view key) {
    std::string result = pointer + "/";
    for (const char c : key) {
        if (c == '~')
            result += "~0";
        else if (c == '/')
            result += "~1";
        else
            result += c;
    }
    return result;
}

std::string pointerTo(const std::string& pointer, std::size_t index) {
    return pointer + "/" + std::to_string(index);
}

}  // namespace cascade::exporters
