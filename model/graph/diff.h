// SPDX-License-Identifier: MIT
// What changed between two designs, in the design's own terms.
#pragma once

#include <string>
#include <vector>

#include "model/graph/design.h"

namespace cascade {

struct Difference {
    enum class What {
        NodeAdded,
        NodeRemoved,
        NodeRenamed,  ///< `before` and `after` are the names.
        NodeChanged,  ///< One field of a node.
        NodeMoved,    ///< `before` and `after` are [x, y], or null for a node that is not placed.
        ConnectionAdded,
        ConnectionRemoved,
        ConnectionChanged,  ///< One field of a connection.
        SectionChanged      ///< "name", "application.region", "scenarios.steady", …
    };
    What what;
    std::string subject;  ///< A node's name (the new one), "From -> To: role", or a section.
    std::string field;    ///< "kind", "description", "parameters.memory", …; "" where none is meant.
    Json before;
    Json after;
};

/// In a stable order: nodes in the order of the newer design (removed ones last), then connections, then sections.
/// Nodes are the same when they have the same name; one that is gone and one that is new are a renaming when they
/// have the same fields and the same connections.
std::vector<Difference> difference(const Design& before, const Design& after);

/// One line each: "+ OrdersQueue (sqs-queue)", "~ CreateOrder: parameters.memory 256 -> 512"; "" when nothing
/// differs.
std::string toText(const std::vector<Difference>& differences);
/// [{"what": "node-changed", "subject", "field", "before", "after"}, …]
Json toJson(const std::vector<Difference>& differences);

}  // namespace cascade
