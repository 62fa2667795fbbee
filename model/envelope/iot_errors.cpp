// SPDX-License-Identifier: MIT
// Writing down which actions of an IoT rule failed.
#include "model/envelope/iot_errors.h"

#include "model/envelope/encoding.h"
#include "model/envelope/ids.h"

namespace cascade {

Json iotError(const Hop& hop, LetterView letter) {
    Json failures = Json::array();
    if (const Json* list = letter.says("failures"); list && list->is_array())
        for (const Json& failure : *list)
            failures.push_back({{"failedAction", failure.value("action", Json())},
                                {"failedResource", failure.value("resource", Json())},
                                {"errorMessage", failure.value("message", Json())}});
    if (failures.empty())
        failures.push_back(
            {{"failedAction", "LambdaAction"},
             {"failedResource", hop.arn("lambda", "function:" + hop.target)},
             {"errorMessage", "Failed to invoke lambda function. Received Server error from Lambda."}});
    return {{"ruleName", hop.source},
            {"topic", letter.text("topic", "devices/sensor-1/telemetry")},
            {"cloudwatchTraceId", uuid(hop, "trace")},
            {"clientId", "sensor-1"},
            {"base64OriginalPayload", base64(textOf(letter.payload))},
            {"failures", std::move(failures)}};
}

}  // namespace cascade
