// SPDX-License-Identifier: MIT
// The workload of a scenario: its stimuli, and when each makes its next message.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/result.h"
#include "simulator/engine/network.h"
#include "simulator/engine/random.h"

namespace cascade::simulator {

/// When messages arrive. `next` draws from the stimulus's own stream.
class Arrivals {
public:
    static Result<Arrivals> read(const Json& json, Nanoseconds duration);

    /// The time of the next arrival after `now` (the first when count is 0); nothing: no more.
    std::optional<Nanoseconds> next(Nanoseconds now, std::uint64_t count, Random& random) const;
    /// How many users a closed loop has; 0: not a closed loop.
    std::uint32_t users() const { return m_shape == Shape::Users ? static_cast<std::uint32_t>(m_a) : 0; }
    /// When a user of a closed loop who is free at `now` asks next, having thought; nothing once the window is
    /// over.
    std::optional<Nanoseconds> nextOfUser(Nanoseconds now, Random& random) const;
    /// The payloads of a trace, one per arrival; empty otherwise.
    const std::vector<Json>& payloads() const { return m_payloads; }

private:
    enum class Shape { Poisson, Every, Burst, Ramp, Times, Users };
    Result<Done> readShape(const std::string& name, const Json& json, const Json& detail);
    Result<Done> readTimes(const Json& detail);
    Result<Done> readTrace(const Json& detail);
    Result<Done> readRamp(const Json& detail);
    std::optional<Nanoseconds> nextOfRamp(Nanoseconds now, Random& random) const;

    Shape m_shape = Shape::Poisson;
    double m_a = 0;  ///< rate, –, how many, first rate, –, users
    double m_b = 0;  ///< last rate of a ramp
    Nanoseconds m_period = 0;
    Nanoseconds m_from = 0;
    Nanoseconds m_until = 0;
    Distribution m_think;
    std::vector<Nanoseconds> m_times;
    std::vector<Json> m_payloads;
};

/// One stimulus with its state. A copyable value.
struct Stimulus {
    NodeIndex node = kNone;
    Arrivals arrivals;
    Json beside = Json::object();
    std::shared_ptr<const Recipe> recipe;
    ContentPointer constant;  ///< When there is nothing to fill in.
    std::uint64_t count = 0;
    Random random;

    ContentPointer content(Nanoseconds now);
};

class Workload {
public:
    /// `list` is the scenario's "stimuli". Fails naming the field.
    static Result<Workload> read(const Json& list, const Network& network, Nanoseconds duration,
                                 std::uint64_t seed);
    std::vector<Stimulus>& stimuli() { return m_stimuli; }

private:
    static Result<Stimulus> readOne(const Json& json, const std::string& place, const Network& network,
                                    Nanoseconds duration);
    std::vector<Stimulus> m_stimuli;
};

}  // namespace cascade::simulator
