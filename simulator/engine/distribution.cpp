// SPDX-License-Identifier: MIT
// Distributions: reading and sampling.
#include "simulator/engine/distribution.h"

#include <algorithm>

#include "simulator/engine/elementary.h"

namespace cascade::simulator {
namespace {

constexpr double kZ99 = 2.3263478740408408;  // the normal distribution's 99th percentile

Error notADistribution(const Json& json) {
    return {"not a duration or a distribution: " + json.dump(),
            "write \"40ms\", or an object with one of exponential, uniform, normal, lognormal, samples"};
}

std::optional<Nanoseconds> durationIn(const Json* json) {
    return json && json->is_string() ? parseDuration(json->get_ref<const std::string&>()) : std::nullopt;
}

Result<Distribution> parseUniform(const Json& pair) {
    if (!pair.is_array() || pair.size() != 2) return Error{"'uniform' needs two durations", "[\"1s\", \"2s\"]"};
    const auto from = durationIn(&pair[0]);
    const auto to = durationIn(&pair[1]);
    if (!from || !to || *from > *to)
        return Error{"'uniform' needs two durations, the shorter first", "[\"1s\", \"2s\"]"};
    return Distribution::uniform(*from, *to);
}

Result<Distribution> parseSamples(const Json& list) {
    std::vector<Nanoseconds> values;
    if (list.is_array())
        for (const Json& entry : list) {
            const auto value = durationIn(&entry);
            if (!value) return Error{"'samples' holds something that is no duration: " + entry.dump()};
            values.push_back(*value);
        }
    if (values.empty()) return Error{"'samples' needs a list of durations", "[\"1s\", \"2s\"]"};
    return Distribution::samples(std::move(values));
}

}  // namespace

Distribution Distribution::constant(Nanoseconds duration) {
    return {Shape::Constant, std::max(static_cast<double>(duration), 0.0), 0};
}

Distribution Distribution::uniform(Nanoseconds from, Nanoseconds to) {
    return {Shape::Uniform, static_cast<double>(from), static_cast<double>(to - from)};
}

Distribution Distribution::exponential(Nanoseconds mean) {
    return {Shape::Exponential, static_cast<double>(mean), 0};
}

Distribution Distribution::normal(Nanoseconds mean, Nanoseconds deviation) {
    return {Shape::Normal, static_cast<double>(mean), static_cast<double>(deviation)};
}

Distribution Distribution::lognormal(Nanoseconds p50, Nanoseconds p99) {
    if (p50 <= 0 || p99 <= p50) return constant(p50);
    const double center = logarithm(static_cast<double>(p50));
    return {Shape::Lognormal, center, (logarithm(static_cast<double>(p99)) - center) / kZ99};
}

Distribution Distribution::samples(std::vector<Nanoseconds> values) {
    Distribution result(Shape::Samples, 0, 0);
    result.m_samples = std::make_shared<const std::vector<Nanoseconds>>(std::move(values));
    return result;
}

Result<Distribution> Distribution::parse(const Json& json) {
    if (const auto duration = durationIn(&json)) return constant(*duration);
    if (!json.is_object() || json.size() != 1) return notADistribution(json);
    const std::string& shape = json.begin().key();
    const Json& detail = json.begin().value();
    if (shape == "uniform") return parseUniform(detail);
    if (shape == "samples") return parseSamples(detail);
    if (shape == "exponential") {
        if (const auto mean = durationIn(&detail)) return exponential(*mean);
        return Error{"'exponential' needs its mean, a duration", "{\"exponential\": \"2s\"}"};
    }
    const bool isNormal = shape == "normal";
    if (!isNormal && shape != "lognormal") return notADistribution(json);
    const auto first = durationIn(member(detail, isNormal ? "mean" : "p50"));
    const auto second = durationIn(member(detail, isNormal ? "sd" : "p99"));
    if (!first || !second)
        return Error{"'" + shape + "' needs two durations",
                     isNormal ? "\"mean\" and \"sd\"" : "\"p50\" and \"p99\""};
    return isNormal ? normal(*first, *second) : lognormal(*first, *second);
}

Nanoseconds Distribution::sampleOther(Random& random) const {
    switch (m_shape) {
        case Shape::Constant:
        case Shape::Exponential: break;
        case Shape::Uniform: return rounded(m_a + m_b * random.uniform());
        case Shape::Normal: return rounded(m_a + m_b * random.normal());
        case Shape::Lognormal: return rounded(simulator::exponential(m_a + m_b * random.normal()));
        case Shape::Samples: return (*m_samples)[random.below(m_samples->size())];
    }
    return static_cast<Nanoseconds>(m_a);
}

}  // namespace cascade::simulator
