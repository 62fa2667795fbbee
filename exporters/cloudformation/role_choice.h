// SPDX-License-Identifier: MIT
// Which role of a pair fits the actions that a policy allows or a task takes.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "model/catalog/catalog.h"

namespace cascade::exporters::cloudformation {

/// The role in which `from` uses `to` by itself (no trigger, no destination, no authorisation) that fits the
/// actions best; nullptr where they allow nothing that the catalog draws. Actions may hold wildcards.
const ConnectionType* roleFor(const Catalog& catalog, std::string_view from, std::string_view to,
                              const std::set<std::string>& actions);

/// True if a granted action ("sqs:*", "dynamodb:Get*") covers an exact one. Case does not count.
bool covers(std::string_view granted, std::string_view action);

}  // namespace cascade::exporters::cloudformation
