// SPDX-License-Identifier: MIT
// Faults of a scenario: what goes wrong, where, how often and when.
#pragma once

#include <optional>
#include <vector>

#include "model/result.h"
#include "simulator/engine/network.h"
#include "simulator/engine/random.h"
#include "simulator/parts/record_filter.h"

namespace cascade::simulator {

enum class FaultType : std::uint8_t {
    Error,      ///< The call fails.
    Latency,    ///< Takes `add` longer.
    Throttle,   ///< Refused as too many.
    Down,       ///< Answers nobody.
    Duplicate,  ///< Delivered twice.
    Reorder,    ///< Held back by up to `add`, so that others overtake it.
    Offline,    ///< A client or device that cannot reach anything.
    Denied      ///< Refused for good: a permission is missing, or the resource was deleted.
};

/// All faults of a run with their random streams. A copyable value.
class Faults {
public:
    /// `list` is the scenario's "faults". Fails naming the field.
    static Result<Faults> read(const Json& list, const Network& network, std::uint64_t seed);

    bool any() const { return !m_faults.empty(); }
    /// The added duration when a fault of this type strikes this message at the context's node, now.
    std::optional<Nanoseconds> strike(FaultType type, Context& context, MessageHandle message);

private:
    struct Fault {
        FaultType type;
        NodeIndex node;
        double rate = 1;
        RecordFilter when;  ///< On the event as the node receives it.
        Distribution add;
        Nanoseconds from = 0;
        Nanoseconds until = 0;
        Random random;
    };
    static Result<Fault> readOne(const Json& json, const std::string& place, const Network& network);
    std::vector<Fault> m_faults;
};

}  // namespace cascade::simulator
