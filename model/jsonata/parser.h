// SPDX-License-Identifier: MIT
// Builds the syntax tree: Pratt's method, precedence by binding power.
#pragma once

#include <string_view>

#include "model/jsonata/ast.h"
#include "model/jsonata/lexer.h"

namespace cascade::jsonata {

class Parser {
public:
    explicit Parser(std::string_view text) : m_text(text), m_lexer(text) {}

    /// Throws Failure S….
    NodePtr parse();

private:
    NodePtr expression(int power);
    NodePtr prefix(const Token& token);
    NodePtr prefixOperator(const Token& token);
    NodePtr infix(const Token& token, NodePtr left);

    NodePtr block(std::size_t offset);
    NodePtr array(std::size_t offset);
    NodePtr arrayItem();
    NodePtr negation(std::size_t offset);
    NodePtr transform(std::size_t offset);
    NodePtr regex(const Token& token);
    Group pairs(std::size_t offset);

    NodePtr binary(const Token& token, NodePtr left, Operator op);
    NodePtr binding(const Token& token, NodePtr left);
    NodePtr condition(const Token& token, NodePtr left);
    NodePtr fallback(const Token& token, NodePtr left);
    NodePtr application(const Token& token, NodePtr left);
    NodePtr filtered(const Token& token, NodePtr left);
    NodePtr grouped(const Token& token, NodePtr left);
    NodePtr sorted(const Token& token, NodePtr left);
    NodePtr withVariable(const Token& token, NodePtr left);
    NodePtr call(const Token& token, NodePtr left);
    NodePtr lambda(std::size_t offset, NodeList arguments);
    std::shared_ptr<const Signature> signature();

    void advance(bool expressionBegins = true);
    /// Throws S0202 or S0203 if the current token is another one.
    void expect(std::string_view op, bool expressionBegins = true);
    bool at(std::string_view op) const;
    int power() const;
    void keepHeight(Node& node, int tallest);

    std::string_view m_text;
    Lexer m_lexer;
    Token m_token;
    int m_depth = 0;
    int m_tallest = 0;  ///< Of the expressions parsed since the enclosing one began.
    int m_labels = 0;
    bool m_endsEarly = false;  ///< A value is missing at the end of the text.
};

}  // namespace cascade::jsonata
