// SPDX-License-Identifier: MIT
// Making the tree: nodes in the order of the text, each container knowing its entries.
#include "exporters/source/source_builder.h"

#include <algorithm>

namespace cascade::exporters {
namespace {

/// Names, as messages show them.
std::string inQuotes(std::string_view name) {
    constexpr std::size_t kShown = 60;
    if (name.size() <= kShown) return "'" + std::string(name) + "'";
    std::size_t end = kShown;
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;
    return "'" + std::string(name.substr(0, end)) + "…'";
}

std::string placeText(const SourceText::Position& position) {
    return "line " + std::to_string(position.line) + ", column " + std::to_string(position.column);
}

}  // namespace

SourceBuilder::SourceBuilder(std::string text, const std::string& file, SourceFormat format) {
    m_source.m_text = std::move(text);
    m_source.m_file = file;
    m_source.m_format = format;
    m_source.indexLines();
}

bool SourceBuilder::fail(std::size_t offset, std::string what, std::string mend) {
    if (!m_error) m_error = m_source.errorAt(offset, std::move(what), std::move(mend));
    return false;
}

bool SourceBuilder::add(SourceNode node) {
    const std::size_t at = node.whole.begin;
    if (m_source.m_nodes.size() >= kMostSourceNodes)
        return fail(at, "the text holds more than " + std::to_string(kMostSourceNodes) + " names and values",
                    "split the template");
    const SourceId id = static_cast<SourceId>(m_source.m_nodes.size());
    m_source.m_nodes.push_back(std::move(node));
    if (m_open.empty()) return true;
    Open& holder = m_open.back();
    SourceNode& parent = m_source.m_nodes[holder.node];
    if (parent.kind == SourceNode::Kind::Map && holder.key == kNoSource) return addName(holder, id);
    parent.entries.push_back({holder.key, id});
    holder.key = kNoSource;
    return true;
}

bool SourceBuilder::addName(Open& map, SourceId key) {
    const SourceNode& name = m_source.m_nodes[key];
    if (name.kind != SourceNode::Kind::Scalar)
        return fail(name.whole.begin, "a name is a map, a list or an alias, not a text",
                    "write the name as text; put flow maps and placeholders in braces into quotes");
    map.key = key;
    const auto [first, isNew] = map.names.try_emplace(name.text, key);
    if (isNew || name.text == "<<") return true;
    const auto position = m_source.position(m_source.m_nodes[first->second].whole.begin);
    m_source.m_notices.push_back(m_source.errorAt(name.whole.begin,
                                                  "the name " + inQuotes(name.text) +
                                                      " occurs twice in this map, first at " + placeText(position) +
                                                      "; the last one counts",
                                                  "rename or remove one of the two"));
    m_overridden.insert(first->second);
    first->second = key;
    return true;
}

bool SourceBuilder::open() {
    const SourceId id = lastAdded();
    if (m_open.size() >= kDeepestSource)
        return fail(node(id).whole.begin,
                    "values are nested deeper than " + std::to_string(kDeepestSource) + " levels", "flatten them");
    if (!m_open.empty() && m_open.back().key == id)
        return fail(node(id).whole.begin, "a name is a map or a list, not a text", "write the name as text");
    m_open.push_back({id, kNoSource, {}});
    return true;
}

void SourceBuilder::close(std::size_t end) {
    SourceNode& container = node(m_open.back().node);
    m_open.pop_back();
    if (container.isBlock() && !container.entries.empty()) end = node(container.entries.back().value).whole.end;
    container.whole.end = container.content.end = end;
}

bool SourceBuilder::isOpen(SourceId id) const {
    return std::any_of(m_open.begin(), m_open.end(), [&](const Open& open) { return open.node == id; });
}

Result<SourceText> SourceBuilder::finish(std::optional<Json> known) {
    if (m_error) return *m_error;
    if (known) {
        m_source.m_value = std::move(*known);
    } else {
        Result<Json> made = value(m_source.root(), 0);
        if (!made) return made.error();
        m_source.m_value = std::move(made).value();
    }
    m_source.indexNames();
    return std::move(m_source);
}

}  // namespace cascade::exporters
