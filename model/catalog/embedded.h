// SPDX-License-Identifier: MIT
// Files of resources/ that are compiled into the core as plain data (see cmake/Embed.cmake).
#pragma once

#include <span>
#include <string_view>

namespace cascade {

struct EmbeddedFile {
    std::string_view name;  ///< Relative to resources/, for example "catalog/function.json".
    std::string_view text;
};

std::span<const EmbeddedFile> embeddedCatalog();
std::span<const EmbeddedFile> embeddedTimeZones();  ///< One file.

}  // namespace cascade
