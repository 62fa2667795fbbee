// SPDX-License-Identifier: MIT
// Keys of items, found without building the items where their shape tells.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "simulator/parts/member_text.h"

namespace cascade::simulator {

struct ItemKey {
    std::uint64_t hash = 0;       ///< Of the whole key.
    std::uint64_t partition = 0;  ///< Of its partition key: where it lies among the partitions.
};

class ItemKeys {
public:
    /// `names`: the partition key and, if there is one, the sort key.
    explicit ItemKeys(const std::vector<std::string>& names);

    /// Nothing where a part is missing.
    std::optional<ItemKey> of(const Content& content);
    /// True when all contents of this shape have the same key, so that such items are few.
    bool isShared(const Content& content);

private:
    std::vector<MemberText> m_parts;
    Memo<bool> m_shared;
};

}  // namespace cascade::simulator
