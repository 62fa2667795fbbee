// SPDX-License-Identifier: MIT
// Looking functions up, and those about the message, collections and types. Source of all:
// docs.aws.amazon.com/iot/latest/developerguide/iot-sql-functions.html
#include "model/iot/functions.h"

#include <algorithm>
#include <array>

#include "model/envelope/ids.h"
#include "model/envelope/encoding.h"

namespace cascade::iot {
namespace {

Value textValue(std::string text) { return Json(std::move(text)); }
Value accountId(const Call& call) { return textValue(call.message.accountId); }
Value clientId(const Call& call) { return textValue(call.message.clientId); }
Value principal(const Call& call) { return textValue(call.message.principal); }
Value sqlVersion(const Call&) { return textValue("2016-03-23"); }
Value timestamp(const Call& call) { return Json(call.message.milliseconds); }
Value random(const Call& call) { return Json(call.random.unit()); }

Value traceId(const Call& call) {
    return call.message.traceId.empty() ? std::nullopt : textValue(call.message.traceId);
}

Value newUuid(const Call& call) {
    const std::uint64_t high = call.random.next();
    return textValue(uuidOf(high, call.random.next()));
}

/// topic(1) is the first level.
Value topic(const Call& call) {
    std::string_view topic = withoutBasicIngest(call.message.topic);
    if (call.arguments.empty()) return textValue(std::string(topic));
    const auto level = toInt(call.arguments[0]);
    if (!level || *level < 1) return std::nullopt;
    for (std::int64_t i = 1; i < *level; ++i) {
        const std::size_t slash = topic.find('/');
        if (slash == std::string_view::npos) return std::nullopt;
        topic.remove_prefix(slash + 1);
    }
    return textValue(std::string(topic.substr(0, topic.find('/'))));
}

Value isNull(const Call& call) { return Json(call.arguments[0] && call.arguments[0]->is_null()); }
Value isUndefined(const Call& call) { return Json(!call.arguments[0].has_value()); }

Value nanvl(const Call& call) {
    const bool given = call.arguments[0] && !call.arguments[0]->is_null();
    return call.arguments[given ? 0 : 1];
}

/// Characters, not bytes.
Value characterAt(const std::string& text, std::int64_t index) {
    std::int64_t at = 0;
    for (std::size_t i = 0; i < text.size(); ++at) {
        std::size_t end = i + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
        if (at == index) return textValue(text.substr(i, end - i));
        i = end;
    }
    return std::nullopt;
}

Value get(const Call& call) {
    const Value& from = call.arguments[0];
    if (from && from->is_object()) {
        const Value& key = call.arguments[1];
        const Json* found = key && key->is_string() ? member(*from, key->get_ref<const std::string&>()) : nullptr;
        return found ? Value(*found) : std::nullopt;
    }
    const auto index = toInt(call.arguments[1]);
    if (!from || !index || *index < 0) return std::nullopt;
    if (from->is_string()) return characterAt(from->get_ref<const std::string&>(), *index);
    const bool inside = from->is_array() && *index < static_cast<std::int64_t>(from->size());
    return inside ? Value((*from)[static_cast<std::size_t>(*index)]) : std::nullopt;
}

Value concatLists(const std::vector<Value>& arguments) {
    Json list = Json::array();
    for (const Value& argument : arguments) {
        if (!argument) return std::nullopt;
        if (argument->is_array())
            list.insert(list.end(), argument->begin(), argument->end());
        else
            list.push_back(*argument);
    }
    return list;
}

Value concat(const Call& call) {
    if (call.arguments.empty()) return std::nullopt;
    if (call.arguments.size() == 1) return call.arguments[0];
    const auto isList = [](const Value& value) { return value && value->is_array(); };
    if (std::any_of(call.arguments.begin(), call.arguments.end(), isList)) return concatLists(call.arguments);
    std::string all;
    for (const Value& argument : call.arguments) {
        const auto text = toText(argument);
        if (!text) return std::nullopt;
        all += *text;
    }
    return textValue(std::move(all));
}

/// transform("enrichArray", object, list of objects): each element with the object's attributes.
Value transform(const Call& call) {
    const Value& mode = call.arguments[0];
    const Value& object = call.arguments[1];
    const Value& list = call.arguments[2];
    if (!mode || *mode != "enrichArray" || !object || !object->is_object() || !list || !list->is_array())
        return std::nullopt;
    Json result = *list;
    for (Json& element : result) {
        if (!element.is_object()) return std::nullopt;
        element.update(*object);
    }
    return result;
}

bool isBase64(const Value& scheme) { return scheme && *scheme == "base64"; }

Value encode(const Call& call) {
    const auto text = toText(call.arguments[0]);
    return text && isBase64(call.arguments[1]) ? textValue(base64(*text)) : std::nullopt;
}

/// A JSON document comes out as what it says. What cannot be decoded is Null.
Value decode(const Call& call) {
    if (!isBase64(call.arguments[1])) return std::nullopt;
    const auto text = toText(call.arguments[0]);
    const auto bytes = text ? fromBase64(*text) : std::nullopt;
    if (!bytes) return Json();
    Json json = Json::parse(*bytes, nullptr, false);
    return json.is_discarded() ? textValue(*bytes) : Value(std::move(json));
}

constexpr Function kMessage[] = {{"accountid", 0, 0, accountId}, {"clientid", 0, 0, clientId},
                                 {"principal", 0, 0, principal}, {"traceid", 0, 0, traceId},
                                 {"topic", 0, 1, topic},         {"timestamp", 0, 0, timestamp},
                                 {"newuuid", 0, 0, newUuid},     {"sql_version", 0, 0, sqlVersion},
                                 {"rand", 0, 0, random}};

constexpr std::size_t kAny = 1'000;
constexpr Function kCollections[] = {{"get", 2, 2, get},
                                     {"concat", 0, kAny, concat},
                                     {"transform", 3, 3, transform},
                                     {"isnull", 1, 1, isNull},
                                     {"isundefined", 1, 1, isUndefined},
                                     {"nanvl", 2, 2, nanvl},
                                     {"encode", 2, 2, encode},
                                     {"decode", 2, 2, decode}};

constexpr std::array<std::string_view, 8> kServices{
    "aws_lambda",       "get_dynamodb",        "get_mqtt_property", "get_secret",
    "get_thing_shadow", "get_user_properties", "get_registry_data", "machinelearning_predict"};

std::array<std::span<const Function>, 5> families() {
    return {messageFunctions(), textFunctions(), numberFunctions(), collectionFunctions(), timeFunctions()};
}

}  // namespace

const Function* findFunction(std::string_view name) {
    for (const std::span<const Function> family : families())
        for (const Function& function : family)
            if (function.name == name) return &function;
    return nullptr;
}

std::vector<std::string> functionNames() {
    std::vector<std::string> names{"cast"};
    for (const std::span<const Function> family : families())
        for (const Function& function : family) names.emplace_back(function.name);
    return names;
}

bool asksService(std::string_view name) {
    return std::find(kServices.begin(), kServices.end(), name) != kServices.end();
}

std::span<const Function> messageFunctions() { return kMessage; }
std::span<const Function> collectionFunctions() { return kCollections; }

}  // namespace cascade::iot
