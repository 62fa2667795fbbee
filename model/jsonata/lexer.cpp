// SPDX-License-Identifier: MIT
// The lexer: blanks and comments, operators, names, literals, regular expressions.
#include "model/jsonata/lexer.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

#include "model/format/utf8.h"
#include "model/jsonata/failure.h"

namespace cascade::jsonata {

namespace {

constexpr std::array<std::string_view, 9> kTwoCharacters = {"..", ":=", "!=", ">=", "<=", "**", "~>", "?:", "??"};
constexpr std::string_view kOneCharacter = ".[]{}(),@#;:?+-*/%|=<>^&!~";

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

Token Lexer::next(bool expressionBegins) {
    skipBlanks();
    Token token{.offset = m_at};
    if (m_at >= m_text.size()) return token;
    const char c = m_text[m_at];
    if (c == '/' && expressionBegins) return regex();
    if (op(token)) return token;
    if (c == '"' || c == '\'') return string(c);
    if (c == '`') return quotedName();
    if (isDigit(c)) return number();
    return word();
}

void Lexer::skipBlanks() {
    for (;;) {
        while (m_at < m_text.size() && isBlank(m_text[m_at])) ++m_at;
        if (peek() != '/' || peek(1) != '*') return;
        const std::size_t end = m_text.find("*/", m_at + 2);
        if (end == m_text.npos) throw Failure{"S0106", "the comment has no end", "close it with */", m_at};
        m_at = end + 2;
    }
}

bool Lexer::op(Token& token) {
    for (const std::string_view two : kTwoCharacters)
        if (m_text.substr(m_at, 2) == two) {
            token.kind = Token::Kind::Operator;
            token.text = two;
            m_at += 2;
            return true;
        }
    if (kOneCharacter.find(m_text[m_at]) == kOneCharacter.npos) return false;
    token.kind = Token::Kind::Operator;
    token.text = m_text[m_at++];
    return true;
}

Token Lexer::regex() {
    Token token{.kind = Token::Kind::Regex, .offset = m_at};
    token.text = regexSource();
    while (peek() == 'i' || peek() == 'm') token.flags += m_text[m_at++];
    return token;
}

/// A slash inside brackets of any kind does not end the expression.
std::string Lexer::regexSource() {
    const std::size_t begin = ++m_at;
    for (int depth = 0; m_at < m_text.size(); ++m_at) {
        const char c = m_text[m_at];
        if (c == '\\') {
            ++m_at;
            continue;
        }
        if (c == '/' && depth == 0) {
            if (m_at == begin)
                throw Failure{"S0301", "the regular expression is empty", "write something between the slashes",
                              begin};
            return std::string(m_text.substr(begin, m_at++ - begin));
        }
        if (c == '(' || c == '[' || c == '{') ++depth;
        if (c == ')' || c == ']' || c == '}') --depth;
    }
    throw Failure{"S0302", "the regular expression has no end", "close it with /", begin - 1};
}

Token Lexer::string(char quote) {
    Token token{.kind = Token::Kind::String, .offset = m_at};
    const std::size_t begin = m_at++;
    for (; m_at < m_text.size(); ++m_at) {
        if (m_text[m_at] == quote) {
            ++m_at;
            return token;
        }
        if (m_text[m_at] == '\\')
            escape(token.text, begin);
        else
            token.text += m_text[m_at];
    }
    throw Failure{"S0101", "the string has no end", std::string("close it with ") + quote, begin};
}

/// Leaves the position at the last character of the escape.
void Lexer::escape(std::string& value, std::size_t begin) {
    static constexpr std::string_view kLetters = "\"\\/bfnrt";
    static constexpr std::string_view kMeant = "\"\\/\b\f\n\r\t";
    ++m_at;
    if (peek() == 'u') {
        std::uint32_t unit = hexUnit(begin);
        const bool high = unit >= 0xD800 && unit < 0xDC00;
        if (high && peek(1) == '\\' && peek(2) == 'u') {
            m_at += 2;
            const std::uint32_t low = hexUnit(begin);
            unit = low >= 0xDC00 && low < 0xE000 ? 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00) : 0xFFFD;
        }
        // Half of a pair is no character: U+FFFD stands for what UTF-8 cannot say.
        appendUtf8(value, unit >= 0xD800 && unit < 0xE000 ? 0xFFFD : unit);
        return;
    }
    const std::size_t found = kLetters.find(peek());
    if (m_at >= m_text.size() || found == std::string_view::npos)
        throw Failure{"S0103", "\\" + std::string(1, peek()) + " is no escape", "write \\\\ for a backslash", m_at};
    value += kMeant[found];
}

/// The position is at the u; afterwards at the last digit.
std::uint32_t Lexer::hexUnit(std::size_t begin) {
    std::uint32_t unit = 0;
    const char* first = m_text.data() + m_at + 1;
    const char* last = first + (m_text.size() - m_at > 4 ? 4 : 0);
    const auto [end, problem] = std::from_chars(first, last, unit, 16);
    if (problem != std::errc() || end != last || first == last)
        throw Failure{"S0104", "\\u wants four hexadecimal digits", "write \\u00e9, for instance", begin};
    m_at += 4;
    return unit;
}

Token Lexer::quotedName() {
    const std::size_t end = m_text.find('`', m_at + 1);
    if (end == m_text.npos) throw Failure{"S0105", "the quoted name has no end", "close it with `", m_at};
    Token token{
        .kind = Token::Kind::Name, .text = std::string(m_text.substr(m_at + 1, end - m_at - 1)), .offset = m_at};
    m_at = end + 1;
    return token;
}

/// As in JSON, but without a sign.
Token Lexer::number() {
    Token token{.kind = Token::Kind::Number, .offset = m_at};
    std::size_t end = m_at + 1;
    const auto digits = [&] {
        while (end < m_text.size() && isDigit(m_text[end])) ++end;
    };
    const auto digitAt = [&](std::size_t at) { return at < m_text.size() && isDigit(m_text[at]); };
    if (m_text[m_at] != '0') digits();
    if (end < m_text.size() && m_text[end] == '.' && digitAt(end + 1)) {
        ++end;
        digits();
    }
    if (end < m_text.size() && (m_text[end] == 'e' || m_text[end] == 'E')) {
        const bool sign = end + 1 < m_text.size() && (m_text[end + 1] == '+' || m_text[end + 1] == '-');
        if (digitAt(end + 1 + sign)) {
            end += 1 + sign;
            digits();
        }
    }
    token.text = m_text.substr(m_at, end - m_at);
    const auto result = std::from_chars(token.text.data(), token.text.data() + token.text.size(), token.number);
    // Too small counts as 0, as in JavaScript; from_chars leaves both cases to us.
    if (result.ec == std::errc::result_out_of_range && token.text.find("e-") == std::string::npos &&
        token.text.find("E-") == std::string::npos)
        throw Failure{"S0102", "the number " + token.text + " is out of range", "stay below 1.8e308", m_at};
    m_at = end;
    return token;
}

bool Lexer::endsWord(std::size_t at) const {
    return isBlank(m_text[at]) || kOneCharacter.find(m_text[at]) != kOneCharacter.npos;
}

Token Lexer::word() {
    Token token{.kind = Token::Kind::Name, .offset = m_at};
    std::size_t end = m_at;
    while (end < m_text.size() && !endsWord(end)) ++end;
    token.text = m_text.substr(m_at, end - m_at);
    m_at = end;
    if (token.text.starts_with('$')) {
        token.kind = Token::Kind::Variable;
        token.text.erase(0, 1);
    } else if (token.text == "or" || token.text == "in" || token.text == "and") {
        token.kind = Token::Kind::Operator;
    } else if (token.text == "true" || token.text == "false" || token.text == "null") {
        token.kind = Token::Kind::Keyword;
    }
    return token;
}

}  // namespace cascade::jsonata
