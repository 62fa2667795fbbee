// SPDX-License-Identifier: MIT
// From the envelope's name in the catalog to the functions that build it.
#include "model/envelope/shapes.h"

#include <array>

#include "model/envelope/attributes.h"
#include "model/envelope/cognito.h"
#include "model/envelope/destinations.h"
#include "model/envelope/encoding.h"
#include "model/envelope/events.h"
#include "model/envelope/iot_errors.h"
#include "model/envelope/items.h"
#include "model/envelope/look_through.h"
#include "model/envelope/messages.h"
#include "model/envelope/objects.h"
#include "model/envelope/streams.h"
#include "model/envelope/websocket.h"

namespace cascade {
namespace {

std::string textIn(const Json& object, std::string_view name, std::string otherwise) {
    const Json* value = member(object, name);
    return value && value->is_string() ? value->get<std::string>() : std::move(otherwise);
}

bool truthIn(const Json& object, std::string_view name) {
    const Json* value = member(object, name);
    return value && *value == true;
}

/// {"Records": […]}
Json records(const Line&, std::vector<Json> list, const Hop&) {
    Json event = Json::object();
    event["Records"] = std::move(list);
    return event;
}

Json bare(const Line&, LetterView letter, const Hop&) { return letter.payload; }

// --- Queues and topics ---

Json sqs(const Line& line, LetterView letter, const Hop& hop) {
    return sqsRecord(hop, letter, line.sourceIs("fifo"));
}

/// A body of JSON is seen as JSON, any other as text.
Json sqsFilterView(const Line& line, LetterView letter, const Hop& hop) {
    Json view = sqs(line, letter, hop);
    view["body"] = letter.payload.is_structured() ? letter.payload : opened(view["body"]);
    return view;
}

/// The message as it was, and where from.
Letter redriven(const Line& line, LetterView letter, const Hop&) {
    Letter moved{letter.payload, letter.beside};
    moved.beside["dead_letter_source"] = line.place.source;
    return moved;
}

Json sns(const Line&, LetterView letter, const Hop& hop) { return snsRecord(hop, letter); }

/// What a filter policy sees: the message's attributes, or its body where that is JSON.
Json snsFilterView(const Line& line, LetterView letter, const Hop&) {
    if (line.text("filter_policy_scope", "MessageBody") == "MessageAttributes")
        return filterAttributes(attributesOf(letter.says("attributes")));
    return opened(letter.payload);
}

Json notification(const Line& line, LetterView letter, const Hop& hop) {
    return line.is("raw") ? letter.payload : snsNotification(hop, letter, line.sourceIs("fifo"));
}

/// Groups of a FIFO topic go on to its FIFO queues; attributes only with the bare message.
Letter notified(const Line& line, LetterView letter, const Hop& hop) {
    Letter message{notification(line, letter, hop), Json::object()};
    for (const char* name : {"group", "deduplication", "attributes"})
        if (const Json* value = letter.says(name))
            if (line.is("raw") || std::string_view(name) != "attributes") message.beside[name] = *value;
    return message;
}

// --- Buckets, tables, streams ---

ObjectChange objectChange(const Line& line, LetterView letter) {
    return objectChangeOf(letter, line.text("events"), line.sourceIs("versioning"));
}

Json s3(const Line& line, LetterView letter, const Hop& hop) { return s3Record(hop, objectChange(line, letter)); }
Letter s3Entry(const Line& line, LetterView letter, const Hop& hop) {
    return s3Detail(hop, objectChange(line, letter));
}
Json s3Event(const Line& line, LetterView letter, const Hop& hop) {
    return busEvent(hop, s3Entry(line, letter, hop));
}

/// "id:S" names the attribute "id".
std::vector<std::string> keysOf(const Line& line) {
    std::vector<std::string> keys;
    for (const char* name : {"partition_key", "sort_key"}) {
        const std::string key = line.sourceText(name);
        if (!key.empty()) keys.push_back(key.substr(0, key.find(':')));
    }
    return keys;
}

Json dynamodb(const Line& line, LetterView letter, const Hop& hop) {
    return dynamodbRecord(hop,
                          itemChangeOf(hop, letter, keysOf(line), line.sourceText("stream_view", "KEYS_ONLY")));
}

Json kinesis(const Line&, LetterView letter, const Hop& hop) { return kinesisRecord(hop, letter); }
Json kinesisView(const Line&, LetterView letter, const Hop& hop) { return kinesisFilterView(hop, letter); }
Letter streamed(const Line&, LetterView letter, const Hop& hop) { return kinesisToFirehose(hop, letter); }

Json firehose(const Line& line, LetterView letter, const Hop& hop) {
    return firehoseRecord(hop, letter, line.stream);
}
Json firehoseBatch(const Line& line, std::vector<Json> list, const Hop& hop) {
    return firehoseEvent(hop, std::move(list), line.stream);
}
Json delivered(const Line& line, LetterView letter, const Hop& hop) {
    return firehoseObject(hop, letter, line.sourceText("prefix"), line.sourceText("compression") == "GZIP");
}

// --- Events, schedules, invocations ---

/// That which the connection names, else one of its own.
std::string ruleName(const Line& line, const Hop& hop) { return line.text("rule", hop.source + "To" + hop.target); }
std::string ruleArn(const Line& line, const Hop& hop) {
    return hop.arn("events", "rule/" + hop.source + "/" + ruleName(line, hop));
}

Json bus(const Line&, LetterView letter, const Hop& hop) { return busEvent(hop, letter); }

/// The event, or what the rule makes of it.
Json ruleTarget(const Line& line, LetterView letter, const Hop& hop) {
    Json event = busEvent(hop, letter);
    if (!line.input) return event;
    return line.input->of(event, {ruleArn(line, hop), ruleName(line, hop), isoTime(hop.time, false)});
}
Letter ruleDeadLetter(const Line& line, LetterView letter, const Hop& hop) {
    return deadLetterOfRule(hop, letter, ruleArn(line, hop));
}

/// The event that the target, a bus, makes of what was put.
Json put(const Line& line, LetterView letter, const Hop& hop) {
    Hop atBus = hop;
    atBus.source = line.place.target;
    return busEvent(atBus, letter);
}

Json schedule(const Line& line, LetterView, const Hop& hop) {
    for (const Json* object : {&line.parameters, &line.source})
        if (const Json* input = member(*object, "input"); input && !input->is_null())
            return scheduledInput(hop, *input);
    return scheduledEvent(hop);
}

bool succeeded(const Line& line) { return line.role == "on-success"; }

Letter resultDetail(const Line& line, LetterView letter, const Hop& hop) {
    return destinationDetail(hop, letter, succeeded(line));
}
Json result(const Line& line, LetterView letter, const Hop& hop) {
    return line.targetKind == "event-bus" ? put(line, resultDetail(line, letter, hop), hop)
                                          : destinationRecord(hop, letter, succeeded(line));
}
Letter resultHandedOn(const Line& line, LetterView letter, const Hop& hop) {
    return line.targetKind == "event-bus" ? resultDetail(line, letter, hop)
                                          : Letter{destinationRecord(hop, letter, succeeded(line))};
}
Json ruleError(const Line&, LetterView letter, const Hop& hop) { return iotError(hop, letter); }
Letter deadLetter(const Line&, LetterView letter, const Hop& hop) { return deadLetterOfFunction(hop, letter); }

// --- Requests ---

Request requestOf(const Line& line, LetterView letter) {
    Request request = requestOf(parseRoute(letter.text("route")).value_or(line.route), letter);
    request.authorizer = line.authorizer;
    return request;
}

Json restApi(const Line& line, LetterView letter, const Hop& hop) {
    return restApiEvent(hop, requestOf(line, letter));
}
Json httpApi(const Line& line, LetterView letter, const Hop& hop) {
    return httpApiEvent(hop, requestOf(line, letter));
}

/// "authorizer_type" chooses what REST APIs hand over.
Json restAuthorizer(const Line& line, LetterView letter, const Hop& hop) {
    const Request request = requestOf(line, letter);
    return line.text("authorizer_type", "TOKEN") == "REQUEST" ? requestAuthorizerEvent(hop, request)
                                                              : tokenAuthorizerEvent(hop, request);
}
Json httpAuthorizer(const Line& line, LetterView letter, const Hop& hop) {
    return httpAuthorizerEvent(hop, requestOf(line, letter));
}
Json webSocket(const Line& line, LetterView letter, const Hop& hop) {
    return webSocketEvent(hop, letter, letter.text("route", line.text("route", "$default")));
}

// --- Identities, analytics ---

Json userPool(const Line& line, LetterView letter, const Hop& hop) {
    return userPoolEvent(hop, letter, letter.text("trigger", sourceOfMoment(line.text("trigger"))));
}
Json identityPool(const Line&, LetterView letter, const Hop& hop) { return syncEvent(hop, letter); }

Json analyticsOutput(const Line&, LetterView letter, const Hop& hop) { return analyticsOutputRecord(hop, letter); }
Json analyticsOutputBatch(const Line&, std::vector<Json> list, const Hop& hop) {
    return analyticsOutputEvent(hop, std::move(list));
}
Json analyticsInput(const Line&, LetterView letter, const Hop& hop) { return analyticsInputRecord(hop, letter); }
Json analyticsInputBatch(const Line& line, std::vector<Json> list, const Hop& hop) {
    return analyticsInputEvent(hop, std::move(list), line.stream);
}

constexpr std::array kShapes{
    Shape{"sqs", sqs, records, sqsFilterView},
    Shape{"redrive", bare, nullptr, nullptr, redriven},
    Shape{"sns", sns, records, snsFilterView},
    Shape{"sns-notification", notification, nullptr, snsFilterView, notified},
    Shape{"s3", s3, records},
    Shape{"s3-event", s3Event, nullptr, nullptr, s3Entry},
    Shape{"dynamodb-stream", dynamodb, records},
    Shape{"kinesis", kinesis, records, kinesisView},
    Shape{"stream-record", bare, nullptr, nullptr, streamed},
    Shape{"firehose", firehose, firehoseBatch},
    Shape{"firehose-object", delivered},
    Shape{"event-bridge", ruleTarget, nullptr, bus},
    Shape{"rule-dead-letter", bus, nullptr, nullptr, ruleDeadLetter},
    Shape{"bus-event", put, nullptr, nullptr, unchanged},
    Shape{"schedule", schedule},
    Shape{"rest-api", restApi},
    Shape{"http-api", httpApi},
    Shape{"rest-authorizer", restAuthorizer},
    Shape{"http-authorizer", httpAuthorizer},
    Shape{"websocket-api", webSocket},
    Shape{"user-pool-trigger", userPool},
    Shape{"sync-trigger", identityPool},
    Shape{"analytics-output", analyticsOutput, analyticsOutputBatch},
    Shape{"analytics-input", analyticsInput, analyticsInputBatch},
    Shape{"destination", result, nullptr, nullptr, resultHandedOn},
    Shape{"dead-letter", bare, nullptr, nullptr, deadLetter},
    Shape{"iot", bare, nullptr, nullptr, unchanged},
    Shape{"iot-error", ruleError},
    Shape{"invoke", bare, nullptr, nullptr, unchanged},
    Shape{"input", bare, nullptr, nullptr, unchanged},
    Shape{"message", bare, nullptr, nullptr, unchanged},
    Shape{"record", bare, nullptr, nullptr, unchanged},
    Shape{"item", bare, nullptr, nullptr, unchanged},
    Shape{"object", bare, nullptr, nullptr, unchanged},
    Shape{"http", bare, nullptr, nullptr, unchanged},
};

}  // namespace

Letter unchanged(const Line&, LetterView letter, const Hop&) { return {letter.payload, letter.beside}; }

const Shape* shapeNamed(std::string_view envelope) {
    for (const Shape& shape : kShapes)
        if (shape.name == envelope) return &shape;
    return nullptr;
}

std::string Line::text(std::string_view parameter, std::string otherwise) const {
    return textIn(parameters, parameter, std::move(otherwise));
}
const Json* Line::said(std::string_view parameter) const {
    const Json* value = member(parameters, parameter);
    return value && !value->is_null() ? value : nullptr;
}
bool Line::is(std::string_view parameter) const { return truthIn(parameters, parameter); }
std::string Line::sourceText(std::string_view parameter, std::string otherwise) const {
    return textIn(source, parameter, std::move(otherwise));
}
bool Line::sourceIs(std::string_view parameter) const { return truthIn(source, parameter); }

}  // namespace cascade
