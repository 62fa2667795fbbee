// SPDX-License-Identifier: MIT
// Functions that look for a text or a pattern: $contains, $match, $replace, $split.
#include <cmath>

#include "model/jsonata/evaluator.h"
#include "model/jsonata/matcher.h"

namespace cascade::jsonata {

namespace {

constexpr std::size_t kNoLimit = static_cast<std::size_t>(-1);

/// How many are wanted at most. Throws when that is negative.
std::size_t limitOf(const Value& limit, const char* code, const char* function) {
    if (!limit.isNumber()) return kNoLimit;
    if (limit.number() < 0)
        throw Failure{code, std::string("the limit of ") + function + " is negative",
                      "give how many at most, from 0"};
    return limit.number() >= 1e15 ? kNoLimit : static_cast<std::size_t>(std::ceil(limit.number()));
}

Value contains(Call& call) {
    if (call[0].isAbsent() || call[1].isAbsent()) return Value();
    call.evaluator.chargeText(call[0].text().size());
    if (call[1].isString()) return Value(call[0].text().find(call[1].text()) != std::string::npos);
    return Value(Matcher(call.evaluator, call[1], call[0]).next().has_value());
}

Value match(Call& call) {
    if (call[0].isAbsent()) return call[0];
    const std::size_t limit = limitOf(call[2], "D3040", "$match");
    Matcher matcher(call.evaluator, call[1], call[0]);
    Values found;
    while (found.size() < limit) {
        std::optional<FoundMatch> one = matcher.next();
        if (!one) break;
        Values groups(one->groups.begin(), one->groups.end());
        found.push_back(makeObject({{"match", Value(std::move(one->text))},
                                    {"index", Value(one->index)},
                                    {"groups", makeArray(std::move(groups))}}));
    }
    return makeSequence(std::move(found));
}

/// The number after a dollar, of as many digits as there are groups to tell apart; nothing if there is none.
std::optional<std::size_t> groupNumber(std::string_view text, std::size_t groups, std::size_t& digits) {
    const auto read = [&](std::size_t most) -> std::optional<std::size_t> {
        std::size_t number = 0;
        digits = 0;
        while (digits < most && digits < text.size() && text[digits] >= '0' && text[digits] <= '9')
            number = number * 10 + static_cast<std::size_t>(text[digits++] - '0');
        return digits > 0 ? std::optional(number) : std::nullopt;
    };
    const std::size_t most = std::to_string(groups).size();
    std::optional<std::size_t> number = read(most);
    if (number && most > 1 && *number > groups) number = read(most - 1);
    return number;
}

/// $0 is the match, $1 the first group, $$ a dollar.
std::string substituted(const std::string& replacement, const FoundMatch& match) {
    std::string result;
    for (std::size_t i = 0; i < replacement.size(); ++i) {
        if (replacement[i] != '$') {
            result += replacement[i];
            continue;
        }
        const char after = i + 1 < replacement.size() ? replacement[i + 1] : '\0';
        std::size_t digits = 0;
        if (after == '$') {
            result += '$';
            ++i;
        } else if (after == '0') {
            result += match.text;
            ++i;
        } else if (const auto group =
                       groupNumber(std::string_view(replacement).substr(i + 1), match.groups.size(), digits)) {
            if (*group >= 1 && *group <= match.groups.size() && match.groups[*group - 1].isString())
                result += match.groups[*group - 1].text();
            i += digits;
        } else {
            result += '$';
        }
    }
    return result;
}

std::string replacementFor(Call& call, const FoundMatch& match) {
    if (call[2].isString()) return substituted(call[2].text(), match);
    const Value replaced = call.evaluator.apply(call[2], {match.object}, nullptr);
    if (!replaced.isString())
        throw Failure{
            "D3012",
            "the function given to $replace answers with " + std::string(typeName(replaced)) + ", not a string",
            "cast its answer with $string()"};
    return replaced.text();
}

std::string replacedText(Call& call, std::size_t limit) {
    const std::string& text = call[0].text();
    const std::string& wanted = call[1].text();
    std::string result;
    std::size_t from = 0;
    for (std::size_t count = 0; count < limit; ++count) {
        const std::size_t found = text.find(wanted, from);
        if (found == std::string::npos) break;
        result.append(text, from, found - from);
        if (!call[2].isString())
            throw Failure{"D3012", "only a match of a pattern can be replaced by a function", "give a string"};
        result += call[2].text();
        call.evaluator.chargeText(call[2].text().size() + 64);
        from = found + wanted.size();
    }
    return result + text.substr(from);
}

std::string replacedMatches(Call& call, std::size_t limit) {
    const std::string& text = call[0].text();
    Matcher matcher(call.evaluator, call[1], call[0]);
    std::string result;
    std::size_t from = 0;
    for (std::size_t count = 0; count < limit; ++count) {
        const std::optional<FoundMatch> match = matcher.next();
        if (!match) break;
        if (match->begin >= from) result.append(text, from, match->begin - from);
        const std::string replacement = replacementFor(call, *match);
        call.evaluator.chargeText(replacement.size());
        result += replacement;
        from = std::min(match->begin + match->text.size(), text.size());
    }
    return result + text.substr(from);
}

Value replace(Call& call) {
    if (call[0].isAbsent()) return call[0];
    if (call[1].isString() && call[1].text().empty())
        throw Failure{"D3010", "$replace cannot look for an empty string", "give what is to be replaced"};
    const std::size_t limit = limitOf(call[3], "D3011", "$replace");
    if (call[1].isAbsent() || call[2].isAbsent()) return call[0];
    call.evaluator.chargeText(call[0].text().size());
    return call[1].isString() ? replacedText(call, limit) : replacedMatches(call, limit);
}

/// An empty separator takes the text apart into characters.
Values splitByText(Call& call, std::size_t limit) {
    const std::string& text = call[0].text();
    const std::string& separator = call[1].text();
    Values parts;
    for (std::size_t from = 0; parts.size() < limit;) {
        std::size_t end = text.find(separator, from);
        if (separator.empty()) {
            if (from >= text.size()) break;
            nextCharacter(text, end = from);
        }
        parts.push_back(Value(text.substr(from, end == std::string::npos ? end : end - from)));
        call.evaluator.charge(1);
        if (end == std::string::npos) break;
        from = end + separator.size();
    }
    return parts;
}

Values splitByMatches(Call& call, std::size_t limit) {
    const std::string& text = call[0].text();
    Matcher matcher(call.evaluator, call[1], call[0]);
    Values parts;
    std::size_t from = 0;
    while (parts.size() < limit) {
        const std::optional<FoundMatch> match = matcher.next();
        const std::size_t end = match ? std::max(match->begin, from) : text.size();
        parts.push_back(Value(text.substr(from, end - from)));
        if (!match) break;
        from = std::min(std::max(match->end, from), text.size());
    }
    return parts;
}

Value split(Call& call) {
    if (call[0].isAbsent()) return call[0];
    const std::size_t limit = limitOf(call[2], "D3020", "$split");
    call.evaluator.chargeText(call[0].text().size());
    if (call[1].isAbsent()) return makeArray(Values{call[0]});
    return makeArray(call[1].isString() ? splitByText(call, limit) : splitByMatches(call, limit));
}

constexpr Builtin kFunctions[] = {
    {"contains", "<s-(sf):b>", contains},
    {"match", "<s-f<s:o>n?:a<o>>", match},
    {"replace", "<s-(sf)(sf)n?:s>", replace},
    {"split", "<s-(sf)n?:a<s>>", split},
};

}  // namespace

std::span<const Builtin> matchFunctions() { return kFunctions; }

}  // namespace cascade::jsonata
