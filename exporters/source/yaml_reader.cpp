// SPDX-License-Identifier: MIT
// libyaml's events, and the marks they carry, as a tree with spans.
#include <yaml.h>

#include <array>
#include <memory>
#include <unordered_map>

#include "exporters/source/source_builder.h"
#include "model/format/utf8.h"

namespace cascade::exporters {
namespace {

/// libyaml counts code points, we count bytes.
class ByteOffsets {
public:
    explicit ByteOffsets(std::string_view text) : m_text(text) {
        if (text.starts_with("\xEF\xBB\xBF")) m_first = 3;  // a byte order mark is not counted
        std::size_t points = 0;
        for (std::size_t at = m_first; at < text.size(); ++at) {
            if (continues(at)) continue;
            if (points % kStride == 0) m_samples.push_back(at);
            ++points;
        }
    }

    std::size_t operator()(const yaml_mark_t& mark) const {
        const std::size_t sample = mark.index / kStride;
        if (sample >= m_samples.size()) return m_text.size();
        std::size_t at = m_samples[sample];
        for (std::size_t rest = mark.index % kStride; rest > 0 && at < m_text.size(); --rest) {
            ++at;
            while (at < m_text.size() && continues(at)) ++at;
        }
        return at;
    }

private:
    static constexpr std::size_t kStride = 32;
    bool continues(std::size_t at) const { return (static_cast<unsigned char>(m_text[at]) & 0xC0) == 0x80; }

    std::string_view m_text;
    std::size_t m_first = 0;
    std::vector<std::size_t> m_samples;
};

struct Mend {
    std::string_view problem;  ///< As libyaml words it.
    std::string_view what;
    std::string_view mend;
};

constexpr std::array<Mend, 8> kMends = {{
    {"mapping values are not allowed in this context", "a ':' stands where no name can be",
     "indent the line like its neighbours, or put the text into quotes"},
    {"did not find expected key", "a name is expected here",
     "indent the line like its neighbours, and check that quotes and brackets above it are closed"},
    {"could not find expected ':'", "a name is not followed by ':'", "add the ':', or close the quotes above"},
    {"did not find expected '-' indicator", "an element of a list is expected here",
     "indent the line like its neighbours"},
    {"found unexpected end of stream", "the text ends within quotes", "close the quotes"},
    {"did not find expected ',' or ']'", "',' or ']' is expected here", "close the list"},
    {"did not find expected ',' or '}'", "',' or '}' is expected here", "close the map"},
    {"found duplicate anchor", "an anchor is defined twice", "rename one of the two"},
}};

std::string view(const yaml_char_t* text) { return text ? reinterpret_cast<const char*>(text) : ""; }

class YamlReader {
public:
    YamlReader(std::string text, const std::string& file)
        : m_builder(std::move(text), file, SourceFormat::Yaml), m_offsets(m_builder.text()) {}

    Result<SourceText> read() {
        if (const auto bad = firstBadUtf8(m_builder.text())) {
            m_builder.fail(*bad, "the text is not UTF-8 (it is a binary file, or in another encoding)",
                           "open the right file, or save it as UTF-8");
            return m_builder.error();
        }
        yaml_parser_t parser;
        if (!yaml_parser_initialize(&parser)) return Error{"there is no memory left to read the text"};
        const std::unique_ptr<yaml_parser_t, void (*)(yaml_parser_t*)> owner(&parser, yaml_parser_delete);
        const std::string& text = m_builder.text();
        yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(text.data()), text.size());
        for (bool more = true; more;) {
            yaml_event_t event;
            if (!yaml_parser_parse(&parser, &event)) return malformed(parser);
            const std::unique_ptr<yaml_event_t, void (*)(yaml_event_t*)> eventOwner(&event, yaml_event_delete);
            more = event.type != YAML_STREAM_END_EVENT;
            if (!take(event)) return m_builder.error();
        }
        if (m_documents == 0) {
            m_builder.fail(text.size(), "the text is empty", "open another file, or restore it from a backup");
            return m_builder.error();
        }
        return m_builder.finish(std::nullopt);
    }

private:
    bool take(const yaml_event_t& event) {
        switch (event.type) {
            case YAML_DOCUMENT_START_EVENT:
                return ++m_documents == 1 ||
                       m_builder.fail(m_offsets(event.start_mark), "a second document begins here",
                                      "keep one document a file: remove the '---' or split the file");
            case YAML_ALIAS_EVENT: return alias(event);
            case YAML_SCALAR_EVENT: return scalar(event);
            case YAML_SEQUENCE_START_EVENT:
                return container(event, SourceNode::Kind::List,
                                 event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE,
                                 event.data.sequence_start.tag, event.data.sequence_start.anchor);
            case YAML_MAPPING_START_EVENT:
                return container(event, SourceNode::Kind::Map,
                                 event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE,
                                 event.data.mapping_start.tag, event.data.mapping_start.anchor);
            case YAML_SEQUENCE_END_EVENT:
            case YAML_MAPPING_END_EVENT: m_builder.close(m_offsets(event.end_mark)); return true;
            default: return true;
        }
    }

    Span span(const yaml_event_t& event) const { return {m_offsets(event.start_mark), m_offsets(event.end_mark)}; }

