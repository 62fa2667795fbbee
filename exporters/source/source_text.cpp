// SPDX-License-Identifier: MIT
// Finding places: by pointer, by line.
#include "exporters/source/source_text.h"

#include <algorithm>

#include "exporters/source/source_builder.h"

namespace cascade::exporters {
namespace {

constexpr std::size_t kLargeMap = 16;  ///< Entries from which a map is worth an index of its names.

/// "~1" is '/', "~0" is '~'.
std::string unescaped(std::string_view token) {
    std::string name;
    for (std::size_t i = 0; i < token.size(); ++i) {
        const bool escape = token[i] == '~' && i + 1 < token.size() && (token[i + 1] == '0' || token[i + 1] == '1');
        name += escape ? (token[++i] == '0' ? '~' : '/') : token[i];
    }
    return name;
}

/// An object's first name is in double quotes; that of a flow map in YAML seldom is.
bool looksLikeJson(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    constexpr const char* kSpace = " \t\r\n";
    text.remove_prefix(std::min(text.find_first_not_of(kSpace), text.size()));
    if (!text.starts_with('{')) return false;
    const std::size_t next = text.find_first_not_of(kSpace, 1);
    return next == std::string_view::npos || text[next] == '"' || text[next] == '}';
}

std::optional<std::size_t> listIndex(std::string_view token) {
    if (token.empty() || token.size() > 9 || (token.size() > 1 && token.front() == '0')) return std::nullopt;
    std::size_t index = 0;
    for (const char c : token) {
        if (c < '0' || c > '9') return std::nullopt;
        index = index * 10 + static_cast<std::size_t>(c - '0');
    }
    return index;
}

}  // namespace

SourcePlace SourceText::placeOf(SourceId holder, std::size_t index) const {
    const SourceEntry& entry = node(holder).entries[index];
    const Span value = node(entry.value).whole;
    return {entry.value, holder, index, entry.key == kNoSource ? value : node(entry.key).whole, value};
}

std::optional<SourcePlace> SourceText::find(std::string_view pointer) const {
    SourcePlace place{root(), kNoSource, 0, node(root()).whole, node(root()).whole};
    bool inTag = false;
    while (!pointer.empty()) {
        if (pointer.front() != '/') return std::nullopt;
        pointer.remove_prefix(1);
        const std::string_view token = pointer.substr(0, pointer.find('/'));
        pointer.remove_prefix(token.size());
        if (!step(place, unescaped(token), inTag)) return std::nullopt;
    }
    place.part = inTag;
    return place;
}

/// One name further. `inTag`: the last one was that of the place's own tag.
bool SourceText::step(SourcePlace& place, std::string_view name, bool& inTag) const {
    while (node(place.node).kind == SourceNode::Kind::Alias) {
        place.node = node(place.node).target;
        place.shared = true;
    }
    const SourceNode& from = node(place.node);
    if (const std::string intrinsic = intrinsicOfTag(from.tag); !inTag && !intrinsic.empty()) {
        inTag = true;
        return name == intrinsic;
    }
    const bool attributes = inTag && from.tag == "!GetAtt" && from.kind == SourceNode::Kind::Scalar;
    if (attributes) return (name == "0" || name == "1") && from.text.find('.') != std::string::npos;
    inTag = false;
    const auto index = from.kind == SourceNode::Kind::List ? listIndex(name) : entryIndex(place.node, name);
    if (!index || !from.isContainer() || *index >= from.entries.size()) return stepIntoMerge(place, name);
    const bool shared = place.shared;
    place = placeOf(place.node, *index);
    place.shared = shared;
    return true;
}

bool SourceText::stepIntoMerge(SourcePlace& place, std::string_view name) const {
    if (node(place.node).kind != SourceNode::Kind::Map) return false;
    const auto enter = [&](SourceId merged) {
        SourcePlace inside;
        inside.node = merged;
        inside.shared = true;
        bool inTag = false;
        if (node(merged).kind == SourceNode::Kind::List || !step(inside, name, inTag)) return false;
        place = inside;
        return place.shared = true;
    };
    for (const SourceEntry& entry : node(place.node).entries) {
        if (node(entry.key).text != "<<") continue;
        if (enter(entry.value)) return true;
        if (node(entry.value).kind != SourceNode::Kind::List) continue;
        for (const SourceEntry& merged : node(entry.value).entries)
            if (enter(merged.value)) return true;
    }
    return false;
}

/// Of names that occur twice the last one counts.
std::optional<std::size_t> SourceText::entryIndex(SourceId holder, std::string_view name) const {
    const SourceNode& map = node(holder);
    if (map.kind != SourceNode::Kind::Map) return std::nullopt;
    if (const auto names = m_names.find(holder); names != m_names.end()) {
        const auto found = names->second.find(std::string(name));
        return found == names->second.end() ? std::nullopt : std::optional(found->second);
    }
    for (std::size_t i = map.entries.size(); i-- > 0;)
        if (node(map.entries[i].key).text == name) return i;
    return std::nullopt;
}

void SourceText::indexNames() {
    for (SourceId id = 0; id < m_nodes.size(); ++id) {
        if (m_nodes[id].kind != SourceNode::Kind::Map || m_nodes[id].entries.size() < kLargeMap) continue;
        auto& names = m_names[id];
        for (std::size_t i = 0; i < m_nodes[id].entries.size(); ++i)
            names[m_nodes[m_nodes[id].entries[i].key].text] = i;
    }
}

void SourceText::indexLines() {
    m_lines = {m_text.starts_with("\xEF\xBB\xBF") ? std::size_t(3) : 0};
    for (std::size_t at = m_text.find('\n'); at != std::string::npos; at = m_text.find('\n', at + 1))
        m_lines.push_back(at + 1);
}

SourceText::Position SourceText::position(std::size_t offset) const {
    offset = std::clamp(offset, m_lines.front(), m_text.size());
    const auto line = std::upper_bound(m_lines.begin(), m_lines.end(), offset) - m_lines.begin();
    const std::size_t begin = m_lines[static_cast<std::size_t>(line) - 1];
    const auto column = std::count_if(m_text.begin() + static_cast<std::ptrdiff_t>(begin),
                                      m_text.begin() + static_cast<std::ptrdiff_t>(offset),
                                      [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
    return {static_cast<int>(line), static_cast<int>(column) + 1};
}

std::size_t SourceText::lineBegin(std::size_t offset) const {
    return *(std::upper_bound(m_lines.begin() + 1, m_lines.end(), offset) - 1);
}

std::size_t SourceText::lineEnd(std::size_t offset) const {
    const auto next = std::upper_bound(m_lines.begin(), m_lines.end(), offset);
    return next == m_lines.end() ? m_text.size() : *next;
}

Error SourceText::errorAt(std::size_t offset, std::string what, std::string mend) const {
    const Position place = position(offset);
    return {std::move(what), std::move(mend), m_file, place.line, place.column};
}

Error SourceText::errorAt(std::string_view pointer, std::string what, std::string mend) const {
    for (;;) {
        if (const auto place = find(pointer)) return errorAt(place->key.begin, std::move(what), std::move(mend));
        const std::size_t slash = pointer.rfind('/');
        if (slash == std::string_view::npos) return errorAt(std::size_t(0), std::move(what), std::move(mend));
        pointer = pointer.substr(0, slash);
    }
}

Result<SourceText> parseSource(std::string text, const std::string& file) {
    if (text.size() > kLargestSource)
        return Error{"the text is larger than 64 MiB", "open a template; this is something else", file};
    return looksLikeJson(text) ? readJsonSource(std::move(text), file) : readYamlSource(std::move(text), file);
}

}  // namespace cascade::exporters
