// SPDX-License-Identifier: MIT
// Event patterns: what EventBridge rules, SNS filter policies and event source mappings let through.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/format/positioned_json.h"
#include "model/json.h"
#include "model/patterns/condition.h"
#include "model/patterns/dialect.h"
#include "model/result.h"

namespace cascade {

/// What one field of a pattern met in an event.
struct FieldResult {
    std::string path;  ///< "detail.state"
    bool matched = false;
    Json expected;             ///< The list in the pattern.
    std::vector<Json> actual;  ///< The event's values there; none where the field is absent.
    std::string why;           ///< "is \"new\", but must be \"paid\""; "" when it matched.
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
    /// Fails with the field and the reason, where AWS would answer "Event pattern is not valid".
    static Result<Pattern> parse(const Json& pattern, Dialect dialect = Dialect::EventBridge);
    /// The same for a text with places: the error names line and column.
    static Result<Pattern> parse(const JsonCursor& pattern, Dialect dialect = Dialect::EventBridge);

    /// Allocates nothing unless values lie in lists of objects, or letter case must be ignored.
    bool matches(const Json& event) const;
    /// The same answer with its reason; slower.
    MatchResult match(const Json& event) const;

    /// True when the pattern looks inside this top-level field, rather than at the field itself.
    bool looksInside(std::string_view field) const;
    /// True when the pattern has conditions on this top-level field itself.
    bool looksAt(std::string_view field) const;

    /// Of all its fields: "detail.state". One may occur more than once, where there are alternatives.
    std::vector<std::string> paths() const;

    struct Field {
        std::string path;  ///< Keys joined with '.', so that {"a": {"b": …}} and {"a.b": …} are one.
        std::vector<Condition> anyOf;
    };
    /// All fields must match.
    using Alternative = std::vector<Field>;
    /// One must match. A pattern without "$or" has one.
    const std::vector<Alternative>& alternatives() const { return m_alternatives; }

private:
    friend class PatternParser;
    std::vector<Alternative> m_alternatives;
};

}  // namespace cascade
