// SPDX-License-Identifier: MIT
// One run that a person watches and may interrupt, with everything that is made of its facts.
#pragma once

#include <optional>

#include "app/cli/interrupt.h"
#include "app/cli/simulate/options.h"
#include "simulator/trace/cascade.h"

namespace cascade::app {

struct Rehearsed {
    simulator::Report report;
    std::optional<simulator::Cascade> cascade;  ///< The one that was asked for, if there was such a one.
};

Result<Rehearsed> rehearse(const Input& input, const simulator::Scenario& scenario, const SimulateOptions& options,
                           const Interrupt& interrupt);

}  // namespace cascade::app
