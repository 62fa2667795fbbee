// SPDX-License-Identifier: MIT
// Records of Kinesis streams, Firehose and Kinesis Data Analytics. Shapes:
// https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html,
// https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html and AWS's sample events.
#pragma once

#include <string>
#include <vector>

#include "model/envelope/hop.h"
#include "model/envelope/letter.h"

namespace cascade {

/// The key that the letter names, else one made up.
std::string partitionKeyOf(const Hop& hop, LetterView letter);

/// {"kinesis": {…}, "eventSource": "aws:kinesis", …}, as functions receive it.
Json kinesisRecord(const Hop& hop, LetterView letter);
/// What filters see: the inner record, with its data decoded.
Json kinesisFilterView(const Hop& hop, LetterView letter);
/// A letter to Firehose, with where the record came from beside it ("stream").
Letter kinesisToFirehose(const Hop& hop, LetterView letter);

/// One record of a transformation. `stream` is the name of the stream that Firehose reads, "" if it reads none.
Json firehoseRecord(const Hop& hop, LetterView letter, const std::string& stream = {});
Json firehoseEvent(const Hop& hop, std::vector<Json> records, const std::string& stream = {});
/// {"key", "size"} of the object that Firehose writes for this record.
/// Beside it `failed` says that the transformation of these records failed: they go below a prefix of their own, as
/// the plan sets it.
Json firehoseObject(const Hop& hop, LetterView letter, const std::string& prefix, bool compressed);

/// What a Kinesis Data Analytics application hands to the function that is its output …
Json analyticsOutputRecord(const Hop& hop, LetterView letter);
Json analyticsOutputEvent(const Hop& hop, std::vector<Json> records);
/// … and to the one that prepares what it reads from `stream`.
Json analyticsInputRecord(const Hop& hop, LetterView letter);
Json analyticsInputEvent(const Hop& hop, std::vector<Json> records, const std::string& stream);

}  // namespace cascade
