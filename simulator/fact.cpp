// SPDX-License-Identifier: MIT
// Names of facts.
#include "simulator/fact.h"

namespace cascade::simulator {

std::string_view nameOf(FactType type) {
    switch (type) {
        case FactType::Stimulated: return "stimulated";
        case FactType::Sent: return "sent";
        case FactType::Received: return "received";
        case FactType::Enqueued: return "enqueued";
        case FactType::Dequeued: return "dequeued";
        case FactType::Invoked: return "invoked";
        case FactType::ColdStart: return "cold_start";
        case FactType::Provisioned: return "provisioned";
        case FactType::Expired: return "expired";
        case FactType::Succeeded: return "succeeded";
        case FactType::Failed: return "failed";
        case FactType::TimedOut: return "timed_out";
        case FactType::Throttled: return "throttled";
        case FactType::Rejected: return "rejected";
        case FactType::Answered: return "answered";
        case FactType::Retried: return "retried";
        case FactType::Duplicated: return "duplicated";
        case FactType::Written: return "written";
        case FactType::Read: return "read";
        case FactType::Deleted: return "deleted";
        case FactType::Delivered: return "delivered";
        case FactType::Filtered: return "filtered";
        case FactType::DeadLettered: return "dead_lettered";
        case FactType::Lost: return "lost";
        case FactType::Authorized: return "authorized";
        case FactType::Handled: return "handled";
        case FactType::Completed: return "completed";
    }
    return "";
}

}  // namespace cascade::simulator
