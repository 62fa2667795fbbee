// SPDX-License-Identifier: MIT
// Message attributes of queues and topics, in each service's own spelling.
#pragma once

#include <string>
#include <vector>

#include "model/json.h"

namespace cascade {

struct Attribute {
    std::string name;
    std::string type;   ///< "String", "Number", "Binary", "String.Array", or one with a label: "Number.float".
    std::string value;  ///< Of a binary one its base64, of a list its JSON.
};

/// Reads {"NAME": value}: a text, a number, a list of texts and numbers; or AWS's own {"DataType", "StringValue" or
/// "BinaryValue"} or {"Type", "Value"}. What is none of these is left out.
std::vector<Attribute> attributesOf(const Json* object);

/// {"NAME": {"Type", "Value"}}, as SNS hands them over.
Json snsAttributes(const std::vector<Attribute>& attributes);
/// {"NAME": {"stringValue" or "binaryValue", "stringListValues", "binaryListValues", "dataType"}}, as Lambda hands
/// over those of queues.
Json sqsAttributes(const std::vector<Attribute>& attributes);
/// SQS's digest over all of them.
std::string md5Of(const std::vector<Attribute>& attributes);
/// {"NAME": value}, as filter policies see them: lists as lists, numbers as numbers, nothing binary.
Json filterAttributes(const std::vector<Attribute>& attributes);

}  // namespace cascade
