// SPDX-License-Identifier: MIT
// The plan: what a design needs when deployed. Derived once from the architecture; formats only write it down.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/catalog/catalog.h"
#include "model/graph/architecture.h"
#include "model/json.h"
#include "model/result.h"

namespace cascade {

/// Where a line of the plan comes from: a node, or a connection (then `node` is the one it serves).
struct Origin {
    NodeId node;
    ConnectionId connection;
    bool operator==(const Origin&) const = default;
};

// CloudFormation values are JSON with long-form intrinsics ({"Ref": "X"}, {"Fn::GetAtt": ["X", "Arn"]},
// {"Fn::Sub": "…"}); writers turn them into the short forms of their format.

/// One IAM statement of one role: exact actions on exact resources.
struct Statement {
    std::vector<std::string> actions;
    std::vector<Json> resources;
    Json condition;  ///< null: none
    std::string why; ///< One short sentence, written as a comment.
    Origin origin;
};

struct EnvironmentVariable {
    std::string name;  ///< ORDERS_TABLE_NAME
    Json value;
    Origin origin;
};

/// What makes a function run. `settings` holds the event's properties in CloudFormation's own words and long-form
/// intrinsics; each format renames what it calls differently.
struct EventSource {
    enum class Type { RestApi, HttpApi, Sqs, Sns, S3, DynamoDbStream, KinesisStream, EventBridge, Schedule, IotRule };
    std::string name;  ///< Unique in its function: the SAM event's key.
    Type type;
    NodeId source;
    Json settings = Json::object();
    Origin origin;
};

/// Where asynchronous results go (on-success, on-failure) or the dead-letter queue.
struct Destination {
    enum class Outcome { Success, Failure, DeadLetter };
    Outcome outcome;
    NodeId target;
    Origin origin;
};

struct FunctionPlan {
    NodeId node;
    std::string name;  ///< Logical id; also the folder of its code, src/NAME.
    std::string description;
    std::string runtime;
    std::string handler;
    int memory = 128;         ///< MB
    int timeoutSeconds = 3;
    std::optional<int> reservedConcurrency;
    std::string deployment;   ///< "all-at-once", or CodeDeploy's name: "Canary10Percent5Minutes", "Linear10PercentEvery1Minute", …
    Json asyncSettings = Json::object();  ///< MaximumRetryAttempts, MaximumEventAgeInSeconds when set
    std::vector<EventSource> events;
    std::vector<Statement> statements;
    /// Statements that would close a circular dependency inside the function's own role (facts 2.7): they become a
    /// separate policy attached to the role.
    std::vector<Statement> detachedStatements;
    std::vector<EnvironmentVariable> environment;
    std::vector<Destination> destinations;
    Origin origin;
};

/// A plain CloudFormation resource, complete.
struct Resource {
    std::string logicalId;
    std::string type;
    Json properties = Json::object();
    Json attributes = Json::object();  ///< DependsOn, DeletionPolicy, UpdateReplacePolicy, …
    std::string comment;
    Origin origin;
};

struct Output {
    std::string name;
    std::string description;
    Json value;
    Origin origin;
};

struct Plan {
    std::string name;         ///< Of the application.
    std::string description;
    std::vector<FunctionPlan> functions;
    std::vector<Resource> resources;
    std::vector<Output> outputs;
    Json tags = Json::object();
    std::vector<std::string> stages;
    std::string runtime;      ///< The application's default.
    std::string region;
};

/// REQUIRES: connections that the catalog does not know are skipped; the rules report them.
Plan makePlan(const Architecture& architecture, const Catalog& catalog);

}  // namespace cascade
