// SPDX-License-Identifier: MIT
// Runs the program of a regular expression. Where there is a choice, the other way and what to restore for it go on
// a stack of our own.
#include "model/jsonata/evaluator.h"
#include "model/jsonata/letter_case.h"
#include "model/jsonata/regex.h"

namespace cascade::jsonata {

namespace {

constexpr std::size_t kUnset = static_cast<std::size_t>(-1);
/// Instructions are much cheaper than nodes of an expression.
constexpr std::size_t kInstructionsPerStep = 8;

bool isWord(char32_t c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= 'a' && c <= 'z');
}

bool endsLine(char32_t c) { return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029; }

}  // namespace

class RegexMatcher {
public:
    RegexMatcher(const Regex& regex, Evaluator& evaluator, std::string_view text)
        : m_regex(regex), m_evaluator(evaluator), m_text(text), m_slots(regex.m_slots, kUnset) {}

    bool matchAt(std::size_t begin) {
        m_slots.assign(m_slots.size(), kUnset);
        m_slots[0] = begin;
        return run(0, begin, m_slots[1]);
    }

    Regex::Match match() const {
        Regex::Match match{m_slots[0], m_slots[1], {}};
        for (std::size_t group = 1; group <= m_regex.m_groups; ++group) {
            const std::optional<std::string_view> text = captured(group);
            match.groups.push_back(text);
        }
        return match;
    }

private:
    using Code = RegexInstruction::Code;

    /// A way not taken yet, or (with `slot`) a value to put back on the way to it.
    struct Pending {
        std::size_t instruction;
        std::size_t position;
        std::size_t slot = kUnset;
    };

    std::optional<std::string_view> captured(std::size_t group) const {
        const std::size_t begin = m_slots[2 * group];
        const std::size_t end = m_slots[2 * group + 1];
        if (begin == kUnset || end == kUnset || end < begin) return std::nullopt;
        return m_text.substr(begin, end - begin);
    }

    bool run(std::size_t instruction, std::size_t position, std::size_t& end) {
        const std::size_t base = m_pending.size();
        for (;;) {
            if (++m_count % kInstructionsPerStep == 0) m_evaluator.charge(1);
            if (m_regex.m_program[instruction].code == Code::Match) {
                end = position;
                keepSlots(base);
                return true;
            }
            if (advance(instruction, position)) continue;
            if (!backtrack(base, instruction, position)) return false;
        }
    }

    /// What was pending inside a match that stands is not tried any more, but its slots may still have to be put
    /// back by whoever is outside.
    void keepSlots(std::size_t base) {
        std::size_t kept = base;
        for (std::size_t i = base; i < m_pending.size(); ++i)
            if (m_pending[i].slot != kUnset) m_pending[kept++] = m_pending[i];
        m_pending.resize(kept);
    }

    bool backtrack(std::size_t base, std::size_t& instruction, std::size_t& position) {
        while (m_pending.size() > base) {
            const Pending next = m_pending.back();
            m_pending.pop_back();
            if (next.slot == kUnset) {
                instruction = next.instruction;
                position = next.position;
                return true;
            }
            m_slots[next.slot] = next.position;
        }
        return false;
    }

    void setSlot(std::size_t slot, std::size_t position) {
        m_pending.push_back({0, m_slots[slot], slot});
        m_slots[slot] = position;
    }

    /// One instruction; false where the way ends.
    bool advance(std::size_t& instruction, std::size_t& position) {
        const RegexInstruction& one = m_regex.m_program[instruction];
        switch (one.code) {
            case Code::Split:
                m_pending.push_back({one.other, position});
                instruction = one.argument;
                return true;
            case Code::Jump: instruction = one.argument; return true;
            case Code::Look:
            case Code::LookBack: instruction = one.other; return looks(one, position);
            default: break;
        }
        ++instruction;
        switch (one.code) {
            case Code::Save:
            case Code::LoopBegin: setSlot(one.argument, position); return true;
            case Code::LoopEnd: return m_slots[one.argument] != position;
            case Code::BackReference: return repeats(one.argument, position);
            case Code::Character:
            case Code::Any:
            case Code::Class: return takesCharacter(one, position);
            default: return holds(one.code, position);
        }
    }

