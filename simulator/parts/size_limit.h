// SPDX-License-Identifier: MIT
// Limits on payloads. Contents that are far from the limit, as nearly all are, are measured once for their shape.
#pragma once

#include "simulator/engine/content.h"
#include "simulator/parts/memo.h"

namespace cascade::simulator {

class SizeLimit {
public:
    explicit SizeLimit(std::size_t most) : m_most(most) {}

    bool isExceededBy(const Content& content) {
        const Verdict* known = m_verdicts.find(content.shape());
        if (!known) known = &m_verdicts.remember(content.shape(), verdict(content));
        return *known == Verdict::Open ? content.size() > m_most : *known == Verdict::Larger;
    }

private:
    enum class Verdict : std::uint8_t { Fits, Larger, Open };

    /// What is filled in (a time, a number, an id) may make a text longer, never 32 times as long as the example.
    Verdict verdict(const Content& content) const {
        const std::size_t size = content.example(0)->size();
        if (content.isConstant()) return size > m_most ? Verdict::Larger : Verdict::Fits;
        return size < m_most / 32 ? Verdict::Fits : Verdict::Open;
    }

    std::size_t m_most;
    Memo<Verdict> m_verdicts;
};

/// Sizes of payloads in bytes, measured once for contents of one shape where they are small.
class Sizes {
public:
    std::size_t of(const Content& content) {
        const std::size_t* known = m_examples.find(content.shape());
        if (!known) known = &m_examples.remember(content.shape(), content.example(0)->size());
        return *known < kSmall ? *known : content.size();
    }

private:
    static constexpr std::size_t kSmall = 4096;
    Memo<std::size_t> m_examples;
};

}  // namespace cascade::simulator
