// SPDX-License-Identifier: MIT
// What a letter wants of a table: put, update, delete or get an item, under which condition.
#pragma once

#include <memory>

#include "model/patterns/pattern.h"
#include "simulator/engine/content.h"

namespace cascade::simulator {

struct TableOperation {
    bool reads = false;
    bool writes = false;
    bool deletes = false;  ///< What it writes is a removal …
    bool merges = false;   ///< … or attributes, beside those that the item has.
    bool consistent = false;
    std::shared_ptr<const Pattern> condition;  ///< On the item that is there; none: no condition.
};

/// By what stands beside the letter: "operation" ("put", "update", "delete", "get"), "condition" and "consistent";
/// with none, by the role of the connection ("" is a stimulus).
TableOperation tableOperationOf(const Json& beside, std::string_view role);

/// Whether the condition holds for the item (nullptr: there is none).
bool holds(const Pattern& condition, const Content* item);

}  // namespace cascade::simulator
