// SPDX-License-Identifier: MIT
// The sketch language: words of a statement, then what they draw.
#include "tests/helpers/sketch.h"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "model/catalog/catalog.h"

namespace cascade::tests {
namespace {

using Words = std::vector<std::string>;

[[noreturn]] void refuse(const std::string& statement, const std::string& why) {
    std::fprintf(stderr, "sketch: %s: %s\n", statement.c_str(), why.c_str());
    std::abort();
}

std::string joined(const Words& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

/// Statements as lists of words; quotes and brackets hold words together.
std::vector<Words> statementsOf(std::string_view text) {
    std::vector<Words> statements(1);
    std::string word;
    int depth = 0;
    bool quoted = false;
    const auto endWord = [&] {
        if (!word.empty()) statements.back().push_back(std::exchange(word, {}));
    };
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (!quoted && (c == '{' || c == '[' || c == '(')) ++depth;
        if (!quoted && (c == '}' || c == ']' || c == ')')) --depth;
        const bool free = !quoted && depth == 0;
        if (free && (c == '\n' || c == ';')) {
            endWord();
            if (!statements.back().empty()) statements.emplace_back();
        } else if (free && c == ' ') {
            endWord();
        } else {
            word += c;
        }
    }
    endWord();
    if (statements.back().empty()) statements.pop_back();
    return statements;
}

Json valueOfText(const std::string& text) {
    const Json value = Json::parse(text, nullptr, /*allow_exceptions=*/false);
    return value.is_discarded() ? Json(text) : value;
}

bool isSetting(const std::string& word) { return word.find('=') != std::string::npos; }

/// The fields of a node's or connection's object that key=value words say.
Json fieldsOf(const Words& words, std::size_t first) {
    Json fields = Json::object();
    for (std::size_t i = first; i < words.size(); ++i) {
        const std::size_t equals = words[i].find('=');
        if (equals == std::string::npos) refuse(joined(words), "'" + words[i] + "' is no key=value");
        const std::string key = words[i].substr(0, equals);
        const Json value = valueOfText(words[i].substr(equals + 1));
        const std::string simulation = "simulation.";
        if (key == "id" || key == "description")
            fields[key] = value;
        else if (key.rfind(simulation, 0) == 0)
            fields["simulation"][key.substr(simulation.size())] = value;
        else
            fields["parameters"][key] = value;
    }
    return fields;
}

class Sketcher {
public:
    void draw(const Words& words) {
        m_statement = joined(words);
        if (words.front() == "application") return drawApplication(words);
        if (words.size() > 1 && words[1] == "->") return drawChain(words);
        if (words.size() < 2) refuse(m_statement, "a node needs a kind");
        addNode(words[0], words[1], fieldsOf(words, 2));
    }

    Design design;

private:
    void drawApplication(const Words& words) {
        const Json fields = fieldsOf(words, 1);
        check(design.editSection("application", fields.value("parameters", Json::object())));
    }

    /// "A -> B(function) -> C role key=value": role and settings belong to the last connection.
    void drawChain(const Words& words) {
        std::size_t last = 0;
        while (last + 2 < words.size() && words[last + 1] == "->") last += 2;
        std::size_t next = last + 1;
        std::string role;
        if (next < words.size() && !isSetting(words[next])) role = words[next++];
        const Json fields = fieldsOf(words, next);
        for (std::size_t i = 0; i + 2 <= last; i += 2) {
            const bool isLast = i + 2 == last;
            connect(words[i], words[i + 2], isLast ? role : "", isLast ? fields : Json::object());
        }
    }

    /// "Name", or "Name(kind)" which adds the node.
    NodeId node(const std::string& word) {
        const std::size_t bracket = word.find('(');
        const std::string name = word.substr(0, bracket);
        if (bracket != std::string::npos && !design.architecture().find(name))
            addNode(name, word.substr(bracket + 1, word.size() - bracket - 2), Json::object());
        const Node* found = design.architecture().find(name);
        if (!found) refuse(m_statement, "there is no node '" + name + "'");
        return found->id;
    }

    void addNode(const std::string& name, const std::string& kind, const Json& fields) {
        if (!builtinCatalog().find(kind)) refuse(m_statement, "there is no kind '" + kind + "'");
        check(design.addNode(kind, name, {}, fields));
    }

    void connect(const std::string& fromWord, const std::string& toWord, std::string role, const Json& fields) {
        const NodeId from = node(fromWord);
        const NodeId to = node(toWord);
        const Architecture& architecture = design.architecture();
        const auto types = builtinCatalog().between(architecture.node(from).kind, architecture.node(to).kind);
        if (role.empty() && types.empty()) refuse(m_statement, "the pair has no default role; say one");
        check(design.connect(from, to, role.empty() ? types.front()->role : role, fields));
    }

    void check(const Result<Changes>& result) {
        if (!result) refuse(m_statement, result.error().text());
    }

    std::string m_statement;
};

}  // namespace

Design sketch(std::string_view text) {
    Sketcher sketcher;
    for (const Words& words : statementsOf(text)) sketcher.draw(words);
    return std::move(sketcher.design);
}

NodeId nodeOf(const Design& design, std::string_view name) {
    const Node* node = design.architecture().find(name);
    if (!node) refuse(std::string(name), "there is no such node");
    return node->id;
}

ConnectionId connectionOf(const Design& design, std::string_view text) {
    const Architecture& architecture = design.architecture();
    if (const Connection* labelled = architecture.findConnection(text)) return labelled->id;
    for (const Connection& connection : architecture.connections())
        if (architecture.describe(connection).rfind(std::string(text) + ":", 0) == 0) return connection.id;
    refuse(std::string(text), "there is no such connection");
}

}  // namespace cascade::tests
