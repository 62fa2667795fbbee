// SPDX-License-Identifier: MIT
// A plan while it is being made: the planners of the kinds and connections put their parts into it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "model/plan/plan.h"
#include "model/plan/values.h"

namespace cascade {

/// References to parts of the plan hold until the next part of that kind is added.
class Builder {
public:
    Builder(const Architecture& architecture, const Catalog& catalog);

    const Architecture& architecture() const { return m_architecture; }
    const Catalog& catalog() const { return m_catalog; }
    Plan& plan() { return m_plan; }

    const Node& from(const Connection& connection) const { return m_architecture.node(connection.from); }
    const Node& to(const Connection& connection) const { return m_architecture.node(connection.to); }
    Values values(const Node& node) const;
    Values values(const Connection& connection) const;
    /// The catalog's IAM actions of the connection.
    const std::vector<std::string>& actions(const Connection& connection) const;
    /// The legal connections that leave or enter a node, of this role and to or from this kind; "" is any.
    std::vector<const Connection*> outgoing(const Node& node, std::string_view kind, std::string_view role) const;
    std::vector<const Connection*> incoming(const Node& node, std::string_view kind, std::string_view role) const;

    FunctionPlan& function(NodeId node);
    ApiPlan& api(NodeId node);
    StateMachinePlan& stateMachine(NodeId node);
    /// The resource of a logical id, or nullptr.
    Resource* resource(std::string_view logicalId);

    Resource& add(Resource resource);
    /// The policy of a queue or a topic says who else may send to it. One per target: a second would replace the
    /// first.
    void allow(const Node& target, Json statement, const Origin& origin);
    /// The logical id of that policy.
    std::string policyOf(const Node& target) const;
    /// AWS::IAM::Role for a service, with these statements; returns its logical id.
    std::string addRole(const std::string& wantedId, const std::string& service, std::vector<Statement> statements,
                        const std::string& comment, const Origin& origin);
    /// `wanted`, or the first of wanted2, wanted3, … that is no output yet.
    std::string outputName(const std::string& wanted);
    /// Shows the Ref of a node's resource after a deployment, as NODE KIND ATTRIBUTE.
    void addOutput(const Node& node, const char* kind, const char* attribute, std::string description);
    void refuse(const Connection& connection, std::string what, std::string mend);
    void refuse(const Node& node, std::string what, std::string mend);

    /// `wanted`, or the first of wanted2, wanted3, … that is no logical id yet; it is taken from now on.
    std::string uniqueId(const std::string& wanted);
    /// A name for an event of a function or state machine such that the ids that formats make of both are free.
    std::string eventName(const std::string& owner, const std::string& wanted);

private:
    using Adjacency = std::unordered_map<NodeId, std::vector<const Connection*>>;

    void reserveIds(const Node& node);
    void indexConnections();
    std::vector<const Connection*> among(const Adjacency& connections, const Node& node) const;

    const Architecture& m_architecture;
    const Catalog& m_catalog;
    Plan m_plan;
    std::set<std::string> m_ids;
    std::set<std::string> m_outputs;
    std::map<NodeId, std::string> m_policies;
    Adjacency m_outgoing;  ///< Legal connections only.
    Adjacency m_incoming;
    std::unordered_map<NodeId, std::size_t> m_parts;  ///< Of functions, APIs and machines: where in their list.
    std::unordered_map<std::string, std::size_t> m_indices;  ///< Of resources, as far as they were looked up.
};

Origin originOf(const Node& node);
/// `served` is the node that the part is for.
Origin originOf(const Connection& connection, NodeId served);

/// {"Effect": "Allow", "Action": …, "Resource": …}
Json statementJson(const Statement& statement);
/// {"Version": "2012-10-17", "Statement": […]}
Json policyDocument(const std::vector<Statement>& statements);
/// Says above each statement why it is there; `document` points at the policy document in the properties.
void noteStatements(const std::string& document, const std::vector<Statement>& statements, Resource& resource);
/// Who may take a role: a service of AWS.
Json trustPolicy(const std::string& service);
/// AWS::IAM::Role with one inline policy.
Resource roleResource(const std::string& logicalId, const std::string& service,
                      const std::vector<Statement>& statements, const std::string& comment, const Origin& origin);

}  // namespace cascade
