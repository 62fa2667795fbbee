// SPDX-License-Identifier: MIT
// Upper and lower case of letters, the same on every machine and in every locale.
#pragma once

#include <string>
#include <string_view>

namespace cascade::jsonata {

/// Latin, Greek, Cyrillic and Armenian; other characters stay what they are.
char32_t lowerOf(char32_t character);
char32_t upperOf(char32_t character);

std::string lowercase(std::string_view text);
std::string uppercase(std::string_view text);

}  // namespace cascade::jsonata
