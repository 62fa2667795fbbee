// SPDX-License-Identifier: MIT
// One line on a terminal's stderr that says how far long work is; nothing where nobody watches.
#pragma once

#include <chrono>
#include <string>

namespace cascade::app {

class ProgressLine {
public:
    explicit ProgressLine(std::string what);
    ~ProgressLine();  ///< Wipes the line.
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// `share` of the work is done; `detail` says it in the work's own terms. Cheap: it writes ten times a second.
    void show(double share, const std::string& detail);

private:
    std::string m_what;
    bool m_watched;
    bool m_shown = false;
    std::chrono::steady_clock::time_point m_next;
};

/// "950", "12.3 thousand", "4.56 million"
std::string roundCount(double count);

}  // namespace cascade::app
