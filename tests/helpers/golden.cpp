// SPDX-License-Identifier: MIT
// Compares exports with golden folders.
#include "tests/helpers/golden.h"

#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "exporters/exporter.h"
#include "tests/helpers/paths.h"
#include "tests/helpers/validators.h"

namespace cascade::tests {
namespace {

/// The first line that differs, of both.
std::string firstDifference(const std::string& golden, const std::string& text) {
    std::istringstream goldenLines(golden);
    std::istringstream lines(text);
    std::string expected;
    std::string actual;
    for (int number = 1;; ++number) {
        const bool hasExpected = static_cast<bool>(std::getline(goldenLines, expected));
        const bool hasActual = static_cast<bool>(std::getline(lines, actual));
        if (hasExpected == hasActual && (!hasActual || expected == actual)) {
            if (!hasActual) return "line ends differ";
            continue;
        }
        return "line " + std::to_string(number) + ": golden: " + (hasExpected ? expected : "(end)") +
               "\n    exported: " + (hasActual ? actual : "(end)");
    }
}

}  // namespace

std::string compareWithGolden(std::string_view format, const std::string& sample, const Design& design,
                              const std::vector<std::string>& paths) {
    const auto files = exporters::exportDesign(*exporters::findFormat(format), design, builtinCatalog());
    if (!files) return files.error().text();
    const std::string folder = dataFolder() + "/exporters/" + std::string(format) + "/" + sample;
    std::string differences;
    for (const std::string& path : paths) {
        const auto file =
            std::find_if(files->begin(), files->end(),
                         [&](const exporters::GeneratedFile& candidate) { return candidate.path == path; });
        if (file == files->end()) return "not exported: " + path;
        if (std::getenv("APPROVE")) writeFiles(folder, {*file});
        const std::string golden = readFile(folder + "/" + path);
        if (golden != file->text)
            differences += sample + "/" + path + ": " + firstDifference(golden, file->text) + "\n";
    }
    return differences;
}

}  // namespace cascade::tests
