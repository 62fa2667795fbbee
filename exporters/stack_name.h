// SPDX-License-Identifier: MIT
// The name of a stage of an application, where letters, digits and dashes are wanted: a stack's, for instance.
#pragma once

#include <string>

namespace cascade::exporters {

/// "Web shop", "dev" -> "web-shop-dev"; begins with a letter.
std::string stackName(const std::string& application, const std::string& stage);

}  // namespace cascade::exporters
