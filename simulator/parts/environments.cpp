// SPDX-License-Identifier: MIT
// The life of execution environments.
#include "simulator/parts/environments.h"

#include <algorithm>

namespace cascade::simulator {

std::optional<Environments::Acquired> Environments::acquire(Context& context, MessageHandle message) {
    Account& account = context.account();
    if (m_settings.reserved ? m_running >= *m_settings.reserved : account.running >= account.limit)
        return std::nullopt;
    if (m_idle.empty() && !m_scaling.take(context.now())) return std::nullopt;
    const std::uint32_t index = take();
    Environment& environment = m_environments[index];
    environment.idle = false;
    ++m_running;
    if (!m_settings.reserved) ++account.running;
    if (!environment.needsInit) return Acquired{index, 0};
    environment.needsInit = false;
    context.fact(FactType::ColdStart, message, {.value = count()});
    return Acquired{index, m_settings.init.sample(context.random())};
}

std::uint32_t Environments::take() {
    if (m_idle.empty()) return m_environments.insert({++m_lastSerial, 0, false, true, false});
    const std::uint32_t index = m_idle.back().index;
    m_idle.pop_back();
    return index;
}

void Environments::release(Context& context, std::uint32_t index, bool reset) {
    Environment& environment = m_environments[index];
    --m_running;
    if (!m_settings.reserved) --context.account().running;
    environment.idle = true;
    environment.needsInit = reset;
    environment.idleSince = context.now();
    const Idle idle{environment.serial, index};
    m_idle.insert(std::ranges::upper_bound(m_idle, idle.serial, {}, &Idle::serial), idle);
    if (environment.timed) return;
    environment.timed = true;
    context.after(m_settings.keepWarm, {m_settings.timerTag, index, environment.serial});
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
    m_idle.erase(std::ranges::lower_bound(m_idle, timer.b, {}, &Idle::serial));
    m_environments.erase(timer.a);
    context.fact(FactType::Expired, {.value = count()});
}

}  // namespace cascade::simulator
