// SPDX-License-Identifier: MIT
// What a function uses: each connection gives it an environment variable and a permission, no more.
#include <algorithm>

#include "model/plan/intrinsics.h"
#include "model/plan/names.h"
#include "model/plan/planners.h"

namespace cascade {
namespace {

void addVariable(Builder& builder, const Connection& connection, const std::string& attribute, Json value) {
    FunctionPlan& function = builder.function(connection.from);
    const std::string& target = builder.to(connection).name;
    const auto taken = [&](const std::string& name) {
        return std::find_if(function.environment.begin(), function.environment.end(),
                            [&](const EnvironmentVariable& variable) { return variable.name == name; });
    };
    std::string name = variableName(target, attribute);
    const auto known = taken(name);
    if (known != function.environment.end()) {
        if (known->value == value || !known->origin.connection) return;  // the same resource, or the author's own
        name = snakeCase(target) + "_THE_" + attribute;                  // "Orders" and "OrdersTable", two tables
    }
    function.environment.push_back({name, std::move(value), originOf(connection, connection.from)});
}

void addStatement(Builder& builder, const Connection& connection, std::vector<std::string> actions,
                  std::vector<Json> resources, const std::string& why) {
    if (actions.empty()) return;
    Statement statement{std::move(actions), std::move(resources), nullptr, why,
                        originOf(connection, connection.from)};
    builder.function(connection.from).statements.push_back(std::move(statement));
}

/// "Reads and writes Orders": the role as people say it.
std::string reason(const Builder& builder, const Connection& connection) {
    static constexpr std::pair<std::string_view, std::string_view> kVerbs[] = {
        {"read-write", "Reads and writes "}, {"read", "Reads "},    {"write", "Writes "}, {"send", "Sends to "},
        {"publish", "Publishes to "},        {"put", "Puts into "}, {"invoke", "Calls "}, {"start", "Starts "}};
    const auto* verb = std::find_if(std::begin(kVerbs), std::end(kVerbs),
                                    [&](const auto& entry) { return entry.first == connection.role; });
    return std::string(verb == std::end(kVerbs) ? "Uses " : verb->second) + builder.to(connection).name;
}

void useTable(Builder& builder, const Connection& connection) {
    const std::string& table = builder.to(connection).name;
    addVariable(builder, connection, "TABLE_NAME", refTo(table));
    addStatement(builder, connection, builder.actions(connection),
                 {getAtt(table, "Arn"), sub("${" + table + ".Arn}/index/*")}, reason(builder, connection));
}

/// Actions on the bucket itself; all others are on its objects.
bool concernsBucket(const std::string& action) {
    return action.starts_with("s3:List") || action.starts_with("s3:GetBucket") ||
           action == "s3:GetLifecycleConfiguration";
}

void useBucket(Builder& builder, const Connection& connection) {
    const std::string& bucket = builder.to(connection).name;
    std::vector<std::string> ofBucket;
    std::vector<std::string> ofObjects;
    for (const std::string& action : builder.actions(connection))
        (concernsBucket(action) ? ofBucket : ofObjects).push_back(action);
    addVariable(builder, connection, "BUCKET_NAME", refTo(bucket));
    const std::string why = reason(builder, connection);
    addStatement(builder, connection, ofBucket, {getAtt(bucket, "Arn")}, why + ": the bucket itself");
    addStatement(builder, connection, ofObjects, {sub("${" + bucket + ".Arn}/*")}, why + ": its objects");
}

void useQueue(Builder& builder, const Connection& connection) {
    const std::string& queue = builder.to(connection).name;
    addVariable(builder, connection, "QUEUE_URL", refTo(queue));
    addStatement(builder, connection, builder.actions(connection), {getAtt(queue, "Arn")},
                 reason(builder, connection));
}

void useTopic(Builder& builder, const Connection& connection) {
    const std::string& topic = builder.to(connection).name;
    addVariable(builder, connection, "TOPIC_ARN", refTo(topic));
    addStatement(builder, connection, builder.actions(connection), {refTo(topic)}, reason(builder, connection));
}

/// Resources whose Ref is their name and whose ARN is an attribute.
template <const char* const& attribute>
void useNamed(Builder& builder, const Connection& connection) {
    const std::string& target = builder.to(connection).name;
    addVariable(builder, connection, attribute, refTo(target));
    addStatement(builder, connection, builder.actions(connection), {getAtt(target, "Arn")},
                 reason(builder, connection));
}
constexpr const char* kBusName = "BUS_NAME";
constexpr const char* kStreamName = "STREAM_NAME";
constexpr const char* kDeliveryStreamName = "DELIVERY_STREAM_NAME";
constexpr const char* kFunctionName = "FUNCTION_NAME";

void startMachine(Builder& builder, const Connection& connection) {
    const std::string& machine = builder.to(connection).name;
    addVariable(builder, connection, "STATE_MACHINE_ARN", refTo(machine));
    addStatement(builder, connection, builder.actions(connection), {refTo(machine)}, reason(builder, connection));
}

/// The token that the machine sent along says which task is meant: the code needs no name.
void answerMachine(Builder& builder, const Connection& connection) {
    const std::string& machine = builder.to(connection).name;
    addStatement(builder, connection, builder.actions(connection), {refTo(machine)}, "Answers tasks of " + machine);
}

/// The path of a route as a resource of execute-api: a parameter of the path matches anything.
std::string invokedPath(const Route& route) {
    std::string result = route.method == "ANY" ? "/*" : "/" + route.method;
    bool inside = false;
    for (const char c : route.path) {
        if (c == '{') result += '*';
        inside = c == '{' || (inside && c != '}');
        if (!inside && c != '}') result += c;
    }
    return result;
}

void callApi(Builder& builder, const Connection& connection) {
    const Node& api = builder.to(connection);
    const auto route = parseRoute(builder.values(connection).text("route"));
    const std::string stage = api.kind == "rest-api" ? kRestStage : "$default";
    addVariable(builder, connection, "API_URL", apiUrl(builder.api(api.id)));
    addStatement(builder, connection, builder.actions(connection),
                 {arn("execute-api", "${" + api.name + "}/" + stage + (route ? invokedPath(*route) : "/*"))},
                 reason(builder, connection));
}

constexpr ConnectionPlanner kConnections[] = {{"function", "dynamodb-table", "", useTable},
                                              {"function", "s3-bucket", "", useBucket},
                                              {"function", "sqs-queue", "send", useQueue},
                                              {"function", "sns-topic", "publish", useTopic},
                                              {"function", "event-bus", "put", useNamed<kBusName>},
                                              {"function", "kinesis-stream", "put", useNamed<kStreamName>},
                                              {"function", "firehose", "put", useNamed<kDeliveryStreamName>},
                                              {"function", "function", "invoke", useNamed<kFunctionName>},
                                              {"function", "state-machine", "start", startMachine},
                                              {"function", "state-machine", "answer", answerMachine},
                                              {"function", "rest-api", "invoke", callApi},
                                              {"function", "http-api", "invoke", callApi}};

}  // namespace

Planners usePlanners() { return {{}, kConnections}; }

}  // namespace cascade
