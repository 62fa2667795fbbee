// SPDX-License-Identifier: MIT
// Reading and trying the filters of JSONPath.
#include "model/asl/path_filter.h"

#include <algorithm>
#include <array>

#include "model/asl/scanner.h"

namespace cascade::asl {
namespace {

constexpr int kDeepestFilter = 50;

/// The data of a path inside a filter: "@" is the element that is tried.
class Current : public PathData {
public:
    Current(const Json& current, const PathData& outer) : m_current(current), m_outer(outer) {}
    const Json* root(PathRoot root, const std::string& variable) const override {
        return root == PathRoot::Current ? &m_current : m_outer.root(root, variable);
    }

private:
    const Json& m_current;
    const PathData& m_outer;
};

std::optional<Json> valueOf(const FilterOperand& operand, const PathData& data) {
    if (const auto* literal = std::get_if<Json>(&operand)) return *literal;
    const Selection selection = select(*std::get_if<Path>(&operand), data);
    if (selection.missing() || selection.found().empty()) return std::nullopt;
    return selection.value();
}

bool comparable(const Json& left, const Json& right) {
    return (left.is_number() && right.is_number()) || (left.is_string() && right.is_string());
}

bool contains(const Json& list, const Json& value) {
    if (list.is_string() && value.is_string())
        return list.get_ref<const std::string&>().find(value.get_ref<const std::string&>()) != std::string::npos;
    return list.is_array() && std::ranges::find(list, value) != list.end();
}

std::size_t sizeOf(const Json& value) {
    return value.is_string() ? value.get_ref<const std::string&>().size() : value.size();
}

bool test(FilterTest test, const Json& left, const Json& right) {
    switch (test) {
        case FilterTest::Exists: return true;
        case FilterTest::Equal: return left == right;
        case FilterTest::NotEqual: return left != right;
        case FilterTest::Less: return comparable(left, right) && left < right;
        case FilterTest::LessEqual: return comparable(left, right) && left <= right;
        case FilterTest::Greater: return comparable(left, right) && left > right;
        case FilterTest::GreaterEqual: return comparable(left, right) && left >= right;
        case FilterTest::In: return contains(right, left);
        case FilterTest::NotIn: return !contains(right, left);
        case FilterTest::Contains: return contains(left, right);
        case FilterTest::Size: return right.is_number() && Json(sizeOf(left)) == right;
        case FilterTest::Empty: return right.is_boolean() && (sizeOf(left) == 0) == right.get<bool>();
    }
    return false;
}

bool compare(const FilterComparison& comparison, const PathData& data) {
    const std::optional<Json> left = valueOf(comparison.left, data);
    if (comparison.test == FilterTest::Exists) return left.has_value();
    const std::optional<Json> right = valueOf(comparison.right, data);
    if (left && right) return test(comparison.test, *left, *right);
    return comparison.test == FilterTest::NotEqual && left.has_value() != right.has_value();
}

struct TestWord {
    std::string_view word;
    FilterTest test;
};
// Longer signs before their beginnings.
constexpr TestWord kTests[] = {
    {"==", FilterTest::Equal},   {"!=", FilterTest::NotEqual},     {"<=", FilterTest::LessEqual},
    {"<", FilterTest::Less},     {">=", FilterTest::GreaterEqual}, {">", FilterTest::Greater},
    {"in ", FilterTest::In},     {"nin ", FilterTest::NotIn},      {"contains ", FilterTest::Contains},
    {"size ", FilterTest::Size}, {"empty ", FilterTest::Empty}};

Error trouble(const Scanner& scanner, const std::string& what) {
    return {"the filter has " + what + " at character " + std::to_string(scanner.position() + 1),
            "write a condition such as ?(@.price < 10)"};
}

class FilterParser {
public:
    explicit FilterParser(Scanner& scanner) : m_scanner(scanner) {}

    Result<Filter> alternatives(int depth) { return chain(depth, Filter::Kind::Or, "||"); }

private:
    /// Parts between "||", each of which has parts between "&&".
    Result<Filter> chain(int depth, Filter::Kind kind, std::string_view sign) {
        Filter all{kind, {}, {}};
        do {
            Result<Filter> part = kind == Filter::Kind::Or ? chain(depth, Filter::Kind::And, "&&") : single(depth);
            if (!part) return part.error();
            all.parts.push_back(std::move(part).value());
            m_scanner.skipBlanks();
        } while (m_scanner.take(sign));
        if (all.parts.size() == 1) return std::move(all.parts.front());
        return all;
    }

