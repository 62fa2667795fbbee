// SPDX-License-Identifier: MIT
// Distributions of durations, as documents write them: "40ms", {"lognormal": {"p50": "40ms", "p99": "400ms"}}, …
#pragma once

#include <algorithm>
#include <memory>
#include <vector>

#include "model/json.h"
#include "model/result.h"
#include "model/units.h"
#include "simulator/engine/random.h"

namespace cascade::simulator {

/// A copyable value; samples are never negative.
class Distribution {
public:
    Distribution() = default;  ///< Always 0.
    static Distribution constant(Nanoseconds duration);
    static Distribution uniform(Nanoseconds from, Nanoseconds to);
    static Distribution exponential(Nanoseconds mean);
    static Distribution normal(Nanoseconds mean, Nanoseconds deviation);
    static Distribution lognormal(Nanoseconds p50, Nanoseconds p99);
    static Distribution samples(std::vector<Nanoseconds> values);
    /// Fails naming what is wrong.
    static Result<Distribution> parse(const Json& json);

    Nanoseconds sample(Random& random) const {
        if (m_shape == Shape::Constant) return static_cast<Nanoseconds>(m_a);
        if (m_shape == Shape::Exponential) return rounded(m_a * random.exponential());
        return sampleOther(random);
    }

private:
    enum class Shape { Constant, Uniform, Exponential, Normal, Lognormal, Samples };
    Distribution(Shape shape, double a, double b) : m_shape(shape), m_a(a), m_b(b) {}
    static constexpr double kLongest = 9e18;  ///< In nanoseconds, just below what int64 holds.
    static Nanoseconds rounded(double value) {
        return static_cast<Nanoseconds>(std::clamp(value, 0.0, kLongest) + 0.5);
    }
    Nanoseconds sampleOther(Random& random) const;

    Shape m_shape = Shape::Constant;
    double m_a = 0;  ///< value, from, mean, mean, ln p50
    double m_b = 0;  ///< –, to - from, –, deviation, sigma
    std::shared_ptr<const std::vector<Nanoseconds>> m_samples;
};

}  // namespace cascade::simulator
