// SPDX-License-Identifier: MIT
// Evaluating filters.
#include "simulator/parts/record_filter.h"

#include <algorithm>

#include "model/envelope/look_through.h"
#include "model/patterns/matching.h"
#include "simulator/engine/context.h"
#include "simulator/parts/record_view.h"

namespace cascade::simulator {

namespace {

/// The bus connection's default: every event has a source, so there is nothing to evaluate.
bool matchesEveryEvent(const Json& pattern) {
    return pattern == Json{{"source", Json::array({Json{{"prefix", ""}}})}};
}

/// True when the two differ at one of the paths. Elements of lists share the list's path, as in patterns.
bool differAt(const std::vector<std::string>& paths, const Json& a, const Json& b, const std::string& path) {
    if (a.type() != b.type() || (a.is_structured() && a.size() != b.size())) return true;
    if (!a.is_structured()) return a != b && std::ranges::find(paths, path) != paths.end();
    auto other = b.begin();
    for (auto entry = a.begin(); entry != a.end(); ++entry, ++other) {
        if (a.is_object() && entry.key() != other.key()) return true;
        const std::string inside = !a.is_object() ? path : path.empty() ? entry.key() : path + "." + entry.key();
        if (differAt(paths, *entry, *other, inside)) return true;
    }
    return false;
}

/// "'detail.type' must be \"order\"", cut where a pattern has much to say.
std::string wanted(const Pattern::Field& field) {
    constexpr std::size_t kLongest = 160;
    std::string text = "'" + field.path + "' must " + inWords(field.anyOf);
    if (text.size() <= kLongest) return text;
    std::size_t end = kLongest;
    while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // not inside a character
    return text.substr(0, end) + "…";
}

std::vector<Json> listed(const Json& patterns) {
    if (patterns.is_array()) return {patterns.begin(), patterns.end()};
    if (!patterns.is_object() || matchesEveryEvent(patterns)) return {};
    return {patterns};
}

}  // namespace

RecordFilter::RecordFilter(const Json& pattern, Dialect dialect) {
    auto criteria = std::make_shared<Criteria>();
    for (const Json& one : listed(pattern))
        if (auto parsed = Pattern::parse(one, dialect)) criteria->patterns.push_back(std::move(parsed).value());
    if (criteria->patterns.empty()) return;
    criteria->explain();
    m_criteria = std::move(criteria);
}

void RecordFilter::Criteria::explain() {
    for (const Pattern& pattern : patterns)
        for (const Pattern::Alternative& fields : pattern.alternatives()) {
            Alternative alternative{&fields, {}};
            for (const Pattern::Field& field : fields) alternative.whyNot.push_back(wanted(field));
            alternative.whyNot.push_back("each field matches, but not in the same element of a list");
            alternatives.push_back(std::move(alternative));
        }
}

bool RecordFilter::Criteria::match(const Json& event) const {
    return std::ranges::any_of(patterns, [&](const Pattern& pattern) { return pattern.matches(event); });
}

/// Of the alternative that comes farthest, the first field that does not match.
std::string_view RecordFilter::Criteria::whyNot(const Json& event) const {
    std::string_view reason;
    std::size_t farthest = 0;
    for (const Alternative& alternative : alternatives) {
        std::size_t matched = 0;
        while (matched < alternative.fields->size() && matchTogether({&(*alternative.fields)[matched]}, event))
            ++matched;
        if (!reason.empty() && matched <= farthest) continue;
        farthest = matched;
        reason = alternative.whyNot[matched];
    }
    return reason;
}

bool RecordFilter::Criteria::lookAtDifference(const Json& a, const Json& b) const {
    return std::ranges::any_of(patterns, [&](const Pattern& pattern) { return differAt(pattern.paths(), a, b, {}); });
}

RecordFilter::Verdict RecordFilter::verdict(const Json& event) const {
    if (m_criteria->match(event)) return {Answer::Accepted, {}};
    return {Answer::Refused, m_criteria->whyNot(event)};
}

bool RecordFilter::accepts(Context& context, LinkIndex link, MessageHandle message) {
    Passage passage = context.passageOf(message);
    passage.link = link;
    return accepts(*context.message(message).content, passage, [&](const Content& content, const Passage& by) {
        return filterView(context.network(), by, content);
    });
}

bool RecordFilter::acceptsEvent(Context& context, MessageHandle message) {
    return accepts(*context.message(message).content, context.passageOf(message),
                   [&](const Content& content, const Passage& passage) {
                       return opened(recordView(context.network(), passage, content));
                   });
}

}  // namespace cascade::simulator
