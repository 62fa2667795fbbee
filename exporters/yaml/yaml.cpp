// SPDX-License-Identifier: MIT
// Writes YAML documents. The layout is ours, for yaml-cpp cannot place comments inside a nested block; each scalar
// is yaml-cpp's.
#include "exporters/yaml/yaml.h"

#include <algorithm>
#include <cassert>
#include <optional>

namespace cascade::exporters {
namespace {

constexpr std::size_t kWidth = 110;     // columns of comments
constexpr std::size_t kFlowWidth = 60;  // columns of a list in one line

/// {"Ref": …} or {"Fn::X": …}: the name without "Fn::", and its argument.
struct Intrinsic {
    std::string name;
    const Json* argument;
};

std::optional<Intrinsic> intrinsicOf(const Json& value) {
    if (!value.is_object() || value.size() != 1) return {};
    const std::string& key = value.begin().key();
    if (key == "Ref") return Intrinsic{"Ref", &*value.begin()};
    if (key.starts_with("Fn::")) return Intrinsic{key.substr(4), &*value.begin()};
    return {};
}

std::string inlineText(const Json& value, bool inFlow, char quote);

/// Scalars, intrinsics of such, and lists of both can stand in brackets on one line.
bool fitsFlow(const Json& value) {
    if (const auto intrinsic = intrinsicOf(value))
        return !intrinsicOf(*intrinsic->argument) && fitsFlow(*intrinsic->argument);
    if (value.is_object()) return value.empty();
    return !value.is_array() || std::all_of(value.begin(), value.end(), fitsFlow);
}

std::string scalarText(const Json& value, bool inFlow, char quote) {
    if (value.is_string()) return yamlScalar(value.get_ref<const std::string&>(), inFlow, quote);
    return value.dump();
}

/// The text of a value that fits in one line, or "" when it needs a block. In a flow everything is one line.
std::string intrinsicText(const Intrinsic& intrinsic, bool inFlow, char quote) {
    const Json& argument = *intrinsic.argument;
    if (intrinsic.name == "GetAtt" && argument.is_array() && argument.size() == 2 && argument[1].is_string())
        return "!GetAtt " +
               yamlScalar(argument[0].get<std::string>() + "." + argument[1].get<std::string>(), inFlow, quote);
    // A short form cannot hold another one directly: the outer one is written in full, as a map.
    if (intrinsicOf(argument)) return {};
    if (argument.is_array())
        return fitsFlow(argument) ? "!" + intrinsic.name + " " + inlineText(argument, true, quote) : std::string();
    return argument.is_object() ? std::string() : "!" + intrinsic.name + " " + scalarText(argument, inFlow, quote);
}

std::string flowText(const Json& list, char quote) {
    std::string text = "[";
    for (const Json& item : list) text += (text.size() > 1 ? ", " : "") + inlineText(item, true, quote);
    return text + "]";
}

std::string inlineText(const Json& value, bool inFlow, char quote) {
    if (const auto intrinsic = intrinsicOf(value)) return intrinsicText(*intrinsic, inFlow, quote);
    if (value.is_object()) return value.empty() ? "{}" : std::string();
    if (!value.is_array()) return scalarText(value, inFlow, quote);
    const bool flat =
        std::none_of(value.begin(), value.end(), [](const Json& item) { return item.is_structured(); });
    if (inFlow) return flowText(value, quote);
    const std::string text = flat ? flowText(value, quote) : std::string();
    return text.size() <= kFlowWidth ? text : std::string();
}

Yaml listOf(const Json& array) {
    Yaml list = Yaml::list();
    for (const Json& item : array) list.push(item);
    return list;
}

Yaml mapOf(const Json& object) {
    Yaml map = Yaml::map();
    for (const auto& [key, item] : object.items()) map.add(key, item);
    return map;
}

/// A JSON object or array as a map or list of entries, with the tag of an intrinsic before it.
struct Block {
    std::string tag;
    Yaml content;
};

Block blockOf(const Json& value) {
    if (const auto intrinsic = intrinsicOf(value); intrinsic && !intrinsicOf(*intrinsic->argument)) {
        const Json& argument = *intrinsic->argument;
        return {"!" + intrinsic->name, argument.is_array() ? listOf(argument) : mapOf(argument)};
    }
    return {"", value.is_array() ? listOf(value) : mapOf(value)};
}

class Writer {
public:
    explicit Writer(const YamlStyle& style) : m_style(style) {}

    void writeMap(const Yaml& map, int indent) {
        for (const YamlEntry& entry : map.entries()) writeEntry(entry, indent);
    }
    void writeList(const Yaml& list, int indent) {
        for (const YamlEntry& entry : list.entries()) {
            const int first = m_lines + 1;
            writeComment(entry.comment, indent);
            writeItem(entry.value, indent);
            trace(entry, first);
        }
    }
    YamlText finish() { return {std::move(m_text), std::move(m_origins)}; }

private:
    void writeEntry(const YamlEntry& entry, int indent) {
        const bool opens = m_text.empty() || m_text.ends_with(":\n");
        if (entry.apart && !opens) line("");
        const int first = m_lines + 1;
        writeComment(entry.comment, indent);
        m_line +=
            std::string(static_cast<std::size_t>(indent), ' ') + yamlScalar(entry.key, false, m_style.quote) + ":";
        writeValue(entry.value, indent + m_style.indent, indent + m_style.listIndent);
        trace(entry, first);
    }

