// SPDX-License-Identifier: MIT
// The life of execution environments.
#include "simulator/parts/environments.h"

#include <algorithm>

namespace cascade::simulator {
namespace {

/// Of the account's concurrency so much stays unreserved
/// (docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html).
constexpr std::int64_t kUnreserved = 100;

TokenBucket requestsOf(std::int64_t concurrency, std::int64_t rate) {
    return TokenBucket(concurrency * rate, concurrency * rate);
}

}  // namespace

Environments::Environments(EnvironmentSettings settings)
    : m_settings(std::move(settings)),
      m_scaling(m_settings.scalingRate, m_settings.scalingBurst),
      m_requests(requestsOf(m_settings.reserved.value_or(m_settings.accountLimit), m_settings.requestRate)),
      m_provisionedRequests(requestsOf(m_settings.provisioned, m_settings.requestRate)) {
    if (m_settings.reserved) m_settings.provisioned = std::min(m_settings.provisioned, *m_settings.reserved);
    for (std::int64_t i = 0; i < m_settings.provisioned; ++i) {
        Environment environment;
        environment.serial = ++m_lastSerial;
        environment.idle = true;
        environment.isNew = environment.needsInit = false;
        environment.provisioned = true;
        m_idleProvisioned.push_back(m_environments.insert(environment));
    }
}

void Environments::claim(Account& account) const {
    const std::int64_t own = m_settings.reserved.value_or(m_settings.provisioned);
    account.limit = std::max(account.limit - own, std::min(account.limit, kUnreserved));
}

/// Why no request may begin now. Empty: it may, and has used up what it needs of the token buckets; then
/// `provisioned` says in which sort of environment.
std::string_view Environments::refusal(Context& context, bool synchronous, bool& provisioned) {
    const Nanoseconds now = context.now();
    if (m_settings.reserved && m_running >= *m_settings.reserved)
        return *m_settings.reserved == 0 ? "the function's reserved concurrency is 0"
                                         : "the function's reserved concurrency is used up";
    const bool counts = synchronous && m_settings.requestRate > 0;
    provisioned = !m_idleProvisioned.empty() && (!counts || m_provisionedRequests.take(now));
    const Account& account = context.account();
    if (!provisioned && !m_settings.reserved && account.running >= account.limit)
        return "the account's unreserved concurrency is used up";
    if (counts && !m_requests.take(now))
        return "more than ten requests a second for each unit of the function's concurrency";
    if (!provisioned && m_idle.empty() && !m_scaling.take(now))
        return "the function needs new environments faster than Lambda makes them: 1,000 in 10 seconds";
    return {};
}

/// A new environment initialises before the run. An init that takes too long or fails there, and the init after a
/// reset, are repeated inside the run (docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html).
void Environments::initialise(Context& context, MessageHandle message, Acquired& acquired) {
    Environment& environment = m_environments[acquired.environment];
    Random& random = context.random();
    environment.needsInit = false;
    bool again = !environment.isNew;
    if (environment.isNew) {
        const Nanoseconds init = m_settings.init.sample(random);
        again = init > m_settings.longestInit;
        acquired.init = std::min(init, m_settings.longestInit);
        if (random.chance(m_settings.initErrorRate)) again = true;
    }
    context.fact(FactType::ColdStart, message,
                 {.value = count(),
                  .reason = !again              ? std::string_view()
                            : environment.isNew ? "its init failed or took too long: once more"
                                                : "init again after a crash or a timeout"});
    environment.isNew = false;
    if (!again) return;
    acquired.initAgain = m_settings.init.sample(random);
    acquired.initFails = random.chance(m_settings.initErrorRate);
}

std::uint32_t Environments::keyOf(const Environment& environment) {
    switch (m_settings.reuse) {
        case Reuse::NewestCreated: break;
        case Reuse::OldestCreated: return ~environment.serial;
        case Reuse::MostRecentlyUsed: return ++m_lastUse;
        case Reuse::LeastRecentlyUsed: return ~++m_lastUse;
    }
    return environment.serial;
}

/// One timer per environment, set again when it was used meanwhile.
void Environments::timer(Context& context, const Timer& timer) {
    Environment& environment = m_environments[timer.a];
    environment.timed = false;
    if (!environment.idle) return;  // its release sets the next timer
    const Nanoseconds left = environment.idleSince + m_settings.keepWarm - context.now();
    if (left > 0) {
        environment.timed = true;
        return context.after(left, timer);
    }
    m_idle.erase(std::ranges::lower_bound(m_idle, environment.key, {}, &Idle::key));
    m_environments.erase(timer.a);
    context.fact(FactType::Expired, {.value = count()});
}

}  // namespace cascade::simulator
