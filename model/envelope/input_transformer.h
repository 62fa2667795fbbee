// SPDX-License-Identifier: MIT
// What a rule hands to its target in place of the event: a constant, a part of the event, or a template with values
// of it. Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
#pragma once

#include <string>

#include "model/json.h"

namespace cascade {

/// The value at "$.detail.items[0].id"; null where there is none.
Json valueAtPath(const Json& event, std::string_view path);

/// {"paths": {"id": "$.detail.id"}, "template": "order <id>" or JSON with "<id>" in it}. In a template of JSON that
/// is one placeholder stands for the value itself; within text its words are written, without quotes. A variable
/// whose path finds nothing is written as nothing. `ruleArn` is what <aws.events.rule-arn> stands for.
Json transformed(const Json& event, const Json& transformer, const std::string& ruleArn);

}  // namespace cascade
