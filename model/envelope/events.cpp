// SPDX-License-Identifier: MIT
// Events with source, detail-type and detail.
#include "model/envelope/events.h"

#include "model/envelope/encoding.h"

namespace cascade {

Json busEvent(const Hop& hop, const std::string& source, const std::string& detailType, const Json& detail) {
    return {{"version", "0"},       {"id", uuid(hop, "event")},   {"detail-type", detailType},
            {"source", source},     {"account", hop.account},     {"time", isoTime(hop.time, false)},
            {"region", hop.region}, {"resources", Json::array()}, {"detail", detail}};
}

Json scheduledEvent(const Hop& hop) {
    Json event = busEvent(hop, "aws.scheduler", "Scheduled Event", "{}");
    event["resources"] = Json::array({hop.arn("scheduler", "schedule/default/" + hop.source)});
    return event;
}

Json s3BusEvent(const Hop& hop, const ObjectChange& change) {
    const bool removed = change.event.rfind("ObjectRemoved", 0) == 0;
    Json object{{"key", change.key}};
    if (!removed) {
        object["size"] = change.size;
        object["etag"] = hexId(hop, "etag", 32);
    }
    object["sequencer"] = sequenceNumber(hop, "00", 18);
    Json detail{{"version", "0"},
                {"bucket", {{"name", bucketName(hop)}}},
                {"object", std::move(object)},
                {"request-id", hexId(hop, "request", 16)},
                {"requester", hop.account},
                {"source-ip-address", "127.0.0.1"},
                {"reason", removed ? "DeleteObject" : "PutObject"}};
    Json event = busEvent(hop, "aws.s3", removed ? "Object Deleted" : "Object Created", std::move(detail));
    event["resources"] = Json::array({"arn:aws:s3:::" + bucketName(hop)});
    return event;
}

Json destinationRecord(const Hop& hop, const Json& request, const Json& response, const std::string& condition,
                       int invokeCount) {
    Json responseContext{{"statusCode", 200}, {"executedVersion", "$LATEST"}};
    if (condition != "Success") responseContext["functionError"] = "Unhandled";
    return {{"version", "1.0"},
            {"timestamp", isoTime(hop.time)},
            {"requestContext",
             {{"requestId", uuid(hop, "request")},
              {"functionArn", hop.arn("lambda", "function:" + hop.source) + ":$LATEST"},
              {"condition", condition},
              {"approximateInvokeCount", invokeCount}}},
            {"requestPayload", request},
            {"responseContext", std::move(responseContext)},
            {"responsePayload", response}};
}

}  // namespace cascade
