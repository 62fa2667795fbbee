// SPDX-License-Identifier: MIT
// Filter criteria of event source mappings: which records Lambda's pollers hand to a function.
#pragma once

#include <vector>

#include "model/patterns/pattern.h"

namespace cascade {

/// What the poller reads: in a queue the body may be any text, data of streams must be JSON to be filtered by.
enum class RecordSource { Queue, Stream };

/// Up to five patterns, of which one must match. Patterns look at a record as a function gets it, with its data
/// decoded: "body" of a queue; "data", beside the other fields of "kinesis", of a Kinesis stream; "dynamodb" of a
/// table's stream.
class FilterCriteria {
public:
    /// A pattern, a list of patterns, or {"Filters": [{"Pattern": "…"}]} as Lambda's API takes it.
    static Result<FilterCriteria> parse(const Json& written, RecordSource source);
    static Result<FilterCriteria> parse(const JsonCursor& written, RecordSource source);

    /// Of a record as it stands in the function's event. Where one is text and the other JSON, the record does not
    /// match, whatever the condition.
    bool matches(const Json& record) const;
    /// With the reason; that of the filter which came farthest.
    MatchResult match(const Json& record) const;

    const std::vector<Pattern>& filters() const { return m_filters; }

private:
    std::vector<Pattern> m_filters;
};

/// The record as patterns see it.
Json viewOfRecord(const Json& record);

}  // namespace cascade
