// SPDX-License-Identifier: MIT
// Recursive descent over the words of a statement. Grammar: docs.aws.amazon.com/iot/latest/developerguide/
// iot-sql-reference.html and the pages below it.
#include "model/iot/parser.h"

#include <algorithm>

#include "model/iot/lexer.h"
#include "model/jsonata/letter_case.h"
#include "model/nearest.h"

namespace cascade::iot {
namespace {

/// How tightly operators bind, from loose to tight.
enum Level { kOr, kAnd, kNot, kCompare, kSum, kProduct, kTightest };

struct OperatorWord {
    std::string_view text;
    Level level;
    Operator operation;
};

constexpr OperatorWord kOperators[] = {{"OR", kOr, Operator::Or},
                                       {"AND", kAnd, Operator::And},
                                       {"=", kCompare, Operator::Equal},
                                       {"<>", kCompare, Operator::NotEqual},
                                       {"!=", kCompare, Operator::NotEqual},
                                       {"<", kCompare, Operator::Less},
                                       {"<=", kCompare, Operator::LessEqual},
                                       {">", kCompare, Operator::Greater},
                                       {">=", kCompare, Operator::GreaterEqual},
                                       {"IN", kCompare, Operator::In},
                                       {"+", kSum, Operator::Add},
                                       {"-", kSum, Operator::Subtract},
                                       {"*", kProduct, Operator::Multiply},
                                       {"/", kProduct, Operator::Divide},
                                       {"%", kProduct, Operator::Remainder}};

constexpr std::string_view kReserved[] = {"SELECT", "FROM", "WHERE", "AS",   "AND", "OR",  "NOT",   "IN",
                                          "CASE",   "WHEN", "THEN",  "ELSE", "END", "SET", "VALUE", "EXISTS"};

class Parser {
public:
    Parser(std::string_view sql, std::vector<Token> tokens) : m_sql(sql), m_tokens(std::move(tokens)) {}

    Result<ParsedStatement> statement() {
        ParsedStatement parsed;
        auto query = std::make_shared<Query>();
        if (!set(*query) || !select(*query) || !topic(parsed) || !where(*query) || !end()) return *m_error;
        parsed.query = std::move(query);
        return parsed;
    }

    Result<NodePointer> onlyExpression() {
        NodePointer node = expression();
        if (!node || !end()) return *m_error;
        return node;
    }

    /// Expressions of actions see variables that their rule sets; which ones is not known here.
    void takeAnyVariable() { m_checkVariables = false; }

private:
    static constexpr int kDeepest = 700;  // seven levels of operators for each pair of brackets

    // --- Words ---

    const Token& peek(std::size_t ahead = 0) const { return m_tokens[std::min(m_at + ahead, m_tokens.size() - 1)]; }
    bool isWord(std::string_view upper, std::size_t ahead = 0) const {
        return peek(ahead).kind == Token::Kind::Word && peek(ahead).upper == upper;
    }
    bool isSymbol(std::string_view text, std::size_t ahead = 0) const {
        return peek(ahead).kind == Token::Kind::Symbol && peek(ahead).text == text;
    }
    bool isName() const {
        return peek().kind == Token::Kind::Word &&
               std::find(std::begin(kReserved), std::end(kReserved), peek().upper) == std::end(kReserved);
    }
    bool takeWord(std::string_view upper) { return isWord(upper) && ++m_at; }
    bool takeSymbol(std::string_view text) { return isSymbol(text) && ++m_at; }

    bool fail(const Token& token, std::string what, std::string mend) {
        if (!m_error) m_error = errorAt(m_sql, token.begin, std::move(what), std::move(mend));
        return false;
    }
    NodePointer failNode(const Token& token, std::string what, std::string mend) {
        fail(token, std::move(what), std::move(mend));
        return nullptr;
    }
    std::string shown(const Token& token) const {
        return token.kind == Token::Kind::End
                   ? "the end of the statement"
                   : "'" + std::string(m_sql.substr(token.begin, token.end - token.begin)) + "'";
    }
    bool expectSymbol(std::string_view text, const char* after) {
        return takeSymbol(text) ||
               fail(peek(), "'" + std::string(text) + "' is expected after " + after + ", not " + shown(peek()),
                    "write it, or remove what is too much");
    }
    bool end() {
        return peek().kind == Token::Kind::End ||
               fail(peek(), "the statement goes on with " + shown(peek()) + " where it should end",
                    "the order is SET, SELECT, FROM 'topic/filter', WHERE");
    }

