// SPDX-License-Identifier: MIT
// Edit distance, row by row.
#include "model/nearest.h"

#include <algorithm>

namespace cascade {
namespace {

/// Longer words are no typing errors of names; the bound keeps a hostile document from costing quadratic time.
constexpr std::size_t kLongestWord = 64;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Twice the number of letters added, dropped or exchanged; a letter in the other case costs half.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = 2 * j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = 2 * i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t exchange = a[i - 1] == b[j - 1] ? 0 : lower(a[i - 1]) == lower(b[j - 1]) ? 1 : 2;
            const std::size_t best = std::min({diagonal + exchange, row[j] + 2, row[j - 1] + 2});
            diagonal = row[j];
            row[j] = best;
        }
    }
    return row[b.size()];
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
    if (word.size() > kLongestWord) return {};
    std::size_t best = 2 * std::max<std::size_t>(2, word.size() / 3) + 1;
    std::string result;
    for (const std::string& candidate : candidates) {
        if (candidate.size() > kLongestWord) continue;
        const std::size_t found = distance(word, candidate);
        if (found >= best || found >= 2 * word.size()) continue;
        best = found;
        result = candidate;
    }
    return result;
}

}  // namespace cascade
