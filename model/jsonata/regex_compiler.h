// SPDX-License-Identifier: MIT
// Turns the text of a regular expression into the matcher's program.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "model/jsonata/regex.h"

namespace cascade::jsonata {

class RegexCompiler {
public:
    RegexCompiler(std::string_view source, std::string_view flags, std::size_t offset);
    std::shared_ptr<const Regex> compile();

private:
    using Code = RegexInstruction::Code;
    using Program = std::vector<RegexInstruction>;  ///< Targets are relative to its begin until it is appended.

    Program alternatives();
    Program sequence();
    Program term();
    Program atom();
    Program group();
    Program named();
    Program look(bool back, bool negated);
    Program capture();
    Program escape();
    Program quantified(Program body);
    bool readCounts(std::size_t& least, std::size_t& most);
    Program repeated(const Program& body, std::size_t least, std::size_t most, bool lazy);
    Program loop(const Program& body, bool lazy);

    Program characterClass();
    char32_t classCharacter(CharacterClass& into, bool& wasClass);
    bool classEscape(char letter, CharacterClass& into) const;
    char32_t escapedCharacter();
    char32_t hexCharacter(std::size_t digits, char32_t otherwise);
    std::size_t number();
    Program classOf(CharacterClass characters);
    std::size_t countGroups() const;
    std::string groupName();

    static Program one(RegexInstruction instruction) { return {instruction}; }
    static void append(Program& program, const Program& part);
    bool atEnd() const { return m_at >= m_source.size(); }
    char peek(std::size_t ahead = 0) const {
        return m_at + ahead < m_source.size() ? m_source[m_at + ahead] : '\0';
    }
    bool take(std::string_view text);
    [[noreturn]] void fail(const std::string& what) const;

    std::string_view m_source;
    std::size_t m_offset;
    std::size_t m_at = 0;
    int m_depth = 0;
    bool m_multiline = false;
    std::size_t m_groups = 0;
    std::size_t m_allGroups;
    std::size_t m_loops = 0;
    std::map<std::string, std::size_t> m_names;
    Regex m_regex;
};

}  // namespace cascade::jsonata
