// SPDX-License-Identifier: MIT
// Changes of items as DynamoDB Streams tells them.
#include "model/envelope/items.h"

#include "model/envelope/encoding.h"
#include "model/envelope/ids.h"

namespace cascade {
namespace {

Json image(const Json& item) {
    Json result = Json::object();
    for (const auto& entry : item.items()) result[entry.key()] = attributeValue(entry.value());
    return result;
}

Json keysOf(const Json& item, const std::vector<std::string>& names) {
    Json result = Json::object();
    for (const std::string& name : names)
        if (const Json* value = member(item, name)) result[name] = attributeValue(*value);
    return result;
}

/// Names and values in UTF-8; a number takes about half a byte a digit and one more. Source:
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
std::size_t sizeOf(const Json& value) {
    if (value.is_number()) return value.dump().size() / 2 + 1;
    if (value.is_string()) return value.get_ref<const std::string&>().size();
    if (!value.is_structured()) return 1;
    std::size_t size = 3;
    for (const auto& entry : value.items())
        size += 1 + sizeOf(entry.value()) + (value.is_object() ? entry.key().size() : 0);
    return size;
}

/// Of an item's attributes, or of some of them.
std::size_t sizeOfItem(const Json& item, const std::vector<std::string>* names = nullptr) {
    std::size_t size = 0;
    if (!names)
        for (const auto& entry : item.items()) size += entry.key().size() + sizeOf(entry.value());
    else
        for (const std::string& name : *names)
            if (const Json* value = member(item, name)) size += name.size() + sizeOf(*value);
    return size;
}

Json asItem(const Json& payload) { return payload.is_object() ? payload : Json{{"value", payload}}; }

/// An item has its keys; a letter that names none gets them made up.
void completeKeys(const Hop& hop, Json& item, const std::vector<std::string>& keys) {
    for (const std::string& key : keys)
        if (!item.contains(key)) item[key] = uuid(hop, key);
}

const char* eventName(const ItemChange& change) {
    return !change.after.is_object() ? "REMOVE" : change.before.is_object() ? "MODIFY" : "INSERT";
}

}  // namespace

Json attributeValue(const Json& value) {
    if (value.is_string()) return {{"S", value}};
    if (value.is_number()) return {{"N", value.dump()}};
    if (value.is_boolean()) return {{"BOOL", value}};
    if (value.is_object()) return {{"M", image(value)}};
    if (!value.is_array()) return {{"NULL", true}};
    Json list = Json::array();
    for (const Json& element : value) list.push_back(attributeValue(element));
    Json result = Json::object();
    result["L"] = std::move(list);
    return result;
}

ItemChange itemChangeOf(const Hop& hop, LetterView letter, std::vector<std::string> keys, std::string view) {
    ItemChange change{{}, {}, std::move(keys), std::move(view), false};
    const Json* expired = letter.says("expired");
    change.expired = expired && *expired == true;
    const std::string event = letter.text("event");
    const Json* old = letter.says("old");
    Json item = asItem(letter.payload);
    completeKeys(hop, item, change.keys);
    if (old && old->is_object()) {
        change.before = *old;
        for (const std::string& key : change.keys)
            if (!change.before.contains(key)) change.before[key] = item[key];
    }
    if (change.expired || event == "REMOVE") {
        if (change.before.is_null()) change.before = std::move(item);
    } else {
        if (event == "MODIFY" && change.before.is_null()) change.before = item;
        change.after = std::move(item);
    }
    return change;
}

Json dynamodbRecord(const Hop& hop, const ItemChange& change) {
    const bool hasNew = change.view == "NEW_IMAGE" || change.view == "NEW_AND_OLD_IMAGES";
    const bool hasOld = change.view == "OLD_IMAGE" || change.view == "NEW_AND_OLD_IMAGES";
    const Json& known = change.after.is_object() ? change.after : change.before;
    Json data{{"ApproximateCreationDateTime", hop.time / kSecond}, {"Keys", keysOf(known, change.keys)}};
    std::size_t size = sizeOfItem(known, &change.keys);
    if (hasNew && change.after.is_object())
        data["NewImage"] = image(change.after), size += sizeOfItem(change.after);
    if (hasOld && change.before.is_object())
        data["OldImage"] = image(change.before), size += sizeOfItem(change.before);
    data["SequenceNumber"] = sequenceNumber(hop, "4421", 28);
    data["SizeBytes"] = size;
    data["StreamViewType"] = change.view;
    Json record{{"eventID", hexId(hop, "event", 32)},
                {"eventName", eventName(change)},
                {"eventVersion", "1.1"},
                {"eventSource", "aws:dynamodb"},
                {"awsRegion", hop.region},
                {"dynamodb", std::move(data)},
                {"eventSourceARN", hop.arn("dynamodb", "table/" + hop.source + "/stream/2026-01-01T00:00:00.000")}};
    if (change.expired)  // who deleted: DynamoDB itself; people's deletions have no such member
        record["userIdentity"] = Json{{"type", "Service"}, {"principalId", "dynamodb.amazonaws.com"}};
    return record;
}

}  // namespace cascade
