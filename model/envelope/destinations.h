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
/// (functionError: "Unhandled"). `succeeded` chooses what is left unsaid. `hop.source` is the function.
Json destinationRecord(const Hop& hop, LetterView letter, bool succeeded);
/// The same as an entry of a bus: source "lambda".
Letter destinationDetail(const Hop& hop, LetterView letter, bool succeeded);

/// The bare event for a dead-letter queue or topic, with what went wrong in its attributes.
Letter deadLetterOfFunction(const Hop& hop, LetterView letter);

/// Which records of a stream were given up: Lambda tells where they are, not what they say.
struct StreamBatch {
    std::string kind;         ///< "kinesis-stream" or "dynamodb-table"
    std::string stream;       ///< Name of the stream or table.
    std::uint64_t first = 1;  ///< Number of the first record's hop, and of the last one's.
    std::uint64_t last = 1;
    Nanoseconds firstArrival = kEpoch;
    Nanoseconds lastArrival = kEpoch;
    std::uint64_t size = 1;
};
/// `condition`: "RetryAttemptsExhausted", "RecordAgeExceeded".
Json streamFailure(const Hop& hop, const StreamBatch& batch, const std::string& condition, int attempts);

}  // namespace cascade
