// SPDX-License-Identifier: MIT
// Running a design in a test: its facts, its trace, its report, and the conservation of messages on every run.
#pragma once

#include <string>
#include <vector>

#include "model/graph/design.h"
#include "simulator/simulate.h"

namespace cascade::tests {

struct Rehearsal {
    std::vector<simulator::Fact> facts;
    std::string trace;  ///< All lines, each with its newline.
    simulator::Report report;
    std::string conservation;  ///< "" when received = handled + dead-lettered + lost + still inside, everywhere.

    double metric(const std::string& node, const std::string& name) const;  ///< 0 when it is not there.
    std::size_t sentAlong(ConnectionId connection) const;
    /// The times of a node's facts of one type, in seconds.
    std::vector<double> timesOf(NodeId node, simulator::FactType type) const;
};

/// With the default scenario, or with `definition` (the scenario's JSON as text). A mistake in it ends the test.
Rehearsal rehearse(const Design& design, std::string_view definition = {});

}  // namespace cascade::tests
