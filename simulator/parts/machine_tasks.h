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

/// A machine's definition, tied to the design it stands in. Immutable; shared by copies of a run.
class MachineTasks {
public:
    /// The definition of the node's parameters; without one, or with one that AWS would refuse, the connected
    /// functions one after the other, as deployment does.
    MachineTasks(const Network& network, NodeIndex node);

    const std::shared_ptr<const asl::Machine>& machine() const { return m_machine; }
    /// Some field of the definition looks into data; else inputs need not be built.
    bool looksAtData() const { return m_looksAtData; }

    /// The connection that a task uses; kNone for a service that the design does not have.
    LinkIndex linkOf(const asl::TaskOrder& order) const;
    /// What the target is sent: for lambda:invoke the Payload.
    asl::Value payloadOf(const asl::TaskOrder& order) const;
    /// The target's answer as the service hands it over; without one, the payload.
    asl::Value resultOf(const asl::TaskOrder& order, asl::Value answered) const;

private:
    void tie(const Json& definition, const Vertex& machine, const Network& network);

    std::shared_ptr<const asl::Machine> m_machine;
    bool m_looksAtData = false;
    std::map<std::string, LinkIndex, std::less<>> m_links;  ///< By name of the state.
};

/// How Lambda tells of a call that failed (Developer Guide, "Handling errors in Step Functions workflows" and
/// Lambda's API reference, "Invoke").
asl::Fault faultOf(std::uint16_t status);

/// The end of an execution in plain words. Static text.
std::string_view reasonOf(const asl::Execution& execution);

}  // namespace cascade::simulator
