// SPDX-License-Identifier: MIT
// Throttling writes to shards.
#include "simulator/parts/shard_capacity.h"

#include <algorithm>

namespace cascade::simulator {

ShardCapacity::ShardCapacity(ShardCapacitySettings settings) : m_settings(settings), m_growsAt(settings.growEvery) {
    m_shards.assign(settings.shards, {TokenBucket(settings.recordsPerSecond, settings.recordsPerSecond),
                                      TokenBucket(settings.bytesPerSecond, settings.bytesPerSecond)});
}

std::string_view ShardCapacity::take(Nanoseconds now, std::uint64_t keyHash, std::size_t size) {
    if (m_settings.growEvery > 0 && now >= m_growsAt) grow(now);
    Shard& shard = m_shards[(keyHash >> 32) * m_shards.size() >> 32];
    const auto bytes = static_cast<std::int64_t>(size);
    // A record that is larger than what a second brings goes through a full bucket, and is paid off.
    if (!shard.bytes.holds(now, std::min(bytes, m_settings.bytesPerSecond)))
        return "ProvisionedThroughputExceeded: the key's shard takes no more bytes this second";
    if (!shard.records.take(now))
        return "ProvisionedThroughputExceeded: the key's shard takes no more records this second";
    shard.bytes.spend(now, bytes);
    if (m_settings.growEvery > 0) count(now, size);
    return {};
}

void ShardCapacity::count(Nanoseconds now, std::size_t size) {
    if (now - m_second.begun >= kSecond) m_second = {now / kSecond * kSecond, 0, 0};
    m_peakRecords = std::max(m_peakRecords, ++m_second.records);
    m_peakBytes = std::max(m_peakBytes, m_second.bytes += static_cast<std::int64_t>(size));
}

void ShardCapacity::grow(Nanoseconds now) {
    m_growsAt = now - now % m_settings.growEvery + m_settings.growEvery;
    const std::int64_t needed = std::max(2 * m_peakRecords / std::max<std::int64_t>(m_settings.recordsPerSecond, 1),
                                         2 * m_peakBytes / std::max<std::int64_t>(m_settings.bytesPerSecond, 1));
    const auto wanted = static_cast<std::size_t>(std::clamp<std::int64_t>(needed, 0, m_settings.mostShards));
    if (wanted > m_shards.size())
        m_shards.assign(wanted, {TokenBucket(m_settings.recordsPerSecond, m_settings.recordsPerSecond),
                                 TokenBucket(m_settings.bytesPerSecond, m_settings.bytesPerSecond)});
}

}  // namespace cascade::simulator
