// SPDX-License-Identifier: MIT
// How readers get at files that a source names: app/ answers, and only for files inside the source's own folder.
#pragma once

#include <functional>
#include <optional>
#include <string>

namespace cascade::exporters {

/// The text of a file, by its path relative to the source; nothing where there is none or it must not be read.
using ReadFile = std::function<std::optional<std::string>(const std::string& path)>;

}  // namespace cascade::exporters
