// SPDX-License-Identifier: MIT
// The parts of serverless.yml.
#pragma once

#include "exporters/serverless/names.h"
#include "exporters/yaml/template.h"

namespace cascade::exporters::serverless {

/// "functions": settings, role, events.
Yaml functionsOf(const Plan& plan, const Names& names);
/// The entries of "events" of one function.
Yaml eventsOf(const FunctionPlan& function, const Plan& plan, const Names& names);
/// "provider.httpApi", or nothing when the Framework makes no HTTP API.
Yaml httpApiOf(const Plan& plan, const Names& names);
/// "resources": parameters, plain CloudFormation, extensions of what the Framework makes, outputs.
Yaml resourcesOf(const Plan& plan, const Names& names);

// --- Plain resources beside those of the plan. ---

/// Role, and what of the function stands apart from it.
void addFunctionResources(const FunctionPlan& function, const Names& names, Yaml& resources);
/// What brings events that the Framework's own forms would not do cleanly: buckets and schedules.
void addEventResources(const FunctionPlan& function, const Names& names, Yaml& resources);
/// The bucket's notifications to functions; `bucket` is its resource.
void addNotifications(const Plan& plan, Resource& bucket);
void addApi(const ApiPlan& api, const Plan& plan, const Names& names, Yaml& resources);

void addResource(const Resource& resource, const Names& names, Yaml& resources);
/// A policy document with a comment above each statement.
Yaml policyOf(const std::vector<Statement>& statements, const Names& names);
/// A role for a service of AWS with one inline policy.
void addRole(const std::string& id, const std::string& service, const std::vector<Statement>& statements,
             const std::string& comment, const Origin& origin, const Names& names, Yaml& resources);

/// A function that hands its results over itself, in the Framework's own words; else a resource does.
bool hasPlainDestinations(const FunctionPlan& function);
Json destinationConfig(const FunctionPlan& function);

}  // namespace cascade::exporters::serverless
