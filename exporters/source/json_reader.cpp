// SPDX-License-Identifier: MIT
// JSON texts as a tree with spans. The parser of documents says whether it is JSON, and what it means; what is left
// is to walk over a text that is known to be right.
#include <algorithm>

#include "exporters/source/source_builder.h"
#include "model/format/positioned_json.h"

namespace cascade::exporters {
namespace {

class JsonReader {
public:
    JsonReader(std::string text, const std::string& file)
        : m_file(file), m_builder(std::move(text), file, SourceFormat::Json), m_text(m_builder.text()) {}

    Result<SourceText> read() {
        const Result<PositionedJson> json = parseJson(m_text, m_file);
        if (!json) return json.error();
        m_at = m_text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
        if (!add(json->root().value())) return m_builder.error();
        return m_builder.finish(json->root().value());
    }

private:
    void skipSpace() { m_at = m_text.find_first_not_of(" \t\r\n", m_at); }

    bool add(const Json& value) {
        skipSpace();
        if (value.is_structured()) return addContainer(value);
        if (value.is_string()) return addText(value.get_ref<const std::string&>());
        SourceNode node;
        const std::size_t end = std::min(m_text.find_first_of(" \t\r\n,]}", m_at), m_text.size());
        node.whole = node.content = {m_at, end};
        node.text = m_text.substr(m_at, end - m_at);
        m_at = end;
        return m_builder.add(std::move(node));
    }

    bool addText(const std::string& text) {
        SourceNode node;
        node.style = SourceNode::Style::DoubleQuoted;
        node.text = text;
        node.whole.begin = m_at;
        for (++m_at; m_text[m_at] != '"'; ++m_at)
            if (m_text[m_at] == '\\') ++m_at;
        node.whole.end = ++m_at;
        node.content = node.whole;
        return m_builder.add(std::move(node));
    }

    bool addName(const std::string& name) {
        skipSpace();
        const bool added = addText(name);
        m_at = m_text.find(':', m_at) + 1;
        return added;
    }

    bool addContainer(const Json& value) {
        SourceNode node;
        node.kind = value.is_object() ? SourceNode::Kind::Map : SourceNode::Kind::List;
        node.style = SourceNode::Style::Flow;
        node.whole = node.content = {m_at, m_text.size()};
        if (!m_builder.add(std::move(node)) || !m_builder.open()) return false;
        ++m_at;
        for (const auto& item : value.items()) {
            if (value.is_object() && !addName(item.key())) return false;
            if (!add(item.value())) return false;
            skipSpace();
            if (m_text[m_at] == ',') ++m_at;
        }
        skipSpace();
        m_builder.close(++m_at);
        return true;
    }

    const std::string& m_file;
    SourceBuilder m_builder;
    const std::string& m_text;
    std::size_t m_at = 0;
};

}  // namespace

Result<SourceText> readJsonSource(std::string text, const std::string& file) {
    return JsonReader(std::move(text), file).read();
}

}  // namespace cascade::exporters
