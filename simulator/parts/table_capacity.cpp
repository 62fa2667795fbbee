// SPDX-License-Identifier: MIT
// Throttling reads and writes of a table.
#include "simulator/parts/table_capacity.h"

namespace cascade::simulator {

namespace {

/// docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html
constexpr std::int64_t kPartitionReads = 3000;
constexpr std::int64_t kPartitionWrites = 1000;
/// So long unused provisioned capacity is kept; a run begins with all of it.
constexpr std::int64_t kReserveSeconds = 300;

}  // namespace

TableCapacity::TableCapacity(const TableCapacitySettings& settings)
    : m_provisioned(settings.provisioned),
      m_table{Room(2 * settings.readUnits, settings.provisioned ? kReserveSeconds : 1),
              Room(settings.writeUnits, settings.provisioned ? kReserveSeconds : 1)},
      m_partitions(settings.partitions, Rooms{Room(2 * kPartitionReads, 1), Room(kPartitionWrites, 1)}) {}

std::string_view TableCapacity::read(Nanoseconds now, std::uint32_t partition, std::int64_t halfUnits) {
    return take(now, m_table.reads, m_partitions[partition].reads, halfUnits, true);
}

std::string_view TableCapacity::write(Nanoseconds now, std::uint32_t partition, std::int64_t units) {
    return take(now, m_table.writes, m_partitions[partition].writes, units, false);
}

std::string_view TableCapacity::take(Nanoseconds now, Room& table, Room& partition, std::int64_t units,
                                     bool isRead) {
    if (!table.has(now, units)) {
        if (m_provisioned)
            return isRead ? "ProvisionedThroughputExceeded: the table's read capacity and its reserve are used up"
                          : "ProvisionedThroughputExceeded: the table's write capacity and its reserve are used up";
        return isRead ? "RequestLimitExceeded: the table's quota of read units is used up this second"
                      : "RequestLimitExceeded: the table's quota of write units is used up this second";
    }
    if (!partition.has(now, units))
        return isRead ? "ThrottlingException: the key's partition gives 3,000 read units a second"
                      : "ThrottlingException: the key's partition takes 1,000 write units a second";
    table.bucket.spend(now, units);
    partition.bucket.spend(now, units);
    return {};
}

}  // namespace cascade::simulator
