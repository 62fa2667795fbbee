// SPDX-License-Identifier: MIT
// CloudFormation's intrinsic functions in long form, and the ARNs made with them (any partition, Region and
// account).
#pragma once

#include <string>

#include "model/json.h"

namespace cascade {

inline Json refTo(const std::string& id) { return Json{{"Ref", id}}; }
inline Json getAtt(const std::string& id, const std::string& attribute) {
    return Json{{"Fn::GetAtt", Json::array({id, attribute})}};
}
inline Json sub(const std::string& text) { return Json{{"Fn::Sub", text}}; }

/// "arn:PARTITION:SERVICE:REGION:ACCOUNT:REST" as the text of a Sub.
inline std::string arnText(const std::string& service, const std::string& rest) {
    return "arn:${AWS::Partition}:" + service + ":${AWS::Region}:${AWS::AccountId}:" + rest;
}
inline Json arn(const std::string& service, const std::string& rest) { return sub(arnText(service, rest)); }

/// A text of the author's that stands for itself, even where "${" would begin a reference.
inline Json literal(const std::string& text) {
    if (text.find("${") == std::string::npos) return text;
    std::string escaped = text;
    for (std::size_t at = escaped.find("${"); at != std::string::npos; at = escaped.find("${", at + 2))
        escaped.insert(at + 2, "!");
    return sub(escaped);
}

}  // namespace cascade
