// SPDX-License-Identifier: MIT
// README.md of an exported project: what it is, how it is tested, deployed, tried and removed.
#pragma once

#include "exporters/scaffold/function_code.h"

namespace cascade::exporters {

struct ReadmeCommands {
    std::string_view format;          ///< "sam", "serverless", …
    std::vector<std::string> builds;  ///< What only SAM does by itself before it deploys.
    std::vector<std::string> tests;
};

std::string writeReadme(const Architecture& architecture, const Catalog& catalog, const Plan& plan,
                        const ReadmeCommands& commands);

}  // namespace cascade::exporters
