// SPDX-License-Identifier: MIT
// Reads a text from left to right: what the parsers of paths, intrinsic functions and timestamps share.
#pragma once

#include <string>
#include <string_view>

namespace cascade::asl {

class Scanner {
public:
    explicit Scanner(std::string_view text, std::size_t at = 0) : m_text(text), m_at(at) {}

    bool done() const { return m_at >= m_text.size(); }
    /// '\0' at the end.
    char peek(std::size_t ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0'; }
    char next() { return done() ? '\0' : m_text[m_at++]; }
    std::size_t position() const { return m_at; }
    void moveTo(std::size_t position) { m_at = position; }
    std::string_view rest() const { return m_text.substr(m_at); }
    std::string_view since(std::size_t begin) const { return m_text.substr(begin, m_at - begin); }

    bool take(char wanted) {
        if (done() || peek() != wanted) return false;
        ++m_at;
        return true;
    }
    bool take(std::string_view wanted) {
        if (rest().substr(0, wanted.size()) != wanted) return false;
        m_at += wanted.size();
        return true;
    }
    void skipBlanks() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') ++m_at;
    }

private:
    std::string_view m_text;
    std::size_t m_at;
};

inline bool isDigit(char c) { return c >= '0' && c <= '9'; }
inline bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
/// Of identifiers; bytes of characters beyond ASCII count as letters.
inline bool isWordStart(char c) { return isLetter(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }
inline bool isWord(char c) { return isWordStart(c) || isDigit(c); }

}  // namespace cascade::asl
