// SPDX-License-Identifier: MIT
// Reading and spelling message attributes.
#include "model/envelope/attributes.h"

#include <algorithm>

#include "model/envelope/encoding.h"

namespace cascade {
namespace {

bool isBinary(const Attribute& attribute) { return attribute.type.starts_with("Binary"); }

std::string typeOf(const Json& value) {
    return value.is_array() ? "String.Array" : value.is_number() ? "Number" : "String";
}

/// The value as AWS spells it: {"DataType": …, "StringValue": …}.
bool readSpelled(const Json& object, Attribute& attribute) {
    for (const char* typeName : {"DataType", "dataType", "Type"}) {
        const Json* type = member(object, typeName);
        if (!type || !type->is_string()) continue;
        for (const char* name : {"StringValue", "BinaryValue", "stringValue", "binaryValue", "Value"})
            if (const Json* value = member(object, name)) {
                attribute.type = type->get<std::string>();
                attribute.value = textOf(*value);
                return true;
            }
    }
    return false;
}

void addField(std::string& bytes, std::string_view field) {
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>((field.size() >> shift) & 0xFF);
    bytes += field;
}

}  // namespace

std::vector<Attribute> attributesOf(const Json* object) {
    std::vector<Attribute> attributes;
    if (!object || !object->is_object()) return attributes;
    for (const auto& [name, value] : object->items()) {
        Attribute attribute{name, typeOf(value), {}};
        if (value.is_object() ? !readSpelled(value, attribute) : value.is_null()) continue;
        if (!value.is_object()) attribute.value = textOf(value);
        attributes.push_back(std::move(attribute));
    }
    return attributes;
}

Json snsAttributes(const std::vector<Attribute>& attributes) {
    Json result = Json::object();
    for (const Attribute& attribute : attributes)
        result[attribute.name] = Json{{"Type", attribute.type}, {"Value", attribute.value}};
    return result;
}

Json sqsAttributes(const std::vector<Attribute>& attributes) {
    Json result = Json::object();
    for (const Attribute& attribute : attributes)
        result[attribute.name] = Json{{isBinary(attribute) ? "binaryValue" : "stringValue", attribute.value},
                                      {"stringListValues", Json::array()},
                                      {"binaryListValues", Json::array()},
                                      {"dataType", attribute.type}};
    return result;
}

/// Source:
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
std::string md5Of(const std::vector<Attribute>& attributes) {
    std::vector<const Attribute*> sorted;
    for (const Attribute& attribute : attributes) sorted.push_back(&attribute);
    std::ranges::sort(sorted, {}, [](const Attribute* attribute) { return attribute->name; });
    std::string bytes;
    for (const Attribute* attribute : sorted) {
        addField(bytes, attribute->name);
        addField(bytes, attribute->type);
        bytes += isBinary(*attribute) ? '\2' : '\1';
        addField(bytes,
                 isBinary(*attribute) ? fromBase64(attribute->value).value_or(attribute->value) : attribute->value);
    }
    return md5(bytes);
}

Json filterAttributes(const std::vector<Attribute>& attributes) {
    Json result = Json::object();
    for (const Attribute& attribute : attributes) {
        if (isBinary(attribute)) continue;
        const bool isText = attribute.type.starts_with("String") && attribute.type != "String.Array";
        const Json parsed = isText ? Json() : Json::parse(attribute.value, nullptr, false);
        const bool isParsed = attribute.type == "String.Array" ? parsed.is_array() : parsed.is_number();
        result[attribute.name] = isParsed ? parsed : Json(attribute.value);
    }
    return result;
}

}  // namespace cascade
