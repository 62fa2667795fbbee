// SPDX-License-Identifier: MIT
// A plan while it is being made.
#include "model/plan/builder.h"

#include <algorithm>
#include <cassert>

#include "model/plan/intrinsics.h"
#include "model/plan/names.h"

namespace cascade {
namespace {

/// Nodes are planned before their connections; where each part stands is found once.
template <typename Part>
Part& partOf(std::vector<Part>& parts, NodeId node, std::unordered_map<NodeId, std::size_t>& indices) {
    const auto known = indices.find(node);
    if (known != indices.end()) return parts[known->second];
    const auto found =
        std::find_if(parts.begin(), parts.end(), [&](const Part& part) { return part.node == node; });
    assert(found != parts.end() && "nodes are planned before their connections");
    for (std::size_t i = 0; i < parts.size(); ++i) indices[parts[i].node] = i;
    return *found;
}

}  // namespace

Builder::Builder(const Architecture& architecture, const Catalog& catalog)
    : m_architecture(architecture), m_catalog(catalog) {
    for (const Node& node : architecture.nodes()) m_ids.insert(node.name);
    for (const Node& node : architecture.nodes()) reserveIds(node);
    indexConnections();
}

void Builder::indexConnections() {
    for (const Connection& connection : m_architecture.connections()) {
        if (!m_catalog.find(m_architecture, connection)) continue;
        m_outgoing[connection.from].push_back(&connection);
        m_incoming[connection.to].push_back(&connection);
    }
}

/// The ids that formats make of a function, an API or a state machine. Their form is SAM's and fixed.
void Builder::reserveIds(const Node& node) {
    std::vector<const char*> parts;
    if (node.kind == "function") parts = {"Role", "Logs", "Policy", "Destinations"};
    if (node.kind == "state-machine") parts = {"Role"};
    if (node.kind == "rest-api" || node.kind == "http-api") parts = {"Role", "Stage"};
    for (const char* part : parts)
        if (!m_ids.insert(node.name + part).second)
            refuse(node, "its resources need the name " + node.name + part, "rename the node that has this name");
}

Values Builder::values(const Node& node) const {
    const Kind* kind = m_catalog.find(node.kind);
    assert(kind && "only nodes of known kinds are planned");
    return {kind->parameters, node.parameters()};
}

Values Builder::values(const Connection& connection) const {
    return {m_catalog.find(m_architecture, connection)->parameters, connection.parameters()};
}

const std::vector<std::string>& Builder::actions(const Connection& connection) const {
    return m_catalog.find(m_architecture, connection)->actions;
}

std::vector<const Connection*> Builder::among(const Adjacency& connections, const Node& node) const {
    const auto found = connections.find(node.id);
    return found == connections.end() ? std::vector<const Connection*>() : found->second;
}

std::vector<const Connection*> Builder::outgoing(const Node& node, std::string_view kind,
                                                 std::string_view role) const {
    std::vector<const Connection*> result = among(m_outgoing, node);
    std::erase_if(result, [&](const Connection* connection) {
        return connection->role != role || (!kind.empty() && to(*connection).kind != kind);
    });
    return result;
}

std::vector<const Connection*> Builder::incoming(const Node& node, std::string_view kind,
                                                 std::string_view role) const {
    std::vector<const Connection*> result = among(m_incoming, node);
    std::erase_if(result, [&](const Connection* connection) {
        return connection->role != role || (!kind.empty() && from(*connection).kind != kind);
    });
    return result;
}

FunctionPlan& Builder::function(NodeId node) { return partOf(m_plan.functions, node, m_parts); }
ApiPlan& Builder::api(NodeId node) { return partOf(m_plan.apis, node, m_parts); }
StateMachinePlan& Builder::stateMachine(NodeId node) { return partOf(m_plan.stateMachines, node, m_parts); }

Resource* Builder::resource(std::string_view logicalId) {
    for (std::size_t i = m_indices.size(); i < m_plan.resources.size(); ++i)
        m_indices.emplace(m_plan.resources[i].logicalId, i);
    const auto found = m_indices.find(std::string(logicalId));
    return found == m_indices.end() ? nullptr : &m_plan.resources[found->second];
}

Resource& Builder::add(Resource resource) {
    m_ids.insert(resource.logicalId);
    m_plan.resources.push_back(std::move(resource));
    return m_plan.resources.back();
}

void Builder::allow(const Node& target, Json statement, const Origin& origin) {
    const bool queue = target.kind == "sqs-queue";
    auto known = m_policies.find(target.id);
    if (known == m_policies.end()) {
        const std::string id = uniqueId(target.name + "Policy");
        known = m_policies.emplace(target.id, id).first;
        Resource policy{id, queue ? "AWS::SQS::QueuePolicy" : "AWS::SNS::TopicPolicy"};
        policy.properties[queue ? "Queues" : "Topics"] = Json::array({refTo(target.name)});
        policy.properties["PolicyDocument"] = {{"Version", "2012-10-17"}, {"Statement", Json::array()}};
        policy.comment = "Who else may send to " + target.name;
        policy.origin = origin;
        add(std::move(policy));
    }
    Resource& policy = *resource(known->second);
    Json& statements = policy.properties["PolicyDocument"]["Statement"];
    policy.parts.push_back({"/PolicyDocument/Statement/" + std::to_string(statements.size()), origin});
    statements.push_back(std::move(statement));
    if (policy.parts.size() > 1) policy.origin = originOf(target);
}

std::string Builder::policyOf(const Node& target) const {
    const auto known = m_policies.find(target.id);
    return known == m_policies.end() ? std::string() : known->second;
}

std::string Builder::addRole(const std::string& wantedId, const std::string& service,
                             std::vector<Statement> statements, const std::string& comment, const Origin& origin) {
    const std::string id = uniqueId(wantedId);
    add(roleResource(id, service, statements, comment, origin));
    return id;
}

std::string Builder::outputName(const std::string& wanted) {
    std::string name = wanted;  // taken where "Orders" stands beside "OrdersTable"
    for (int n = 2; !m_outputs.insert(name).second; ++n) name = wanted + std::to_string(n);
    return name;
}

void Builder::addOutput(const Node& node, const char* kind, const char* attribute, std::string description) {
    const std::string name = outputName(joinedName(node.name, kind, attribute));
    m_plan.outputs.push_back({name, std::move(description), refTo(node.name), originOf(node)});
}

void Builder::refuse(const Connection& connection, std::string what, std::string mend) {
    m_plan.refusals.push_back({m_architecture.describe(connection) + ": " + std::move(what), std::move(mend),
                               originOf(connection, connection.from)});
}

void Builder::refuse(const Node& node, std::string what, std::string mend) {
    m_plan.refusals.push_back({node.name + ": " + std::move(what), std::move(mend), originOf(node)});
}

std::string Builder::uniqueId(const std::string& wanted) {
    std::string id = wanted;
    for (int n = 2; !m_ids.insert(id).second; ++n) id = wanted + std::to_string(n);
    return id;
}

std::string Builder::eventName(const std::string& owner, const std::string& wanted) {
    const auto taken = [&](const std::string& name) {
        const std::string id = owner + name;
        return m_ids.contains(id) || m_ids.contains(id + "Permission") || m_ids.contains(id + "Role");
    };
    std::string name = wanted;
    for (int n = 2; taken(name); ++n) name = wanted + (n == 2 ? "Event" : "Event" + std::to_string(n - 1));
    m_ids.insert(owner + name);
    return name;
}

Origin originOf(const Node& node) { return {node.id, {}}; }
Origin originOf(const Connection& connection, NodeId served) { return {served, connection.id}; }

Json statementJson(const Statement& statement) {
    Json json{{"Effect", "Allow"}, {"Action", statement.actions}};
    if (statement.resources.size() == 1)
        json["Resource"] = statement.resources.front();
    else
        json["Resource"] = statement.resources;
    if (!statement.condition.is_null()) json["Condition"] = statement.condition;
    return json;
}

Json policyDocument(const std::vector<Statement>& statements) {
    Json list = Json::array();
    for (const Statement& statement : statements) list.push_back(statementJson(statement));
    return Json{{"Version", "2012-10-17"}, {"Statement", std::move(list)}};
}

void noteStatements(const std::string& document, const std::vector<Statement>& statements, Resource& resource) {
    for (std::size_t i = 0; i < statements.size(); ++i)
        resource.parts.push_back(
            {document + "/Statement/" + std::to_string(i), statements[i].origin, statements[i].why});
}

Json trustPolicy(const std::string& service) {
    return Json{{"Version", "2012-10-17"},
                {"Statement",
                 Json::array({Json{
                     {"Effect", "Allow"}, {"Principal", {{"Service", service}}}, {"Action", "sts:AssumeRole"}}})}};
}

Resource roleResource(const std::string& logicalId, const std::string& service,
                      const std::vector<Statement>& statements, const std::string& comment, const Origin& origin) {
    Resource role{logicalId, "AWS::IAM::Role"};
    role.properties["AssumeRolePolicyDocument"] = trustPolicy(service);
    if (!statements.empty()) {
        role.properties["Policies"] = Json::array(
            {Json{{"PolicyName", logicalId + "Policy"}, {"PolicyDocument", policyDocument(statements)}}});
        noteStatements("/Policies/0/PolicyDocument", statements, role);
    }
    role.comment = comment;
    role.origin = origin;
    return role;
}

}  // namespace cascade
