// SPDX-License-Identifier: MIT
// What a Map state iterates over: items of lists and objects, data that ItemReader brought, batches.
#pragma once

#include <optional>
#include <vector>

#include "model/asl/branch.h"
#include "model/asl/fault.h"

namespace cascade::asl {

/// The elements of a list, or the members of an object with their keys. Faults are of the given name.
Outcome<std::vector<Item>> itemsOf(const Json& data, const char* error);

/// What ItemReader read, as a list or an object: texts are taken apart as ReaderConfig says (CSV, JSON, JSONL).
Outcome<Json> readItems(const Json& data, const Json& config, std::optional<std::int64_t> mostItems);

/// Batches of at most so many items and so many bytes, each as {"BatchInput", "Items"}.
std::vector<Item> batched(const std::vector<Item>& items, std::optional<std::int64_t> mostItems,
                          std::optional<std::int64_t> mostBytes, const std::optional<Json>& batchInput);

}  // namespace cascade::asl
