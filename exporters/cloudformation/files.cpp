// SPDX-License-Identifier: MIT
// Reading what a template names.
#include "exporters/cloudformation/files.h"

#include <algorithm>

#include "exporters/source/source_text.h"

namespace cascade::exporters::cloudformation {

bool staysInside(const std::string& path) {
    if (path.empty() || path.front() == '/' || path.front() == '~' || path.find('\\') != std::string::npos)
        return false;
    if (path.find(':') != std::string::npos || path.find('\0') != std::string::npos) return false;
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        if (path.compare(at, end - at, "..") == 0) return false;
        at = end + 1;
    }
    return true;
}

std::optional<Json> readNamedFile(const Scene& scene, const Json& location) {
    const std::string path = scene.view.textOf(location);
    if (!scene.readFile || !staysInside(path)) return std::nullopt;
    auto text = scene.readFile(path);
    if (!text) return std::nullopt;
    const auto source = parseSource(std::move(*text), path);
    return source ? std::optional(source->value()) : std::nullopt;
}

}  // namespace cascade::exporters::cloudformation
