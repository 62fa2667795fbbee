// SPDX-License-Identifier: MIT
// Regular expressions as JavaScript knows them, on UTF-8: a backtracking matcher with its own stack that counts
// steps.
//
// std::regex is no choice: libstdc++'s recurses once per character, so a long text overflows the stack, and nothing
// bounds how long a pattern like (a+)+$ takes.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/jsonata/unicode.h"
#include "model/jsonata/value.h"

namespace cascade::jsonata {

class Evaluator;

/// A set of characters, perhaps the opposite of one.
struct CharacterClass {
    std::vector<std::pair<char32_t, char32_t>> ranges;
    bool negated = false;

    bool holds(char32_t character) const;
};

struct RegexInstruction {
    enum class Code {
        Character,
        Any,
        Class,
        Split,
        Jump,
        Save,
        TextBegin,
        TextEnd,
        LineBegin,
        LineEnd,
        WordBoundary,
        NoWordBoundary,
        BackReference,
        Look,
        LookBack,
        LoopBegin,
        LoopEnd,
        Match
    };
    Code code;
    char32_t character = 0;
    std::size_t argument = 0;  ///< Slot, class, group, or target.
    std::size_t other = 0;     ///< Split: what is tried second. Look: where to go on.
    bool negated = false;      ///< Look, LookBack.
};

class Regex {
public:
    struct Match {
        std::size_t begin;
        std::size_t end;
        std::vector<std::optional<std::string_view>> groups;  ///< Without the whole.
    };

    /// Flags: i, m. Throws Failure L1006.
    static std::shared_ptr<const Regex> compile(std::string_view source, std::string_view flags,
                                                std::size_t offset);

    /// The first match at or after `from`, which is the offset of a character.
    std::optional<Match> search(Evaluator& evaluator, std::string_view text, std::size_t from) const;

private:
    friend class RegexCompiler;
    friend class RegexMatcher;

    std::vector<RegexInstruction> m_program;
    std::vector<CharacterClass> m_classes;
    std::size_t m_groups = 0;
    std::size_t m_slots = 0;  ///< Two for each group and the whole, then one for each loop.
    bool m_ignoreCase = false;
};

/// What a regular expression answers as a function: {match, start, end, groups, next}, or absent.
Value matchObject(Evaluator& evaluator, const std::shared_ptr<const Regex>& regex, const Value& text);
/// What its `next` answers: the match after that offset. Throws D1004 when it is empty.
Value matchAfter(Evaluator& evaluator, const std::shared_ptr<const Regex>& regex, const Value& text,
                 std::size_t from);

}  // namespace cascade::jsonata
