// SPDX-License-Identifier: MIT
// Execution environments of one function: cold starts, freezing, reuse, expiry, and the limits of concurrency.
#pragma once

#include <optional>

#include "simulator/engine/context.h"
#include "simulator/parts/token_bucket.h"

namespace cascade::simulator {

struct EnvironmentSettings {
    std::optional<std::int64_t> reserved;  ///< Concurrency of this function alone; else it shares the account's.
    Nanoseconds keepWarm = 10 * kMinute;
    Distribution init;
    std::uint8_t timerTag = 0;
};

/// One request at a time per environment. Idle ones are reused newest-created first, as measured on AWS
/// (facts 2.1, SimFaaS), and end after keepWarm.
class Environments {
public:
    struct Acquired {
        std::uint32_t environment;
        Nanoseconds init;  ///< 0 when warm.
    };

    explicit Environments(EnvironmentSettings settings) : m_settings(std::move(settings)) {}

    /// nothing: throttled.
    std::optional<Acquired> acquire(Context& context, MessageHandle message);
    /// `reset`: the process was killed and begins with an init again.
    void release(Context& context, std::uint32_t environment, bool reset);
    void timer(Context& context, const Timer& timer);

    std::int64_t running() const { return m_running; }
    std::int64_t count() const { return static_cast<std::int64_t>(m_environments.used()); }

private:
    struct Environment {
        std::uint32_t serial = 0;  // 0: a free place
        Nanoseconds idleSince = 0;
        bool idle = false;
        bool needsInit = true;
        bool timed = false;  // its expiry timer is under way
    };
    struct Idle {
        std::uint32_t serial;
        std::uint32_t index;
    };
    std::uint32_t take();

    EnvironmentSettings m_settings;
    Slots<Environment> m_environments;
    std::vector<Idle> m_idle;  // by serial, the newest last
    std::int64_t m_running = 0;
    std::uint32_t m_lastSerial = 0;
    /// 1,000 new environments at once, 100 per second after that, per function (facts 1.1, scaling).
    TokenBucket m_scaling{100, 1000};
};

}  // namespace cascade::simulator
