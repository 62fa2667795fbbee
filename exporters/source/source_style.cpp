// SPDX-License-Identifier: MIT
// Habits are counted: the most frequent one is the text's.
#include "exporters/source/source_style.h"

#include <algorithm>
#include <map>

namespace cascade::exporters {
namespace {

class Habit {
public:
    void see(int value) { ++m_counts[value]; }
    int usual(int otherwise) const {
        const auto most = std::max_element(m_counts.begin(), m_counts.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        return most == m_counts.end() ? otherwise : most->first;
    }

private:
    std::map<int, int> m_counts;
};

YamlStyle yamlStyleOf(const SourceText& source) {
    const YamlStyle ours;
    Habit indent;
    Habit listIndent;
    Habit quote;
    for (SourceId id = 0; id < source.nodeCount(); ++id) {
        const SourceNode& node = source.node(id);
        if (node.style == SourceNode::Style::SingleQuoted) quote.see('\'');
        if (node.style == SourceNode::Style::DoubleQuoted) quote.see('"');
        if (node.kind != SourceNode::Kind::Map || !node.isBlock()) continue;
        for (const SourceEntry& entry : node.entries) {
            const SourceNode& value = source.node(entry.value);
            if (!value.isBlock() || !value.isContainer()) continue;
            const auto step = static_cast<int>(columnOf(source, value.content.begin)) -
                              static_cast<int>(columnOf(source, source.node(entry.key).whole.begin));
            (value.kind == SourceNode::Kind::Map ? indent : listIndent).see(step);
        }
    }
    return {indent.usual(ours.indent), listIndent.usual(ours.listIndent),
            static_cast<char>(quote.usual(ours.quote))};
}

std::string jsonIndentOf(const SourceText& source) {
    const SourceNode& root = source.node(source.root());
    if (root.entries.empty()) return SourceStyle().jsonIndent;
    const std::size_t first = source.placeOf(source.root(), 0).key.begin;
    const Span before{root.content.begin, first};
    if (source.at(before).find('\n') == std::string_view::npos) return "";
    return std::string(source.at({source.lineBegin(first), first}));
}

bool hasEmptyLine(std::string_view text) {
    const std::size_t first = text.find('\n');
    if (first == std::string_view::npos) return false;
    for (std::size_t at = first; at != std::string_view::npos; at = text.find('\n', at + 1)) {
        const std::size_t next = text.find_first_not_of(" \t\r", at + 1);
        if (next != std::string_view::npos && text[next] == '\n') return true;
    }
    return false;
}

/// How many entries more follow an empty line than do not.
int distance(const SourceText& source, SourceId holder) {
    int balance = 0;
    for (std::size_t i = 1; i < source.node(holder).entries.size(); ++i) {
        const Span between{source.placeOf(holder, i - 1).value.end, source.placeOf(holder, i).key.begin};
        balance += hasEmptyLine(source.at(between)) ? 1 : -1;
    }
    return balance;
}

}  // namespace

std::size_t columnOf(const SourceText& source, std::size_t offset) { return offset - source.lineBegin(offset); }

SourceStyle styleOf(const SourceText& source) {
    SourceStyle style;
    const std::size_t line = source.text().find('\n');
    if (line != std::string::npos && line > 0 && source.text()[line - 1] == '\r') style.lineBreak = "\r\n";
    if (source.format() == SourceFormat::Json)
        style.jsonIndent = jsonIndentOf(source);
    else
        style.yaml = yamlStyleOf(source);
    return style;
}

bool setsEntriesApart(const SourceText& source, SourceId holder) {
    if (source.node(holder).entries.size() > 1) return distance(source, holder) > 0;
    const std::size_t column = columnOf(source, source.node(holder).content.begin);
    int balance = 0;
    for (SourceId id = 0; id < source.nodeCount(); ++id) {
        const SourceNode& node = source.node(id);
        if (node.kind == source.node(holder).kind && node.isBlock() &&
            columnOf(source, node.content.begin) == column)
            balance += distance(source, id);
    }
    return balance > 0;
}

}  // namespace cascade::exporters
