// SPDX-License-Identifier: MIT
// Filters: patterns on events of a bus, on records of a poller, on messages of a topic.
#pragma once

#include <memory>

#include "model/patterns/pattern.h"
#include "simulator/engine/behavior.h"
#include "simulator/parts/memo.h"

namespace cascade::simulator {

/// Accepts everything when the pattern is absent, or not valid (the rules report it). Contents of one shape are
/// matched once, unless the pattern looks at what differs between them.
class RecordFilter {
public:
    RecordFilter() = default;
    explicit RecordFilter(const Json& pattern);

    bool acceptsAll() const { return !m_pattern; }
    /// By what the source of this connection shows to filters: a bus its event, a queue or a stream its record, a
    /// topic the message's body or attributes.
    bool accepts(Context& context, LinkIndex link, MessageHandle message);
    /// By the record that the receiver of the message sees, looking through its JSON-in-text and base64 fields.
    bool acceptsEvent(Context& context, MessageHandle message);

private:
    enum class Verdict : std::uint8_t { Refused, Accepted, Open };

    /// By `view`, which makes of (const Content&, const Passage&) what the pattern is matched against, and nothing
    /// else.
    template <typename View>
    bool accepts(const Content& content, const Passage& passage, View view) {
        if (!m_pattern) return true;
        const std::uint64_t shape = content.shape() ^ (std::uint64_t{passage.link} << 32);
        const Verdict* known = m_verdicts.find(shape);
        if (!known) known = &m_verdicts.remember(shape, verdict(content, passage, view));
        return *known == Verdict::Open ? m_pattern->matches(view(content, passage)) : *known == Verdict::Accepted;
    }

    template <typename View>
    Verdict verdict(const Content& content, const Passage& passage, View view) const {
        const Json one = view(*content.example(0), {passage.link, 1, 0});
        const Json other = view(*content.example(1), {passage.link, 22, 700 * kDay + kMinute});
        return verdict(one, other);
    }
    Verdict verdict(const Json& oneExample, const Json& otherExample) const;

    std::shared_ptr<const Pattern> m_pattern;
    Memo<Verdict> m_verdicts;
};

}  // namespace cascade::simulator
