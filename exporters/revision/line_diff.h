// SPDX-License-Identifier: MIT
// What changed between two texts, line by line: a shortest edit script (Myers, "An O(ND) Difference Algorithm",
// 1986).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cascade::exporters {

struct DiffLine {
    enum class Kind { Same, Removed, Added };
    Kind kind;
    std::string_view text;  ///< With its line ending, if it has one; points into the text that was compared.
};

/// All lines of both texts. Line endings count: a file that only lost its last newline has changed.
std::vector<DiffLine> diffLines(std::string_view before, std::string_view after);

/// Some changed lines with the lines around them; `before` and `after` are the first line's numbers, from 1.
struct Hunk {
    int before = 1;
    int after = 1;
    std::vector<DiffLine> lines;

    /// "@@ -3,7 +3,8 @@"
    std::string header() const;
};
std::vector<Hunk> hunksOf(const std::vector<DiffLine>& lines, int context = 3);

/// In unified format, as diff -u and git write it; "" when nothing changed.
std::string unifiedDiff(std::string_view before, std::string_view after, const std::string& beforeName,
                        const std::string& afterName);

}  // namespace cascade::exporters
