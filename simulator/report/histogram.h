// SPDX-License-Identifier: MIT
// A histogram of durations in bounded memory: 256 steps to each power of two, so that a percentile is off by less
// than 0.4 %. Mean and maximum are exact.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <vector>

#include "model/units.h"

namespace cascade::simulator {

/// Durations of at least `from` and less than `to`, in nanoseconds.
struct Bin {
    Nanoseconds from = 0;
    Nanoseconds to = 0;
    std::uint64_t count = 0;
    bool operator==(const Bin&) const = default;
};

class Histogram {
public:
    void add(Nanoseconds duration) {
        const std::uint64_t value = duration < 0 ? 0 : static_cast<std::uint64_t>(duration);
        ++m_count;
        m_sum += static_cast<double>(value);
        if (value > m_largest) m_largest = value;
        if (value < m_smallest) m_smallest = value;
        const std::size_t index = indexOf(value);
        if (index >= m_counts.size()) m_counts.resize(index + kSteps);
        ++m_counts[index];
    }
    std::uint64_t count() const { return m_count; }
    double mean() const { return m_count == 0 ? 0 : m_sum / static_cast<double>(m_count); }
    double sum() const { return m_sum; }
    std::uint64_t largest() const { return m_largest; }

    /// As people look at it: eight bins to each power of two. Empty ones are left out.
    std::vector<Bin> bins() const {
        constexpr std::size_t kTogether = kSteps / 8;
        std::vector<Bin> bins;
        for (std::size_t index = 0; index < m_counts.size(); index += kTogether) {
            const std::size_t end = index + kTogether;
            std::uint64_t count = 0;
            for (std::size_t i = index; i < end && i < m_counts.size(); ++i) count += m_counts[i];
            if (count > 0)
                bins.push_back(
                    {static_cast<Nanoseconds>(lowestOf(index)), static_cast<Nanoseconds>(lowestOf(end)), count});
        }
        return bins;
    }

    /// The smallest duration that at least `share` of all do not exceed.
    double percentile(double share) const {
        const double wanted = share * static_cast<double>(m_count);
        double seen = 0;
        for (std::size_t index = 0; index < m_counts.size(); ++index) {
            seen += static_cast<double>(m_counts[index]);
            if (seen >= wanted && seen > 0) return within(middleOf(index));
        }
        return static_cast<double>(m_largest);
    }

private:
    static constexpr std::uint64_t kSteps = 256;
    /// Values below 256 have a step each; then each power of two has 256.
    static std::size_t indexOf(std::uint64_t value) {
        if (value < kSteps) return value;
        const int shift = std::bit_width(value) - 9;
        return (static_cast<std::size_t>(shift) + 1) * kSteps + ((value >> shift) - kSteps);
    }
    static std::uint64_t lowestOf(std::size_t index) {
        return index < kSteps ? index : (kSteps + index % kSteps) << (index / kSteps - 1);
    }
    static double middleOf(std::size_t index) {
        if (index < kSteps) return static_cast<double>(index);
        return static_cast<double>(lowestOf(index)) +
               static_cast<double>(std::uint64_t{1} << (index / kSteps - 1)) / 2;
    }
    double within(double value) const {
        return value < static_cast<double>(m_smallest)  ? static_cast<double>(m_smallest)
               : value > static_cast<double>(m_largest) ? static_cast<double>(m_largest)
                                                        : value;
    }

    std::vector<std::uint64_t> m_counts;
    std::uint64_t m_count = 0;
    double m_sum = 0;
    std::uint64_t m_largest = 0;
    std::uint64_t m_smallest = ~std::uint64_t{0};
};

}  // namespace cascade::simulator
