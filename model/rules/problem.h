// SPDX-License-Identifier: MIT
// A problem: something validation found. What, where, why it matters, how to mend it.
#pragma once

#include <string>
#include <vector>

#include "model/catalog/catalog.h"
#include "model/graph/design.h"

namespace cascade {

enum class Severity { Error, Warning, Hint };
std::string_view nameOf(Severity severity);

struct Problem {
    std::string code;  ///< Stable: "connection.illegal", "function.no-event", "loop.bucket", …
    Severity severity = Severity::Error;
    std::vector<NodeId> nodes;  ///< Where; the first is the place to jump to.
    std::vector<ConnectionId> connections;
    std::string field;  ///< "parameters.memory", or ""
    std::string what;
    std::string why;
    std::string mend;
};

/// All rules over a const design, in a stable order: errors first, then document order.
std::vector<Problem> validate(const Design& design, const Catalog& catalog);

}  // namespace cascade
