// SPDX-License-Identifier: MIT
// Events of functions: the Framework's words in SAM's.
#include <algorithm>
#include <array>

#include "exporters/serverless/service_template.h"
#include "model/graph/design.h"

namespace cascade::exporters::serverless {
namespace {

/// Renames what the two call differently.
struct Renamed {
    const char *from, *to;
};

void copyMembers(const Json& from, std::initializer_list<Renamed> names, Json& to) {
    for (const Renamed& name : names)
        if (const Json* value = member(from, name.from)) to[name.to] = *value;
}

Json valueOr(const Json& object, const char* key, Json fallback) {
    const Json* value = member(object, key);
    return value ? *value : fallback;
}

std::string textOr(const Json& object, const char* key, const char* fallback) {
    const Json* value = member(object, key);
    return value && value->is_string() ? value->get<std::string>() : fallback;
}

/// "GET /orders", "*", {"method", "path"}
void setRoute(const Json& event, Json& properties) {
    std::string method, path;
    if (event.is_string()) {
        const auto& text = event.get_ref<const std::string&>();
        const std::size_t space = text.find(' ');
        method = space == std::string::npos ? "ANY" : text.substr(0, space);
        path = space == std::string::npos ? text : text.substr(space + 1);
    } else {
        method = textOr(event, "method", "ANY");
        path = textOr(event, "path", "*");
    }
    if (path == "*") path = "/{proxy+}";
    if (!path.starts_with('/')) path.insert(0, "/");
    properties["Method"] = method == "*" ? "ANY" : method;
    properties["Path"] = path;
}

ServiceEvent restEvent(const Json& event) {
    ServiceEvent result{"Api"};
    setRoute(event, result.properties);
    return result;
}

ServiceEvent httpEvent(const Json& event) {
    ServiceEvent result{"HttpApi"};
    setRoute(event, result.properties);
    if (const Json* timeout = member(event, "timeout"); timeout && timeout->is_number())
        result.properties["TimeoutInMillis"] = timeout->get<double>() * 1000;
    return result;
}

/// filterPatterns: [{…}] -> FilterCriteria
void setFilters(const Json& event, Json& properties) {
    const Json* patterns = member(event, "filterPatterns");
    if (!patterns || !patterns->is_array()) return;
    for (const Json& pattern : *patterns)
        properties["FilterCriteria"]["Filters"].push_back({{"Pattern", pattern.dump()}});
}

void setResponses(const Json& event, Json& properties) {
    if (const Json* type = member(event, "functionResponseType"))
        properties["FunctionResponseTypes"] = Json::array({*type});
}

ServiceEvent queueEvent(const Json& event) {
    ServiceEvent result{"SQS"};
    const Json* arn = member(event, "arn");
    result.properties["Queue"] = arn ? *arn : event;
    copyMembers(event,
                {{"batchSize", "BatchSize"},
                 {"maximumBatchingWindow", "MaximumBatchingWindowInSeconds"},
                 {"enabled", "Enabled"}},
                result.properties);
    if (const Json* most = member(event, "maximumConcurrency"))
        result.properties["ScalingConfig"] = {{"MaximumConcurrency", *most}};
    setResponses(event, result.properties);
    setFilters(event, result.properties);
    return result;
}

bool isKinesis(const Json& event, const Json& arn) {
    if (const Json* type = member(event, "type")) return *type == "kinesis";
    return arn.dump().find("kinesis") != std::string::npos;
}

ServiceEvent streamEvent(const Json& event) {
    const Json* own = member(event, "arn");
    const Json arn = own ? *own : event;
    ServiceEvent result{isKinesis(event, arn) ? "Kinesis" : "DynamoDB"};
    result.properties["Stream"] = arn;
    // The Framework's own default differs from Lambda's, which has none.
    result.properties["StartingPosition"] = "TRIM_HORIZON";
    copyMembers(event,
                {{"batchSize", "BatchSize"},
                 {"batchWindow", "MaximumBatchingWindowInSeconds"},
                 {"startingPosition", "StartingPosition"},
                 {"startingPositionTimestamp", "StartingPositionTimestamp"},
                 {"parallelizationFactor", "ParallelizationFactor"},
                 {"maximumRetryAttempts", "MaximumRetryAttempts"},
                 {"maximumRecordAgeInSeconds", "MaximumRecordAgeInSeconds"},
                 {"bisectBatchOnFunctionError", "BisectBatchOnFunctionError"},
                 {"tumblingWindowInSeconds", "TumblingWindowInSeconds"},
                 {"enabled", "Enabled"}},
                result.properties);
    // {"onFailure": ARN} or {"onFailure": {"type", "arn"}}
    if (const Json* destinations = member(event, "destinations")) {
        if (const Json* failure = member(*destinations, "onFailure")) {
            const Json* inner = member(*failure, "arn");
            result.properties["DestinationConfig"] = {{"OnFailure", {{"Destination", inner ? *inner : *failure}}}};
        }
    }
    setResponses(event, result.properties);
    setFilters(event, result.properties);
    return result;
}

/// A bare name is that of a topic which the Framework makes.
ServiceEvent topicEvent(const Json& event) {
    ServiceEvent result{"SNS"};
    const Json* arn = member(event, "arn");
    const Json* name = event.is_string() ? &event : member(event, "topicName");
    const bool isArn = name && name->is_string() && name->get_ref<const std::string&>().starts_with("arn:");
    if (arn || isArn || event.contains("Ref")) {
        result.properties["Topic"] = arn ? *arn : event;
    } else if (name && name->is_string()) {
        const std::string id = "SNSTopic" + cleanName(name->get<std::string>());
        result.made.emplace_back(id, Json{{"Type", "AWS::SNS::Topic"}, {"Properties", {{"TopicName", *name}}}});
        result.properties["Topic"] = {{"Ref", id}};
    }
    copyMembers(event,
                {{"filterPolicy", "FilterPolicy"},
                 {"filterPolicyScope", "FilterPolicyScope"},
                 {"redrivePolicy", "RedrivePolicy"}},
                result.properties);
    return result;
}

/// The bucket is made by the Framework unless it says that it exists, or a resource has its name.
ServiceEvent bucketEvent(const Json& event) {
    ServiceEvent result{"S3"};
    const Json* name = event.is_object() ? member(event, "bucket") : &event;
    if (!name) return result;
    result.properties["Bucket"] = *name;
    result.properties["Events"] =
        event.is_object() ? valueOr(event, "event", Json("s3:ObjectCreated:*")) : Json("s3:ObjectCreated:*");
    if (const Json* rules = member(event, "rules"); rules && rules->is_array())
        for (const Json& rule : *rules)
            if (rule.is_object())
                for (const auto& item : rule.items())
                    result.properties["Filter"]["S3Key"]["Rules"].push_back(
                        {{"Name", item.key()}, {"Value", item.value()}});
    if (name->is_string() && valueOr(event, "existing", Json(false)) != true) {
        const std::string id = "S3Bucket" + cleanName(name->get<std::string>());
        result.made.emplace_back(id, Json{{"Type", "AWS::S3::Bucket"}, {"Properties", {{"BucketName", *name}}}});
    }
    return result;
}

/// "rate(1 hour)", {"rate": [...] or text, "enabled", "input"}; Scheduler's form has the same words.
ServiceEvent scheduleEvent(const Json& event) {
    ServiceEvent result{"ScheduleV2"};
    const Json* rate = event.is_object() ? member(event, "rate") : &event;
    if (rate) result.properties["ScheduleExpression"] = rate->is_array() && !rate->empty() ? rate->front() : *rate;
    if (valueOr(event, "enabled", Json(true)) == false) result.properties["State"] = "DISABLED";
    if (const Json* input = member(event, "input"))
        result.properties["Input"] = input->is_string() ? *input : Json(input->dump());
    return result;
}

ServiceEvent busEvent(const Json& event) {
    ServiceEvent result{"EventBridgeRule"};
    if (const Json* schedule = member(event, "schedule")) return scheduleEvent(*schedule);
    copyMembers(event, {{"eventBus", "EventBusName"}, {"pattern", "Pattern"}, {"event", "Pattern"}},
                result.properties);
    if (const Json* policy = member(event, "retryPolicy"))
        copyMembers(
            *policy,
            {{"maximumEventAge", "MaximumEventAgeInSeconds"}, {"maximumRetryAttempts", "MaximumRetryAttempts"}},
            result.properties["RetryPolicy"]);
    if (const Json* queue = member(event, "deadLetterQueueArn"))
        result.properties["DeadLetterConfig"] = {{"Arn", *queue}};
    return result;
}

ServiceEvent iotEvent(const Json& event) {
    ServiceEvent result{"IoTRule"};
    copyMembers(event, {{"sql", "Sql"}}, result.properties);
    return result;
}

ServiceEvent poolEvent(const Json& event) {
    ServiceEvent result{"Cognito"};
    copyMembers(event, {{"pool", "UserPool"}, {"trigger", "Trigger"}}, result.properties);
    return result;
}

constexpr std::array<std::pair<const char*, ServiceEvent (*)(const Json&)>, 11> kEvents{{
    {"http", restEvent},
    {"httpApi", httpEvent},
    {"sqs", queueEvent},
    {"stream", streamEvent},
    {"sns", topicEvent},
    {"s3", bucketEvent},
    {"schedule", scheduleEvent},
    {"eventBridge", busEvent},
    {"cloudwatchEvent", busEvent},
    {"iot", iotEvent},
    {"cognitoUserPool", poolEvent},
}};

}  // namespace

ServiceEvent eventOfService(const Json& event) {
    if (event.is_string()) return {event.get<std::string>()};  // "alexaSkill"
    if (!event.is_object() || event.empty()) return {};
    const auto item = event.begin();
    for (const auto& [name, read] : kEvents) {
        if (item.key() != name) continue;
        static const Json nothing = Json::object();
        return read(item.value().is_null() ? nothing : item.value());
    }
    return {item.key()};
}

}  // namespace cascade::exporters::serverless
