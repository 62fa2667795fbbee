// SPDX-License-Identifier: MIT
// All behaviors. A plain list: self-registration would depend on the linker.
#include "simulator/behaviors/table.h"

#include <array>

#include "simulator/behaviors/factories.h"

namespace cascade::simulator {
namespace {

constexpr std::array kBehaviors{
    BehaviorEntry{"client", makeClient},
    BehaviorEntry{"device", makeClient},
    BehaviorEntry{"other", makeClient},  // without connections it does nothing
    BehaviorEntry{"function", makeFunction},
    BehaviorEntry{"rest-api", makeApi},
    BehaviorEntry{"http-api", makeApi},
    BehaviorEntry{"dynamodb-table", makeTable},
    BehaviorEntry{"s3-bucket", makeBucket},
    BehaviorEntry{"sqs-queue", makeQueue},
    BehaviorEntry{"sns-topic", makeTopic},
    BehaviorEntry{"event-bus", makeBus},
    BehaviorEntry{"schedule", makeSchedule},
    BehaviorEntry{"kinesis-stream", makeStream},
    BehaviorEntry{"firehose", makeFirehose},
    BehaviorEntry{"kinesis-analytics", makeAnalytics},
    BehaviorEntry{"state-machine", makeStateMachine},
    BehaviorEntry{"iot-rule", makeIotRule},
    BehaviorEntry{"cognito-user-pool", makeUserPool},
    BehaviorEntry{"cognito-identity-pool", makeIdentityPool},
};

}  // namespace

std::span<const BehaviorEntry> behaviors() { return kBehaviors; }

const BehaviorEntry* findBehavior(std::string_view kind) {
    for (const BehaviorEntry& entry : kBehaviors)
        if (entry.kind == kind) return &entry;
    return nullptr;
}

}  // namespace cascade::simulator
