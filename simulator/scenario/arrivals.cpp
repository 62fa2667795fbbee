// SPDX-License-Identifier: MIT
// Arrival processes: reading them, and the next arrival.
#include <algorithm>
#include <cmath>

#include "simulator/parts/settings.h"
#include "simulator/scenario/fields.h"
#include "simulator/scenario/workload.h"

namespace cascade::simulator {
namespace {

constexpr double kMostPerSecond = 1e6;
constexpr double kMostAtOnce = 1e7;

Nanoseconds seconds(double value) {
    return value < 9e9 ? static_cast<Nanoseconds>(value * kSecond + 0.5)
                       : std::numeric_limits<Nanoseconds>::max() / 2;
}

Error needs(const std::string& name, const std::string& what, const std::string& example) {
    return {"'" + name + "' needs " + what, "write " + example};
}

bool isWithin(const Json& value, double most) {
    return value.is_number() && value.get<double>() > 0 && value.get<double>() <= most;
}

}  // namespace

Result<Arrivals> Arrivals::read(const Json& json, Nanoseconds duration) {
    Arrivals arrivals;
    const Error unknown{"says no way of arriving",
                        "use one of poisson, every, burst, ramp, times, trace, users: {\"poisson\": 5}"};
    if (!json.is_object()) return unknown;
    auto from = durationField(json, "from", "arrivals", 0);
    auto until = durationField(json, "until", "arrivals", duration);
    if (!from) return from.error();
    if (!until) return until.error();
    arrivals.m_from = *from;
    arrivals.m_until = *until;
    for (const char* name : {"poisson", "every", "burst", "ramp", "times", "trace", "users"})
        if (const Json* detail = member(json, name)) {
            auto read = arrivals.readShape(name, json, *detail);
            if (!read) return read.error();
            return arrivals;
        }
    return unknown;
}

Result<Done> Arrivals::readShape(const std::string& name, const Json& json, const Json& detail) {
    if (name == "ramp") return readRamp(detail);
    if (name == "times") return readTimes(detail);
    if (name == "trace") return readTrace(detail);
    if (name == "every") {
        m_shape = Shape::Every;
        m_period = durationOr(detail, 0);
        if (m_period < 1000) return needs(name, "a duration of at least 1us", "{\"every\": \"2s\"}");
        return Done{};
    }
    if (!isWithin(detail, name == "poisson" ? kMostPerSecond : kMostAtOnce))
        return needs(name, "a number above 0", "{\"" + name + "\": 5}");
    m_a = detail.get<double>();
    m_shape = name == "poisson" ? Shape::Poisson : name == "burst" ? Shape::Burst : Shape::Users;
    if (name == "burst") {
        auto at = durationField(json, "at", "arrivals", m_from);
        if (!at) return at.error();
        m_from = *at;
    }
    if (const Json* think = name == "users" ? member(json, "think") : nullptr) {
        auto read = Distribution::parse(*think);
        if (!read) return read.error();
        m_think = *read;
    }
    return Done{};
}

Result<Done> Arrivals::readRamp(const Json& detail) {
    const Json* from = member(detail, "from");
    const Json* to = member(detail, "to");
    const auto isRate = [](const Json* rate) {
        return rate && rate->is_number() && rate->get<double>() >= 0 && rate->get<double>() <= kMostPerSecond;
    };
    if (!isRate(from) || !isRate(to))
        return needs("ramp", "two rates per second", "{\"ramp\": {\"from\": 1, \"to\": 50}}");
    m_shape = Shape::Ramp;
    m_a = from->get<double>();
    m_b = to->get<double>();
    return Done{};
}

Result<Done> Arrivals::readTimes(const Json& detail) {
    m_shape = Shape::Times;
    if (!detail.is_array()) return needs("times", "a list of durations", "{\"times\": [\"0s\", \"1.5s\"]}");
    for (const Json& entry : detail) {
        const Nanoseconds time = durationOr(entry, -1);
        if (time < 0) return needs("times", "durations, not " + entry.dump(), "{\"times\": [\"0s\", \"1.5s\"]}");
        m_times.push_back(time);
    }
    std::ranges::sort(m_times);
    return Done{};
}

/// The application has read the file into a list of {"at": DURATION, "payload": JSON}; the core reads no files.
Result<Done> Arrivals::readTrace(const Json& detail) {
    m_shape = Shape::Times;
    if (!detail.is_array())
        return needs("trace", "its file to be read first", "a list instead: [{\"at\": \"1s\", \"payload\": {}}]");
    std::vector<std::pair<Nanoseconds, Json>> rows;
    for (const Json& row : detail) {
        const Json* at = member(row, "at");
        const Nanoseconds time = at ? durationOr(*at, -1) : -1;
        if (time < 0)
            return needs("trace", "a duration \"at\" in each row, not " + row.dump(), "{\"at\": \"1s\", …}");
        const Json* payload = member(row, "payload");
        rows.emplace_back(time, payload ? *payload : Json());
    }
    std::ranges::stable_sort(rows, {}, &std::pair<Nanoseconds, Json>::first);
    for (auto& [time, payload] : rows) {
        m_times.push_back(time);
        m_payloads.push_back(std::move(payload));
    }
    return Done{};
}

std::optional<Nanoseconds> Arrivals::next(Nanoseconds now, std::uint64_t count, Random& random) const {
    Nanoseconds time = 0;
    switch (m_shape) {
        case Shape::Poisson: time = std::max(now, m_from) + seconds(random.exponential() / m_a); break;
        case Shape::Every: time = m_from + m_period * static_cast<Nanoseconds>(count); break;
        case Shape::Burst: return static_cast<double>(count) < m_a ? std::optional(m_from) : std::nullopt;
        case Shape::Ramp: return nextOfRamp(std::max(now, m_from), random);
        case Shape::Times: return count < m_times.size() ? std::optional(m_times[count]) : std::nullopt;
        case Shape::Users: return std::nullopt;
    }
    return time < m_until ? std::optional(time) : std::nullopt;
}

/// A Poisson process whose rate grows evenly: candidates at the highest rate, of which each is kept by its share.
std::optional<Nanoseconds> Arrivals::nextOfRamp(Nanoseconds now, Random& random) const {
    const double highest = std::max(m_a, m_b);
    const double length = static_cast<double>(std::max<Nanoseconds>(m_until - m_from, 1));
    if (highest <= 0) return std::nullopt;
    while (now < m_until) {
        now += seconds(random.exponential() / highest);
        const double rate = m_a + (m_b - m_a) * static_cast<double>(now - m_from) / length;
        if (random.uniform() * highest < rate) return now < m_until ? std::optional(now) : std::nullopt;
    }
    return std::nullopt;
}

std::optional<Nanoseconds> Arrivals::nextOfUser(Nanoseconds now, Random& random) const {
    const Nanoseconds time = std::max(now, m_from) + m_think.sample(random);
    return time < m_until ? std::optional(time) : std::nullopt;
}

}  // namespace cascade::simulator
