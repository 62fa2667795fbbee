// SPDX-License-Identifier: MIT
// The rules of docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html.
#include "model/patterns/filter_criteria.h"

#include <algorithm>

#include "model/envelope/encoding.h"

namespace cascade {
namespace {

constexpr std::size_t kMostFilters = 5;  // ten on request

/// Only objects and lists count as JSON: a text "12" is a plain text to a filter.
Json opened(const std::string& text) {
    Json json = Json::parse(text, nullptr, false);
    return json.is_structured() ? json : Json(text);
}

/// The field that holds the data of the record.
const char* dataField(const Json& record) {
    return record.contains("body") ? "body" : record.contains("data") ? "data" : "dynamodb";
}

Result<Pattern> parseFilter(const Json& filter, RecordSource source) {
    Result<Pattern> pattern = Pattern::parse(filter, Dialect::EventSource);
    if (pattern && source == RecordSource::Stream && pattern->looksAt("data"))
        return Error{"'data': the data of a stream is filtered as JSON, not as a plain text",
                     R"(name a field in it, for example { "data": { "type": ["order"] } })"};
    return pattern;
}

/// Of {"Pattern": "…"}: the text's JSON.
Result<Json> patternIn(const Json& filter) {
    const Json* text = member(filter, "Pattern");
    if (!text || !text->is_string())
        return Error{"a filter has a \"Pattern\", which is JSON in a text", R"(write { "Pattern": "{ … }" })"};
    const auto parsed = parseJson(text->get_ref<const std::string&>(), "Pattern", DuplicateNames::Kept);
    if (!parsed) return parsed.error();
    return parsed->root().value();
}

/// Why data and pattern cannot meet, or nothing.
std::string mismatch(const Pattern& pattern, const Json& view) {
    const std::string field = dataField(view);
    const Json* data = member(view, field);
    if (!data) return {};
    if (data->is_string() && pattern.looksInside(field))
        return "is a plain text, but the filter looks for JSON: Lambda drops such a record";
    if (data->is_structured() && pattern.looksAt(field))
        return "is JSON, but the filter compares it as a plain text: Lambda drops such a record";
    return {};
}

MatchResult matchOne(const Pattern& pattern, const Json& view) {
    MatchResult result = pattern.match(view);
    const std::string why = mismatch(pattern, view);
    if (why.empty()) return result;
    result.matches = false;
    result.decidedBy = dataField(view);
    result.reason = "'" + result.decidedBy + "' " + why;
    for (FieldResult& field : result.fields)
        if (field.path.starts_with(result.decidedBy)) field.matched = false, field.why = why;
    return result;
}

}  // namespace

Result<FilterCriteria> FilterCriteria::parse(const Json& written, RecordSource source) {
    const Json* filters = member(written, "Filters");
    const bool api = filters && filters->is_array();
    const Json& list = api ? *filters : written;
    const auto all = list.is_array() ? list.get<std::vector<Json>>() : std::vector<Json>{list};
    if (all.empty()) return Error{"no filter is named", "remove the filter, which lets all records through"};
    if (all.size() > kMostFilters)
        return Error{"a mapping has at most 5 filters, not " + std::to_string(all.size()),
                     "join some of them with \"$or\""};
    FilterCriteria criteria;
    for (const Json& one : all) {
        const Result<Json> json = api ? patternIn(one) : Result<Json>(one);
        if (!json) return json.error();
        Result<Pattern> pattern = parseFilter(*json, source);
        if (!pattern) return pattern.error();
        criteria.m_filters.push_back(std::move(pattern).value());
    }
    return criteria;
}

Result<FilterCriteria> FilterCriteria::parse(const JsonCursor& written, RecordSource source) {
    Result<FilterCriteria> criteria = parse(written.value(), source);
    if (criteria) return criteria;
    if (written->is_object() && !written->contains("Filters"))  // one pattern: its own error knows the place
        if (const auto pattern = Pattern::parse(written, Dialect::EventSource); !pattern) return pattern.error();
    return written.error(criteria.error().what, criteria.error().mend);
}

bool FilterCriteria::matches(const Json& record) const {
    const Json view = viewOfRecord(record);
    return std::any_of(m_filters.begin(), m_filters.end(), [&](const Pattern& pattern) {
        return mismatch(pattern, view).empty() && pattern.matches(view);
    });
}

MatchResult FilterCriteria::match(const Json& record) const {
    const Json view = viewOfRecord(record);
    MatchResult best;
    std::ptrdiff_t farthest = -1;
    for (const Pattern& pattern : m_filters) {
        MatchResult result = matchOne(pattern, view);
        if (result.matches) return result;
        const auto matched = std::count_if(result.fields.begin(), result.fields.end(),
                                           [](const FieldResult& field) { return field.matched; });
        if (matched <= farthest) continue;
        farthest = matched;
        best = std::move(result);
    }
    if (m_filters.size() > 1)
        best.reason += "; this is the nearest of " + std::to_string(m_filters.size()) + " filters";
    return best;
}

Json viewOfRecord(const Json& record) {
    const Json* kinesis = member(record, "kinesis");
    Json view = kinesis && kinesis->is_object() ? *kinesis : record;
    if (kinesis && kinesis->is_object())
        for (const auto& item : record.items())
            if (item.key() != "kinesis" && !view.contains(item.key())) view[item.key()] = item.value();
    if (const Json* data = kinesis ? member(view, "data") : nullptr; data && data->is_string()) {
        const auto bytes = fromBase64(data->get_ref<const std::string&>());
        view["data"] = opened(bytes ? *bytes : data->get<std::string>());
    }
    if (const Json* body = member(view, "body"); body && body->is_string())
        view["body"] = opened(body->get<std::string>());
    return view;
}

}  // namespace cascade
