// SPDX-License-Identifier: MIT
// Event source mappings: what Lambda's pollers fetch for a function.
#include "model/plan/pollers.h"

#include <algorithm>

#include "model/plan/intrinsics.h"

namespace cascade {
namespace {

/// Lambda refuses a batch of more than 10 messages of a queue without a window to gather it.
int window(const Values& values, bool queue) {
    const int seconds = values.seconds("batching_window");
    return queue && seconds == 0 && values.integer("batch_size") > 10 ? 1 : seconds;
}

void setShared(const Values& values, bool queue, Json& settings) {
    settings["BatchSize"] = values.integer("batch_size");
    if (const int seconds = window(values, queue)) settings["MaximumBatchingWindowInSeconds"] = seconds;
    if (values.has("filter")) {
        Json patterns = values.json("filter");
        if (!patterns.is_array()) patterns = Json::array({patterns});
        for (const Json& pattern : patterns)
            settings["FilterCriteria"]["Filters"].push_back({{"Pattern", pattern.dump()}});
    }
    // The starter code names the records that failed, so that the others of their batch are not repeated.
    if (values.json("report_batch_item_failures") != Json(false))
        settings["FunctionResponseTypes"] = {"ReportBatchItemFailures"};
}

void setStream(const Values& values, Json& settings) {
    settings["StartingPosition"] = values.text("starting_position");
    if (values.text("starting_position") == "AT_TIMESTAMP")
        settings["StartingPositionTimestamp"] = values.integer("starting_timestamp");
    if (values.differs("parallelization_factor"))
        settings["ParallelizationFactor"] = values.integer("parallelization_factor");
    if (values.differs("maximum_retry_attempts"))
        settings["MaximumRetryAttempts"] = values.integer("maximum_retry_attempts");
    if (values.has("maximum_record_age"))
        settings["MaximumRecordAgeInSeconds"] = values.seconds("maximum_record_age");
    if (values.boolean("bisect")) settings["BisectBatchOnFunctionError"] = true;
    if (const int seconds = values.seconds("tumbling_window")) settings["TumblingWindowInSeconds"] = seconds;
}

/// The function's first on-failure queue or topic hears of batches that are given up, too.
void setFailureDestination(const Builder& builder, const Connection& mapping, Json& settings) {
    for (const Connection* destination : builder.outgoing(builder.to(mapping), "", "on-failure")) {
        const Node& target = builder.to(*destination);
        if (target.kind != "sqs-queue" && target.kind != "sns-topic") continue;
        const Json arn = target.kind == "sns-topic" ? refTo(target.name) : getAtt(target.name, "Arn");
        settings["DestinationConfig"] = {{"OnFailure", {{"Destination", arn}}}};
        return;
    }
}

void setScaling(const Values& values, Json& settings) {
    if (values.has("maximum_concurrency"))
        settings["ScalingConfig"] = {{"MaximumConcurrency", values.integer("maximum_concurrency")}};
    Json pollers = Json::object();
    if (values.has("minimum_pollers")) pollers["MinimumPollers"] = values.integer("minimum_pollers");
    if (values.has("maximum_pollers")) pollers["MaximumPollers"] = values.integer("maximum_pollers");
    if (!pollers.empty()) settings["ProvisionedPollerConfig"] = pollers;
}

}  // namespace

void addPoller(Builder& builder, const Connection& connection, EventSource::Type type, const Json& arn,
               std::vector<Json> resources) {
    const Node& source = builder.from(connection);
    const Values values = builder.values(connection);
    const bool queue = type == EventSource::Type::Sqs;
    FunctionPlan& function = builder.function(connection.to);
    const bool second = std::any_of(function.events.begin(), function.events.end(), [&](const EventSource& event) {
        return event.type == type && event.source == source.id;
    });
    if (second) {
        return builder.refuse(connection, "Lambda polls a source only once for a function",
                              "keep one of the connections, with a filter that lets both kinds of records through");
    }
    EventSource event{builder.eventName(function.name, source.name), type, source.id};
    event.settings[queue ? "Queue" : "Stream"] = arn;
    if (!queue) {
        setStream(values, event.settings);
        setFailureDestination(builder, connection, event.settings);
    }
    setShared(values, queue, event.settings);
    if (queue) setScaling(values, event.settings);
    event.origin = originOf(connection, connection.to);
    const Origin origin = event.origin;
    function.events.push_back(std::move(event));
    function.statements.push_back({builder.actions(connection), std::move(resources), nullptr,
                                   "Lambda polls " + source.name + " for the function", origin,
                                   Statement::Purpose::Poll});
}

}  // namespace cascade
