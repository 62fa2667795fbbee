// SPDX-License-Identifier: MIT
// How the project of each format is deployed, tried and removed, in the words of its README.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/plan/plan.h"

namespace cascade::exporters {

struct Usage {
    std::string_view ignored;  ///< Lines of .gitignore.
    /// `builds`: commands that make what is deployed, where the tool does not do it by itself.
    std::string (*deploy)(const Plan&, const std::vector<std::string>& builds);
    /// How a function gets a sample event.
    std::string (*attempt)(const Plan&, const std::string& function, const std::string& event);
    std::string (*remove)(const Plan&);
};

/// REQUIRES: `format` is one that deploys.
const Usage& usageOf(std::string_view format);

}  // namespace cascade::exporters
