// SPDX-License-Identifier: MIT
// Reading paths and calls of intrinsic functions.
#include <algorithm>

#include "model/asl/expression.h"
#include "model/asl/intrinsic_table.h"
#include "model/asl/scanner.h"
#include "model/nearest.h"

namespace cascade::asl {
namespace {

class ExpressionParser {
public:
    explicit ExpressionParser(std::string_view text) : m_text(text), m_scanner(text) {}

    Result<Expression> whole() {
        Result<Expression> expression = m_scanner.peek() == '$' ? path() : call(1);
        if (expression && !m_scanner.done()) return trouble("something unexpected");
        return expression;
    }

private:
    Error trouble(const std::string& what) const {
        return {"the expression has " + what + " at character " + std::to_string(m_scanner.position() + 1),
                "write a path ($.name) or a call (States.Format('{}', $.name))"};
    }

    Result<Expression> path() {
        const std::size_t begin = m_scanner.position();
        std::size_t position = begin;
        Result<Path> path = parsePath(m_text, position);
        m_scanner.moveTo(position);
        if (!path) return path.error();
        return Expression{std::move(path).value(), std::string(m_scanner.since(begin))};
    }

    Result<Expression> call(int depth) {
        const std::size_t begin = m_scanner.position();
        while (isLetter(m_scanner.peek()) || isDigit(m_scanner.peek()) || m_scanner.peek() == '.' ||
               m_scanner.peek() == '_')
            m_scanner.next();
        const std::string name(m_scanner.since(begin));
        const auto signature = std::ranges::find(kSignatures, name, &Signature::name);
        if (name.empty()) return trouble("neither a path nor a call");
        if (signature == kSignatures.end()) return unknown(name);
        if (depth > kDeepestCall)
            return Error{"calls are nested deeper than " + std::to_string(kDeepestCall),
                         "use a Pass state between"};
        if (!m_scanner.take('(')) return trouble("a function without its arguments");
        Result<std::vector<Expression>> list = arguments(signature->function, depth);
        if (!list) return list.error();
        if (std::optional<Error> error = check(*signature, *list)) return *error;
        return Expression{Call{signature->function, std::move(list).value()}, std::string(m_scanner.since(begin))};
    }

    static Error unknown(const std::string& name) {
        std::vector<std::string> names;
        for (const Signature& signature : kSignatures) names.emplace_back(signature.name);
        const std::string near = nearest(name, names);
        return {"there is no function " + name,
                near.empty() ? "call one that begins with States." : "did you mean " + near + "?"};
    }

    Result<std::vector<Expression>> arguments(Intrinsic function, int depth) {
        std::vector<Expression> list;
        m_scanner.skipBlanks();
        if (m_scanner.take(')')) return list;
        do {
            m_scanner.skipBlanks();
            Result<Expression> one = argument(depth, function == Intrinsic::Format && list.empty());
            if (!one) return one.error();
            list.push_back(std::move(one).value());
            m_scanner.skipBlanks();
        } while (m_scanner.take(','));
        if (!m_scanner.take(')')) return trouble("a bracket that is not closed");
        return list;
    }

    Result<Expression> argument(int depth, bool isTemplate) {
        const char first = m_scanner.peek();
        if (first == '$') return path();
        if (first == '\'') return text(isTemplate);
        if (first == '-' || first == '+' || isDigit(first)) return literal();
        for (const std::string_view word : {"true", "false", "null"})
            if (m_scanner.rest().substr(0, word.size()) == word) return literal();
        return call(depth + 1);
    }

    /// A template keeps its escapes, which States.Format reads.
    Result<Expression> text(bool isTemplate) {
        const std::size_t begin = m_scanner.position();
        m_scanner.next();
        std::string text;
        while (!m_scanner.done() && m_scanner.peek() != '\'') {
            if (m_scanner.take('\\')) {
                if (m_scanner.done()) return trouble("an open backslash");
                if (isTemplate && m_scanner.peek() != '\'') text += '\\';
            }
            text += m_scanner.next();
        }
        if (!m_scanner.take('\'')) return trouble("a text without its end");
        return Expression{Json(text), std::string(m_scanner.since(begin))};
    }

    Result<Expression> literal() {
        const std::size_t begin = m_scanner.position();
        while (isWord(m_scanner.peek()) || m_scanner.peek() == '-' || m_scanner.peek() == '+' ||
               m_scanner.peek() == '.')
            m_scanner.next();
        const std::string word(m_scanner.since(begin));
        Json value = Json::parse(word.front() == '+' ? word.substr(1) : word, nullptr, false);
        if (value.is_discarded()) return trouble("the unknown word " + word);
        return Expression{std::move(value), word};
    }

    static std::optional<Error> check(const Signature& signature, const std::vector<Expression>& arguments) {
        const std::string name(signature.name);
        if (arguments.size() < signature.least || arguments.size() > signature.most)
            return Error{name + " has " + std::to_string(arguments.size()) + " arguments",
                         signature.least == signature.most ? "give it " + std::to_string(signature.least)
                                                           : "give it at least " + std::to_string(signature.least)};
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            const auto* literal = std::get_if<Json>(&arguments[i].what);
            const ArgumentType type = signature.types[std::min<std::size_t>(i, 2)];
            if (literal && !fits(type, *literal))
                return Error{"argument " + std::to_string(i + 1) + " of " + name + ", " + arguments[i].text +
                                 ", is not " + std::string(nameOf(type)),
                             "give " + std::string(nameOf(type)) + " or a path to one"};
        }
        return std::nullopt;
    }

    std::string_view m_text;
    Scanner m_scanner;
};

}  // namespace

Result<Expression> parseExpression(std::string_view text) { return ExpressionParser(text).whole(); }

bool fits(ArgumentType type, const Json& value) {
    switch (type) {
        case ArgumentType::Any: return true;
        case ArgumentType::Text: return value.is_string();
        case ArgumentType::Number: return value.is_number();
        case ArgumentType::List: return value.is_array();
        case ArgumentType::Object: return value.is_object();
        case ArgumentType::Truth: return value.is_boolean();
    }
    return false;
}

std::string_view nameOf(ArgumentType type) {
    switch (type) {
        case ArgumentType::Any: return "a value";
        case ArgumentType::Text: return "a text";
        case ArgumentType::Number: return "a number";
        case ArgumentType::List: return "a list";
        case ArgumentType::Object: return "an object";
        case ArgumentType::Truth: return "true or false";
    }
    return {};
}

}  // namespace cascade::asl