    // --- Clauses ---

    bool set(Query& query) {
        if (!takeWord("SET")) return true;
        do {
            const Token name = peek();
            if (name.kind != Token::Kind::Variable)
                return fail(name, "SET is followed by a variable, not by " + shown(name),
                            "write SET @name = expression");
            ++m_at;
            for (const auto& known : query.variables)
                if (known.first == name.text)
                    return fail(name, "the variable @" + name.text + " is set twice",
                                "give the second another name");
            if (!expectSymbol("=", "the name of a variable")) return false;
            NodePointer value = expression();
            if (!value) return false;
            query.variables.emplace_back(name.text, std::move(value));
            m_variables.push_back(name.text);
        } while (takeSymbol(","));
        return !isWord("SET") ||
               fail(peek(), "SET stands twice in a statement", "set all variables in one SET, with commas");
    }

    bool select(Query& query) {
        if (!takeWord("SELECT"))
            return fail(peek(), "a statement begins with SELECT, not with " + shown(peek()),
                        "write SELECT * FROM 'topic/filter'");
        query.value = takeWord("VALUE");
        do {
            if (!item(query)) return false;
        } while (takeSymbol(","));
        return !query.value || query.items.size() == 1 ||
               fail(peek(), "SELECT VALUE takes one expression", "select a list: SELECT VALUE [a, b]");
    }

    bool item(Query& query) {
        const Token& first = peek();
        Query::Item item;
        item.expression = takeSymbol("*") ? node(Node::Kind::All) : expression();
        if (!item.expression) return false;
        if (takeWord("AS")) {
            do {
                if (peek().kind != Token::Kind::Word && peek().kind != Token::Kind::Text)
                    return fail(peek(), "AS is followed by a name, not by " + shown(peek()),
                                "write expression AS name");
                item.alias.push_back(peek().text);
                ++m_at;
            } while (takeSymbol("."));
        } else if (item.expression->kind != Node::Kind::All && !query.value) {
            item.alias = {nameOf(*item.expression, first)};
        }
        query.items.push_back(std::move(item));
        return true;
    }

    /// A field's own name, a function's; else the expression's text.
    std::string nameOf(const Node& node, const Token& first) const {
        if (node.kind == Node::Kind::Field || node.kind == Node::Kind::Member || node.kind == Node::Kind::Variable)
            return node.text;
        if (node.kind == Node::Kind::Call) return first.text;
        const std::size_t end = m_tokens[m_at - 1].end;
        return std::string(m_sql.substr(first.begin, end - first.begin));
    }

    bool topic(ParsedStatement& parsed) {
        if (!takeWord("FROM")) return true;
        if (peek().kind != Token::Kind::Text)
            return fail(peek(), "FROM is followed by a topic filter in quotes, not by " + shown(peek()),
                        "write FROM 'devices/+/telemetry'");
        parsed.topicFilter = peek().text;
        parsed.topicFilterAt = peek().begin;
        ++m_at;
        return true;
    }

    bool where(Query& query) {
        if (!takeWord("WHERE")) return true;
        query.where = expression();
        return query.where != nullptr;
    }

    // --- Expressions ---

    static NodePointer node(Node::Kind kind, std::vector<NodePointer> children = {}, std::string text = {}) {
        Node node;
        node.kind = kind;
        node.children = std::move(children);
        node.text = std::move(text);
        return std::make_shared<const Node>(std::move(node));
    }
    static NodePointer literal(Json value) {
        Node node;
        node.value = std::move(value);
        return std::make_shared<const Node>(std::move(node));
    }

    NodePointer expression(int level = kOr) {
        if (m_depth >= kDeepest)
            return failNode(peek(), "expressions are nested too deeply", "write it more simply");
        ++m_depth;
        NodePointer result = level == kNot ? negation() : level == kTightest ? sign() : binary(level);
        --m_depth;
        return result;
    }

    const OperatorWord* operatorAt(int level) const {
        const Token& token = peek();
        if (token.kind != Token::Kind::Word && token.kind != Token::Kind::Symbol) return nullptr;
        const std::string& text = token.kind == Token::Kind::Word ? token.upper : token.text;
        for (const OperatorWord& word : kOperators)
            if (word.level == level && word.text == text) return &word;
        return nullptr;
    }

