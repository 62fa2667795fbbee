// SPDX-License-Identifier: MIT
// The table of formats.
#include "exporters/exporter.h"

#include <array>

#include "exporters/sam/sam.h"
#include "exporters/serverless/serverless.h"

namespace cascade::exporters {

std::span<const Format> formats() {
    static constexpr std::array kFormats = {
        Format{"sam", "AWS SAM", "template.yaml", sam::write},
        Format{"serverless", "Serverless Framework", "serverless.yml", serverless::write}};
    return kFormats;
}

const Format* findFormat(std::string_view name) {
    for (const Format& format : formats())
        if (format.name == name) return &format;
    return nullptr;
}

}  // namespace cascade::exporters
