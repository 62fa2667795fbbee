// SPDX-License-Identifier: MIT
// What belongs to an entry besides its name and value: its lines, and its own comments.
#include "exporters/source/source_text.h"

namespace cascade::exporters {

Span SourceText::entrySpan(const SourcePlace& place) const {
    const Span bare{place.key.begin, std::max(place.key.end, place.value.end)};
    if (place.holder == kNoSource || !node(place.holder).isBlock()) return bare;
    Span lines{lineBegin(bare.begin), lineEnd(bare.end)};
    // An entry that begins behind the dash of an outer list has no lines of its own.
    std::string_view before = at({lines.begin, bare.begin});
    if (node(place.holder).kind == SourceNode::Kind::List) before = before.substr(0, before.rfind('-'));
    const std::size_t indent = before.size();
    if (before.find_first_not_of(' ') != std::string_view::npos) return bare;
    while (lines.begin > 0) {
        const std::size_t above = lineBegin(lines.begin - 1);
        const std::string_view line = at({above, lines.begin});
        if (line.find_first_not_of(' ') != indent || line[indent] != '#') break;
        lines.begin = above;
    }
    return lines;
}

}  // namespace cascade::exporters
