// SPDX-License-Identifier: MIT
// Hashing keys of items.
#include "simulator/parts/item_keys.h"

#include "simulator/engine/random.h"

namespace cascade::simulator {

namespace {

/// Spreads a hash over all its bits (the finalizer of splitmix64): partitions are told apart by the upper ones.
std::uint64_t spread(std::uint64_t hash) {
    hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9;
    hash = (hash ^ (hash >> 27)) * 0x94d049bb133111eb;
    return hash ^ (hash >> 31);
}

}  // namespace

ItemKeys::ItemKeys(const std::vector<std::string>& names) {
    for (const std::string& name : names) m_parts.emplace_back(MemberText::Where::Payload, name);
}

std::optional<ItemKey> ItemKeys::of(const Content& content) {
    std::optional<ItemKey> key;
    for (MemberText& part : m_parts) {
        const auto text = part.of(content);
        if (!text) return std::nullopt;
        const std::uint64_t hash = spread(hashOf(*text));
        key = key ? ItemKey{spread(key->hash + hash), key->partition} : ItemKey{hash, hash};
    }
    return key;
}

bool ItemKeys::isShared(const Content& content) {
    if (const bool* known = m_shared.find(content.shape())) return *known;
    const auto one = of(*content.example(0));
    const auto other = of(*content.example(1));
    return m_shared.remember(content.shape(), one && other && one->hash == other->hash);
}

}  // namespace cascade::simulator
