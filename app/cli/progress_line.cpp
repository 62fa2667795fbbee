// SPDX-License-Identifier: MIT
// Progress of long work.
#include "app/cli/progress_line.h"

#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <iostream>

namespace cascade::app {
namespace {

constexpr std::chrono::milliseconds kBetween{100};

}  // namespace

ProgressLine::ProgressLine(std::string what)
    : m_what(std::move(what)),
      m_watched(isatty(STDERR_FILENO) != 0),
      m_next(std::chrono::steady_clock::now() + kBetween) {}

ProgressLine::~ProgressLine() {
    if (m_shown) std::cerr << "\r\033[K" << std::flush;
}

void ProgressLine::show(double share, const std::string& detail) {
    if (!m_watched) return;
    const auto now = std::chrono::steady_clock::now();
    if (now < m_next) return;
    m_next = now + kBetween;
    m_shown = true;
    std::cerr << "\r\033[K" << m_what << ": " << std::floor(share * 100) << " %, " << detail << std::flush;
}

std::string roundCount(double count) {
    const char* unit = count >= 1e9 ? " billion" : count >= 1e6 ? " million" : count >= 1e4 ? " thousand" : "";
    const double scale = count >= 1e9 ? 1e9 : count >= 1e6 ? 1e6 : count >= 1e4 ? 1e3 : 1;
    char text[32];
    std::snprintf(text, sizeof text, scale > 1 ? "%.2f%s" : "%.0f%s", count / scale, unit);
    return text;
}

}  // namespace cascade::app
