// SPDX-License-Identifier: MIT
// Pattern objects to alternatives: "$or" multiplies them, everything else adds a field to each.
#include <algorithm>

#include "model/patterns/pattern.h"

namespace cascade {

class PatternParser {
public:
    Result<Pattern> parse(const Json& json) {
        Pattern pattern;
        pattern.m_alternatives = {{}};
        if (!json.is_object())
            return Error{"a pattern is an object, not " + json.dump(), R"(for example { "source": ["orders"] })"};
        if (!object(json, "", 0, pattern.m_alternatives)) return *m_error;
        return pattern;
    }

private:
    using Alternatives = std::vector<Pattern::Alternative>;
    static constexpr std::size_t kMostAlternatives = 1'000;  // EventBridge's limit of rule combinations
    static constexpr int kDeepest = 200;

    bool fail(const std::string& path, Error error) {
        m_error = Error{(path.empty() ? "" : "'" + path + "': ") + error.what, error.mend};
        return false;
    }

    bool object(const Json& json, const std::string& path, int depth, Alternatives& alternatives) {
        if (json.empty()) return fail(path, {"an empty object in a pattern", "name a field in it, or remove it"});
        if (depth > kDeepest) return fail(path, {"a pattern is nested too deeply", "flatten it"});
        for (const auto& item : json.items()) {
            const std::string at = path.empty() ? item.key() : path + "." + item.key();
            const bool done = item.key() == "$or" && isDisjunction(item.value())
                                  ? disjunction(item.value(), path, depth, alternatives)
                              : item.value().is_object() ? object(item.value(), at, depth + 1, alternatives)
                                                         : field(item.value(), at, alternatives);
            if (!done) return false;
        }
        return true;
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

    bool disjunction(const Json& branches, const std::string& path, int depth, Alternatives& alternatives) {
        Alternatives result;
        for (const Json& branch : branches) {
            Alternatives copy = alternatives;
            if (!object(branch, path, depth + 1, copy)) return false;
            if (result.size() + copy.size() > kMostAlternatives)
                return fail(path, {"\"$or\" makes more than 1000 combinations", "use fewer, or several rules"});
            result.insert(result.end(), copy.begin(), copy.end());
        }
        alternatives = std::move(result);
        return true;
    }

    bool field(const Json& list, const std::string& path, Alternatives& alternatives) {
        if (!list.is_array())
            return fail(path,
                        {"the values of a field are a list, not " + list.dump(), "write [" + list.dump() + "]"});
        if (list.empty()) return fail(path, {"an empty list matches nothing", "name a value, or remove the field"});
        Pattern::FieldConditions field{path, {}};
        for (const Json& element : list) {
            Result<Condition> condition = parseCondition(element);
            if (!condition) return fail(path, condition.error());
            field.anyOf.push_back(std::move(condition).value());
        }
        for (Pattern::Alternative& alternative : alternatives) {
            const auto same = std::find_if(alternative.begin(), alternative.end(),
                                           [&](const auto& other) { return other.path == path; });
            if (same == alternative.end())
                alternative.push_back(field);
            else
                *same = field;  // a field that is named twice: the last wins
        }
        return true;
    }

    std::optional<Error> m_error;
};

Result<Pattern> Pattern::parse(const Json& pattern) { return PatternParser().parse(pattern); }

}  // namespace cascade
