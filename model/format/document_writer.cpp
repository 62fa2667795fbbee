// SPDX-License-Identifier: MIT
// Writes a design as a .cascade document: one line for what is short, one line group for what is not.
#include <cmath>

#include "model/format/document.h"

namespace cascade {
namespace {

constexpr std::size_t kLineWidth = 110;
constexpr int kIndent = 2;

std::string text(const Json& scalar) { return scalar.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// Appends the value in one line; false (with `out` spoilt) as soon as `out` grows beyond `limit`.
bool appendInline(std::string& out, const Json& value, std::size_t limit) {
    if (!value.is_structured() || value.empty()) {
        out += text(value);
        return out.size() <= limit;
    }
    const bool object = value.is_object();
    out += object ? "{ " : "[";
    bool first = true;
    for (const auto& item : value.items()) {
        if (!first) out += ", ";
        first = false;
        if (object) out += text(item.key()) + ": ";
        if (!appendInline(out, item.value(), limit)) return false;
    }
    out += object ? " }" : "]";
    return out.size() <= limit;
}

class Writer {
public:
    /// A value after what the line holds already: inline if it fits, else one line per entry.
    void value(const Json& json, int depth) {
        const std::size_t used = m_out.size();
        const std::size_t lineStart = m_out.rfind('\n') + 1;
        const std::size_t comma = 1;
        if (appendInline(m_out, json, lineStart + kLineWidth - comma) || !json.is_structured() || json.empty())
            return;
        m_out.resize(used);
        broken(json, depth);
    }

    /// One line per entry, however short.
    void broken(const Json& json, int depth) {
        if (!json.is_structured() || json.empty()) return value(json, depth);
        open(json.is_object() ? '{' : '[');
        for (const auto& item : json.items()) {
            entry(depth + 1);
            if (json.is_object()) key(item.key());
            value(item.value(), depth + 1);
        }
        close(json.is_object() ? '}' : ']', depth);
    }

    void open(char bracket) {
        m_out += bracket;
        m_first = true;
    }
    void entry(int depth) {
        m_out += m_first ? "\n" : ",\n";
        m_out.append(static_cast<std::size_t>(depth * kIndent), ' ');
        m_first = false;
    }
    void key(const std::string& name) { m_out += text(name) + ": "; }
    void close(char bracket, int depth) {
        if (!m_first) m_out += "\n" + std::string(static_cast<std::size_t>(depth * kIndent), ' ');
        m_out += bracket;
        m_first = false;
    }

    std::string take() { return std::move(m_out); }

private:
    std::string m_out;
    bool m_first = true;
};

void writeNodes(Writer& writer, const Architecture& architecture) {
    writer.open('{');
    for (const Node& node : architecture.nodes()) {
        writer.entry(2);
        writer.key(node.name);
        writer.value(node.fields, 2);
    }
    writer.close('}', 1);
}

void writeConnections(Writer& writer, const Architecture& architecture) {
    writer.open('[');
    for (const Connection& connection : architecture.connections()) {
        Json fields = connection.fields;
        fields["from"] = architecture.node(connection.from).name;
        fields["to"] = architecture.node(connection.to).name;
        writer.entry(2);
        writer.value(fields, 2);
    }
    writer.close(']', 1);
}

/// Whole coordinates are written as integers.
Json coordinate(double value) {
    constexpr double kExact = 9007199254740992.0;  // 2^53
    if (std::abs(value) < kExact && value == std::floor(value)) return static_cast<std::int64_t>(value);
    return value;
}

void writeLayout(Writer& writer, const Design& design) {
    writer.open('{');
    for (const auto& [node, point] : design.layout().entries()) {
        writer.entry(2);
        writer.key(design.architecture().node(node).name);
        writer.value(Json::array({coordinate(point.x), coordinate(point.y)}), 2);
    }
    writer.close('}', 1);
}

bool isListOfThings(const std::string& section) {
    return section == "groups" || section == "notes" || section == "scenarios";
}

void writeSection(Writer& writer, const Design& design, const std::string& name, const Json& value) {
    writer.entry(1);
    writer.key(name);
    if (name == "nodes") return writeNodes(writer, design.architecture());
    if (name == "connections") return writeConnections(writer, design.architecture());
    if (name == "layout") return writeLayout(writer, design);
    if (isListOfThings(name)) return writer.broken(value, 1);
    writer.value(value, 1);
}

}  // namespace

std::string writeDocument(const Design& design) {
    Writer writer;
    writer.open('{');
    for (const auto& item : design.sections().items()) writeSection(writer, design, item.key(), item.value());
    const auto addMissing = [&](const char* name, bool needed) {
        if (needed && !design.section(name)) writeSection(writer, design, name, Json());
    };
    addMissing("nodes", !design.architecture().nodes().empty());
    addMissing("connections", !design.architecture().connections().empty());
    addMissing("layout", !design.layout().entries().empty());
    writer.close('}', 0);
    return writer.take() + "\n";
}

}  // namespace cascade