    NodePointer binary(int level) {
        NodePointer left = expression(level + 1);
        while (left) {
            const OperatorWord* word = operatorAt(level);
            if (!word) break;
            ++m_at;
            NodePointer right = expression(level + 1);
            if (!right) return nullptr;
            Node both;
            both.kind = Node::Kind::Binary;
            both.operation = word->operation;
            both.children = {std::move(left), std::move(right)};
            left = std::make_shared<const Node>(std::move(both));
        }
        return left;
    }

    NodePointer negation() {
        if (!takeWord("NOT")) return expression(kCompare);
        NodePointer operand = expression(kNot);
        return operand ? node(Node::Kind::Not, {std::move(operand)}) : nullptr;
    }

    NodePointer sign() {
        if (!takeSymbol("-")) return members();
        NodePointer operand = expression(kTightest);
        return operand ? node(Node::Kind::Negative, {std::move(operand)}) : nullptr;
    }

    NodePointer members() {
        NodePointer object = primary();
        while (object && takeSymbol(".")) {
            if (peek().kind != Token::Kind::Word)
                return failNode(peek(), "a '.' is followed by a name, not by " + shown(peek()),
                                "reach other names with get(object, \"name\")");
            object = node(Node::Kind::Member, {std::move(object)}, peek().text);
            ++m_at;
        }
        if (object && isSymbol("["))
            return failNode(peek(), "elements of lists have no [ ] here", "write get(list, 0)");
        return object;
    }

    NodePointer primary() {
        const Token token = peek();
        switch (token.kind) {
            case Token::Kind::Text: return ++m_at, literal(token.text);
            case Token::Kind::Number: return ++m_at, literal(token.number);
            case Token::Kind::Variable: return variable(token);
            case Token::Kind::Symbol: return bracketed(token);
            case Token::Kind::Word: return word(token);
            case Token::Kind::End: break;
        }
        return failNode(token, "an expression is expected before the end of the statement", "complete it");
    }

    NodePointer variable(const Token& token) {
        if (m_checkVariables && std::find(m_variables.begin(), m_variables.end(), token.text) == m_variables.end())
            return failNode(token, "the variable @" + token.text + " is not set",
                            "set it before: SET @" + token.text + " = …");
        ++m_at;
        return node(Node::Kind::Variable, {}, token.text);
    }

    NodePointer bracketed(const Token& token) {
        if (takeSymbol("(")) {
            NodePointer inner = isWord("SELECT") ? subQuery() : expression();
            return inner && expectSymbol(")", "an expression in brackets") ? inner : nullptr;
        }
        if (takeSymbol("[")) return list("]", Node::Kind::Array);
        if (takeSymbol("{")) return object();
        return failNode(token, "an expression is expected, not " + shown(token),
                        "write a name, a value or a function");
    }

    /// What stands between brackets, separated by commas.
    NodePointer list(std::string_view close, Node::Kind kind) {
        std::vector<NodePointer> elements;
        if (takeSymbol(close)) return node(kind);
        do {
            NodePointer element = argument();
            if (!element) return nullptr;
            elements.push_back(std::move(element));
        } while (takeSymbol(","));
        return expectSymbol(close, "a list") ? node(kind, std::move(elements)) : nullptr;
    }

    NodePointer argument() {
        if (isSymbol("*") && (isSymbol(",", 1) || isSymbol(")", 1))) return ++m_at, node(Node::Kind::All);
        return isWord("SELECT") ? subQuery() : expression();
    }

    NodePointer object() {
        Node object;
        object.kind = Node::Kind::Object;
        if (!takeSymbol("}")) {
            do {
                if (peek().kind != Token::Kind::Text)
                    return failNode(peek(), "names in an object are texts in quotes", "write {'name': value}");
                object.names.push_back(peek().text);
                ++m_at;
                if (!expectSymbol(":", "a name in an object")) return nullptr;
                NodePointer value = expression();
                if (!value) return nullptr;
                object.children.push_back(std::move(value));
            } while (takeSymbol(","));
            if (!expectSymbol("}", "an object")) return nullptr;
        }
        return std::make_shared<const Node>(std::move(object));
    }

    NodePointer word(const Token& token) {
        if (isSymbol("(", 1) && !isWord("EXISTS") && !isWord("NOT") && !isWord("IN")) return call(token);
        if (takeWord("TRUE")) return literal(true);
        if (takeWord("FALSE")) return literal(false);
        if (takeWord("NULL")) return literal(nullptr);
        if (takeWord("UNDEFINED")) return std::make_shared<const Node>();
        if (takeWord("CASE")) return caseOf(token);
        if (takeWord("EXISTS")) {
            NodePointer inner = primary();
            return inner ? node(Node::Kind::Exists, {std::move(inner)}) : nullptr;
        }
        if (!isName())
            return failNode(token, "an expression is expected, not " + shown(token),
                            "write a name, a value or a function");
        ++m_at;
        return node(Node::Kind::Field, {}, token.text);
    }

