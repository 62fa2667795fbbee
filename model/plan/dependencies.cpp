// SPDX-License-Identifier: MIT
// Which resource of a plan needs which.
#include "model/plan/dependencies.h"

#include <algorithm>

namespace cascade {
namespace {

using Ids = std::set<std::string>;

void add(Ids& ids, const std::string& id) {
    if (!id.starts_with("AWS::")) ids.insert(id);
}

void addSub(const Json& argument, Ids& ids) {
    const Json& pattern = argument.is_array() && !argument.empty() ? argument.front() : argument;
    if (!pattern.is_string()) return;
    const Json* local = argument.is_array() && argument.size() > 1 ? &argument[1] : nullptr;
    const std::string& text = pattern.get_ref<const std::string&>();
    for (std::size_t at = text.find("${"); at != std::string::npos; at = text.find("${", at + 2)) {
        const std::size_t end = text.find('}', at);
        if (end == std::string::npos || text[at + 2] == '!') continue;
        const std::string name = text.substr(at + 2, end - at - 2);
        if (local && local->contains(name)) continue;
        add(ids, name.starts_with("AWS::") ? name : name.substr(0, name.find('.')));
    }
    if (local) ids.merge(referencesIn(*local));
}

void collect(const Json& value, Ids& ids) {
    if (value.is_object()) {
        for (const auto& [key, inner] : value.items()) {
            if (key == "Ref" && inner.is_string())
                add(ids, inner.get<std::string>());
            else if (key == "Fn::GetAtt" && inner.is_array() && !inner.empty() && inner.front().is_string())
                add(ids, inner.front().get<std::string>());
            else if (key == "Fn::Sub")
                addSub(inner, ids);
            else
                collect(inner, ids);
        }
    } else if (value.is_array()) {
        for (const Json& inner : value) collect(inner, ids);
    }
}

void collect(const std::vector<Statement>& statements, Ids& ids) {
    for (const Statement& statement : statements)
        for (const Json& resource : statement.resources) collect(resource, ids);
}

void addFunction(const FunctionPlan& function, DependencyGraph& graph) {
    Ids& needs = graph[function.name];
    needs.insert({function.name + "Role", function.name + "Logs"});
    for (const EnvironmentVariable& variable : function.environment) collect(variable.value, needs);
    collect(function.statements, graph[function.name + "Role"]);
    if (!function.detachedStatements.empty()) {
        Ids& policy = graph[function.name + "Policy"];
        policy.insert(function.name + "Role");
        collect(function.detachedStatements, policy);
    }
    for (const Destination& destination : function.destinations) {
        if (destination.outcome == Destination::Outcome::DeadLetter) {
            collect(destination.arn, needs);
        } else {
            Ids& invoke = graph[function.name + "Destinations"];
            invoke.insert(function.name);
            collect(destination.arn, invoke);
        }
    }
}

/// A bucket's notifications and an API's routes are part of the source, so the source needs the function. Every
/// other event is a resource of its own (a mapping, a subscription, a rule) that needs both.
void addEvents(const FunctionPlan& function, const Plan& plan, DependencyGraph& graph) {
    for (const EventSource& event : function.events) {
        Ids& own = graph[function.name + " " + event.name];
        own.insert(function.name);
        collect(event.settings, own);
        if (event.type == EventSource::Type::S3) {
            for (const std::string& bucket : referencesIn(event.settings["Bucket"]))
                graph[bucket].insert(function.name);
        }
        if (const ApiPlan* api = plan.api(event.source)) graph[api->name].insert(function.name);
    }
}

void addApi(const ApiPlan& api, DependencyGraph& graph) {
    Ids& needs = graph[api.name];
    for (const MachineRoute& route : api.machineRoutes) needs.insert(route.stateMachine);
    for (const Authorizer& authorizer : api.authorizers) {
        if (authorizer.type == Authorizer::Type::UserPool)
            needs.insert({authorizer.userPool, authorizer.poolClient});
        if (authorizer.type == Authorizer::Type::Function) needs.insert(authorizer.name);
    }
    if (api.machineStatements.empty()) return;
    needs.insert(api.name + "Role");
    collect(api.machineStatements, graph[api.name + "Role"]);
}

void addMachine(const StateMachinePlan& machine, DependencyGraph& graph) {
    Ids& needs = graph[machine.name];
    needs.insert(machine.name + "Role");
    collect(machine.substitutions, needs);
    collect(machine.statements, graph[machine.name + "Role"]);
}

void addResource(const Resource& resource, DependencyGraph& graph) {
    Ids& needs = graph[resource.logicalId];
    collect(resource.properties, needs);
    if (const Json* first = member(resource.attributes, "DependsOn"))
        for (const Json& id : *first) needs.insert(id.get<std::string>());
}

/// Tarjan's algorithm with its own stack, so that a long chain cannot exhaust the program's.
class Tarjan {
public:
    explicit Tarjan(const DependencyGraph& graph) : m_graph(graph) {}

