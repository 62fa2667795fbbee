// SPDX-License-Identifier: MIT
// What a DynamoDB table takes and gives per second: on demand or provisioned, and in each partition (facts 1.7).
#pragma once

#include <string_view>
#include <vector>

#include "simulator/parts/token_bucket.h"

namespace cascade::simulator {

/// One write unit writes 1 KB, one read unit reads 4 KB; reads are counted in halves, since one that need not be up
/// to date takes half a unit.
struct TableCapacitySettings {
    bool provisioned = false;
    std::int64_t readUnits = 40'000;  ///< Per second; on demand the quota of a table.
    std::int64_t writeUnits = 40'000;
    std::uint32_t partitions = 1;
};

class TableCapacity {
public:
    explicit TableCapacity(const TableCapacitySettings& settings);

    /// "" when there is room in the table and in the key's partition; else why it is throttled.
    std::string_view read(Nanoseconds now, std::uint32_t partition, std::int64_t halfUnits);
    std::string_view write(Nanoseconds now, std::uint32_t partition, std::int64_t units);

private:
    /// Room for units as long as there is any that a full bucket would have: large ones are paid off.
    struct Room {
        TokenBucket bucket;
        std::int64_t most;
        Room(std::int64_t perSecond, std::int64_t seconds)
            : bucket(perSecond, perSecond * seconds), most(perSecond * seconds) {}
        bool has(Nanoseconds now, std::int64_t units) { return bucket.holds(now, units < most ? units : most); }
    };
    struct Rooms {
        Room reads;
        Room writes;
    };
    std::string_view take(Nanoseconds now, Room& table, Room& partition, std::int64_t units, bool isRead);

    bool m_provisioned;
    Rooms m_table;
    std::vector<Rooms> m_partitions;
};

}  // namespace cascade::simulator