    NodePointer call(const Token& token) {
        const std::string name = jsonata::lowercase(token.text);
        m_at += 2;
        if (name == "cast") return cast();
        if (asksService(name))
            return failNode(token,
                            "the function " + name + " asks another service, which a rehearsal does not have",
                            "select what it needs, and let the rule's action do the rest");
        const Function* function = findFunction(name);
        if (!function) {
            const std::string near = nearest(name, functionNames());
            return failNode(
                token, "there is no function " + token.text,
                near.empty() ? "see AWS's IoT SQL reference for those that exist" : "did you mean " + near + "?");
        }
        const NodePointer arguments = list(")", Node::Kind::Call);
        if (!arguments) return nullptr;
        if (const std::size_t given = arguments->children.size(); given < function->least || given > function->most)
            return failNode(token, name + " takes " + countText(*function) + ", not " + std::to_string(given),
                            "see AWS's IoT SQL reference for its arguments");
        Node called = *arguments;
        called.function = function;
        return std::make_shared<const Node>(std::move(called));
    }

    static std::string countText(const Function& function) {
        std::string text = std::to_string(function.least);
        if (function.most != function.least) text += " to " + std::to_string(function.most);
        return text + (function.most == 1 ? " argument" : " arguments");
    }

    NodePointer cast() {
        NodePointer value = expression();
        if (!value) return nullptr;
        if (!takeWord("AS")) return failNode(peek(), "AS is expected in cast", "write cast(value AS Int)");
        const std::string type = jsonata::lowercase(peek().text);
        if (peek().kind != Token::Kind::Word || !isType(type))
            return failNode(peek(), "there is no type " + shown(peek()), "use String, Int, Decimal or Boolean");
        ++m_at;
        return expectSymbol(")", "cast") ? node(Node::Kind::Cast, {std::move(value)}, type) : nullptr;
    }

    NodePointer caseOf(const Token& token) {
        if (isWord("WHEN"))
            return failNode(token, "CASE is followed by what WHEN is compared with",
                            "write CASE true WHEN condition THEN result END");
        std::vector<NodePointer> parts;
        const auto add = [&] {
            NodePointer part = expression();
            if (part) parts.push_back(std::move(part));
            return parts.size() > 0 && !m_error;
        };
        if (!add()) return nullptr;
        while (takeWord("WHEN")) {
            if (!add()) return nullptr;
            if (!takeWord("THEN"))
                return failNode(peek(), "WHEN is followed by THEN", "write WHEN value THEN result");
            if (!add()) return nullptr;
        }
        if (parts.size() < 3) return failNode(peek(), "CASE has no WHEN", "write CASE value WHEN 1 THEN 'one' END");
        if (takeWord("ELSE") && !add()) return nullptr;
        if (!takeWord("END")) return failNode(peek(), "CASE has no END", "close it with END");
        return node(Node::Kind::Case, std::move(parts));
    }

    NodePointer subQuery() {
        auto query = std::make_shared<Query>();
        if (!select(*query)) return nullptr;
        if (!takeWord("FROM"))
            return failNode(peek(), "a SELECT inside an expression has a FROM",
                            "name a list of the message: FROM values");
        query->from = expression(kTightest);
        if (!query->from || !where(*query)) return nullptr;
        Node sub;
        sub.kind = Node::Kind::SubQuery;
        sub.query = std::move(query);
        return std::make_shared<const Node>(std::move(sub));
    }

    std::string_view m_sql;
    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    int m_depth = 0;
    std::vector<std::string> m_variables;
    bool m_checkVariables = true;
    std::optional<Error> m_error;
};

}  // namespace

Result<ParsedStatement> parseStatement(std::string_view sql) {
    Result<std::vector<Token>> tokens = tokensOf(sql);
    if (!tokens) return tokens.error();
    return Parser(sql, std::move(tokens).value()).statement();
}

Result<NodePointer> parseExpression(std::string_view text) {
    Result<std::vector<Token>> tokens = tokensOf(text);
    if (!tokens) return tokens.error();
    Parser parser(text, std::move(tokens).value());
    parser.takeAnyVariable();
    return parser.onlyExpression();
}

}  // namespace cascade::iot
