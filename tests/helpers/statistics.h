// SPDX-License-Identifier: MIT
// Statistical tests without loose tolerances: many independent seeds, and the sample's own standard error.
#pragma once

#include <QTest>
#include <cmath>
#include <cstdint>
#include <string>

namespace cascade::tests {

/// At least so many independent runs make a sample.
inline constexpr int kSeeds = 30;
/// A right simulator fails one such test in a thousand; seeds are fixed, so that it does so always or never.
inline constexpr double kMostDeviations = 3.3;

/// One observation a seed (Welford's running mean and variance).
class Sample {
public:
    void add(double value) {
        ++m_count;
        const double difference = value - m_mean;
        m_mean += difference / m_count;
        m_squares += difference * (value - m_mean);
    }
    int count() const { return m_count; }
    double mean() const { return m_mean; }
    double standardError() const { return std::sqrt(m_squares / (m_count - 1) / m_count); }

    /// "" when the mean is what theory says, within the sample's own error; else both.
    std::string disagreement(double expected) const {
        const double deviations = (m_mean - expected) / standardError();
        if (m_count >= kSeeds && std::abs(deviations) < kMostDeviations) return {};
        return std::to_string(m_count) + " runs say " + std::to_string(m_mean) + " +- " +
               std::to_string(standardError()) + ", theory says " + std::to_string(expected) +
               " (z = " + std::to_string(deviations) + ")";
    }

private:
    int m_count = 0;
    double m_mean = 0;
    double m_squares = 0;
};

}  // namespace cascade::tests

/// Ends the test unless |z| < 3.3.
#define VERIFY_MEAN(sample, expected)                                     \
    do {                                                                  \
        const std::string disagreement = (sample).disagreement(expected); \
        QVERIFY2(disagreement.empty(), disagreement.c_str());             \
    } while (false)
