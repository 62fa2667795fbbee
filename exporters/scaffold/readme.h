// SPDX-License-Identifier: MIT
// README.md of an exported project: what it is, how it is deployed, tried and removed.
#pragma once

#include "exporters/scaffold/function_code.h"

namespace cascade::exporters {

/// `installs`: functions whose folder has a package.json.
std::string writeReadme(const Architecture& architecture, const Catalog& catalog, const Plan& plan,
                        std::string_view format, const std::vector<std::string>& installs);

}  // namespace cascade::exporters
