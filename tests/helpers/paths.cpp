// SPDX-License-Identifier: MIT
// Finding test data.
#include "tests/helpers/paths.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace cascade::tests {

std::string dataFolder() { return std::string(CASCADE_SOURCE_DIR) + "/tests/data"; }

std::string conformanceFolder() {
    if (const char* folder = std::getenv("CASCADE_CONFORMANCE")) return folder;
    const std::string beside = std::string(CASCADE_SOURCE_DIR) + "/../shared/conformance";
    return std::filesystem::is_directory(beside) ? beside : std::string();
}

std::string readFile(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace cascade::tests
