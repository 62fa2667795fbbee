// SPDX-License-Identifier: MIT
// Records of invocations.
#include "model/envelope/destinations.h"

#include "model/envelope/encoding.h"
#include "model/envelope/ids.h"

namespace cascade {
namespace {

constexpr int kUsualAttempts = 3;  // one and two retries

std::string functionArn(const Hop& hop) { return hop.arn("lambda", "function:" + hop.source) + ":$LATEST"; }

std::int64_t attemptsOf(LetterView letter, bool succeeded) {
    const Json* attempts = letter.says("attempts");
    return attempts && attempts->is_number_integer() ? attempts->get<std::int64_t>()
                                                     : (succeeded ? 1 : kUsualAttempts);
}

Json contextOf(const Hop& hop, const std::string& arn, const std::string& condition, std::int64_t attempts) {
    return {{"requestId", uuid(hop, "request")},
            {"functionArn", arn},
            {"condition", condition},
            {"approximateInvokeCount", attempts}};
}

Json responseContext(const std::string& error) {
    Json context{{"statusCode", 200}, {"executedVersion", "$LATEST"}};
    if (!error.empty()) context["functionError"] = error;
    return context;
}

std::string errorOf(LetterView letter) { return letter.text("error", "Unhandled"); }

std::string textIn(const Json* object, std::string_view name) {
    const Json* value = object ? member(*object, name) : nullptr;
    return value && value->is_string() ? value->get<std::string>() : std::string();
}

std::int64_t numberIn(const Json* object, std::string_view name, std::int64_t otherwise) {
    const Json* value = object ? member(*object, name) : nullptr;
    return value && value->is_number_integer() ? value->get<std::int64_t>() : otherwise;
}

Json failureOf(LetterView letter) {
    const Json* response = letter.says("response");
    return response ? *response : Json{{"errorMessage", "the function failed"}, {"errorType", "Error"}};
}

}  // namespace

Json destinationRecord(const Hop& hop, LetterView letter, bool succeeded) {
    if (letter.says("batch")) return streamFailure(hop, letter);
    const std::string condition = letter.text("condition", succeeded ? "Success" : "RetriesExhausted");
    const Json* response = letter.says("response");
    return {{"version", "1.0"},
            {"timestamp", isoTime(hop.time)},
            {"requestContext", contextOf(hop, functionArn(hop), condition, attemptsOf(letter, succeeded))},
            {"requestPayload", letter.payload},
            {"responseContext", responseContext(succeeded ? "" : errorOf(letter))},
            {"responsePayload", !succeeded ? failureOf(letter)
                                : response ? *response
                                           : Json()}};
}

Letter destinationDetail(const Hop& hop, LetterView letter, bool succeeded) {
    const std::string type =
        std::string("Lambda Function Invocation Result - ") + (succeeded ? "Success" : "Failure");
    Json resources = Json::array({hop.arn("events", "event-bus/" + hop.target), functionArn(hop)});
    return {destinationRecord(hop, letter, succeeded),
            {{"source", "lambda"}, {"detail_type", type}, {"resources", std::move(resources)}}};
}

/// Source: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html#invocation-dlq
Letter deadLetterOfFunction(const Hop& hop, LetterView letter) {
    const Json failure = failureOf(letter);
    const Json* message = member(failure, "errorMessage");
    Json attributes{{"RequestID", uuid(hop, "request")},
                    {"ErrorCode", 200},
                    {"ErrorMessage", message ? textOf(*message) : textOf(failure)}};
    return {letter.payload, {{"attributes", std::move(attributes)}}};
}

Json streamFailure(const Hop& hop, LetterView letter) {
    const Json* batch = letter.says("batch");
    const bool isTable = textIn(batch, "kind") == "dynamodb-table";
    const std::string stream = textIn(batch, "stream");
    const auto sequence = [&](const char* name) {
        Hop record{stream, {}};
        record.number = static_cast<std::uint64_t>(numberIn(batch, name, 1));
        return sequenceNumber(record, isTable ? "4421" : "4959", isTable ? 28 : 56);
    };
    Json info{{"shardId", isTable ? "shardId-00000000000000000000-00000000" : "shardId-000000000000"},
              {"startSequenceNumber", sequence("first")},
              {"endSequenceNumber", sequence("last")},
              {"approximateArrivalOfFirstRecord", isoTime(numberIn(batch, "begun", hop.time))},
              {"approximateArrivalOfLastRecord", isoTime(numberIn(batch, "ended", hop.time))},
              {"batchSize", numberIn(batch, "size", 1)},
              {"streamArn", isTable ? hop.arn("dynamodb", "table/" + stream + "/stream/2026-01-01T00:00:00.000")
                                    : hop.arn("kinesis", "stream/" + stream)}};
    const std::string arn = hop.arn("lambda", "function:" + hop.source);
    const std::string condition = letter.text("condition", "RetryAttemptsExhausted");
    Json record{{"requestContext", contextOf(hop, arn, condition, attemptsOf(letter, false))},
                {"responseContext", responseContext(errorOf(letter))},
                {"version", "1.0"},
                {"timestamp", isoTime(hop.time)}};
    record[isTable ? "DDBStreamBatchInfo" : "KinesisBatchInfo"] = std::move(info);
    return record;
}

}  // namespace cascade
