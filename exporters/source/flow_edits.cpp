// SPDX-License-Identifier: MIT
// Commas and the space around them.
#include "exporters/source/flow_edits.h"

#include "exporters/source/new_text.h"

namespace cascade::exporters {
namespace {

bool hasLineBreak(std::string_view text) { return text.find('\n') != std::string_view::npos; }

/// The space with which a line begins.
std::string indentOf(const SourceText& source, std::size_t offset) {
    const std::size_t begin = source.lineBegin(offset);
    const std::size_t end = source.text().find_first_not_of(" \t", begin);
    return std::string(source.at({begin, std::min(end, offset)}));
}

std::string nameText(const SourceText& source, const SourceStyle& style, const std::optional<std::string>& name) {
    if (!name) return {};
    if (source.format() == SourceFormat::Yaml) return yamlScalar(*name, true, style.yaml.quote) + ": ";
    return Json(*name).dump() + (style.jsonIndent.empty() ? ":" : ": ");
}

}  // namespace

TextEdits insertIntoFlow(const SourceText& source, SourceId holder, const std::optional<std::string>& name,
                         const Json& value) {
    const SourceStyle style = styleOf(source);
    const SourceNode& into = source.node(holder);
    const std::string key = nameText(source, style, name);
    const Span inside{into.content.begin + 1, into.content.end - 1};
    if (into.entries.empty()) {
        const std::string outer = indentOf(source, into.content.begin);
        const std::string inner = outer + style.jsonIndent;
        const std::string item = key + flowValue(source, style, value, inner.size());
        if (source.format() == SourceFormat::Json && !style.jsonIndent.empty())
            return {{inside, style.lineBreak + inner + item + style.lineBreak + outer}};
        const std::string space = inside.empty() ? "" : " ";
        return {{inside, space + item + space}};
    }
    const std::size_t first = source.placeOf(holder, 0).key.begin;
    const std::size_t end = source.placeOf(holder, into.entries.size() - 1).value.end;
    if (hasLineBreak(source.at({into.content.begin, first}))) {
        const std::string indent = indentOf(source, first);
        return {
            {{end, end}, "," + style.lineBreak + indent + key + flowValue(source, style, value, indent.size())}};
    }
    const bool tight = source.format() == SourceFormat::Json && style.jsonIndent.empty();
    return {{{end, end},
             (tight ? "," : ", ") + key +
                 flowValue(source, style, value, indentOf(source, into.content.begin).size())}};
}

TextEdits removeFromFlow(const SourceText& source, const SourcePlace& place) {
    const SourceNode& holder = source.node(place.holder);
    if (holder.entries.size() == 1) {
        const Span inside{holder.content.begin + 1, holder.content.end - 1};
        const Span before{inside.begin, place.key.begin};
        const bool padded =
            !before.empty() && !hasLineBreak(source.at(before)) && source.text()[inside.end - 1] == ' ';
        return {{inside, padded ? std::string(source.at(before)) : ""}};
    }
    if (place.index == 0) return {{{place.key.begin, source.placeOf(place.holder, 1).key.begin}, ""}};
    return {{{source.placeOf(place.holder, place.index - 1).value.end, place.value.end}, ""}};
}

TextEdits replaceInFlow(const SourceText& source, const SourcePlace& place, const Json& value) {
    const SourceStyle style = styleOf(source);
    const std::string text = flowValue(source, style, value, indentOf(source, place.key.begin).size());
    if (!place.value.empty()) return {{place.value, text}};
    const bool colon = source.at({place.key.end, place.value.begin}).find(':') != std::string_view::npos;
    return {{place.value, (colon ? " " : ": ") + text}};
}

}  // namespace cascade::exporters