    Result<Filter> single(int depth) {
        if (depth > kDeepestFilter) return trouble(m_scanner, "too many brackets");
        m_scanner.skipBlanks();
        if (m_scanner.peek() == '!' && m_scanner.peek(1) != '=') {
            m_scanner.next();
            Result<Filter> inner = single(depth + 1);
            if (!inner) return inner.error();
            return Filter{Filter::Kind::Not, {}, {std::move(inner).value()}};
        }
        if (!m_scanner.take('(')) return comparison();
        Result<Filter> inner = alternatives(depth + 1);
        if (!inner) return inner.error();
        m_scanner.skipBlanks();
        if (!m_scanner.take(')')) return trouble(m_scanner, "a bracket that is not closed");
        return inner;
    }

    Result<Filter> comparison() {
        Filter filter;
        Result<FilterOperand> left = operand();
        if (!left) return left.error();
        filter.comparison.left = std::move(left).value();
        m_scanner.skipBlanks();
        for (const TestWord& known : kTests) {
            if (!m_scanner.take(known.word)) continue;
            filter.comparison.test = known.test;
            Result<FilterOperand> right = operand();
            if (!right) return right.error();
            filter.comparison.right = std::move(right).value();
            break;
        }
        return filter;
    }

    Result<FilterOperand> operand() {
        m_scanner.skipBlanks();
        const char first = m_scanner.peek();
        if (first == '@' || first == '$') return path();
        if (first == '\'' || first == '"') return text(first);
        if (first == '[') return list();
        return word();
    }

    Result<FilterOperand> path() {
        const std::size_t begin = m_scanner.position();
        int depth = 0;
        for (; !m_scanner.done(); m_scanner.next()) {
            const char c = m_scanner.peek();
            if (c == '[' || c == '(') ++depth;
            if ((c == ']' || c == ')') && depth-- == 0) break;
            if (depth == 0 && (c == ' ' || c == '=' || c == '!' || c == '<' || c == '>' || c == '&' || c == '|'))
                break;
        }
        std::string text(m_scanner.since(begin));
        const bool current = text.front() == '@';
        if (current) text.front() = '$';
        Result<Path> path = parsePath(text);
        if (!path) return path.error();
        if (current) path.value().root = PathRoot::Current;
        return FilterOperand(std::move(path).value());
    }

    Result<FilterOperand> text(char quote) {
        m_scanner.next();
        std::string text;
        while (!m_scanner.done() && m_scanner.peek() != quote) {
            m_scanner.take('\\');
            text += m_scanner.next();
        }
        if (!m_scanner.take(quote)) return trouble(m_scanner, "a text without its end");
        return FilterOperand(Json(text));
    }

    Result<FilterOperand> list() {
        const std::size_t begin = m_scanner.position();
        while (!m_scanner.done() && m_scanner.peek() != ']') m_scanner.next();
        m_scanner.next();
        std::string text(m_scanner.since(begin));
        std::ranges::replace(text, '\'', '"');
        Json values = Json::parse(text, nullptr, false);
        if (values.is_discarded()) return trouble(m_scanner, "a list that cannot be read");
        return FilterOperand(std::move(values));
    }

    /// A number, true, false, null; any other bare word stands for itself as a text.
    Result<FilterOperand> word() {
        const std::size_t begin = m_scanner.position();
        while (isWord(m_scanner.peek()) || m_scanner.peek() == '-' || m_scanner.peek() == '.' ||
               m_scanner.peek() == '+')
            m_scanner.next();
        const std::string_view word = m_scanner.since(begin);
        if (word.empty()) return trouble(m_scanner, "no value");
        Json value = Json::parse(word, nullptr, false);
        return FilterOperand(value.is_discarded() ? Json(word) : std::move(value));
    }

    Scanner& m_scanner;
};

}  // namespace

bool holds(const Filter& filter, const Json& current, const PathData& data) {
    const auto one = [&](const Filter& part) { return holds(part, current, data); };
    switch (filter.kind) {
        case Filter::Kind::And: return std::ranges::all_of(filter.parts, one);
        case Filter::Kind::Or: return std::ranges::any_of(filter.parts, one);
        case Filter::Kind::Not: return !one(filter.parts.front());
        case Filter::Kind::Comparison: break;
    }
    return compare(filter.comparison, Current(current, data));
}

Result<Filter> parseFilter(Scanner& scanner) {
    Result<Filter> filter = FilterParser(scanner).alternatives(0);
    if (!filter) return filter;
    scanner.skipBlanks();
    if (!scanner.take(')')) return trouble(scanner, "something unexpected");
    return filter;
}

}  // namespace cascade::asl
