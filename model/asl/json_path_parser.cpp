// SPDX-License-Identifier: MIT
// Reading the text of a path.
#include <algorithm>
#include <charconv>

#include "model/asl/json_path.h"
#include "model/asl/path_filter.h"
#include "model/asl/scanner.h"

namespace cascade::asl {
namespace {

struct FunctionName {
    std::string_view name;
    PathFunction function;
};
constexpr FunctionName kFunctions[] = {
    {"length", PathFunction::Length}, {"size", PathFunction::Size},   {"min", PathFunction::Min},
    {"max", PathFunction::Max},       {"avg", PathFunction::Avg},     {"sum", PathFunction::Sum},
    {"keys", PathFunction::Keys},     {"first", PathFunction::First}, {"last", PathFunction::Last}};

/// Characters that end a name after a dot, or may stand in it only behind a backslash.
bool endsName(char c) {
    return c == '\0' || c == '.' || c == '[' || c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',' ||
           c == '(' || c == ')' || c == ']' || c == '\'' || c == '"';
}

class PathParser {
public:
    explicit PathParser(Scanner& scanner) : m_scanner(scanner) {}

    Result<Path> run() {
        const std::size_t begin = m_scanner.position();
        Path path;
        if (!m_scanner.take('$')) return trouble("does not begin with $");
        if (m_scanner.take('$'))
            path.root = PathRoot::Context;
        else if (isWordStart(m_scanner.peek()))
            readVariable(path);
        while (m_scanner.peek() == '.' || m_scanner.peek() == '[') {
            if (std::optional<Error> error = readStep(path)) return *error;
        }
        path.text = std::string(m_scanner.since(begin));
        return path;
    }

    Error trouble(const std::string& what) const {
        return {"the path " + what + " at character " + std::to_string(m_scanner.position() + 1),
                "write a path such as $.order.items[0]"};
    }

private:
    void readVariable(Path& path) {
        path.root = PathRoot::Variable;
        const std::size_t begin = m_scanner.position();
        while (isWord(m_scanner.peek())) m_scanner.next();
        path.variable = std::string(m_scanner.since(begin));
    }

    std::optional<Error> readStep(Path& path) {
        if (!path.steps.empty() && std::holds_alternative<FunctionStep>(path.steps.back().what))
            return trouble("goes on behind a function");
        PathStep step;
        if (m_scanner.take('.')) {
            step.deep = m_scanner.take('.');
            if (!step.deep || m_scanner.peek() != '[') {
                std::optional<Error> error = readDotted(step);
                path.steps.push_back(std::move(step));
                return error;
            }
        }
        m_scanner.next();  // '['
        m_scanner.skipBlanks();
        std::optional<Error> error = readBracket(step);
        m_scanner.skipBlanks();
        if (!error && !m_scanner.take(']')) return trouble("has a bracket that is not closed");
        path.steps.push_back(std::move(step));
        return error;
    }

    std::optional<Error> readDotted(PathStep& step) {
        if (m_scanner.peek() == '*') {
            m_scanner.next();
            step.what = WildcardStep{};
            return std::nullopt;
        }
        std::string name;
        while (!endsName(m_scanner.peek())) {
            if (m_scanner.take('\\') && m_scanner.done()) return trouble("ends in a backslash");
            name += m_scanner.next();
        }
        if (name.empty()) return trouble("has no name behind a dot");
        if (m_scanner.take("()")) return readFunction(name, step);
        step.what = NameStep{{std::move(name)}};
        return std::nullopt;
    }

    std::optional<Error> readFunction(const std::string& name, PathStep& step) {
        const auto known = std::ranges::find(kFunctions, name, &FunctionName::name);
        if (known == std::end(kFunctions)) return trouble("calls the unknown function " + name + "()");
        step.what = FunctionStep{known->function};
        return std::nullopt;
    }

