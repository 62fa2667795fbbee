// SPDX-License-Identifier: MIT
// JSON texts, read by the positioned parser of documents, as a tree with spans.
#include "exporters/source/source_builder.h"
#include "model/format/positioned_json.h"

namespace cascade::exporters {
namespace {

class JsonReader {
public:
    JsonReader(std::string text, const std::string& file)
        : m_file(file), m_builder(std::move(text), file, SourceFormat::Json) {}

    Result<SourceText> read() {
        Result<PositionedJson> json =
            parseJson(m_builder.text(), m_file, DuplicateNames::Refused, kMostSourceNodes / 2);
        if (!json) return json.error();
        m_first = m_builder.text().starts_with("\xEF\xBB\xBF") ? 3 : 0;
        if (!add(json->root())) return m_builder.error();
        return m_builder.finish(json->root().value());
    }

private:
    bool add(const JsonCursor& cursor) {
        const Json& value = cursor.value();
        SourceNode node;
        node.whole = node.content = {m_first + cursor.begin(), m_first + cursor.end()};
        if (!value.is_structured()) {
            node.style = value.is_string() ? SourceNode::Style::DoubleQuoted : SourceNode::Style::Plain;
            node.text = value.is_string() ? value.get<std::string>()
                                          : m_builder.text().substr(node.whole.begin, node.whole.size());
            return m_builder.add(std::move(node));
        }
        node.kind = value.is_object() ? SourceNode::Kind::Map : SourceNode::Kind::List;
        node.style = SourceNode::Style::Flow;
        const std::size_t end = node.whole.end;
        if (!m_builder.add(std::move(node)) || !m_builder.open()) return false;
        for (const JsonCursor& child : cursor.children())
            if ((value.is_object() && !addName(child)) || !add(child)) return false;
        m_builder.close(end);
        return true;
    }

    bool addName(const JsonCursor& member) {
        SourceNode name;
        name.style = SourceNode::Style::DoubleQuoted;
        name.text = member.key();
        const std::size_t begin = m_first + member.keyBegin();
        name.whole = name.content = {begin, closingQuote(begin) + 1};
        return m_builder.add(std::move(name));
    }

    std::size_t closingQuote(std::size_t at) const {
        const std::string& text = m_builder.text();
        for (++at; text[at] != '"'; ++at)
            if (text[at] == '\\') ++at;
        return at;
    }

    const std::string& m_file;
    SourceBuilder m_builder;
    std::size_t m_first = 0;  ///< The byte after a byte order mark.
};

}  // namespace

Result<SourceText> readJsonSource(std::string text, const std::string& file) {
    return JsonReader(std::move(text), file).read();
}

}  // namespace cascade::exporters
