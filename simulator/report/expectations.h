// SPDX-License-Identifier: MIT
// Expectations of a scenario: statements about the report that must hold.
#pragma once

#include <vector>

#include "simulator/simulate.h"

namespace cascade::simulator {

struct Expectation {
    enum class Relation { Less, AtMost, Equal, NotEqual, AtLeast, More };
    std::string metric;  ///< "Orders.written", "Orders.latency_ms.p99", "end_to_end.p99", "cost.total_usd"
    Relation relation = Relation::Equal;
    double value = 0;
    std::string text;  ///< As people read it.
};

Result<std::vector<Expectation>> readExpectations(const Json& list);
/// A metric that the report does not have fails, with no actual value and the reason.
ExpectationResult judge(const Expectation& expectation, const Report& report);

}  // namespace cascade::simulator
