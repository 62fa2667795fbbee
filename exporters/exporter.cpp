// SPDX-License-Identifier: MIT
// The table of formats.
#include "exporters/exporter.h"

namespace cascade::exporters {

std::span<const Format> formats() { return {}; }

const Format* findFormat(std::string_view name) {
    for (const Format& format : formats())
        if (format.name == name) return &format;
    return nullptr;
}

}  // namespace cascade::exporters
