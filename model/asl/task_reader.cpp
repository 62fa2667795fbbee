// SPDX-License-Identifier: MIT
// Reading Task states: what they call, how they wait for it, and for how long.
#include <algorithm>
#include <array>

#include "model/asl/scanner.h"
#include "model/asl/state_reader.h"

namespace cascade::asl {
namespace {

/// "arn:PARTITION:SERVICE:REGION:ACCOUNT:REST"
struct Arn {
    std::string_view service;
    std::string_view region;
    std::string_view account;
    std::string_view rest;
};

bool all(std::string_view text, bool (*allowed)(char)) { return std::ranges::all_of(text, allowed); }
/// Regions and accounts too: examples write REGION and ACCOUNT_ID there.
bool inPlace(char c) { return isLetter(c) || isDigit(c) || c == '-' || c == '_'; }
bool inName(char c) { return isLetter(c) || isDigit(c) || c == '-' || c == '_' || c == '.'; }
bool inQualifier(char c) { return isLetter(c) || isDigit(c) || c == '-' || c == '_'; }
bool inRest(char c) { return inName(c) || c == ':' || c == '/' || c == '$' || c == '+'; }

std::optional<Arn> parseArn(std::string_view text) {
    std::array<std::string_view, 5> parts;
    for (std::string_view& part : parts) {
        const std::size_t end = text.find(':');
        if (end == std::string_view::npos) return std::nullopt;
        part = text.substr(0, end);
        text.remove_prefix(end + 1);
    }
    const bool aws = parts[1] == "aws" || parts[1].substr(0, 4) == "aws-";
    const Arn arn{parts[2], parts[3], parts[4], text};
    if (parts[0] != "arn" || !aws || arn.service.empty() || !all(arn.service, inPlace) ||
        !all(arn.region, inPlace) || !all(arn.account, inPlace) || arn.rest.empty() || !all(arn.rest, inRest))
        return std::nullopt;
    return arn;
}

/// "NAME" or "NAME:QUALIFIER", the qualifier being $LATEST, a version or an alias.
bool isFunctionName(std::string_view text) {
    const std::size_t colon = text.find(':');
    const std::string_view name = text.substr(0, colon);
    if (name.empty() || !all(name, inName)) return false;
    if (colon == std::string_view::npos) return true;
    const std::string_view qualifier = text.substr(colon + 1);
    return qualifier == "$LATEST" || (!qualifier.empty() && all(qualifier, inQualifier));
}

bool takePrefix(std::string_view& text, std::string_view prefix) {
    if (text.substr(0, prefix.size()) != prefix) return false;
    text.remove_prefix(prefix.size());
    return true;
}

std::optional<TaskState::Kind> kindOf(const Arn& arn) {
    std::string_view rest = arn.rest;
    if (arn.service == "lambda") {
        if (takePrefix(rest, "function:") && isFunctionName(rest)) return TaskState::Kind::Lambda;
        return std::nullopt;
    }
    if (arn.service == "states" && takePrefix(rest, "activity:"))
        return rest.empty() || !all(rest, inName) ? std::nullopt : std::optional(TaskState::Kind::Activity);
    // A service integration names a service and an action: "sqs:sendMessage", "aws-sdk:s3:getObject".
    const std::size_t colon = arn.rest.find(':');
    if (colon == 0 || colon == std::string_view::npos || colon + 1 == arn.rest.size()) return std::nullopt;
    return TaskState::Kind::Service;
}

Integration integrationOf(std::string_view resource) {
    if (resource.ends_with(".waitForTaskToken")) return Integration::Callback;
    if (resource.ends_with(".sync") || resource.ends_with(".sync:2")) return Integration::Sync;
    return Integration::RequestResponse;
}

/// "${Function}": a text that deployment fills in.
bool isSubstituted(std::string_view resource) {
    const std::size_t begin = resource.find("${");
    return begin != std::string_view::npos && resource.find('}', begin) != std::string_view::npos;
}

void readResource(const ObjectReader& fields, TaskState& task) {
    const Json* resource = fields.find("Resource");
    if (resource && resource->is_object() && !resource->empty()) {  // CloudFormation's Ref, Fn::GetAtt, Fn::Sub
        task.resource = resource->dump(-1, ' ', false, Json::error_handler_t::replace);
        task.kind = TaskState::Kind::Lambda;
        return;
    }
    const std::optional<std::string> text = fields.requiredText("Resource");
    if (!text) return;
    task.resource = *text;
    task.integration = integrationOf(*text);
    if (isSubstituted(*text)) {
        const bool integration = text->find(":states:") != std::string::npos;
        task.kind = integration ? TaskState::Kind::Service : TaskState::Kind::Lambda;
        return;
    }
    const std::optional<Arn> arn = parseArn(*text);
    const std::optional<TaskState::Kind> kind = arn ? kindOf(*arn) : std::nullopt;
    if (!kind)
        fields.complainAt("Resource", "\"" + *text + "\" is no ARN of a task",
                          "write one such as arn:aws:states:::lambda:invoke, or ${Name} for a substitution");
    task.kind = kind.value_or(TaskState::Kind::Service);
}

/// Roles are AWS's to check: nothing of them is kept.
void checkCredentials(const StateContext& context) {
    const ObjectReader& fields = context.fields;
    const Json* value = fields.find("Credentials");
    if (!value) return;
    if (!value->is_object()) {
        fields.complainAt("Credentials", "Credentials is not an object", "write {\"RoleArn\": …}");
        return;
    }
    const ObjectReader credentials(*value, fields.pointer("Credentials"), fields.complaints());
    const std::string computed = context.jsonata ? "RoleArn" : "RoleArn.$";
    if (!credentials.has("RoleArn") && !credentials.has(computed))
        credentials.complain("RoleArn is missing", "add \"RoleArn\"");
    credentials.text("RoleArn");
    credentials.onlyKnows({"RoleArn", computed}, "Credentials");
    fields.payload("Credentials", context.jsonata);
}

}  // namespace

TaskState readTask(const StateContext& context) {
    const ObjectReader& fields = context.fields;
    TaskState task;
    readResource(fields, task);
    checkCredentials(context);
    task.timeoutSeconds = readNumber(context, fields, "TimeoutSeconds", 1, kMostSeconds);
    task.heartbeatSeconds = readNumber(context, fields, "HeartbeatSeconds", 1, kMostSeconds);
    const Json* timeout = task.timeoutSeconds ? task.timeoutSeconds->constant() : nullptr;
    const Json* heartbeat = task.heartbeatSeconds ? task.heartbeatSeconds->constant() : nullptr;
    if (timeout && heartbeat && *heartbeat >= *timeout)
        fields.complainAt("HeartbeatSeconds", "HeartbeatSeconds is not less than TimeoutSeconds", "make it less");
    return task;
}

}  // namespace cascade::asl
