// SPDX-License-Identifier: MIT
// Running a design in a test: its facts, its trace, its report. On every run the books must balance (conservation
// and Little's law, tests/helpers/ledger.h); where they do not, the test fails.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "model/graph/design.h"
#include "simulator/simulate.h"

namespace cascade::tests {

/// 0 when it is not there.
double metricOf(const simulator::Report& report, const std::string& node, const std::string& name);

struct Rehearsal {
    std::vector<simulator::Fact> facts;
    std::shared_ptr<std::set<std::string, std::less<>>> reasons;  ///< What the facts' reasons point into.
    std::string trace;  ///< All lines, each with its newline.
    simulator::Report report;

    double metric(const std::string& node, const std::string& name) const { return metricOf(report, node, name); }
    std::size_t sentAlong(ConnectionId connection) const;
    /// The times of a node's facts of one type, in seconds.
    std::vector<double> timesOf(NodeId node, simulator::FactType type) const;
    /// The reason of the first fact of a node and type; "(none)" if there is no such fact.
    std::string reasonOf(NodeId node, simulator::FactType type) const;
};

/// With the default scenario, or with `definition` (the scenario's JSON as text). A mistake in it ends the test.
Rehearsal rehearse(const Design& design, std::string_view definition = {});

/// For long runs and many seeds: the same, but nothing is kept. `observer` sees every fact.
simulator::Report rehearseLong(const Design& design, std::string_view definition, std::uint64_t seed,
                               simulator::Observer* observer = nullptr);

}  // namespace cascade::tests
