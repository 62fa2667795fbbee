// SPDX-License-Identifier: MIT
// The parser's prefix forms, tokens and limits.
#include "model/jsonata/parser.h"

#include <algorithm>
#include <array>

#include "model/jsonata/failure.h"
#include "model/jsonata/paths.h"
#include "model/jsonata/regex.h"

namespace cascade::jsonata {

namespace {

/// So that neither parsing, nor evaluating, nor freeing the tree uses up the stack.
constexpr int kTallestTree = 1000;
constexpr int kDeepestNestedExpression = 200;

struct Power {
    std::string_view op;
    int power;
};

/// How strongly an operator binds what stands to its left. Others end an expression.
constexpr std::array<Power, 27> kPowers = {{
    {".", 75},  {"[", 80},  {"{", 70},  {"(", 80},  {"@", 80},  {"#", 80},   {"?", 20},  {"+", 50},  {"-", 50},
    {"*", 60},  {"/", 60},  {"%", 60},  {"=", 40},  {"<", 40},  {">", 40},   {"^", 40},  {":=", 10}, {"!=", 40},
    {"<=", 40}, {">=", 40}, {"~>", 40}, {"?:", 40}, {"??", 40}, {"and", 30}, {"or", 25}, {"in", 40}, {"&", 50},
}};

NodePtr make(Node::Content content, std::size_t offset) {
    return std::make_unique<Node>(Node{.content = std::move(content), .offset = offset});
}

NodePtr literal(Value value, std::size_t offset) {
    auto node = std::make_unique<Node>();
    node->offset = offset;
    as<LiteralNode>(*node)->value = std::move(value);
    return node;
}

std::string shown(const Token& token) {
    return token.kind == Token::Kind::Variable ? "$" + token.text : token.text;
}

}  // namespace

NodePtr Parser::parse() {
    advance();
    NodePtr root = expression(0);
    if (m_endsEarly) throw Failure{"S0207", "the expression ends too early", "complete it", m_token.offset};
    if (m_token.kind != Token::Kind::End)
        throw Failure{"S0201", "'" + shown(m_token) + "' was not expected here",
                      "put an operator in between, or end the expression", m_token.offset};
    if (!root->parents.empty())
        throw Failure{"S0217", "% has no parent here", "use % after a step of a path", root->offset};
    return root;
}

void Parser::advance(bool expressionBegins) {
    m_token = m_lexer.next(expressionBegins);
    if (at("!") || at("~"))
        throw Failure{"S0204", "'" + m_token.text + "' is no operator", "write != or ~>, or $not(…)",
                      m_token.offset};
}

bool Parser::at(std::string_view op) const { return m_token.kind == Token::Kind::Operator && m_token.text == op; }

void Parser::expect(std::string_view op, bool expressionBegins) {
    if (m_token.kind == Token::Kind::End)
        throw Failure{"S0203", "'" + std::string(op) + "' is missing at the end", "complete the expression",
                      m_token.offset};
    if (!at(op))
        throw Failure{"S0202", "'" + shown(m_token) + "' stands where '" + std::string(op) + "' was expected",
                      "put '" + std::string(op) + "' before it", m_token.offset};
    advance(expressionBegins);
}

int Parser::power() const {
    if (m_token.kind != Token::Kind::Operator) return 0;
    for (const Power& known : kPowers)
        if (known.op == m_token.text) return known.power;
    return 0;
}

void Parser::keepHeight(Node& node, int tallest) {
    node.height = tallest + 1;
    if (node.height > kTallestTree)
        throw Failure{"L1002", "the expression is longer or deeper than can be evaluated safely",
                      "split it with variables: ($part := …; $part & …)", node.offset};
}

NodePtr Parser::expression(int rightPower) {
    if (++m_depth > kDeepestNestedExpression)
        throw Failure{"L1002", "the expression holds too many expressions in each other",
                      "split it with variables: ($part := …; $part.name)", m_token.offset};
    const int before = std::exchange(m_tallest, 0);
    Token token = m_token;
    advance(false);
    NodePtr left = prefix(token);
    keepHeight(*left, m_tallest);
    while (rightPower < power()) {
        token = m_token;
        advance();
        const int height = left->height;
        m_tallest = 0;
        left = infix(token, std::move(left));
        keepHeight(*left, std::max(height, m_tallest));
    }
    m_tallest = std::max(before, left->height);
    --m_depth;
    return left;
}

NodePtr Parser::prefix(const Token& token) {
    switch (token.kind) {
        case Token::Kind::Name: return pathOf(make(NameNode{token.text}, token.offset));
        case Token::Kind::Variable: return make(VariableNode{token.text}, token.offset);
        case Token::Kind::String: return literal(token.text, token.offset);
        case Token::Kind::Number: return literal(token.number, token.offset);
        case Token::Kind::Keyword:
            if (token.text == "null") return literal(nullptr, token.offset);
            return literal(Value(token.text == "true"), token.offset);
        case Token::Kind::Regex: return regex(token);
        case Token::Kind::Operator: return prefixOperator(token);
        case Token::Kind::End: break;
    }
    // An open bracket is the better thing to complain about: whoever waits for its end does.
    m_endsEarly = true;
    return literal(Value(), token.offset);
}

NodePtr Parser::prefixOperator(const Token& token) {
    if (token.text == "(") return block(token.offset);
    if (token.text == "[") return array(token.offset);
    if (token.text == "{") {
        Group group = pairs(token.offset);
        return objectOf(std::move(group));
    }
    if (token.text == "-") return negation(token.offset);
    if (token.text == "|") return transform(token.offset);
    if (token.text == "*") return make(WildcardNode{}, token.offset);
    if (token.text == "**") return make(DescendantsNode{}, token.offset);
    if (token.text == "%") return parentOf("!" + std::to_string(m_labels++), token.offset);
    // Keywords may be names of fields.
    if (token.text == "and" || token.text == "or" || token.text == "in")
        return pathOf(make(NameNode{token.text}, token.offset));
    throw Failure{"S0211", "'" + token.text + "' cannot begin an expression", "put a value before it",
                  token.offset};
}

NodePtr Parser::block(std::size_t offset) {
    NodeList expressions;
    while (!at(")")) {
        expressions.push_back(expression(0));
        if (!at(";")) break;
        advance();
    }
    expect(")", false);
    return blockOf(std::move(expressions), offset);
}

NodePtr Parser::array(std::size_t offset) {
    NodePtr node = make(ArrayNode{}, offset);
    while (!at("]")) {
        NodePtr item = arrayItem();
        takeParents(*node, *item);
        as<ArrayNode>(*node)->items.push_back(std::move(item));
        if (!at(",")) break;
        advance();
        if (at("]")) (void)expression(0);  // says what is wrong with a comma at the end
    }
    expect("]", false);
    return node;
}

NodePtr Parser::arrayItem() {
    NodePtr item = expression(0);
    if (!at("..")) return item;
    const std::size_t offset = m_token.offset;
    advance();
    return binaryOf(Operator::Range, std::move(item), expression(0), offset);
}

/// Binds stronger than any operator but those of paths. A number takes its sign at once: [-1] is a position.
NodePtr Parser::negation(std::size_t offset) {
    constexpr int kOperandPower = 70;
    NodePtr operand = expression(kOperandPower);
    if (LiteralNode* literal = as<LiteralNode>(*operand); literal && literal->value.isNumber()) {
        literal->value = -literal->value.number();
        return operand;
    }
    NodePtr node = make(NegateNode{}, offset);
    takeParents(*node, *operand);
    as<NegateNode>(*node)->operand = std::move(operand);
    return node;
}

NodePtr Parser::transform(std::size_t offset) {
    TransformNode node;
    node.pattern = expression(0);
    expect("|");
    node.update = expression(0);
    if (at(",")) {
        advance();
        node.remove = expression(0);
    }
    expect("|");
    return make(std::move(node), offset);
}

NodePtr Parser::regex(const Token& token) {
    const auto compiled = Regex::compile(token.text, token.flags, token.offset);
    auto function = std::make_shared<const Function>(Function{.body = RegexBody{compiled}});
    return literal(std::move(function), token.offset);
}

Group Parser::pairs(std::size_t offset) {
    Group group{.offset = offset};
    while (!at("}")) {
        NodePtr key = expression(0);
        expect(":");
        group.pairs.emplace_back(std::move(key), expression(0));
        if (!at(",")) break;
        advance();
        if (at("}")) (void)expression(0);  // says what is wrong with a comma at the end
    }
    expect("}", false);
    return group;
}

}  // namespace cascade::jsonata
