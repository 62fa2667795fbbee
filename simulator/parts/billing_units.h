// SPDX-License-Identifier: MIT
// Large messages are charged as several: one for each 64 KB, 5 KB, …, as the service says.
#pragma once

#include "simulator/engine/context.h"
#include "simulator/parts/size_limit.h"

namespace cascade::simulator {

class BillingUnits {
public:
    explicit BillingUnits(std::size_t bytes) : m_bytes(bytes) {}

    std::uint64_t of(const Content& content) {
        const std::size_t size = m_sizes.of(content);
        return size <= m_bytes ? 1 : (size + m_bytes - 1) / m_bytes;
    }
    /// Tells the meter about a message that is more than one unit.
    void meter(Context& context, MessageHandle message) {
        const std::uint64_t units = of(*context.message(message).content);
        if (units > 1) context.meter(Metered::ExtraUnits, units - 1);
    }

private:
    std::size_t m_bytes;
    Sizes m_sizes;
};

}  // namespace cascade::simulator
