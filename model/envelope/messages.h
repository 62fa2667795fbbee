// SPDX-License-Identifier: MIT
// Messages of queues and topics, as their consumers receive them. Shapes:
// https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html, …/with-sns.html,
// https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html
#pragma once

#include "model/envelope/hop.h"
#include "model/envelope/letter.h"

namespace cascade {

/// A message that Lambda's poller took from the queue `hop.source`.
Json sqsRecord(const Hop& hop, LetterView letter, bool fifo = false);

/// What the topic `hop.source` hands to a function.
Json snsRecord(const Hop& hop, LetterView letter);
/// What it puts into the body of a queue's message, unless delivery is raw: the JSON text is the body.
Json snsNotification(const Hop& hop, LetterView letter, bool fifo = false);

/// The message group of a letter in a FIFO queue or topic. Without one AWS refuses; the sample has a group all the
/// same.
std::string groupOf(LetterView letter);

}  // namespace cascade
