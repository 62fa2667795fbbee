// SPDX-License-Identifier: MIT
// The smallest design that can use one connection of the catalog, for the tests over all legal connections.
#pragma once

#include "model/catalog/catalog.h"
#include "model/graph/design.h"

namespace cascade::tests {

struct SmallestDesign {
    Design with;
    Design without;           ///< The same nodes and connections but for the one in question.
    ConnectionId connection;  ///< In `with`.
};

/// "sqs-queue -> function: trigger"
std::string describe(const ConnectionType& type);
/// The same as a folder's name: "sqs-queue--function--trigger".
std::string folderName(const ConnectionType& type);

/// The two ends are called From and To (From alone, where a kind is connected with itself), and whatever they need
/// to work stands beside them.
SmallestDesign smallestDesign(const ConnectionType& type);

}  // namespace cascade::tests
