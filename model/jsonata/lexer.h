// SPDX-License-Identifier: MIT
// Cuts an expression into tokens.
#pragma once

#include <string>
#include <string_view>

namespace cascade::jsonata {

struct Token {
    enum class Kind { End, Operator, Name, Variable, String, Number, Keyword, Regex };

    Kind kind = Kind::End;
    std::string text =
        {};  ///< The operator, the name without quotes or dollar, the string's value, the regex's source.
    double number = 0;
    std::string flags = {};  ///< Of a regex.
    std::size_t offset = 0;
};

class Lexer {
public:
    explicit Lexer(std::string_view text) : m_text(text) {}

    /// Where an expression begins, a slash opens a regular expression; elsewhere it divides.
    /// Throws Failure S0101, S0102, S0103, S0104, S0105, S0106, S0301, S0302.
    Token next(bool expressionBegins);

private:
    void skipBlanks();
    Token regex();
    std::string regexSource();
    Token string(char quote);
    void escape(std::string& value, std::size_t begin);
    std::uint32_t hexUnit(std::size_t begin);
    Token quotedName();
    Token number();
    Token word();
    bool op(Token& token);
    bool endsWord(std::size_t at) const;
    char peek(std::size_t ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0'; }

    std::string_view m_text;
    std::size_t m_at = 0;
};

}  // namespace cascade::jsonata