    bool takesCharacter(const RegexInstruction& one, std::size_t& position) const {
        if (position >= m_text.size()) return false;
        const char32_t c = nextCharacter(m_text, position);
        if (one.code == Code::Any) return !endsLine(c);
        if (one.code == Code::Character)
            return c == one.character || (m_regex.m_ignoreCase && upperOf(c) == upperOf(one.character));
        const CharacterClass& wanted = m_regex.m_classes[one.argument];
        if (!m_regex.m_ignoreCase) return wanted.holds(c);
        const auto lists = [&](char32_t character) { return wanted.holds(character) != wanted.negated; };
        const bool inside = lists(c) || lists(upperOf(c)) || lists(lowerOf(c));
        return inside != wanted.negated;
    }

    bool holds(Code code, std::size_t position) const {
        const bool atBegin = position == 0;
        const bool atEnd = position == m_text.size();
        switch (code) {
            case Code::TextBegin: return atBegin;
            case Code::TextEnd: return atEnd;
            case Code::LineBegin: return atBegin || endsLine(before(position));
            case Code::LineEnd: return atEnd || endsLine(after(position));
            default: break;
        }
        const bool boundary = (!atBegin && isWord(before(position))) != (!atEnd && isWord(after(position)));
        return boundary == (code == Code::WordBoundary);
    }

    char32_t after(std::size_t position) const { return nextCharacter(m_text, position); }
    char32_t before(std::size_t position) const {
        do --position;
        while (position > 0 && (static_cast<unsigned char>(m_text[position]) & 0xC0) == 0x80);
        return nextCharacter(m_text, position);
    }

    bool repeats(std::size_t group, std::size_t& position) const {
        const std::optional<std::string_view> wanted = captured(group);
        if (!wanted) return true;  // A group that took no part matches nothing, anywhere.
        for (std::size_t at = 0; at < wanted->size();) {
            if (position >= m_text.size()) return false;
            const char32_t expected = nextCharacter(*wanted, at);
            const char32_t found = nextCharacter(m_text, position);
            if (expected != found && !(m_regex.m_ignoreCase && upperOf(expected) == upperOf(found))) return false;
        }
        return true;
    }

    bool looks(const RegexInstruction& one, std::size_t position) {
        const std::size_t body = static_cast<std::size_t>(&one - m_regex.m_program.data()) + 1;
        const std::size_t base = m_pending.size();
        const bool found = one.code == Code::Look ? looksAhead(body, position) : looksBack(body, position);
        // What a negative look has captured is forgotten.
        if (found && one.negated) {
            std::size_t ignored = 0;
            while (backtrack(base, ignored, ignored)) {
            }
        }
        return found != one.negated;
    }

    bool looksAhead(std::size_t body, std::size_t position) {
        std::size_t end = 0;
        return run(body, position, end);
    }

    /// From each place before, the nearest first: the text is cut off here, and the program asks for its end.
    bool looksBack(std::size_t body, std::size_t position) {
        const std::string_view whole = m_text;
        m_text = whole.substr(0, position);
        bool found = false;
        for (std::size_t begin = position + 1; begin-- > 0 && !found;) {
            std::size_t end = 0;
            found = run(body, begin, end);
        }
        m_text = whole;
        return found;
    }

    const Regex& m_regex;
    Evaluator& m_evaluator;
    std::string_view m_text;
    std::vector<std::size_t> m_slots;
    std::vector<Pending> m_pending;
    std::size_t m_count = 0;
};

std::optional<Regex::Match> Regex::search(Evaluator& evaluator, std::string_view text, std::size_t from) const {
    RegexMatcher matcher(*this, evaluator, text);
    for (std::size_t begin = from;;) {
        if (matcher.matchAt(begin)) return matcher.match();
        if (begin >= text.size()) return std::nullopt;
        nextCharacter(text, begin);
    }
}

}  // namespace cascade::jsonata