    /// The rest of a line that holds "key:" or "-", and the lines below it, where names and dashes are indented so.
    void writeValue(const Yaml& value, int names, int dashes) {
        if (value.kind() == Yaml::Kind::Value) {
            if (const std::string text = inlineText(value.value(), false, m_style.quote); !text.empty()) {
                line(" " + text);
                return;
            }
            const Block block = blockOf(value.value());
            writeBlock(block.content, block.tag.empty() ? "" : " " + block.tag, names, dashes);
        } else if (value.empty()) {
            line(value.kind() == Yaml::Kind::Map ? " {}" : " []");
        } else {
            writeBlock(value, "", names, dashes);
        }
    }

    void writeBlock(const Yaml& content, const std::string& tag, int names, int dashes) {
        line(tag);
        if (content.kind() == Yaml::Kind::Map)
            writeMap(content, names);
        else
            writeList(content, dashes);
    }

    /// A map in a list starts on the line of its dash.
    void writeItem(const Yaml& item, int indent) {
        const bool map =
            item.kind() == Yaml::Kind::Map ||
            (item.kind() == Yaml::Kind::Value && inlineText(item.value(), false, m_style.quote).empty() &&
             item.value().is_object() && blockOf(item.value()).tag.empty());
        const std::string dash = std::string(static_cast<std::size_t>(indent), ' ') + "-";
        if (!map || item.empty()) {
            m_line += dash;
            writeValue(item, indent + 2, indent + 2);
            return;
        }
        const Yaml content = item.kind() == Yaml::Kind::Map ? item : mapOf(item.value());
        const YamlEntry& head = content.entries().front();
        writeComment(head.comment, indent);
        m_line += dash + " " + yamlScalar(head.key, false, m_style.quote) + ":";
        const int first = m_lines + 1;
        writeValue(head.value, indent + 2 + m_style.indent, indent + 2 + m_style.listIndent);
        trace(head, first);
        for (std::size_t i = 1; i < content.entries().size(); ++i) writeEntry(content.entries()[i], indent + 2);
    }

    void writeComment(std::string comment, int indent) {
        std::erase_if(comment, [](char c) { return c != '\n' && static_cast<unsigned char>(c) < ' '; });
        const std::string start = std::string(static_cast<std::size_t>(indent), ' ') + "#";
        std::size_t at = 0;
        while (at < comment.size()) {
            const std::size_t room = kWidth - start.size() - 1;
            std::size_t end = comment.find('\n', at);
            if (end == std::string::npos) end = comment.size();
            if (end - at > room) {
                const std::size_t blank = comment.rfind(' ', at + room);
                end = blank == std::string::npos || blank <= at ? end : blank;
            }
            line(start + (end > at ? " " : "") + comment.substr(at, end - at));
            at = end + 1;
        }
    }

    void trace(const YamlEntry& entry, int first) {
        if (entry.origin.node || entry.origin.connection) m_origins.push_back({first, m_lines, entry.origin});
    }

    void line(const std::string& rest) {
        m_text += m_line + rest + "\n";
        m_line.clear();
        ++m_lines;
    }

    const YamlStyle m_style;
    std::string m_text;
    std::string m_line;
    int m_lines = 0;
    std::vector<LineOrigin> m_origins;
};

}  // namespace

Yaml Yaml::map() {
    Yaml yaml{Json()};
    yaml.m_kind = Kind::Map;
    return yaml;
}

Yaml Yaml::list() {
    Yaml yaml{Json()};
    yaml.m_kind = Kind::List;
    return yaml;
}

Yaml& Yaml::add(std::string key, Yaml value, std::string comment, Origin origin) {
    assert(m_kind == Kind::Map);
    m_entries.push_back({std::move(key), std::move(value), std::move(comment), origin});
    return *this;
}

Yaml& Yaml::push(Yaml value, std::string comment, Origin origin) {
    assert(m_kind == Kind::List);
    m_entries.push_back({{}, std::move(value), std::move(comment), origin});
    return *this;
}

Yaml& Yaml::apart() {
    m_entries.back().apart = true;
    return *this;
}

std::string pointerToken(std::string_view key) {
    std::string token;
    for (const char c : key) token += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return token;
}

/// Opens the value along the pointers only: elsewhere it is laid out as any other.
Yaml tracedYaml(const Json& value, const std::vector<Part>& parts) {
    if (parts.empty() || !value.is_structured() || value.empty() || intrinsicOf(value)) return value;
    Yaml result = value.is_array() ? Yaml::list() : Yaml::map();
    for (const auto& [key, item] : value.items()) {
        Origin origin;
        std::string comment;
        std::vector<Part> inner;
        for (const Part& part : parts) {
            const std::string_view pointer = std::string_view(part.pointer).substr(1);
            const std::size_t end = std::min(pointer.find('/'), pointer.size());
            if (pointer.substr(0, end) != pointerToken(key)) continue;
            if (end == pointer.size()) {
                origin = part.origin;
                comment = part.comment;
            } else {
                inner.push_back({std::string(pointer.substr(end)), part.origin, part.comment});
            }
        }
        if (value.is_array())
            result.push(tracedYaml(item, inner), std::move(comment), origin);
        else
            result.add(key, tracedYaml(item, inner), std::move(comment), origin);
    }
    return result;
}

YamlText writeYaml(const Yaml& document, const YamlStyle& style) {
    Writer writer(style);
    if (document.kind() == Yaml::Kind::Map)
        writer.writeMap(document, 0);
    else
        writer.writeList(document, 0);
    return writer.finish();
}

}  // namespace cascade::exporters
