// SPDX-License-Identifier: MIT
// The parser's forms that follow a left side: operators, filters, calls, lambdas.
#include <utility>

#include "model/jsonata/failure.h"
#include "model/jsonata/parser.h"
#include "model/jsonata/paths.h"

namespace cascade::jsonata {

namespace {

struct BinaryOperator {
    std::string_view text;
    Operator op;
    int power;
};

constexpr BinaryOperator kBinaryOperators[] = {
    {"+", Operator::Add, 50},
    {"-", Operator::Subtract, 50},
    {"*", Operator::Multiply, 60},
    {"/", Operator::Divide, 60},
    {"%", Operator::Remainder, 60},
    {"=", Operator::Equal, 40},
    {"!=", Operator::NotEqual, 40},
    {"<", Operator::Less, 40},
    {"<=", Operator::LessOrEqual, 40},
    {">", Operator::Greater, 40},
    {">=", Operator::GreaterOrEqual, 40},
    {"&", Operator::Concatenate, 50},
    {"in", Operator::In, 40},
    {"and", Operator::And, 30},
    {"or", Operator::Or, 25},
};

NodePtr make(Node::Content content, std::size_t offset) {
    return std::make_unique<Node>(Node{.content = std::move(content), .offset = offset});
}

bool isDecorated(const Node& node) { return !node.filters.empty() || node.group || node.keepSingleton; }

/// A call at the end of a lambda's body is left to the caller, so that recursion may go on for ever.
void markTail(Node& node) {
    if (isDecorated(node)) return;
    if (CallNode* call = as<CallNode>(node)) {
        call->tail = !call->partial;
    } else if (ConditionNode* condition = as<ConditionNode>(node)) {
        markTail(*condition->then);
        if (condition->otherwise) markTail(*condition->otherwise);
    } else if (BlockNode* block = as<BlockNode>(node); block && !block->expressions.empty()) {
        markTail(*block->expressions.back());
    }
}

bool beginsLambda(const Node& node) {
    const PathNode* path = as<PathNode>(node);
    const NameNode* name = path && path->steps.size() == 1 ? as<NameNode>(*path->steps.front()) : nullptr;
    return name && (name->name == "function" || name->name == "λ");
}

}  // namespace

NodePtr Parser::infix(const Token& token, NodePtr left) {
    const std::string& op = token.text;
    for (const BinaryOperator& known : kBinaryOperators)
        if (known.text == op) return binaryOf(known.op, std::move(left), expression(known.power), token.offset);
    if (op == ".") return mapOf(std::move(left), expression(75));
    if (op == "[") return filtered(token, std::move(left));
    if (op == "{") return groupOf(std::move(left), pairs(token.offset));
    if (op == "(") return call(token, std::move(left));
    if (op == "^") return sorted(token, std::move(left));
    if (op == "?") return condition(token, std::move(left));
    if (op == ":=") return binding(token, std::move(left));
    if (op == "~>") return application(token, std::move(left));
    if (op == "@" || op == "#") return withVariable(token, std::move(left));
    return fallback(token, std::move(left));
}

NodePtr Parser::filtered(const Token& token, NodePtr left) {
    if (at("]")) {
        advance();
        return keepSingletonOf(std::move(left));
    }
    NodePtr filter = expression(0);
    expect("]", false);
    return filterOf(std::move(left), std::move(filter), token.offset);
}

NodePtr Parser::sorted(const Token& token, NodePtr left) {
    expect("(");
    std::vector<SortTerm> terms;
    for (;;) {
        SortTerm term;
        term.descending = at(">");
        if (at("<") || at(">")) advance();
        term.expression = expression(0);
        terms.push_back(std::move(term));
        if (!at(",")) break;
        advance();
    }
    expect(")");
    return sortOf(std::move(left), std::move(terms), token.offset);
}

NodePtr Parser::withVariable(const Token& token, NodePtr left) {
    NodePtr right = expression(80);
    const VariableNode* variable = as<VariableNode>(*right);
    if (!variable)
        throw Failure{"S0214", "a variable must follow " + token.text, "write " + token.text + "$name",
                      right->offset};
    if (token.text == "#") return indexOf(std::move(left), variable->name);
    return focusOf(std::move(left), variable->name, token.offset);
}

NodePtr Parser::binding(const Token& token, NodePtr left) {
    const VariableNode* variable = as<VariableNode>(*left);
    if (!variable)
        throw Failure{"S0212", "only a variable can be on the left of :=", "write $name := …", left->offset};
    NodePtr value = expression(9);
    NodePtr node = make(BindNode{variable->name, nullptr}, token.offset);
    takeParents(*node, *value);
    as<BindNode>(*node)->value = std::move(value);
    return node;
}

NodePtr Parser::condition(const Token& token, NodePtr left) {
    ConditionNode content{std::move(left), expression(0), nullptr};
    if (at(":")) {
        advance();
        content.otherwise = expression(0);
    }
    NodePtr node = make(ConditionNode{}, token.offset);
    takeParents(*node, *content.condition);
    takeParents(*node, *content.then);
    if (content.otherwise) takeParents(*node, *content.otherwise);
    node->content = std::move(content);
    return node;
}

NodePtr Parser::fallback(const Token& token, NodePtr left) {
    NodePtr right = expression(0);
    NodePtr node = make(FallbackNode{nullptr, nullptr, token.text == "??"}, token.offset);
    takeParents(*node, *left);
    takeParents(*node, *right);
    as<FallbackNode>(*node)->left = std::move(left);
    as<FallbackNode>(*node)->right = std::move(right);
    return node;
}

NodePtr Parser::application(const Token& token, NodePtr left) {
    NodePtr right = expression(40);
    NodePtr node = make(ApplyNode{}, token.offset);
    node->keepSingleton = left->keepSingleton || right->keepSingleton;
    takeParents(*node, *left);
    takeParents(*node, *right);
    as<ApplyNode>(*node)->left = std::move(left);
    as<ApplyNode>(*node)->right = std::move(right);
    return node;
}

NodePtr Parser::call(const Token& token, NodePtr left) {
    CallNode content;
    while (!at(")")) {
        if (at("?")) {
            content.partial = true;
            content.arguments.push_back(nullptr);
            advance();
        } else {
            content.arguments.push_back(expression(0));
        }
        if (!at(",")) break;
        advance();
        if (at(")")) (void)expression(0);  // says what is wrong with a comma at the end
    }
    expect(")", false);
    if (beginsLambda(*left)) return lambda(left->offset, std::move(content.arguments));
    NodePtr node = make(CallNode{}, token.offset);
    for (NodePtr& argument : content.arguments)
        if (argument) takeParents(*node, *argument);
    content.procedure = std::move(left);
    node->content = std::move(content);
    return node;
}

NodePtr Parser::lambda(std::size_t offset, NodeList arguments) {
    LambdaNode content;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const VariableNode* variable = arguments[i] ? as<VariableNode>(*arguments[i]) : nullptr;
        if (!variable)
            throw Failure{"S0208", "parameter " + std::to_string(i + 1) + " of the function is no variable",
                          "name parameters with a dollar: function($x){…}",
                          arguments[i] ? arguments[i]->offset : offset};
        content.parameters.push_back(variable->name);
    }
    if (at("<")) content.signature = signature();
    expect("{");
    content.body = expression(0);
    expect("}");
    markTail(*content.body);
    return make(std::move(content), offset);
}

/// "<s-n:b>" as the text between the tokens says it.
std::shared_ptr<const Signature> Parser::signature() {
    const std::size_t begin = m_token.offset;
    std::string text = "<";
    for (int depth = 1; depth > 0;) {
        advance();
        if (m_token.kind == Token::Kind::End || at("{")) break;
        depth += at("<") ? 1 : at(">") ? -1 : 0;
        text += m_token.text;
    }
    expect(">");
    return Signature::parse(text, begin);
}

}  // namespace cascade::jsonata