    std::vector<std::vector<std::string>> run() {
        for (const auto& [id, needs] : m_graph)
            if (!m_index.contains(id)) visit(id);
        return std::move(m_circles);
    }

private:
    struct Frame {
        std::string id;
        Ids::const_iterator next;
        Ids::const_iterator end;
    };

    const Ids& needs(const std::string& id) const {
        static const Ids kNone;
        const auto found = m_graph.find(id);
        return found == m_graph.end() ? kNone : found->second;
    }

    void enter(const std::string& id) {
        m_index[id] = m_low[id] = m_count++;
        m_open.push_back(id);
        m_isOpen.insert(id);
        m_frames.push_back({id, needs(id).begin(), needs(id).end()});
    }

    void visit(const std::string& root) {
        enter(root);
        while (!m_frames.empty()) {
            Frame& frame = m_frames.back();
            if (frame.next == frame.end) {
                leave();
            } else if (const std::string& target = *frame.next++; !m_index.contains(target)) {
                enter(target);
            } else if (m_isOpen.contains(target)) {
                m_low[frame.id] = std::min(m_low[frame.id], m_index[target]);
            }
        }
    }

    void leave() {
        const std::string id = m_frames.back().id;
        m_frames.pop_back();
        if (!m_frames.empty()) {
            const std::string& parent = m_frames.back().id;
            m_low[parent] = std::min(m_low[parent], m_low[id]);
        }
        if (m_low[id] != m_index[id]) return;
        std::vector<std::string> component;
        do {
            component.push_back(m_open.back());
            m_isOpen.erase(m_open.back());
            m_open.pop_back();
        } while (component.back() != id);
        if (component.size() > 1 || needs(id).contains(id)) m_circles.push_back(std::move(component));
    }

    const DependencyGraph& m_graph;
    std::map<std::string, int> m_index;
    std::map<std::string, int> m_low;
    int m_count = 0;
    std::vector<std::string> m_open;
    Ids m_isOpen;
    std::vector<Frame> m_frames;
    std::vector<std::vector<std::string>> m_circles;
};

}  // namespace

std::set<std::string> referencesIn(const Json& value) {
    Ids ids;
    collect(value, ids);
    return ids;
}

DependencyGraph dependenciesOf(const Plan& plan) {
    DependencyGraph graph;
    for (const FunctionPlan& function : plan.functions) {
        addFunction(function, graph);
        addEvents(function, plan, graph);
    }
    for (const ApiPlan& api : plan.apis) addApi(api, graph);
    for (const StateMachinePlan& machine : plan.stateMachines) addMachine(machine, graph);
    for (const Resource& resource : plan.resources) addResource(resource, graph);
    return graph;
}

std::vector<std::vector<std::string>> circlesOf(const DependencyGraph& graph) { return Tarjan(graph).run(); }

}  // namespace cascade
