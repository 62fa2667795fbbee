// SPDX-License-Identifier: MIT
// The tables of planners: one for each kind of node and one for each connection, by family. A new kind adds lines
// here.
#pragma once

#include <span>
#include <string_view>

#include "model/plan/builder.h"

namespace cascade {

struct NodePlanner {
    std::string_view kind;
    void (*plan)(Builder&, const Node&);
};

/// "" stands for any kind.
struct ConnectionPlanner {
    std::string_view from;
    std::string_view to;
    std::string_view role;
    void (*plan)(Builder&, const Connection&);
};

struct Planners {
    std::span<const NodePlanner> nodes;
    std::span<const ConnectionPlanner> connections;
};

Planners functionPlanners();
Planners usePlanners();
Planners apiPlanners();
Planners storagePlanners();
Planners messagingPlanners();
Planners eventPlanners();
Planners streamPlanners();
Planners machinePlanners();
Planners iotPlanners();
Planners identityPlanners();
Planners foreignPlanners();

}  // namespace cascade
