// SPDX-License-Identifier: MIT
// Pattern objects to alternatives: "$or" multiplies them, everything else adds a field to each.
#include <algorithm>

#include "model/patterns/filter_policy.h"
#include "model/patterns/pattern.h"

namespace cascade {

class PatternParser {
public:
    explicit PatternParser(Dialect dialect) : m_dialect(dialect) {}

    Result<Pattern> parse(const Json& json) {
        Pattern pattern;
        pattern.m_alternatives = {{}};
        if (!json.is_object())
            return Error{"a pattern is an object, not " + json.dump(), R"(for example { "source": ["orders"] })"};
        if (!object(json, "", pattern.m_alternatives) || !checkWhole(json, pattern)) return *m_error;
        return pattern;
    }

    /// Of what was refused: the value that the names and indices on the way lead to.
    JsonCursor culprit(JsonCursor cursor) const {
        for (const std::size_t child : m_culprit) cursor = cursor.children().at(child);
        return cursor;
    }

private:
    using Alternatives = std::vector<Pattern::Alternative>;
    static constexpr std::size_t kMostAlternatives = 1'000;  // EventBridge's limit of rule combinations
    // docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html, and Lambda's API_Filter.html
    static constexpr std::size_t kLongestPattern = 4'096;
    // EventBridge publishes no figure. Rules of complexity 8 are known to be taken and of 12 to be refused.
    static constexpr int kMostComplex = 10;
    static constexpr std::size_t kDeepest = 200;

    bool fail(const std::string& path, Error error) {
        m_error = Error{(path.empty() ? "" : "'" + path + "': ") + error.what, error.mend};
        m_culprit = m_way;
        return false;
    }

    template <typename Visit>
    bool inside(const Json& json, const Visit& visit) {
        m_way.push_back(0);
        for (auto item = json.begin(); item != json.end(); ++item, ++m_way.back())
            if (!visit(item)) return false;
        m_way.pop_back();
        return true;
    }

    bool object(const Json& json, const std::string& path, Alternatives& alternatives) {
        if (json.empty()) return fail(path, {"an empty object in a pattern", "name a field in it, or remove it"});
        if (m_way.size() > kDeepest) return fail(path, {"a pattern is nested too deeply", "flatten it"});
        return inside(json, [&](const auto& item) {
            if (item.key() == "$or" && isDisjunction(*item)) return disjunction(*item, path, alternatives);
            const std::string at = path.empty() ? item.key() : path + "." + item.key();
            if (!item->is_object()) return field(*item, at, alternatives);
            if (m_dialect == Dialect::SnsAttributes)
                return fail(at, {"a filter policy on message attributes is flat",
                                 "name the attribute with a list, or set the scope to MessageBody"});
            return object(*item, at, alternatives);
        });
    }

    /// A list of two or more objects that hold no comparison; any other "$or" is a field of that name.
    static bool isDisjunction(const Json& json) {
        return json.is_array() && json.size() >= 2 && std::all_of(json.begin(), json.end(), [](const Json& branch) {
                   if (!branch.is_object() || branch.empty()) return false;
                   for (const auto& item : branch.items())
                       if (isConditionKeyword(item.key())) return false;
                   return true;
               });
    }

    bool disjunction(const Json& branches, const std::string& path, Alternatives& alternatives) {
        Alternatives result;
        const bool done = inside(branches, [&](const auto& branch) {
            Alternatives copy = alternatives;
            if (!object(*branch, path, copy)) return false;
            if (result.size() + copy.size() > kMostAlternatives)
                return fail(path, {"\"$or\" makes more than 1000 combinations", "use fewer, or several rules"});
            result.insert(result.end(), copy.begin(), copy.end());
            return true;
        });
        if (done) alternatives = std::move(result);
        return done;
    }

    bool field(const Json& list, const std::string& path, Alternatives& alternatives) {
        if (!list.is_array())
            return fail(path,
                        {"the values of a field are a list, not " + list.dump(), "write [" + list.dump() + "]"});
        if (list.empty()) return fail(path, {"an empty list matches nothing", "name a value, or remove the field"});
        Pattern::Field field{path, {}};
        const bool done = inside(list, [&](const auto& element) {
            Result<Condition> condition = parseCondition(*element, m_dialect);
            if (!condition) return fail(path, condition.error());
            field.anyOf.push_back(std::move(condition).value());
            return true;
        });
        if (!done || !checkComplexity(field)) return false;
        for (Pattern::Alternative& alternative : alternatives) add(field, alternative);
        return true;
    }

    /// A field that is named twice: the last wins.
    static void add(const Pattern::Field& field, Pattern::Alternative& alternative) {
        const auto same = std::find_if(alternative.begin(), alternative.end(),
                                       [&](const Pattern::Field& other) { return other.path == field.path; });
        if (same == alternative.end())
            alternative.push_back(field);
        else
            *same = field;
    }

    bool checkComplexity(const Pattern::Field& field) {
        std::vector<Wildcard> wildcards;
        for (const Condition& condition : field.anyOf)
            wildcards.insert(wildcards.end(), condition.wildcards.begin(), condition.wildcards.end());
        return complexityOf(wildcards, kMostComplex + 1) <= kMostComplex ||
               fail(field.path,
                    {"its wildcards are too complex: a text can fit too many beginnings of them at once",
                     "use fewer stars, and fewer repeated characters after a star"});
    }

    bool checkWhole(const Json& json, const Pattern& pattern) {
        if (isSns(m_dialect)) {
            const auto checked = checkFilterPolicy(json, pattern, m_dialect);
            return checked.ok() || fail("", checked.error());
        }
        return json.dump(-1, ' ', false, Json::error_handler_t::replace).size() <= kLongestPattern ||
               fail("", {"the pattern is longer than 4096 characters", "shorten it, or use several rules"});
    }

    Dialect m_dialect;
    std::vector<std::size_t> m_way;  ///< From the root to where the parser is: which child at each level.
    std::vector<std::size_t> m_culprit;
    std::optional<Error> m_error;
};

Result<Pattern> Pattern::parse(const Json& pattern, Dialect dialect) {
    return PatternParser(dialect).parse(pattern);
}

Result<Pattern> Pattern::parse(const JsonCursor& pattern, Dialect dialect) {
    PatternParser parser(dialect);
    Result<Pattern> parsed = parser.parse(pattern.value());
    if (parsed) return parsed;
    return parser.culprit(pattern).error(parsed.error().what, parsed.error().mend);
}

}  // namespace cascade
