// SPDX-License-Identifier: MIT
// Splitting a statement into words.
#include "model/iot/lexer.h"

#include <array>
#include <charconv>
#include <optional>

#include "model/jsonata/letter_case.h"

namespace cascade::iot {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

class Lexer {
public:
    explicit Lexer(std::string_view sql) : m_sql(sql) {}

    Result<std::vector<Token>> tokens() {
        for (;;) {
            m_at = std::min(m_sql.find_first_not_of(" \t\r\n", m_at), m_sql.size());
            Token token;
            token.begin = m_at;
            const bool end = m_at == m_sql.size();
            if (!end && !next(token)) return *m_error;
            token.end = m_at;
            m_tokens.push_back(std::move(token));
            if (end) return std::move(m_tokens);
        }
    }

private:
    char peek(std::size_t ahead = 0) const { return m_at + ahead < m_sql.size() ? m_sql[m_at + ahead] : '\0'; }

    bool fail(std::size_t at, std::string what, std::string mend) {
        m_error = errorAt(m_sql, at, std::move(what), std::move(mend));
        return false;
    }

    bool next(Token& token) {
        const char c = peek();
        if (isLetter(c)) return word(token);
        if (c == '@') return variable(token);
        if (c == '\'' || c == '"') return text(token);
        if (isDigit(c) || (c == '.' && isDigit(peek(1)))) return number(token);
        return symbol(token);
    }

    std::string name() {
        const std::size_t start = m_at;
        while (isLetter(peek()) || isDigit(peek())) ++m_at;
        return std::string(m_sql.substr(start, m_at - start));
    }

    bool word(Token& token) {
        token.kind = Token::Kind::Word;
        token.text = name();
        token.upper = jsonata::uppercase(token.text);
        return true;
    }

    bool variable(Token& token) {
        constexpr std::size_t kLongest = 64;  // docs.aws.amazon.com/iot/latest/developerguide/iot-sql-set.html
        token.kind = Token::Kind::Variable;
        ++m_at;
        token.text = name();
        if (token.text.empty() || token.text.size() > kLongest)
            return fail(token.begin, "@ is not followed by the name of a variable of at most 64 characters",
                        "name it with letters, digits and _");
        return true;
    }

    /// A quote inside is doubled, or escaped with a backslash.
    bool text(Token& token) {
        token.kind = Token::Kind::Text;
        const char quote = m_sql[m_at++];
        for (;;) {
            if (m_at == m_sql.size())
                return fail(token.begin, "a text has no end", std::string("close it with ") + quote);
            const char c = m_sql[m_at++];
            if (c == quote && peek() != quote) return true;
            if (c == quote) ++m_at;
            if (c == '\\' && (peek() == quote || peek() == '\\'))
                token.text += m_sql[m_at++];
            else
                token.text += c;
        }
    }

    bool number(Token& token) {
        token.kind = Token::Kind::Number;
        bool whole = true;
        while (isDigit(peek())) ++m_at;
        if (peek() == '.' && isDigit(peek(1))) {
            whole = false;
            ++m_at;
            while (isDigit(peek())) ++m_at;
        }
        const std::size_t sign = peek(1) == '-' || peek(1) == '+' ? 2 : 1;
        if ((peek() == 'e' || peek() == 'E') && isDigit(peek(sign))) {
            whole = false;
            m_at += sign;
            while (isDigit(peek())) ++m_at;
        }
        const std::string_view digits = m_sql.substr(token.begin, m_at - token.begin);
        return whole ? value<std::int64_t>(digits, token) : value<double>(digits, token);
    }

    template <typename T>
    bool value(std::string_view digits, Token& token) {
        T number{};
        if (std::from_chars(digits.data(), digits.data() + digits.size(), number).ec != std::errc())
            return fail(token.begin, "the number " + std::string(digits) + " is too large", "write a smaller one");
        token.number = number;
        return true;
    }

    bool symbol(Token& token) {
        constexpr std::array<std::string_view, 21> kSymbols{"<>", "<=", ">=", "!=", "=", "<", ">",
                                                            "+",  "-",  "*",  "/",  "%", "(", ")",
                                                            "[",  "]",  "{",  "}",  ",", ".", ":"};
        token.kind = Token::Kind::Symbol;
        for (const std::string_view candidate : kSymbols) {
            if (m_sql.substr(m_at, candidate.size()) != candidate) continue;
            token.text = candidate;  // those of two characters come first
            break;
        }
        if (token.text.empty()) return stranger();
        m_at += token.text.size();
        return true;
    }

    bool stranger() {
        std::size_t end = m_at + 1;
        while (end < m_sql.size() && (static_cast<unsigned char>(m_sql[end]) & 0xC0) == 0x80) ++end;
        return fail(m_at, "'" + std::string(m_sql.substr(m_at, end - m_at)) + "' means nothing in a statement",
                    "remove it; names with other characters than letters, digits and _ are reached with "
                    "get(object, \"name\")");
    }

    std::string_view m_sql;
    std::size_t m_at = 0;
    std::vector<Token> m_tokens;
    std::optional<Error> m_error;
};

}  // namespace

Result<std::vector<Token>> tokensOf(std::string_view sql) { return Lexer(sql).tokens(); }

Error errorAt(std::string_view sql, std::size_t offset, std::string what, std::string mend) {
    int line = 1;
    int column = 1;
    for (const char c : sql.substr(0, offset)) {
        const bool continues = (static_cast<unsigned char>(c) & 0xC0) == 0x80;
        if (c == '\n')
            ++line, column = 1;
        else if (!continues)
            ++column;
    }
    return {std::move(what), std::move(mend), {}, line, column};
}

}  // namespace cascade::iot
