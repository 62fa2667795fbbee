// SPDX-License-Identifier: MIT
// Execution environments of one function: cold starts, freezing, reuse, expiry, and the limits of concurrency.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "simulator/engine/context.h"
#include "simulator/parts/token_bucket.h"

namespace cascade::simulator {

/// Which idle environment takes the next request. AWS documents no order.
enum class Reuse : std::uint8_t { NewestCreated, OldestCreated, MostRecentlyUsed, LeastRecentlyUsed };

struct EnvironmentSettings {
    std::optional<std::int64_t> reserved;  ///< Concurrency of this function alone; else it shares the account's.
    std::int64_t provisioned = 0;          ///< Environments that are kept initialised.
    std::int64_t accountLimit = 1000;
    std::int64_t scalingRate = 100;    ///< New environments per second …
    std::int64_t scalingBurst = 1000;  ///< … and at once.
    std::int64_t requestRate = 10;     ///< Synchronous requests per second and unit of concurrency; 0: no ceiling.
    Nanoseconds keepWarm = 10 * kMinute;
    Nanoseconds longestInit = 10 * kSecond;
    Distribution init;
    double initErrorRate = 0;
    Reuse reuse = Reuse::NewestCreated;
    std::uint8_t timerTag = 0;
};

/// One request at a time per environment. Idle ones are reused newest-created first unless told otherwise, as
/// measured on AWS (facts 2.1, SimFaaS), and end after keepWarm. Those of provisioned concurrency come first and
/// never end; what they cannot take spills over to on-demand ones.
class Environments {
public:
    struct Acquired {
        std::uint32_t environment = kNone;
        Nanoseconds init = 0;       ///< Before the run begins; 0 when warm.
        Nanoseconds initAgain = 0;  ///< An init that is repeated inside the run, under the function's timeout.
        bool initFails = false;     ///< … and fails there.
        bool provisioned = false;
        std::string_view refusal;  ///< Why there is no environment: throttled.
        explicit operator bool() const { return environment != kNone; }
    };

    explicit Environments(EnvironmentSettings settings);

    /// Takes what this function has for itself out of the account's pool, of which 100 stay.
    void claim(Account& account) const;
    Acquired acquire(Context& context, MessageHandle message, bool synchronous);
    /// `reset`: the process was killed and begins with an init again.
    void release(Context& context, std::uint32_t environment, bool reset);
    void timer(Context& context, const Timer& timer);

    bool isSwitchedOff() const { return m_settings.reserved == 0; }
    std::int64_t running() const { return m_running; }
    std::int64_t count() const { return static_cast<std::int64_t>(m_environments.used()); }

private:
    struct Environment {
        std::uint32_t serial = 0;  // 0: a free place
        std::uint32_t key = 0;     // its place among the idle ones
        Nanoseconds idleSince = 0;
        bool idle = false;
        bool isNew = true;
        bool needsInit = true;
        bool timed = false;  // its expiry timer is under way
        bool provisioned = false;
    };
    struct Idle {
        std::uint32_t key;
        std::uint32_t index;
    };
    std::string_view refusal(Context& context, bool synchronous, bool& provisioned);
    std::uint32_t take(bool provisioned);
    std::uint32_t keyOf(const Environment& environment);
    void initialise(Context& context, MessageHandle message, Acquired& acquired);

    EnvironmentSettings m_settings;
    Slots<Environment> m_environments;
    std::vector<Idle> m_idle;                      // by key, the next to be used last
    std::vector<std::uint32_t> m_idleProvisioned;  // the next to be used last
    std::int64_t m_running = 0;
    std::uint32_t m_lastSerial = 0;
    std::uint32_t m_lastUse = 0;
    TokenBucket m_scaling;
    TokenBucket m_requests;
    TokenBucket m_provisionedRequests;
};

// What every request passes through.

inline Environments::Acquired Environments::acquire(Context& context, MessageHandle message, bool synchronous) {
    Acquired acquired;
    acquired.refusal = refusal(context, synchronous, acquired.provisioned);
    if (!acquired.refusal.empty()) return acquired;
    acquired.environment = take(acquired.provisioned);
    Environment& environment = m_environments[acquired.environment];
    environment.idle = false;
    ++m_running;
    if (!m_settings.reserved && !environment.provisioned) ++context.account().running;
    if (environment.needsInit) initialise(context, message, acquired);
    return acquired;
}

inline std::uint32_t Environments::take(bool provisioned) {
    if (provisioned) {
        const std::uint32_t index = m_idleProvisioned.back();
        m_idleProvisioned.pop_back();
        return index;
    }
    if (m_idle.empty()) {
        Environment environment;
        environment.serial = ++m_lastSerial;
        return m_environments.insert(environment);
    }
    const std::uint32_t index = m_idle.back().index;
    m_idle.pop_back();
    return index;
}

inline void Environments::release(Context& context, std::uint32_t index, bool reset) {
    Environment& environment = m_environments[index];
    --m_running;
    environment.idle = true;
    environment.needsInit = reset;
    if (environment.provisioned) return m_idleProvisioned.push_back(index);
    if (!m_settings.reserved) --context.account().running;
    environment.idleSince = context.now();
    environment.key = keyOf(environment);
    const Idle idle{environment.key, index};
    if (m_idle.empty() || m_idle.back().key <= idle.key)
        m_idle.push_back(idle);
    else
        m_idle.insert(std::ranges::upper_bound(m_idle, idle.key, {}, &Idle::key), idle);
    if (environment.timed) return;
    environment.timed = true;
    context.after(m_settings.keepWarm, {m_settings.timerTag, index, environment.serial});
}

}  // namespace cascade::simulator
