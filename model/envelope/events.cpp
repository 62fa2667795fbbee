// SPDX-License-Identifier: MIT
// Events with source, detail-type and detail.
#include "model/envelope/events.h"

#include "model/envelope/encoding.h"
#include "model/envelope/ids.h"

namespace cascade {
namespace {

std::string scheduleArn(const Hop& hop) { return hop.arn("scheduler", "schedule/default/" + hop.source); }

void replaceAll(std::string& text, std::string_view word, const std::string& value) {
    for (std::size_t at = 0; (at = text.find(word, at)) != std::string::npos; at += value.size())
        text.replace(at, word.size(), value);
}

}  // namespace

Json busEvent(const Hop& hop, LetterView letter) {
    const Json* resources = letter.says("resources");
    return {{"version", "0"},
            {"id", uuid(hop, "event")},
            {"detail-type", letter.text("detail_type", "Event")},
            {"source", letter.text("source", "cascade")},
            {"account", hop.account},
            {"time", isoTime(hop.time, false)},
            {"region", hop.region},
            {"resources", resources && resources->is_array() ? *resources : Json::array()},
            {"detail", letter.payload}};
}

Letter deadLetterOfRule(const Hop& hop, LetterView letter, const std::string& ruleArn) {
    constexpr int kMostAttempts = 185;  // AWS's default, over 24 hours
    const Json* attempts = letter.says("attempts");
    Json attributes{{"RULE_ARN", ruleArn},
                    {"TARGET_ARN", letter.text("target", hop.arn("lambda", "function:" + hop.target))},
                    {"ERROR_CODE", letter.text("error_code", "THROTTLING")},
                    {"ERROR_MESSAGE", letter.text("error_message", "Rate exceeded.")},
                    {"EXHAUSTED_RETRY_CONDITION", letter.text("condition", "MaximumRetryAttempts")},
                    {"RETRY_ATTEMPTS", attempts ? textOf(*attempts) : std::to_string(kMostAttempts)}};
    return {busEvent(hop, letter), {{"attributes", std::move(attributes)}}};
}

Json scheduledEvent(const Hop& hop) {
    return busEvent(hop, Letter{"{}",
                                {{"source", "aws.scheduler"},
                                 {"detail_type", "Scheduled Event"},
                                 {"resources", Json::array({scheduleArn(hop)})}}});
}

Json scheduledInput(const Hop& hop, const Json& input) {
    if (input.is_string()) {
        std::string text = input.get<std::string>();
        if (text.find("<aws.scheduler.") == std::string::npos) return input;
        replaceAll(text, "<aws.scheduler.schedule-arn>", scheduleArn(hop));
        replaceAll(text, "<aws.scheduler.scheduled-time>", isoTime(hop.time, false));
        replaceAll(text, "<aws.scheduler.execution-id>", hexId(hop, "execution", 16));
        replaceAll(text, "<aws.scheduler.attempt-number>", std::to_string(hop.received));
        return text;
    }
    if (!input.is_structured()) return input;
    Json result = input;
    for (Json& part : result) part = scheduledInput(hop, part);
    return result;
}

}  // namespace cascade
