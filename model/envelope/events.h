// SPDX-License-Identifier: MIT
// Events of EventBridge and of its Scheduler.
#pragma once

#include <string>

#include "model/envelope/hop.h"
#include "model/envelope/letter.h"

namespace cascade {

/// The event that a bus makes of a letter, and that its rules match and hand to targets. Shape:
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html
Json busEvent(const Hop& hop, LetterView letter);

/// An event that a rule could not deliver, in its dead-letter queue. Beside the letter may stand `error_code`,
/// `error_message`, `attempts`, `condition` and `target` (an ARN). Source:
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
Letter deadLetterOfRule(const Hop& hop, LetterView letter, const std::string& ruleArn);

/// What a schedule hands over when its author gave no input (`detail` is text there).
Json scheduledEvent(const Hop& hop);
/// The author's input with Scheduler's context attributes filled in, "<aws.scheduler.scheduled-time>" and so on.
/// Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html
Json scheduledInput(const Hop& hop, const Json& input);

}  // namespace cascade
