// SPDX-License-Identifier: MIT
// Lays HCL out: two blanks for each level, equal signs in a column where lines of one line each follow each other.
#include "exporters/terraform/hcl.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>

namespace cascade::exporters::terraform {
namespace {

constexpr std::size_t kListWidth = 80;  // columns of a list in one line

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

bool isIdentifier(std::string_view key) {
    // A word that HCL would read as a value or as the start of a "for".
    static constexpr std::array<std::string_view, 4> kWords = {"for", "null", "true", "false"};
    return !key.empty() && isLetter(key.front()) && std::all_of(key.begin(), key.end(), [](char c) {
        return isLetter(c) || (c >= '0' && c <= '9') || c == '-';
    }) && std::find(kWords.begin(), kWords.end(), key) == kWords.end();
}

/// Columns as the formatter counts them: characters of UTF-8, not bytes.
std::size_t columns(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// The list on one line, or "" where it needs several.
std::string flowText(const Expression& list) {
    std::string text = "[";
    for (const HclField& item : list.fields) {
        const bool plain = item.value.kind == Expression::Kind::Inline && item.comment.empty();
        if (!plain || text.size() > kListWidth) return {};
        text += (text.size() > 1 ? ", " : "") + item.value.text;
    }
    return text.size() > kListWidth ? std::string() : text + "]";
}

/// The whole expression on one line, or "".
std::string oneLine(const Expression& value) {
    std::string text = value.text;
    if (value.kind == Expression::Kind::List) text = flowText(value);
    if (value.kind == Expression::Kind::Object) text = value.fields.empty() ? "{}" : "";
    return text.empty() || value.function.empty() ? text : value.function + "(" + text + ")";
}

class Writer {
public:
    explicit Writer(GeneratedFile& file) : m_file(file) {}

    void body(const HclBody& body, int level) {
        const std::vector<HclItem>& items = body.items();
        for (std::size_t i = 0; i < items.size();) {
            if (i > 0 && (items[i].isBlock || items[i - 1].isBlock || !items[i].comment.empty())) line(0, "");
            if (items[i].isBlock)
                block(items[i++], level);
            else
                i = attributes(items, i, level);
        }
    }

private:
    void block(const HclItem& item, int level) {
        const int first = m_lines + 1;
        comment(item.comment, level);
        std::string head = item.name;
        for (const std::string& label : item.labels) head += " \"" + label + "\"";
        if (item.body.empty()) {
            line(level, head + " {}");
        } else {
            line(level, head + " {");
            body(item.body, level + 1);
            line(level, "}");
        }
        trace(item.origin, first);
    }

    /// Attributes from `first` on that each take one line and have no comment: their equal signs stand in a column.
    std::size_t attributes(const std::vector<HclItem>& items, std::size_t first, int level) {
        comment(items[first].comment, level);
        std::size_t end = first;
        std::size_t width = 0;
        while (end < items.size() && !items[end].isBlock && (end == first || items[end].comment.empty()) &&
               !oneLine(items[end].value).empty())
            width = std::max(width, columns(items[end++].name));
        if (end == first) {
            multiLine(items[first].name, items[first].value, level, items[first].origin);
            return first + 1;
        }
        for (std::size_t i = first; i < end; ++i)
            assignment(items[i].name, items[i].value, width, level, items[i].origin);
        return end;
    }

    void fields(const std::vector<HclField>& all, int level) {
        for (std::size_t i = 0; i < all.size();) {
            comment(all[i].comment, level);
            std::size_t end = i;
            std::size_t width = 0;
            while (end < all.size() && (end == i || all[end].comment.empty()) && !oneLine(all[end].value).empty())
                width = std::max(width, columns(all[end++].key));
            if (end == i) {
                multiLine(all[i].key, all[i].value, level, all[i].origin);
                ++i;
            }
            for (; i < end; ++i) assignment(all[i].key, all[i].value, width, level, all[i].origin);
        }
    }

    void assignment(const std::string& key, const Expression& value, std::size_t width, int level,
                    const Origin& origin) {
        line(level, key + std::string(width - columns(key), ' ') + " = " + oneLine(value));
        trace(origin, m_lines);
    }

    void multiLine(const std::string& key, const Expression& value, int level, const Origin& origin) {
        const int first = m_lines + 1;
        open(key + " = ", value, level, "");
        trace(origin, first);
    }

    /// A list or an object over several lines, after what stands before it on its first line.
    void open(const std::string& before, const Expression& value, int level, const std::string& after) {
        const bool list = value.kind == Expression::Kind::List;
        const std::string call = value.function.empty() ? "" : value.function + "(";
        line(level, before + call + (list ? "[" : "{"));
        if (list)
            listItems(value.fields, level + 1);
        else
            fields(value.fields, level + 1);
        line(level, std::string(list ? "]" : "}") + (call.empty() ? "" : ")") + after);
    }

    void listItems(const std::vector<HclField>& items, int level) {
        for (const HclField& item : items) {
            const int first = m_lines + 1;
            comment(item.comment, level);
            if (const std::string text = oneLine(item.value); !text.empty())
                line(level, text + ",");
            else
                open("", item.value, level, ",");
            trace(item.origin, first);
        }
    }

    void comment(const std::string& text, int level) {
        std::string current;
        for (const char c : text + "\n") {
            if (c == '\n') {
                if (!current.empty()) line(level, "# " + current);
                current.clear();
            } else if (static_cast<unsigned char>(c) >= ' ') {
                current += c;
            }
        }
    }

    void trace(const Origin& origin, int first) {
        if (origin.node || origin.connection) m_file.origins.push_back({first, m_lines, origin});
    }

    void line(int level, const std::string& text) {
        std::string whole = text.empty() ? "" : std::string(static_cast<std::size_t>(2 * level), ' ') + text;
        while (whole.ends_with(' ')) whole.pop_back();
        m_file.text += whole + "\n";
        ++m_lines;
    }

    GeneratedFile& m_file;
    int m_lines = 0;
};

}  // namespace

void HclBody::set(std::string name, Expression value, std::string comment, Origin origin) {
    const auto block =
        std::find_if(m_items.begin(), m_items.end(), [](const HclItem& item) { return item.isBlock; });
    m_items.insert(block, {false, std::move(name), {}, std::move(value), {}, std::move(comment), origin});
}

void HclBody::setFirst(std::string name, Expression value) {
    m_items.insert(m_items.begin(), {false, std::move(name), {}, std::move(value), {}, {}, {}});
}

void HclBody::close(std::string name, Expression value) {
    m_items.push_back({false, std::move(name), {}, std::move(value), {}, {}, {}});
}

HclBody& HclBody::add(std::string type, std::vector<std::string> labels, std::string comment, Origin origin) {
    m_items.push_back({true, std::move(type), std::move(labels), {}, {}, std::move(comment), origin});
    return m_items.back().body;
}

void HclBody::append(HclBody other) {
    m_items.insert(m_items.end(), std::make_move_iterator(other.m_items.begin()),
                   std::make_move_iterator(other.m_items.end()));
}

bool HclBody::has(std::string_view name) const {
    return std::any_of(m_items.begin(), m_items.end(), [&](const HclItem& item) { return item.name == name; });
}

Expression inlineOf(std::string text) { return {Expression::Kind::Inline, std::move(text), {}, {}}; }
Expression quotedText(std::string_view text) { return inlineOf("\"" + escaped(text) + "\""); }

std::string escaped(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool opens = (c == '$' || c == '%') && i + 1 < text.size() && text[i + 1] == '{';
        if (opens) {
            result += c;
            result += c;
        } else if (c == '"' || c == '\\') {
            result += '\\';
            result += c;
        } else if (c == '\n') {
            result += "\\n";
        } else if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') {
            char code[8];
            std::snprintf(code, sizeof code, "\\u%04x", static_cast<unsigned>(static_cast<unsigned char>(c)));
            result += code;
        } else {
            result += c;
        }
    }
    return result;
}

std::string keyText(std::string_view key) {
    return isIdentifier(key) ? std::string(key) : "\"" + escaped(key) + "\"";
}

GeneratedFile writeHcl(const std::string& path, const HclBody& body) {
    GeneratedFile file{path, {}, {}};
    Writer(file).body(body, 0);
    return file;
}

}  // namespace cascade::exporters::terraform
