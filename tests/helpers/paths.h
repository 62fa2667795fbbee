// SPDX-License-Identifier: MIT
// Where tests find their data, and the shared conformance cases when they are there.
#pragma once

#include <string>

namespace cascade::tests {

std::string dataFolder();  ///< tests/data
/// The folder of conformance cases: $CASCADE_CONFORMANCE, or ../shared/conformance beside the checkout; "" if
/// absent.
std::string conformanceFolder();
std::string readFile(const std::string& path);

}  // namespace cascade::tests