    std::optional<Error> readBracket(PathStep& step) {
        const char first = m_scanner.peek();
        if (first == '\'' || first == '"') return readNames(step);
        if (m_scanner.take('*')) {
            step.what = WildcardStep{};
            return std::nullopt;
        }
        if (m_scanner.take('?')) return readFilter(step);
        if (first == '(') return readScript(step);
        return readNumbers(step);
    }

    std::optional<Error> readNames(PathStep& step) {
        NameStep names;
        do {
            m_scanner.skipBlanks();
            const char quote = m_scanner.next();
            if (quote != '\'' && quote != '"') return trouble("lacks a quoted name");
            std::string name;
            while (!m_scanner.done() && m_scanner.peek() != quote) {
                m_scanner.take('\\');
                name += m_scanner.next();
            }
            if (!m_scanner.take(quote)) return trouble("has a quoted name without its end");
            names.names.push_back(std::move(name));
            m_scanner.skipBlanks();
        } while (m_scanner.take(','));
        step.what = std::move(names);
        return std::nullopt;
    }

    std::optional<Error> readFilter(PathStep& step) {
        m_scanner.skipBlanks();
        if (!m_scanner.take('(')) return trouble("has a filter without its bracket");
        Result<Filter> filter = parseFilter(m_scanner);
        if (!filter) return filter.error();
        step.what = FilterStep{std::make_shared<const Filter>(std::move(filter).value())};
        return std::nullopt;
    }

    /// The one script that paths know: (@.length-1).
    std::optional<Error> readScript(PathStep& step) {
        m_scanner.next();
        m_scanner.skipBlanks();
        if (!m_scanner.take("@.length")) return trouble("has a script other than (@.length-1)");
        m_scanner.take("()");
        m_scanner.skipBlanks();
        std::optional<std::int64_t> distance;
        if (m_scanner.take('-')) {
            m_scanner.skipBlanks();
            distance = readInteger();
        }
        m_scanner.skipBlanks();
        if (!distance || *distance < 1 || !m_scanner.take(')'))
            return trouble("has a script other than (@.length-1)");
        step.what = FromEndStep{*distance};
        return std::nullopt;
    }

    std::optional<Error> readNumbers(PathStep& step) {
        std::optional<std::int64_t> first = readInteger();
        m_scanner.skipBlanks();
        if (m_scanner.take(':')) return readSlice(step, first);
        if (!first) return trouble("has no index, name or filter in its brackets");
        IndexStep indexes{{*first}};
        while (m_scanner.take(',')) {
            m_scanner.skipBlanks();
            const std::optional<std::int64_t> index = readInteger();
            if (!index) return trouble("lacks an index behind a comma");
            indexes.indexes.push_back(*index);
            m_scanner.skipBlanks();
        }
        step.what = std::move(indexes);
        return std::nullopt;
    }

    std::optional<Error> readSlice(PathStep& step, std::optional<std::int64_t> from) {
        SliceStep slice;
        slice.from = from;
        m_scanner.skipBlanks();
        slice.to = readInteger();
        m_scanner.skipBlanks();
        if (m_scanner.take(':')) {
            m_scanner.skipBlanks();
            slice.stride = readInteger().value_or(1);
        }
        if (slice.stride < 1) return trouble("has a slice that does not go forward");
        step.what = slice;
        return std::nullopt;
    }

    std::optional<std::int64_t> readInteger() {
        const std::string_view rest = m_scanner.rest();
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
        if (error != std::errc()) return std::nullopt;
        m_scanner.moveTo(m_scanner.position() + static_cast<std::size_t>(end - rest.data()));
        return number;
    }

    Scanner& m_scanner;
};

}  // namespace

Result<Path> parsePath(std::string_view text, std::size_t& position) {
    Scanner scanner(text, position);
    Result<Path> path = PathParser(scanner).run();
    position = scanner.position();
    return path;
}

Result<Path> parsePath(std::string_view text) {
    Scanner scanner(text);
    PathParser parser(scanner);
    Result<Path> path = parser.run();
    if (path && !scanner.done()) return parser.trouble("has something unexpected");
    return path;
}

}  // namespace cascade::asl
