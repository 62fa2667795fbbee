// SPDX-License-Identifier: MIT
// What the Framework calls things: functions and the APIs that it makes from events have logical ids of its own.
#pragma once

#include <map>
#include <string>

#include "model/plan/plan.h"

namespace cascade::exporters::serverless {

/// The name of the service, from the application's: a letter, then letters, digits and dashes.
std::string serviceName(const Plan& plan);
/// "createOrder" -> "CreateOrderLambdaFunction"
std::string functionId(const std::string& function);
/// The Framework's alias of a function with provisioned concurrency.
std::string aliasId(const std::string& function);
/// Its mapping of a queue, by the queue's logical id.
std::string subscriptionId(const std::string& function, const std::string& topic);
std::string queueMappingId(const std::string& function, const std::string& queue);
/// What whoever invokes the function names: its alias, if it has one.
Json invoked(const FunctionPlan& function);

/// The Framework makes one REST API and one HTTP API from the events of functions. Others, and those that do more
/// than events can say, are plain resources.
bool isMadeFromEvents(const ApiPlan& api, const Plan& plan);

/// Turns the plan's references into the Framework's.
class Names {
public:
    explicit Names(const Plan& plan);

    std::string idOf(const std::string& name) const;
    /// Ref, Fn::GetAtt and Fn::Sub get the Framework's ids; texts that it would take for variables of its own are
    /// escaped.
    Json in(const Json& value) const;

private:
    Json inSub(const Json& argument) const;
    std::string inSubText(std::string text) const;

    std::map<std::string, std::string> m_ids;
    std::string m_restApi;  ///< Its stage is the service's.
};

}  // namespace cascade::exporters::serverless
