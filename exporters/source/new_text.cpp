// SPDX-License-Identifier: MIT
// New text: YAML by our writer, JSON by nlohmann's, both set into lines as the source has them.
#include "exporters/source/new_text.h"

#include <algorithm>

namespace cascade::exporters {
namespace {

/// Every line that is not empty is indented, and ends as the source's lines do.
std::string laidOut(std::string_view text, std::size_t column, const std::string& lineBreak) {
    std::string result;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (!line.empty()) result += std::string(column, ' ') + std::string(line);
        result += lineBreak;
    }
    return result;
}

Yaml entryOf(const std::optional<std::string>& name, const Yaml& value, const std::string& comment) {
    Yaml document = name ? Yaml::map() : Yaml::list();
    return name ? document.add(*name, value, comment) : document.push(value, comment);
}

bool isPrintable(const std::string& text) {
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; });
}

std::string singleQuoted(const std::string& text) {
    std::string result = "'";
    for (const char c : text) result += c == '\'' ? "''" : std::string(1, c);
    return result + "'";
}

}  // namespace

std::string blockLines(const SourceStyle& style, std::size_t column, const std::optional<std::string>& name,
                       const Yaml& value, const std::string& comment) {
    return laidOut(writeYaml(entryOf(name, value, comment), style.yaml).text, column, style.lineBreak);
}

BlockValue blockValue(const SourceStyle& style, std::size_t column, bool inList, const Yaml& value) {
    const std::optional<std::string> name = inList ? std::nullopt : std::optional<std::string>("K");
    const std::string lines = blockLines(style, column, name, value);
    const std::size_t begin = column + (inList ? 1 : 2);
    const std::size_t end = lines.find(style.lineBreak);
    return {lines.substr(begin, end - begin), lines.substr(end + style.lineBreak.size())};
}

std::string flowValue(const SourceText& source, const SourceStyle& style, const Json& value, std::size_t column) {
    if (source.format() == SourceFormat::Yaml) return yamlFlow(value, style.yaml.quote);
    if (style.jsonIndent.empty()) return value.dump();
    const bool tabs = style.jsonIndent.front() == '\t';
    const std::string text = value.dump(static_cast<int>(style.jsonIndent.size()), tabs ? '\t' : ' ');
    std::string result;
    for (const char c : text) {
        if (c != '\n')
            result += c;
        else
            result += style.lineBreak + std::string(column, tabs ? '\t' : ' ');
    }
    return result;
}

std::string scalarLike(const SourceText& source, const SourceNode& old, const std::string& text, bool inFlow,
                       const SourceStyle& style) {
    if (source.format() == SourceFormat::Json) return Json(text).dump();
    if (old.style == SourceNode::Style::SingleQuoted && isPrintable(text)) return singleQuoted(text);
    if (old.style == SourceNode::Style::DoubleQuoted && isPrintable(text)) return Json(text).dump();
    return yamlScalar(text, inFlow, style.yaml.quote);
}

}  // namespace cascade::exporters
