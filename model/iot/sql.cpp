// SPDX-License-Identifier: MIT
// Statements and substitutions: the face of the room.
#include "model/iot/sql.h"

#include "model/iot/evaluator.h"
#include "model/iot/lexer.h"
#include "model/iot/parser.h"

namespace cascade::iot {
namespace {

constexpr std::size_t kLongestStatement =
    32'768;  // docs.aws.amazon.com/iot/latest/apireference/API_TopicRulePayload.html

/// The end of "${…}" that begins at `start`: its closing bracket outside of texts and inner brackets.
std::size_t endOfExpression(std::string_view text, std::size_t start) {
    int depth = 0;
    char quote = '\0';
    for (std::size_t i = start; i < text.size(); ++i) {
        const char c = text[i];
        if (quote != '\0') {
            if (c == quote) quote = '\0';
        } else if (c == '\'' || c == '"') {
            quote = c;
        } else if (c == '{') {
            ++depth;
        } else if (c == '}' && --depth == 0) {
            return i;
        }
    }
    return std::string_view::npos;
}

}  // namespace

Result<Statement> Statement::parse(std::string_view sql) {
    if (sql.size() > kLongestStatement)
        return Error{"a statement is longer than 32768 characters", "select less, or use several rules"};
    Result<ParsedStatement> parsed = parseStatement(sql);
    if (!parsed) return parsed.error();
    Statement statement;
    statement.m_query = parsed->query;
    if (parsed->topicFilter) {
        Result<TopicFilter> filter = TopicFilter::parse(*parsed->topicFilter);
        if (!filter) {
            const auto column = static_cast<std::size_t>(std::max(filter.error().column, 1));
            return errorAt(sql, parsed->topicFilterAt + column, filter.error().what, filter.error().mend);
        }
        statement.m_from = std::move(filter).value();
    }
    return statement;
}

bool Statement::listensTo(std::string_view topic, std::string_view rule) const {
    if (const std::string_view named = ruleOfBasicIngest(topic); !named.empty()) return named == rule;
    return m_from && m_from->matches(topic);
}

std::optional<Selected> Statement::select(const Message& message) const {
    Evaluator evaluator(message);
    evaluator.setVariables(*m_query);
    if (!evaluator.holds(m_query->where)) return std::nullopt;
    const bool raw = !message.payload && m_query->items.front().expression->kind == Node::Kind::All;
    if (raw && m_query->items.size() > 1) return std::nullopt;  // bytes have no room for other items beside them
    return Selected{evaluator.select(*m_query).value_or(Json("")), raw};
}

Result<Substitution> Substitution::parse(std::string_view text) {
    Substitution substitution;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = text.find("${", at);
        if (start > at) substitution.m_parts.push_back({std::string(text.substr(at, start - at)), nullptr});
        if (start == std::string_view::npos) break;
        const std::size_t end = endOfExpression(text, start);
        if (end == std::string_view::npos) return errorAt(text, start, "\"${\" has no closing }", "close it");
        const std::string_view inside = text.substr(start + 2, end - start - 2);
        Result<NodePointer> expression = parseExpression(inside);
        if (!expression) {
            const auto column = static_cast<std::size_t>(std::max(expression.error().column, 1));
            return errorAt(text, start + 1 + column, expression.error().what, expression.error().mend);
        }
        substitution.m_parts.push_back({{}, std::move(expression).value()});
        at = end + 1;
    }
    return substitution;
}

std::string Substitution::fill(const Message& message, const Statement& statement) const {
    Evaluator evaluator(message);
    evaluator.setVariables(*statement.m_query);
    std::string filled;
    for (const Part& part : m_parts)
        filled +=
            part.expression ? toText(evaluator.evaluate(*part.expression)).value_or(std::string()) : part.text;
    return filled;
}

}  // namespace cascade::iot
