// SPDX-License-Identifier: MIT
// Facts: what behaviors emit while a run goes on. Recorders make metrics of them, the window makes pictures of
// them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/graph/ids.h"
#include "model/units.h"

namespace cascade::simulator {

// Conservation: at every node and moment, Received = Handled + DeadLettered + Lost + what is still inside.

/// A message's name: the node that made it and that node's own count, so that one node's ids never depend on
/// another's.
struct MessageId {
    NodeId node;
    std::uint32_t number = 0;  ///< From 1; 0 names no message.
    auto operator<=>(const MessageId&) const = default;
};

enum class FactType : std::uint8_t {
    Stimulated,  ///< A stimulus made a message at this node.
    Sent,        ///< A copy leaves along `connection`; it arrives after `duration`.
    Received,    ///< A copy arrived (by `connection`, if any).
    Enqueued,    ///< `value` messages wait here now.
    Dequeued,    ///< As above, after taking.
    Invoked,     ///< A function run begins; `value` = concurrent runs now, `duration` = init time when cold.
    ColdStart,   ///< An environment is initialised; `value` = environments now.
    Provisioned,  ///< Environments of provisioned concurrency are ready; `value` = environments now.
    Expired,     ///< An idle environment ends; `value` = environments now.
    Succeeded,   ///< `duration` = run time; `value` = concurrent runs now.
    Failed,      ///< Function error; as above.
    TimedOut,    ///< As above.
    Throttled,   ///< No concurrency left.
    Rejected,    ///< Refused with an answer to the caller; `value` = its status (4xx, 5xx).
    Answered,    ///< An answer reaches the caller; `duration` = its latency, `value` = its status.
    Retried,     ///< Will be tried again after `duration`.
    Duplicated,
    Written,
    Read,
    Deleted,
    Delivered,  ///< Reached its final place (records in a bucket's object); `value` = how many.
    Filtered,   ///< A pattern or filter did not match.
    DeadLettered,
    Lost,        ///< Gone for good; `reason` says why.
    Authorized,  ///< Credentials checked along `connection`.
    Handled,     ///< The copy's journey at this node ended: done, or answered with an error, or given back.
    Completed    ///< Everything that follows from the stimulus `message` has ended; `duration` since it began.
};
inline constexpr std::size_t kFactTypes = static_cast<std::size_t>(FactType::Completed) + 1;
std::string_view nameOf(FactType type);  ///< snake_case, as in traces: "cold_start".

struct Fact {
    Nanoseconds time = 0;
    FactType type = FactType::Received;
    NodeId node;
    ConnectionId connection;
    MessageId message;
    MessageId cause;  ///< The message whose handling made this one; none for a stimulus.
    Nanoseconds duration = 0;
    std::int64_t value = 0;
    std::string_view reason;  ///< Plain words; points into static text or into the run's own table.
    std::uint32_t billed = 0;  ///< Milliseconds that a run which just ended costs, its init included.
    bool provisioned = false;  ///< That run was in an environment of provisioned concurrency.
};

class Observer {
public:
    virtual ~Observer() = default;
    virtual void observe(const Fact& fact) = 0;
};

}  // namespace cascade::simulator
