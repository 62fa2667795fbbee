// SPDX-License-Identifier: MIT
// Filters: patterns on events of a bus, on records of a poller, on messages of a topic.
#pragma once

#include <memory>

#include "model/patterns/pattern.h"
#include "simulator/engine/behavior.h"
#include "simulator/parts/memo.h"

namespace cascade::simulator {

/// Accepts everything when the pattern is absent, or not valid (the rules report it); of a list of patterns one must
/// match. Contents of one shape are matched once, unless a pattern looks at what differs between them.
class RecordFilter {
public:
    RecordFilter() = default;
    explicit RecordFilter(const Json& pattern, Dialect dialect = Dialect::EventBridge);

    bool acceptsAll() const { return !m_criteria; }
    /// By what the source of this connection shows to filters: a bus its event, a queue or a stream its record, a
    /// topic the message's body or attributes.
    bool accepts(Context& context, LinkIndex link, MessageHandle message);
    /// By the record that the receiver of the message sees, looking through its JSON-in-text and base64 fields.
    bool acceptsEvent(Context& context, MessageHandle message);

    /// Which field decided the latest refusal, and what it must be. Lives as long as any copy of the filter.
    std::string_view whyNot() const { return m_whyNot; }

private:
    enum class Answer : std::uint8_t { Refused, Accepted, Open };
    struct Verdict {
        Answer answer = Answer::Open;
        std::string_view whyNot;
    };
    /// An alternative of a pattern, with what to say when one of its fields decides.
    struct Alternative {
        const Pattern::Alternative* fields;
        std::vector<std::string> whyNot;  ///< By field, and a last one: all match, but not together.
    };
    struct Criteria {
        std::vector<Pattern> patterns;
        std::vector<Alternative> alternatives;

        void explain();
        bool match(const Json& event) const;
        /// REQUIRES: does not match.
        std::string_view whyNot(const Json& event) const;
        bool lookAtDifference(const Json& a, const Json& b) const;
    };

    /// By `view`, which makes of (const Content&, const Passage&) what the pattern is matched against, and nothing
    /// else.
    template <typename View>
    bool accepts(const Content& content, const Passage& passage, View view) {
        if (!m_criteria) return true;
        const std::uint64_t shape = content.shape() ^ (std::uint64_t{passage.link} << 32);
        const Verdict* known = m_verdicts.find(shape);
        if (!known) known = &m_verdicts.remember(shape, verdict(content, passage, view));
        const Verdict final = known->answer == Answer::Open ? verdict(view(content, passage)) : *known;
        m_whyNot = final.whyNot;
        return final.answer == Answer::Accepted;
    }

    template <typename View>
    Verdict verdict(const Content& content, const Passage& passage, View view) const {
        const Json one = view(*content.example(0), {passage.link, 1, 0});
        const Json other = view(*content.example(1), {passage.link, 22, 700 * kDay + kMinute});
        return m_criteria->lookAtDifference(one, other) ? Verdict{} : verdict(one);
    }
    Verdict verdict(const Json& event) const;

    std::shared_ptr<const Criteria> m_criteria;
    Memo<Verdict> m_verdicts;
    std::string_view m_whyNot;
};

}  // namespace cascade::simulator
