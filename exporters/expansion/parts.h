// SPDX-License-Identifier: MIT
// An expansion while it is being made, and the parts that go into it.
#pragma once

#include <map>
#include <set>
#include <string>

#include "exporters/expansion/expansion.h"

namespace cascade::exporters {

class Expansion {
public:
    explicit Expansion(const Plan& plan);

    /// With callers that go through aliases.
    const Plan& plan() const { return m_plan; }
    void add(Resource resource) { m_result.resources.push_back(std::move(resource)); }
    /// A resource of the plan, before it is added.
    Resource& planned(const std::string& logicalId) { return *m_planned.at(logicalId); }
    /// `wanted`, or the first of wanted2, wanted3, … that is no logical id yet; it is taken from now on.
    std::string uniqueId(const std::string& wanted);

    /// The alias of a function that has one.
    const std::string& aliasOf(const FunctionPlan& function) const { return m_aliases.at(function.name); }
    /// What whoever invokes the function names, and its ARN.
    Json invokedName(const FunctionPlan& function) const;
    Json invokedArn(const FunctionPlan& function) const;
    /// The parameter whose change publishes new versions, and CodeDeploy's application and role; made when they are
    /// first asked for.
    const std::string& releaseParameter();
    struct Deployments {
        std::string application;
        std::string role;
    };
    const Deployments& deployments();

    void addPlanned();
    Expanded finish();

private:
    Plan m_plan;
    Expanded m_result;
    std::set<std::string> m_ids;
    std::map<std::string, std::string> m_aliases;
    std::map<std::string, Resource*> m_planned;
    std::string m_release;
    Deployments m_deployments;
};

/// API, stage, deployment, and who lets it in.
void expandApi(const ApiPlan& api, Expansion& expansion);
/// Function, logs, role, and what of it stands apart.
void expandFunction(const FunctionPlan& function, Expansion& expansion);
/// What brings the function its events.
void expandEvents(const FunctionPlan& function, Expansion& expansion);
void expandMachine(const StateMachinePlan& machine, Expansion& expansion);

/// `source` may invoke the function.
Resource invokePermission(const std::string& id, const FunctionPlan& function, const Expansion& expansion,
                          const std::string& service, const std::string& source, const Origin& origin);

}  // namespace cascade::exporters
