// SPDX-License-Identifier: MIT
// A token bucket: so many at once, so many per second after that.
#pragma once

#include <algorithm>

#include "model/units.h"

namespace cascade::simulator {

class TokenBucket {
public:
    /// Starts full. Tokens are counted in billionths, so that refilling needs no fractions.
    TokenBucket(std::int64_t ratePerSecond, std::int64_t burst)
        : m_rate(std::clamp<std::int64_t>(ratePerSecond, 0, kMost)),
          m_most(std::clamp<std::int64_t>(burst, 0, kMost) * kSecond),
          m_tokens(m_most) {}

    bool take(Nanoseconds now, std::int64_t amount = 1) {
        refill(now);
        if (m_tokens < amount * kSecond) return false;
        m_tokens -= amount * kSecond;
        return true;
    }
    /// True when there are as many; takes none.
    bool holds(Nanoseconds now, std::int64_t amount) {
        refill(now);
        return m_tokens >= amount * kSecond;
    }
    /// Takes them even if there are not as many: the bucket owes the rest.
    void spend(Nanoseconds now, std::int64_t amount) {
        refill(now);
        m_tokens -= amount * kSecond;
    }
    /// Takes one even if it has yet to come; how long until then.
    Nanoseconds reserve(Nanoseconds now) {
        refill(now);
        m_tokens -= kSecond;
        return m_tokens >= 0 || m_rate == 0 ? 0 : (m_rate - m_tokens - 1) / m_rate;
    }

    /// How long until there is one to take.
    Nanoseconds untilNext(Nanoseconds now) {
        refill(now);
        const std::int64_t missing = kSecond - m_tokens;
        return missing <= 0 || m_rate == 0 ? 0 : (missing + m_rate - 1) / m_rate;
    }

private:
    static constexpr std::int64_t kMost = 1'000'000'000;
    void refill(Nanoseconds now) {
        const Nanoseconds elapsed = now - m_last;
        m_last = now;
        const std::int64_t missing = m_most - m_tokens;
        if (m_rate > 0 && elapsed > 0) m_tokens += elapsed > missing / m_rate ? missing : elapsed * m_rate;
    }

    std::int64_t m_rate;
    std::int64_t m_most;
    std::int64_t m_tokens;
    Nanoseconds m_last = 0;
};

}  // namespace cascade::simulator
