// SPDX-License-Identifier: MIT
// What the tasks of a state machine mean in a design: which connection each one uses, what it sends, and what the
// answers say in the words of Step Functions.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "model/asl/execution.h"
#include "simulator/engine/behavior.h"
#include "simulator/engine/network.h"

namespace cascade::simulator {

/// What a task sends.
struct TaskMessage {
    asl::Value payload;
    Json beside = Json::object();
};

/// A machine's definition, tied to the design it stands in. Immutable; shared by copies of a run.
class MachineTasks {
public:
    /// The definition of the node's parameters; without one, or with one that AWS would refuse, what is connected,
    /// one after the other, as deployment does.
    MachineTasks(const Network& network, NodeIndex node);

    const std::shared_ptr<const asl::Machine>& machine() const { return m_machine; }
    /// Some field of the definition looks into data; else inputs need not be built.
    bool looksAtData() const { return m_looksAtData; }

    /// The connection that a task uses; kNone for a service that the design does not have.
    LinkIndex linkOf(const asl::TaskOrder& order) const;
    /// What the target is sent: for lambda:invoke the Payload, for sqs:sendMessage the MessageBody, … Several are
    /// entries of a bus.
    std::vector<TaskMessage> messagesOf(const asl::TaskOrder& order) const;
    /// The target's answer as the service hands it over; without one, the payload.
    asl::Value resultOf(const asl::TaskOrder& order, asl::Value answered) const;
    /// Somebody answers tasks that wait with waitForTaskToken; else the target's answer stands for theirs.
    bool waitsForTokens() const { return m_waitsForTokens; }

private:
    void tie(const Json& definition, const Vertex& machine, const Network& network);

    std::shared_ptr<const asl::Machine> m_machine;
    bool m_looksAtData = false;
    bool m_waitsForTokens = false;
    std::map<std::string, LinkIndex, std::less<>> m_links;  ///< By name of the state.
};

/// The task waits until the execution that it starts has ended.
bool waitsForExecution(const asl::TaskOrder& order);

/// How Lambda tells of a call that failed (Developer Guide, "Handling errors in Step Functions workflows" and
/// Lambda's API reference, "Invoke").
asl::Fault faultOf(std::uint16_t status);

/// The end of an execution in plain words. Static text.
std::string_view reasonOf(const asl::Execution& execution);

}  // namespace cascade::simulator
