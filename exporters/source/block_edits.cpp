// SPDX-License-Identifier: MIT
// Lines come and go; what stands beside them stays.
#include "exporters/source/block_edits.h"

#include "exporters/source/new_text.h"

namespace cascade::exporters {
namespace {

constexpr const char* kBlank = " \t\r\n";

bool isEmptyLine(std::string_view line) { return line.find_first_not_of(kBlank) == std::string_view::npos; }

/// The column of a comment that has its line to itself; npos for other lines.
std::size_t commentColumn(std::string_view line) {
    const std::size_t at = line.find_first_not_of(" \t");
    return at != std::string_view::npos && line[at] == '#' ? at : std::string_view::npos;
}

/// Where the next entry of a block would begin: behind the lines of the last one and of the comments after it.
std::size_t endOfBlock(const SourceText& source, SourceId holder, std::size_t column) {
    std::size_t end = source.lineEnd(source.placeOf(holder, source.node(holder).entries.size() - 1).value.end);
    for (std::size_t at = end; at < source.text().size();) {
        const std::size_t next = source.lineEnd(at);
        const std::string_view line = source.at({at, next});
        const std::size_t comment = commentColumn(line);
        if (comment != std::string_view::npos && comment >= column)
            end = next;
        else if (!isEmptyLine(line))
            break;
        at = next;
    }
    return end;
}

/// New lines at the beginning of a line, or at an end that no line break closes.
TextEdit linesAt(const SourceText& source, std::size_t offset, const std::string& lines, const SourceStyle& style) {
    const bool open = offset == source.text().size() && !source.text().ends_with('\n') && offset > 0;
    return {{offset, offset}, (open && !lines.empty() ? style.lineBreak : "") + lines};
}

/// The empty lines right before or after an offset.
std::size_t emptyBefore(const SourceText& source, std::size_t offset) {
    while (offset > source.lineBegin(0)) {
        const std::size_t above = source.lineBegin(offset - 1);
        if (!isEmptyLine(source.at({above, offset}))) break;
        offset = above;
    }
    return offset;
}

std::size_t emptyAfter(const SourceText& source, std::size_t offset) {
    while (offset < source.text().size() && isEmptyLine(source.at({offset, source.lineEnd(offset)})))
        offset = source.lineEnd(offset);
    return offset;
}

/// Behind the ':' or '-' that a value follows.
std::size_t anchorOf(const SourceText& source, const SourcePlace& place) {
    const bool member = source.node(place.holder).kind == SourceNode::Kind::Map;
    return member ? source.text().find(':', place.key.end) + 1 : source.entryBegin(place) + 1;
}

/// A comment that stands under the entry it follows, at its column or deeper.
bool isFollowedByComment(const SourceText& source, std::size_t offset, std::size_t column) {
    const std::size_t comment = commentColumn(source.at({offset, source.lineEnd(offset)}));
    return offset < source.text().size() && comment != std::string_view::npos && comment >= column;
}

/// The first entry of a block that begins behind the dash of an outer list: the next one takes its place.
TextEdits removeBehindDash(const SourceText& source, const SourcePlace& place) {
    const std::size_t begin = source.node(place.holder).content.begin;
    const std::size_t next = source.text().find_first_not_of(kBlank, source.lineEnd(place.value.end));
    return {{{begin, next}, ""}};
}

}  // namespace

TextEdits insertIntoBlock(const SourceText& source, SourceId holder, const std::optional<std::string>& name,
                          const Yaml& value, const std::string& comment) {
    const SourceStyle style = styleOf(source);
    const std::size_t column = columnOf(source, source.node(holder).content.begin);
    const std::size_t end = endOfBlock(source, holder, column);
    const std::string_view above = source.at({source.lineBegin(end > 0 ? end - 1 : 0), end});
    // A comment right above would be taken for the new entry's own.
    const bool apart = setsEntriesApart(source, holder) || commentColumn(above) == column;
    return {linesAt(source, end, (apart ? style.lineBreak : "") + blockLines(style, column, name, value, comment),
                    style)};
}

TextEdits removeFromBlock(const SourceText& source, const SourcePlace& place) {
    Span span = source.entrySpan(place);
    if (span.begin != source.lineBegin(span.begin)) return removeBehindDash(source, place);
    const std::size_t before = emptyBefore(source, span.begin);
    const std::size_t after = emptyAfter(source, span.end);
    const std::size_t column = columnOf(source, source.node(place.holder).content.begin);
    const bool last = place.index + 1 == source.node(place.holder).entries.size() &&
                      !isFollowedByComment(source, span.end, column);
    if (before < span.begin && (last || after > span.end) && place.index > 0)
        span.begin = before;
    else if (place.index == 0 && before == span.begin)
        span.end = after;
    return {{span, ""}};
}

TextEdits replaceInBlock(const SourceText& source, const SourcePlace& place, const Yaml& value) {
    const SourceStyle style = styleOf(source);
    const SourceNode& old = source.node(place.node);
    const SourceNode& holder = source.node(place.holder);
    const std::size_t column = columnOf(source, holder.content.begin);
    const BlockValue fresh = blockValue(style, column, holder.kind == SourceNode::Kind::List, value);
    const std::size_t anchor = anchorOf(source, place);
    const std::size_t line = source.lineEnd(anchor);
    if (old.whole.begin >= line)  // all of it stands below
        return {{{anchor, anchor}, fresh.head}, {{line, source.lineEnd(old.whole.end)}, fresh.tail}};
    const bool below = old.whole.end > line;
    std::size_t end = old.whole.end;
    if (below) {
        const bool tagOnly = old.isContainer() && old.isBlock() && old.content.begin >= line;
        const std::string_view rest = source.at({old.whole.begin, line});
        end = old.whole.begin + (tagOnly ? std::min(rest.find(" #"), rest.size()) : rest.size());
        while (end > old.whole.begin &&
               std::string_view(kBlank).find(source.text()[end - 1]) != std::string_view::npos)
            --end;
    }
    // What stands below a dash is indented as if one space followed it.
    const bool aligned = holder.kind == SourceNode::Kind::List && !fresh.tail.empty();
    const bool keepsSpace = !fresh.head.empty() && !old.whole.empty() && !aligned;
    const Span inLine{keepsSpace ? old.whole.begin : anchor, end};
    TextEdits edits{{inLine, keepsSpace ? fresh.head.substr(1) : fresh.head}};
    if (below)
        edits.push_back({{line, source.lineEnd(old.whole.end)}, fresh.tail});
    else
        edits.push_back(linesAt(source, line, fresh.tail, style));
    return edits;
}

}  // namespace cascade::exporters
