// SPDX-License-Identifier: MIT
// What Lambda sends when it is done with an event: to destinations and dead-letter queues. Shapes:
// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html,
// https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
#pragma once

#include <string>

#include "model/envelope/hop.h"
#include "model/envelope/letter.h"

namespace cascade {

/// The record of an asynchronous invocation. The letter's payload is the function's event; beside it stand
/// `condition` ("Success", "RetriesExhausted", "EventAgeExceeded"), `attempts`, `response` and `error`
/// (functionError: "Unhandled"). `succeeded` chooses what is left unsaid. `hop.source` is the function. A letter
/// with a `batch` beside it is a streamFailure.
Json destinationRecord(const Hop& hop, LetterView letter, bool succeeded);
/// The same as an entry of a bus: source "lambda".
Letter destinationDetail(const Hop& hop, LetterView letter, bool succeeded);

/// The bare event for a dead-letter queue or topic, with what went wrong in its attributes.
Letter deadLetterOfFunction(const Hop& hop, LetterView letter);

/// What an on-failure destination of a stream's consumer receives: where the records are that were given up, not
/// what they say. Beside the letter stand `condition` ("RetryAttemptsExhausted", "RecordAgeExceeded"), `attempts`
/// and `batch`: {"kind": "kinesis-stream" or "dynamodb-table", "stream": its name, "first" and "last": numbers of
/// the records' hops, "begun" and "ended": their times in nanoseconds since 1970, "size"}.
Json streamFailure(const Hop& hop, LetterView letter);

}  // namespace cascade
