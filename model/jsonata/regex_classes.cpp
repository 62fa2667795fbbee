// SPDX-License-Identifier: MIT
// The compiler for regular expressions: characters, escapes and classes.
#include <charconv>

#include "model/jsonata/failure.h"
#include "model/jsonata/regex_compiler.h"

namespace cascade::jsonata {

namespace {

using Ranges = std::vector<std::pair<char32_t, char32_t>>;

constexpr char32_t kLastCharacter = 0x10FFFF;

const Ranges kDigits = {{'0', '9'}};
const Ranges kWord = {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}};
const Ranges kSpace = {{'\t', '\r'},     {' ', ' '},       {0xA0, 0xA0},     {0x1680, 0x1680}, {0x2000, 0x200A},
                       {0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000}, {0xFEFF, 0xFEFF}};

/// REQUIRES: ascending ranges
Ranges opposite(const Ranges& ranges) {
    Ranges others;
    char32_t next = 0;
    for (const auto& [first, last] : ranges) {
        if (first > next) others.emplace_back(next, first - 1);
        next = last + 1;
    }
    others.emplace_back(next, kLastCharacter);
    return others;
}

}  // namespace

bool CharacterClass::holds(char32_t character) const {
    for (const auto& [first, last] : ranges)
        if (character >= first && character <= last) return !negated;
    return negated;
}

RegexCompiler::Program RegexCompiler::classOf(CharacterClass characters) {
    m_regex.m_classes.push_back(std::move(characters));
    return one({.code = Code::Class, .argument = m_regex.m_classes.size() - 1});
}

/// \d and its like; false for other letters.
bool RegexCompiler::classEscape(char letter, CharacterClass& into) const {
    const auto add = [&](const Ranges& ranges) {
        into.ranges.insert(into.ranges.end(), ranges.begin(), ranges.end());
        return true;
    };
    switch (letter) {
        case 'd': return add(kDigits);
        case 'D': return add(opposite(kDigits));
        case 'w': return add(kWord);
        case 'W': return add(opposite(kWord));
        case 's': return add(kSpace);
        case 'S': return add(opposite(kSpace));
        default: return false;
    }
}

/// After the backslash, outside of a class.
RegexCompiler::Program RegexCompiler::escape() {
    if (atEnd()) fail("ends with a backslash");
    CharacterClass characters;
    if (classEscape(peek(), characters)) {
        ++m_at;
        return classOf(std::move(characters));
    }
    if (peek() == 'k' && peek(1) == '<') {
        m_at += 2;
        const auto found = m_names.find(groupName());
        if (found == m_names.end()) fail("refers to a group that is not before it");
        return one({.code = Code::BackReference, .argument = found->second});
    }
    const std::size_t begin = m_at;
    if (peek() >= '1' && peek() <= '9') {
        const std::size_t group = number();
        if (group <= m_allGroups) return one({.code = Code::BackReference, .argument = group});
        m_at = begin;
    }
    return one({.code = Code::Character, .character = escapedCharacter()});
}

/// After the backslash: one character, in a class or outside.
char32_t RegexCompiler::escapedCharacter() {
    if (atEnd()) fail("ends with a backslash");
    const char32_t letter = nextCharacter(m_source, m_at);
    switch (letter) {
        case 'n': return '\n';
        case 'r': return '\r';
        case 't': return '\t';
        case 'v': return '\v';
        case 'f': return '\f';
        case '0': return 0;
        case 'c':
            if (const char c = static_cast<char>(peek() | 0x20); c >= 'a' && c <= 'z') {
                ++m_at;
                return static_cast<char32_t>(c - 'a' + 1);
            }
            return letter;
        case 'x': return hexCharacter(2, 'x');
        case 'u': return hexCharacter(4, 'u');
        default: return letter;
    }
}

/// Two escaped halves of a pair are one character. Without its digits the letter stands for itself.
char32_t RegexCompiler::hexCharacter(std::size_t digits, char32_t otherwise) {
    std::uint32_t value = 0;
    const std::string_view text = m_source.substr(m_at, digits);
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    if (text.size() != digits || problem != std::errc() || end != text.data() + digits) return otherwise;
    m_at += digits;
    const std::size_t afterFirst = m_at;
    if (value >= 0xD800 && value < 0xDC00 && take("\\u")) {
        const char32_t low = hexCharacter(4, 0);
        if (low >= 0xDC00 && low < 0xE000) return 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
        m_at = afterFirst;
    }
    return value;
}

/// After the [.
RegexCompiler::Program RegexCompiler::characterClass() {
    CharacterClass characters;
    characters.negated = take("^");
    while (!atEnd() && peek() != ']') {
        bool wasClass = false;
        const char32_t first = classCharacter(characters, wasClass);
        if (peek() != '-' || peek(1) == ']' || wasClass || m_at + 1 >= m_source.size()) {
            if (!wasClass) characters.ranges.emplace_back(first, first);
            continue;
        }
        ++m_at;
        const char32_t last = classCharacter(characters, wasClass);
        if (wasClass) {
            characters.ranges.insert(characters.ranges.end(), {{first, first}, {'-', '-'}});
            continue;
        }
        if (last < first) fail("has a range of characters that is out of order");
        characters.ranges.emplace_back(first, last);
    }
    if (!take("]")) fail("has a [ without its ]");
    return classOf(std::move(characters));
}

/// One character, or a class escape that has been added to the class.
char32_t RegexCompiler::classCharacter(CharacterClass& into, bool& wasClass) {
    if (!take("\\")) return nextCharacter(m_source, m_at);
    wasClass = classEscape(peek(), into);
    if (wasClass) ++m_at;
    if (wasClass) return 0;
    return take("b") ? U'\b' : escapedCharacter();
}

/// Back references may point forwards, so groups are counted before anything is compiled.
std::size_t RegexCompiler::countGroups() const {
    std::size_t groups = 0;
    bool inClass = false;
    for (std::size_t i = 0; i < m_source.size(); ++i) {
        const char c = m_source[i];
        if (c == '\\')
            ++i;
        else if (c == '[' || c == ']')
            inClass = c == '[' || (inClass && c != ']');
        else if (c == '(' && !inClass) {
            const std::string_view rest = m_source.substr(i + 1, 3);
            const bool isNamed = rest.starts_with("?<") && rest != "?<=" && rest != "?<!";
            if (!rest.starts_with('?') || isNamed) ++groups;
        }
    }
    return groups;
}

}  // namespace cascade::jsonata
