// SPDX-License-Identifier: MIT
// Event patterns: what EventBridge rules, SNS filter policies and event source mappings let through.
#pragma once

#include <string>
#include <vector>

#include "model/json.h"
#include "model/patterns/condition.h"
#include "model/result.h"

namespace cascade {

/// What one field of a pattern met in an event.
struct FieldResult {
    std::string path;  ///< "detail.state"
    bool matched = false;
    Json expected;             ///< The list in the pattern.
    std::vector<Json> actual;  ///< The event's values there; none where the field is absent.
};

/// The answer and which field decided it.
struct MatchResult {
    bool matches = false;
    std::vector<FieldResult> fields;  ///< Of the alternative that came farthest, in the pattern's order.
    std::string decidedBy;            ///< The first field that did not match; "" when all did.
    std::string reason;               ///< A sentence.
};

/// A copyable value; matching is const and touches nothing else.
class Pattern {
public:
    /// Fails with the field and the reason, where EventBridge would answer "Event pattern is not valid".
    static Result<Pattern> parse(const Json& pattern);

    bool matches(const Json& event) const;
    MatchResult match(const Json& event) const;

    /// True when the pattern looks inside this top-level field, rather than at the field itself.
    bool looksInside(const std::string& field) const;
    /// The fields that it looks at, "detail.state"; in no order, some perhaps twice.
    std::vector<std::string> paths() const;

private:
    friend class PatternParser;

    struct FieldConditions {
        std::string path;  ///< Keys joined with '.', so that {"a": {"b": …}} and {"a.b": …} are one.
        std::vector<Condition> anyOf;
    };
    /// All fields must match. A pattern without "$or" is one alternative.
    using Alternative = std::vector<FieldConditions>;

    struct Event;
    static bool matches(const Alternative& alternative, const Event& event);
    static MatchResult explain(const Alternative& alternative, const Event& event);

    std::vector<Alternative> m_alternatives;
};

}  // namespace cascade
