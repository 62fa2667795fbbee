// SPDX-License-Identifier: MIT
// Going through the matches of a pattern.
#include "model/jsonata/matcher.h"

#include <algorithm>

#include "model/jsonata/evaluator.h"

namespace cascade::jsonata {

namespace {

Value groupsOf(const Regex::Match& match) {
    Values groups;
    for (const auto& group : match.groups) groups.push_back(group ? Value(std::string(*group)) : Value());
    return makeArray(std::move(groups));
}

Value objectOf(const std::shared_ptr<const Regex>& regex, const Value& text, const Regex::Match& match,
               double index) {
    const std::string matched = text.text().substr(match.begin, match.end - match.begin);
    const double end = index + static_cast<double>(utf16Length(matched));
    auto next = std::make_shared<const Function>(Function{.body = NextMatchBody{regex, text, match.end}});
    return makeObject({{"match", Value(matched)},
                       {"start", Value(index)},
                       {"end", Value(end)},
                       {"groups", groupsOf(match)},
                       {"next", Value(std::move(next))}});
}

/// After the first match, matches of nothing would never come to an end.
std::optional<Regex::Match> searchAgain(Evaluator& evaluator, const Regex& regex, const std::string& text,
                                        std::size_t from) {
    if (from >= text.size()) return std::nullopt;
    auto match = regex.search(evaluator, text, from);
    if (match && match->begin == match->end)
        throw Failure{"D1004", "the regular expression matches the empty string again and again",
                      "make it match at least one character: + in the place of *"};
    return match;
}

Value answerOf(Evaluator& evaluator, const std::shared_ptr<const Regex>& regex, const Value& text,
               const std::optional<Regex::Match>& match) {
    if (!match) return Value();
    evaluator.chargeText(match->begin);
    const auto index = utf16Length(std::string_view(text.text()).substr(0, match->begin));
    return objectOf(regex, text, *match, static_cast<double>(index));
}

}  // namespace

Value matchObject(Evaluator& evaluator, const std::shared_ptr<const Regex>& regex, const Value& text) {
    if (!text.isString()) return Value();
    return answerOf(evaluator, regex, text, regex->search(evaluator, text.text(), 0));
}

Value matchAfter(Evaluator& evaluator, const std::shared_ptr<const Regex>& regex, const Value& text,
                 std::size_t from) {
    return answerOf(evaluator, regex, text, searchAgain(evaluator, *regex, text.text(), from));
}

Matcher::Matcher(Evaluator& evaluator, Value pattern, Value text)
    : m_evaluator(evaluator), m_pattern(std::move(pattern)), m_text(std::move(text)) {}

std::optional<FoundMatch> Matcher::next() {
    const auto* regex = std::get_if<RegexBody>(&m_pattern.function()->body);
    return regex ? nextOfRegex(regex->regex) : nextOfFunction();
}

std::optional<FoundMatch> Matcher::nextOfRegex(const std::shared_ptr<const Regex>& regex) {
    const std::string& text = m_text.text();
    const auto match = std::exchange(m_first, false) ? regex->search(m_evaluator, text, 0)
                                                     : searchAgain(m_evaluator, *regex, text, m_from);
    if (!match) return std::nullopt;
    const std::string_view view = text;
    const double index =
        m_unitsToFrom + static_cast<double>(utf16Length(view.substr(m_from, match->begin - m_from)));
    FoundMatch found{text.substr(match->begin, match->end - match->begin), index, match->begin, match->end, {}, {}};
    m_unitsToFrom = index + static_cast<double>(utf16Length(found.text));
    m_from = match->end;
    found.groups = itemsOf(groupsOf(*match));
    found.object = objectOf(regex, m_text, *match, index);
    return found;
}

/// The byte where so many UTF-16 units have gone by.
std::size_t Matcher::offsetOf(double index) const {
    const std::string& text = m_text.text();
    std::size_t offset = 0;
    for (double units = 0; offset < text.size() && units < index;)
        units += nextCharacter(text, offset) >= 0x10000 ? 2 : 1;
    return offset;
}

std::optional<FoundMatch> Matcher::nextOfFunction() {
    const bool first = std::exchange(m_first, false);
    const Value answer =
        first ? m_evaluator.apply(m_pattern, {m_text}, nullptr) : m_evaluator.apply(m_next, {}, nullptr);
    if (answer.isAbsent()) return std::nullopt;
    const Value text = answer.member("match");
    const Value start = answer.member("start");
    const Value end = answer.member("end");
    m_next = answer.member("next");
    if (!text.isString() || !start.isNumber() || !end.isNumber() || !m_next.isFunction())
        throw Failure{"T1010", "the function given as a pattern does not answer like one",
                      "answer with {match, start, end, groups, next} or with nothing"};
    m_evaluator.chargeText(m_text.text().size());
    return FoundMatch{text.text(),
                      start.number(),
                      offsetOf(start.number()),
                      offsetOf(end.number()),
                      itemsOf(answer.member("groups")),
                      answer};
}

}  // namespace cascade::jsonata
