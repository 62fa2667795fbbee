// SPDX-License-Identifier: MIT
// Aligned text for people: columns as wide as their widest cell.
#pragma once

#include <string>
#include <vector>

namespace cascade::app {

/// How many characters a terminal shows for UTF-8 text (no wide or combining characters expected).
std::size_t width(const std::string& text);

class Table {
public:
    /// Columns named in `right` (from 0) hold numbers and are aligned to the right.
    explicit Table(std::vector<std::size_t> right = {}) : m_right(std::move(right)) {}
    void addRow(std::vector<std::string> cells) { m_rows.push_back(std::move(cells)); }
    /// Each line begins with `indent` and ends without blanks.
    std::string text(const std::string& indent = "  ") const;

private:
    std::vector<std::size_t> m_right;
    std::vector<std::vector<std::string>> m_rows;
};

/// At most three decimals, no trailing zeros: "12", "0.125", "1234.5".
std::string number(double value);

}  // namespace cascade::app
