// SPDX-License-Identifier: MIT
// Myers' greedy algorithm on the lines between a common beginning and a common end.
#include "exporters/revision/line_diff.h"

#include <algorithm>
#include <cstddef>

namespace cascade::exporters {
namespace {

using Lines = std::vector<std::string_view>;
using Kind = DiffLine::Kind;

/// Beyond so many differing lines a shortest script is of no use to a reader, and costs its square.
constexpr int kMostEdits = 2000;

Lines split(std::string_view text) {
    Lines lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return lines;
}

/// Where each diagonal k = x - y is after d edits; of every d only what it can have reached.
class Frontier {
public:
    explicit Frontier(int d) : m_d(d), m_x(static_cast<std::size_t>(2 * d + 1), 0) {}
    int& operator[](int k) { return m_x[static_cast<std::size_t>(k + m_d)]; }
    int operator[](int k) const { return m_x[static_cast<std::size_t>(k + m_d)]; }

private:
    int m_d;
    std::vector<int> m_x;
};

bool comesFromAbove(const Frontier& last, int d, int k) { return k == -d || (k != d && last[k - 1] < last[k + 1]); }

/// The frontiers of 0, 1, 2, … edits until both ends are reached; empty when that takes too many.
std::vector<Frontier> search(const Lines& before, const Lines& after) {
    const int m = static_cast<int>(before.size());
    const int n = static_cast<int>(after.size());
    std::vector<Frontier> trail;
    for (int d = 0; d <= std::min(m + n, kMostEdits); ++d) {
        Frontier next(d);
        for (int k = -d; k <= d; k += 2) {
            int x = 0;
            if (d > 0) {
                const Frontier& last = trail.back();
                const bool above = comesFromAbove(last, d, k);
                x = above ? last[k + 1] : last[k - 1] + 1;
            }
            while (x < m && x - k < n &&
                   before[static_cast<std::size_t>(x)] == after[static_cast<std::size_t>(x - k)])
                ++x;
            next[k] = x;
            if (x >= m && x - k >= n) {
                trail.push_back(std::move(next));
                return trail;
            }
        }
        trail.push_back(std::move(next));
    }
    return {};
}

/// From the end back to the start.
std::vector<DiffLine> backtrack(const Lines& before, const Lines& after, const std::vector<Frontier>& trail) {
    std::vector<DiffLine> lines;
    int x = static_cast<int>(before.size());
    int y = static_cast<int>(after.size());
    for (int d = static_cast<int>(trail.size()) - 1; d >= 0; --d) {
        const int k = x - y;
        int fromX = 0;
        int fromY = 0;
        if (d > 0) {
            const Frontier& last = trail[static_cast<std::size_t>(d - 1)];
            const bool above = comesFromAbove(last, d, k);
            fromX = above ? last[k + 1] : last[k - 1];
            fromY = fromX - (above ? k + 1 : k - 1);
        }
        while (x > fromX && y > fromY) {
            --x, --y;
            lines.push_back({Kind::Same, after[static_cast<std::size_t>(y)]});
        }
        if (x > fromX) lines.push_back({Kind::Removed, before[static_cast<std::size_t>(--x)]});
        if (y > fromY) lines.push_back({Kind::Added, after[static_cast<std::size_t>(--y)]});
    }
    std::reverse(lines.begin(), lines.end());
    return lines;
}

std::vector<DiffLine> replaced(const Lines& before, const Lines& after) {
    std::vector<DiffLine> lines;
    for (const std::string_view line : before) lines.push_back({Kind::Removed, line});
    for (const std::string_view line : after) lines.push_back({Kind::Added, line});
    return lines;
}

std::vector<DiffLine> middle(const Lines& before, const Lines& after) {
    if (before.empty() || after.empty()) return replaced(before, after);
    const std::vector<Frontier> trail = search(before, after);
    return trail.empty() ? replaced(before, after) : backtrack(before, after, trail);
}

std::string range(int first, std::ptrdiff_t count) {
    // An empty range names the line before it.
    return std::to_string(count == 0 ? first - 1 : first) + (count == 1 ? "" : "," + std::to_string(count));
}

}  // namespace

std::vector<DiffLine> diffLines(std::string_view before, std::string_view after) {
    const Lines old = split(before);
    const Lines fresh = split(after);
    const auto [oldStart, freshStart] = std::mismatch(old.begin(), old.end(), fresh.begin(), fresh.end());
    const auto [oldEnd, freshEnd] = std::mismatch(old.rbegin(), std::make_reverse_iterator(oldStart),
                                                  fresh.rbegin(), std::make_reverse_iterator(freshStart));
    std::vector<DiffLine> lines;
    for (auto line = fresh.begin(); line != freshStart; ++line) lines.push_back({Kind::Same, *line});
    const auto changed = middle({oldStart, oldEnd.base()}, {freshStart, freshEnd.base()});
    lines.insert(lines.end(), changed.begin(), changed.end());
    for (auto line = freshEnd.base(); line != fresh.end(); ++line) lines.push_back({Kind::Same, *line});
    return lines;
}

std::string Hunk::header() const {
    const auto without = [&](Kind kind) {
        return std::count_if(lines.begin(), lines.end(), [&](const DiffLine& line) { return line.kind != kind; });
    };
    return "@@ -" + range(before, without(Kind::Added)) + " +" + range(after, without(Kind::Removed)) + " @@";
}

std::vector<Hunk> hunksOf(const std::vector<DiffLine>& lines, int context) {
    std::vector<Hunk> hunks;
    int before = 1;
    int after = 1;
    int sameSince = 0;  // lines without a change before this one
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const DiffLine& line = lines[i];
        if (line.kind != Kind::Same) {
            if (hunks.empty() || sameSince > 2 * context) {
                const int lead = std::min(sameSince, context);
                if (!hunks.empty()) {
                    auto& last = hunks.back().lines;
                    last.resize(last.size() - static_cast<std::size_t>(sameSince - context));
                }
                hunks.push_back({before - lead, after - lead, {}});
                for (std::size_t j = i - static_cast<std::size_t>(lead); j < i; ++j)
                    hunks.back().lines.push_back(lines[j]);
            }
            sameSince = 0;
            hunks.back().lines.push_back(line);
        } else {
            ++sameSince;
            if (!hunks.empty()) hunks.back().lines.push_back(line);
        }
        before += line.kind != Kind::Added;
        after += line.kind != Kind::Removed;
    }
    if (!hunks.empty() && sameSince > context) {
        auto& last = hunks.back().lines;
        last.resize(last.size() - static_cast<std::size_t>(sameSince - context));
    }
    return hunks;
}

std::string unifiedDiff(std::string_view before, std::string_view after, const std::string& beforeName,
                        const std::string& afterName) {
    if (before == after) return {};
    std::string text = "--- " + beforeName + "\n+++ " + afterName + "\n";
    for (const Hunk& hunk : hunksOf(diffLines(before, after))) {
        text += hunk.header() + "\n";
        for (const DiffLine& line : hunk.lines) {
            text += line.kind == Kind::Same ? ' ' : line.kind == Kind::Added ? '+' : '-';
            text += line.text;
            if (!line.text.ends_with('\n')) text += "\n\\ No newline at end of file\n";
        }
    }
    return text;
}

}  // namespace cascade::exporters