    bool alias(const yaml_event_t& event) {
        SourceNode node;
        node.kind = SourceNode::Kind::Alias;
        node.whole = node.content = span(event);
        node.text = view(event.data.alias.anchor);
        const auto found = m_anchors.find(node.text);
        if (found == m_anchors.end())
            return m_builder.fail(node.whole.begin, "the alias '*" + node.text + "' names no anchor above it",
                                  "write '&" + node.text + "' where its value stands, or quote the text");
        if (m_builder.isOpen(found->second))
            return m_builder.fail(node.whole.begin, "the alias '*" + node.text + "' stands within its own value",
                                  "write out what it stands for");
        node.target = found->second;
        return m_builder.add(std::move(node));
    }

    bool scalar(const yaml_event_t& event) {
        const auto& data = event.data.scalar;
        SourceNode node;
        node.whole = span(event);
        node.style = data.style == YAML_SINGLE_QUOTED_SCALAR_STYLE   ? SourceNode::Style::SingleQuoted
                     : data.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE ? SourceNode::Style::DoubleQuoted
                     : data.style == YAML_LITERAL_SCALAR_STYLE       ? SourceNode::Style::Literal
                     : data.style == YAML_FOLDED_SCALAR_STYLE        ? SourceNode::Style::Folded
                                                                     : SourceNode::Style::Plain;
        node.text.assign(reinterpret_cast<const char*>(data.value), data.length);
        node.tag = view(data.tag);
        node.content = contentOf(node.whole, data.tag || data.anchor);
        const bool block = node.style == SourceNode::Style::Literal || node.style == SourceNode::Style::Folded;
        if (block) node.whole.end = node.content.end = endOfBlock(node.content);
        if (!m_builder.add(std::move(node))) return false;
        note(data.anchor);
        return true;
    }

    bool container(const yaml_event_t& event, SourceNode::Kind kind, bool flow, const yaml_char_t* tag,
                   const yaml_char_t* anchor) {
        SourceNode node;
        node.kind = kind;
        node.style = flow ? SourceNode::Style::Flow : SourceNode::Style::Block;
        node.whole = {m_offsets(event.start_mark), m_builder.text().size()};
        node.tag = view(tag);
        node.content = contentOf(node.whole, tag || anchor);
        if (!m_builder.add(std::move(node))) return false;
        note(anchor);
        return m_builder.open();
    }

    void note(const yaml_char_t* anchor) {
        if (anchor) m_anchors.insert_or_assign(view(anchor), m_builder.lastAdded());
    }

    /// What follows the tag and the anchor of a value.
    Span contentOf(Span whole, bool hasProperties) const {
        if (!hasProperties) return whole;
        const std::string& text = m_builder.text();
        std::size_t at = whole.begin;
        while (at < whole.end && (text[at] == '!' || text[at] == '&')) {
            at = std::min(text.find_first_of(" \t\r\n", at), whole.end);
            at = skipSpace(at, whole.end);
        }
        return {std::min(at, whole.end), whole.end};
    }

    std::size_t skipSpace(std::size_t at, std::size_t end) const {
        const std::string& text = m_builder.text();
        for (;;) {
            at = std::min(text.find_first_not_of(" \t\r\n", at), end);
            if (at >= end || text[at] != '#') return at;
            at = std::min(text.find('\n', at), end);
        }
    }

    /// libyaml ends block scalars where the next thing begins; their text ends before the last line break, and
    /// before empty lines unless these are kept ('|+').
    std::size_t endOfBlock(Span content) const {
        const std::string_view text = std::string_view(m_builder.text()).substr(content.begin, content.size());
        const std::string_view header = text.substr(0, text.find('\n'));
        if (header.substr(0, header.find('#')).find('+') != std::string_view::npos) {
            std::size_t end = content.end;
            if (text.ends_with('\n')) --end;
            if (text.ends_with("\r\n")) --end;
            return end;
        }
        return content.begin + text.find_last_not_of(" \t\r\n") + 1;
    }

    Error malformed(const yaml_parser_t& parser) {
        const std::string problem = parser.problem ? parser.problem : "the text cannot be read";
        if (parser.error == YAML_READER_ERROR)
            m_builder.fail(parser.problem_offset, "a control character, which YAML does not allow",
                           "remove it, or open the right file: this may be a binary one");
        const std::size_t at = m_offsets(parser.problem_mark);
        const std::string& text = m_builder.text();
        if (problem.starts_with("found character that cannot start") && at < text.size() && text[at] == '\t')
            m_builder.fail(at, "a tab stands where YAML wants spaces", "indent with spaces");
        if (problem.starts_with("found character that cannot start"))
            m_builder.fail(at, "a value cannot begin with this character", "put the text into quotes");
        for (const Mend& known : kMends)
            if (known.problem == problem)
                m_builder.fail(at, std::string(known.what) + begun(parser), std::string(known.mend));
        m_builder.fail(at, "this is no YAML: " + problem + begun(parser), "correct the text by hand");
        return m_builder.error();
    }

    /// Where that began which could not be read to its end.
    static std::string begun(const yaml_parser_t& parser) {
        if (!parser.context || parser.context_mark.line == parser.problem_mark.line) return {};
        return " (" + std::string(parser.context) + " that begins at line " +
               std::to_string(parser.context_mark.line + 1) + ")";
    }

    SourceBuilder m_builder;
    ByteOffsets m_offsets;
    std::unordered_map<std::string, SourceId> m_anchors;
    int m_documents = 0;
};

}  // namespace

Result<SourceText> readYamlSource(std::string text, const std::string& file) {
    return YamlReader(std::move(text), file).read();
}

}  // namespace cascade::exporters
