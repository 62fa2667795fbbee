// SPDX-License-Identifier: MIT
// One record of each service that delivers records, as its consumers receive it. Shapes: the event samples in AWS's
// Lambda developer guide.
#pragma once

#include <string>
#include <vector>

#include "model/envelope/hop.h"
#include "model/json.h"

namespace cascade {

/// {"Records": […]}, the event of one batch.
Json batch(std::vector<Json> records);

/// A message that a poller took from a queue. `received` counts deliveries; `group` is the message group of FIFO
/// queues.
Json sqsRecord(const Hop& hop, const std::string& body, int received = 1, const std::string& group = {});

/// What SNS hands to a function.
Json snsRecord(const Hop& hop, const Json& message, const Json& attributes = Json::object());
/// What SNS puts into the body of a queue's message, unless delivery is raw: the JSON text is the body.
Json snsNotification(const Hop& hop, const Json& message, const Json& attributes = Json::object());

struct ObjectChange {
    std::string key = "object";
    std::int64_t size = 1024;
    std::string event = "ObjectCreated:Put";  ///< Without "s3:".
};
/// Of the hop's source: names of buckets have no capitals.
std::string bucketName(const Hop& hop);
/// {"key", "size"} of a payload; the rest by default.
ObjectChange objectChangeOf(const Json& payload);
Json s3Record(const Hop& hop, const ObjectChange& change);

struct ItemChange {
    Json before;  ///< Plain JSON objects; null where there is none.
    Json after;
    std::vector<std::string> keys;            ///< Names of the key attributes.
    std::string view = "NEW_AND_OLD_IMAGES";  ///< StreamViewType
};
Json dynamodbRecord(const Hop& hop, const ItemChange& change);
/// {"S": "x"}, {"N": "1"}, {"M": {…}}: a value as DynamoDB spells it.
Json attributeValue(const Json& value);

Json kinesisRecord(const Hop& hop, const Json& data, const std::string& partitionKey);

/// The event of a transformation: `data` of each record is base64 there too.
Json firehoseEvent(const Hop& hop, const std::vector<Json>& data);

}  // namespace cascade
