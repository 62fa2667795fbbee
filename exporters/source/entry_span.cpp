// SPDX-License-Identifier: MIT
// What belongs to an entry besides its name and value: its lines, and its own comments.
#include <algorithm>

#include "exporters/source/source_text.h"

namespace cascade::exporters {

std::size_t SourceText::entryBegin(const SourcePlace& place) const {
    const bool dashed = place.holder != kNoSource && node(place.holder).kind == SourceNode::Kind::List &&
                        node(place.holder).isBlock();
    if (!dashed) return place.key.begin;
    std::size_t at =
        place.index == 0 ? node(place.holder).content.begin : placeOf(place.holder, place.index - 1).value.end;
    for (;;) {
        at = m_text.find_first_not_of(" \t\r\n", at);
        if (m_text[at] != '#') return at;
        at = m_text.find('\n', at);
    }
}

Span SourceText::entrySpan(const SourcePlace& place) const {
    const Span bare{entryBegin(place), std::max(place.key.end, place.value.end)};
    if (place.holder == kNoSource || !node(place.holder).isBlock()) return bare;
    Span lines{lineBegin(bare.begin), lineEnd(bare.end)};
    const std::size_t indent = bare.begin - lines.begin;
    // An entry that begins behind the dash of an outer list has no lines of its
    // own.
    if (at({lines.begin, bare.begin}).find_first_not_of(' ') != std::string_view::npos) return bare;
    while (lines.begin > lineBegin(0)) {
        const std::size_t above = lineBegin(lines.begin - 1);
        const std::string_view line = at({above, lines.begin});
        if (line.find_first_not_of(' ') != indent || line[indent] != '#') break;
        lines.begin = above;
    }
    return lines;
}

}  // namespace cascade::exporters
