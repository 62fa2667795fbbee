// SPDX-License-Identifier: MIT
// The plan: what a design needs when deployed. Derived once from the architecture; formats only write it down.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/catalog/catalog.h"
#include "model/graph/architecture.h"
#include "model/json.h"
#include "model/plan/routes.h"

namespace cascade {

/// Where a line of the plan comes from: a node, or a connection (then `node` is the one it serves).
struct Origin {
    NodeId node;
    ConnectionId connection;
    bool operator==(const Origin&) const = default;
};

/// What a connection brought into a resource of a node: a place in its properties, as a JSON Pointer; or what a
/// place is for.
struct Part {
    std::string pointer;  ///< "/RedrivePolicy", "/TopicRulePayload/Actions/0"
    Origin origin;
    std::string comment = {};
};

// CloudFormation values are JSON with long-form intrinsics ({"Ref": "X"}, {"Fn::GetAtt": ["X", "Arn"]},
// {"Fn::Sub": "…"}); writers turn them into the short forms of their format. Functions and state machines are named
// by their logical id, the node's name; a function's role is NAMERole, its log group NAMELogs.

/// One IAM statement of one role: exact actions on exact resources.
struct Statement {
    enum class Purpose {
        Use,         ///< The code uses the target.
        Poll,        ///< Lambda's poller reads the event source on the function's behalf.
        Destination  ///< Lambda hands asynchronous results to the target.
    };
    std::vector<std::string> actions;
    std::vector<Json> resources;
    Json condition = nullptr;  ///< null: none
    std::string why;           ///< One short sentence, written as a comment.
    Origin origin;
    Purpose purpose = Purpose::Use;
};

struct EnvironmentVariable {
    enum class Kind {
        Plain,     ///< The value itself: a name, a URL, an ARN.
        Parameter  ///< The name of an SSM parameter that holds the value (it would close a circular dependency).
    };
    std::string name;  ///< ORDERS_TABLE_NAME
    Json value;
    Origin origin;  ///< With a connection: the one whose target the variable names.
    Kind kind = Kind::Plain;
};

/// What makes a function run. `settings` holds the event's properties in CloudFormation's own words and long-form
/// intrinsics, without the source's own property where `source` says it; each format renames what it calls
/// differently.
///   RestApi, HttpApi   Path, Method ("POST", "ANY"), TimeoutInMillis (when not the service's default)
///   Sqs                Queue (ARN), BatchSize, MaximumBatchingWindowInSeconds, FunctionResponseTypes,
///                      ScalingConfig, ProvisionedPollerConfig, FilterCriteria
///   DynamoDbStream, KinesisStream   Stream (ARN), StartingPosition, BatchSize, …
///   Sns                Topic (ARN), FilterPolicy, FilterPolicyScope, RedrivePolicy
///   S3                 Bucket, Events (text), Filter
///   EventBridge        EventBusName, Pattern, Input (text), InputPath, InputTransformer, RetryPolicy,
///                      DeadLetterConfig
///   Schedule           ScheduleExpression, ScheduleExpressionTimezone, State, StartDate, EndDate,
///                      FlexibleTimeWindow, Input (text), RetryPolicy, DeadLetterConfig
struct EventSource {
    enum class Type { RestApi, HttpApi, Sqs, Sns, S3, DynamoDbStream, KinesisStream, EventBridge, Schedule };
    std::string name;  ///< Unique in its function: the SAM event's key.
    Type type;
    NodeId source;
    Json settings = Json::object();
    Origin origin = {};
    Origin letters = {};  ///< Of its DeadLetterConfig: the connection to the queue.
};

/// Where asynchronous results go (on-success, on-failure) or the dead-letter queue.
struct Destination {
    enum class Outcome { Success, Failure, DeadLetter };
    enum class Type { Sqs, Sns, EventBridge, Lambda };
    Outcome outcome;
    Type type;
    NodeId target;
    Json arn;
    Origin origin;
};

struct FunctionPlan {
    NodeId node;
    std::string name;  ///< Logical id; also the folder of its code, src/NAME.
    std::string description;
    std::string runtime;
    std::string
        language;  ///< "python", a name of model/plan/language.h; "" for a runtime that Cascade does not know.
    std::string handler;   ///< "app.handler"
    std::string artifact;  ///< Below src/NAME the file that is deployed once it was built; "": the folder.
    std::string architecture = "arm64";
    int memory = 128;  ///< MB
    int timeoutSeconds = 3;
    int logRetentionDays = 30;
    std::optional<int> reservedConcurrency;
    std::optional<int> provisionedConcurrency;  ///< Of an alias, which callers then use.
    bool allowsLoops = false;                   ///< Lambda shall not stop recursive loops.
    /// "AllAtOnce", or CodeDeploy's name: "Canary10Percent5Minutes", "Linear10PercentEvery1Minute", …
    std::string deployment;
    Json asyncSettings = Json::object();  ///< MaximumRetryAttempts, MaximumEventAgeInSeconds when not the default
    std::vector<EventSource> events;
    std::vector<Statement> statements;
    /// Statements that would close a circular dependency inside the function's own role: they become a separate
    /// AWS::IAM::Policy attached to the role.
    std::vector<Statement> detachedStatements;
    std::vector<EnvironmentVariable> environment;
    std::vector<Destination> destinations;
    /// Destinations that would close a circular dependency through the role: they become a separate
    /// AWS::Lambda::EventInvokeConfig, and their statements are among the detached ones.
    bool detachedDestinations = false;
    Json fixedName;  ///< null, or the name the function must have because others build it to avoid a cycle.
    Origin origin;
};

/// The stage of every REST API; an HTTP API has "$default".
inline constexpr const char* kRestStage = "live";

/// Who may call an API: the first one drawn is the default of every route.
struct Authorizer {
    enum class Type { UserPool, Iam, Function };
    Type type;
    NodeId source;
    std::string name;        ///< The source's name.
    std::string userPool;    ///< Logical id of the pool, for UserPool
    std::string poolClient;  ///< Logical id of the pool's client, for UserPool
    Origin origin;
    // For Function, which has the authorizer's name
    std::string header = {};   ///< That tells who calls.
    bool seesRequest = false;  ///< All of it; else the header alone.
    int cacheSeconds = 0;
};

/// A route of an API to a state machine; routes to functions are the functions' events.
struct MachineRoute {
    std::string name;  ///< Unique: "PostOrders"
    Route route;
    std::string stateMachine;  ///< Logical id
    bool synchronous = false;  ///< An express machine: the caller waits for its answer.
    Origin origin;
};

/// A route that the API answers by itself.
struct MockRoute {
    Route route;
    int status = 200;
    std::string body;
};

struct ApiPlan {
    enum class Type { Rest, Http };
    NodeId node;
    std::string name;
    std::string description;
    Type type;
    bool cors = false;
    std::optional<int> throttleRate;  ///< Set when they differ from the account's own limits.
    std::optional<int> throttleBurst;
    std::optional<int> timeoutMs;  ///< Set when not the service's default.
    std::vector<MachineRoute> machineRoutes;
    std::vector<Statement>
        machineStatements;  ///< Of the role that starts the machines; NAMERole, where one is written.
    std::vector<MockRoute> mockRoutes;
    std::vector<Authorizer> authorizers;
    Origin origin;
};

struct StateMachinePlan {
    NodeId node;
    std::string name;
    std::string description;
    bool express = false;
    Json definition;                      ///< Amazon States Language; ${NAME} stands for the function's ARN.
    Json substitutions = Json::object();  ///< NAME: ARN
    std::vector<Part> parts;              ///< Of the definition.
    std::vector<Statement> statements;    ///< Of its role, NAMERole.
    Json fixedName;                       ///< As FunctionPlan::fixedName
    Origin origin;
};

/// A plain CloudFormation resource, complete. A bucket lacks only the notifications to functions (their S3 events).
struct Resource {
    std::string logicalId;
    std::string type;
    Json properties = Json::object();
    Json attributes = Json::object();  ///< DependsOn, DeletionPolicy, UpdateReplacePolicy, …
    std::string comment = {};
    Origin origin = {};
    std::vector<Part> parts = {};
};

/// What only the person who deploys can know; asked for at deployment.
struct TemplateParameter {
    std::string name;
    std::string description;
    Json defaultValue;  ///< Text, or null: must be given.
    Origin origin;
};

struct Output {
    std::string name;
    std::string description;
    Json value;
    Origin origin;
};

/// What no format can write, and why.
struct Refusal {
    std::string what;
    std::string mend;
    Origin origin;
};

struct Plan {
    std::string name;  ///< Of the application.
    std::string description;
    std::vector<FunctionPlan> functions;
    std::vector<ApiPlan> apis;
    std::vector<StateMachinePlan> stateMachines;
    std::vector<Resource> resources;
    std::vector<TemplateParameter> parameters;
    std::vector<Output> outputs;
    std::vector<Refusal> refusals;
    Json tags = Json::object();
    std::vector<std::string> stages;
    std::string runtime;  ///< The application's default.
    std::string region;

    const FunctionPlan* function(NodeId node) const;
    const ApiPlan* api(NodeId node) const;
    const StateMachinePlan* stateMachine(NodeId node) const;
};

/// The address of an API, without a slash at its end.
Json apiUrl(const ApiPlan& api);

/// False for what is only simulated or stands outside: then the catalog says why.
inline bool isDeployed(const ConnectionType& type) { return type.notExported.empty(); }

/// Free of circular dependencies. Connections that the catalog does not know are skipped; the rules report them.
Plan makePlan(const Architecture& architecture, const Catalog& catalog);

}  // namespace cascade
