// SPDX-License-Identifier: MIT
// Reads a .cascade document into a design, keeping the author's order and every field, known or not.
#include <unordered_set>

#include "model/format/document.h"
#include "model/format/migrations.h"
#include "model/format/positioned_json.h"
#include "model/format/sections.h"
#include "model/graph/fields.h"
#include "model/nearest.h"

namespace cascade {
namespace {

std::string didYouMean(const std::string& found, const std::string& otherwise) {
    return found.empty() ? otherwise : "did you mean '" + found + "'?";
}

Error wrongField(const JsonCursor& object, const std::string& owner, const WrongField& wrong) {
    const bool text = wrong.expected == "a text";
    return wrongType(*object.member(wrong.name), "\"" + std::string(wrong.name) + "\" of " + owner,
                     std::string(wrong.expected), text ? "\"…\"" : R"({ "memory": 256 })");
}

/// The number of the document's format, from 1 to kDocumentFormat.
Result<int> formatOf(const JsonCursor& root) {
    if (!root->is_object())
        return root.error("a Cascade document is an object", R"(begin it with { "cascade": 1, …)");
    const auto format = root.member("cascade");
    if (!format)
        return root.error("this is no Cascade document: it has no \"cascade\" member",
                          R"(write "cascade": 1 as the first member, if it should be one)");
    if (!format->value().is_number_unsigned() || format->value() == 0)
        return format->error("\"cascade\" must be the number of the document's format", R"(write "cascade": 1)");
    if (format->value() > kDocumentFormat)
        return format->error("this document has format " + format->value().dump() +
                                 ", written by a newer Cascade; " + "this one reads formats up to " +
                                 std::to_string(kDocumentFormat),
                             "update Cascade to open it");
    return format->value().get<int>();
}

}  // namespace

class DocumentReader {
public:
    explicit DocumentReader(const Catalog& catalog) : m_catalog(catalog) {}

    Result<Design> read(const JsonCursor& root) {
        if (!readSections(root) || !readNodes(root) || !readConnections(root) || !readLayout(root)) return *m_error;
        return std::move(m_design);
    }

private:
    bool fail(Error error) {
        m_error = std::move(error);
        return false;
    }

    bool readSections(const JsonCursor& root) {
        m_design.m_sections = root.value();
        for (const char* name : {"nodes", "connections", "layout"})
            if (m_design.m_sections.contains(name)) m_design.m_sections[name] = nullptr;
        for (const JsonCursor& section : root.children()) {
            if (auto problem = checkSection(section)) return fail(std::move(*problem));
            if (section.key() == "name" || section.key() == "application")
                m_design.setSection({section.key(), section.value(), section.value(), 0});
        }
        return true;
    }

    bool readNodes(const JsonCursor& root) {
        const auto nodes = root.member("nodes");
        if (!nodes) return true;
        if (!nodes->value().is_object())
            return fail(wrongType(*nodes, "\"nodes\"", "an object", R"({ "OrdersApi": { "kind": "http-api" } })"));
        for (const JsonCursor& node : nodes->children())
            if (!readNode(node)) return false;
        return true;
    }

    bool readNode(const JsonCursor& node) {
        const std::string owner = "the node '" + node.key() + "'";
        if (!node->is_object()) return fail(wrongType(node, owner, "an object", R"({ "kind": "function" })"));
        const auto kind = node.member("kind");
        if (!kind)
            return fail(node.errorAtKey(owner + " has no kind", R"(add one, for example "kind": "function")"));
        if (!kind->value().is_string())
            return fail(wrongType(*kind, "\"kind\" of " + owner, "a text", "\"function\""));
        const auto& name = kind->value().get_ref<const std::string&>();
        if (!m_catalog.find(name))
            return fail(kind->error("unknown kind '" + name + "' of " + owner,
                                    didYouMean(nearest(name, kindNames()), "'cascade kinds' lists the kinds")));
        if (const auto wrong = wrongNodeField(node.value())) return fail(wrongField(node, owner, *wrong));
        const std::size_t position = m_design.architecture().nodes().size();
        m_design.apply(NodeAdded{{m_design.nextNodeId(), node.key(), name, node.value()}, position});
        return true;
    }

    bool readConnections(const JsonCursor& root) {
        const auto connections = root.member("connections");
        if (!connections) return true;
        if (!connections->value().is_array())
            return fail(
                wrongType(*connections, "\"connections\"", "a list", R"([{ "from": "Api", "to": "Orders" }])"));
        for (const JsonCursor& connection : connections->children())
            if (!readConnection(connection)) return false;
        return true;
    }

    bool readConnection(const JsonCursor& json) {
        if (!json->is_object())
            return fail(wrongType(json, "a connection", "an object", R"({ "from": "Api", "to": "Orders" })"));
        const Node* from = end(json, "from");
        const Node* to = from ? end(json, "to") : nullptr;
        if (!to) return false;
        if (const auto wrong = wrongConnectionField(json.value()))
            return fail(wrongField(json, "the connection from '" + from->name + "' to '" + to->name + "'", *wrong));
        if (const auto label = json.member("id"); label && !claimLabel(*label)) return false;
        Connection connection{m_design.nextConnectionId(), from->id, to->id, {}, json.value(),
                              firstRole(*from, *to)};
        const auto role = json.member("role");
        connection.role = role ? role->value().get<std::string>() : connection.impliedRole;
        connection.fields["from"] = nullptr;  // the ids are the truth; these mark the author's order
        connection.fields["to"] = nullptr;
        const std::size_t position = m_design.architecture().connections().size();
        m_design.apply(ConnectionAdded{std::move(connection), position});
        return true;
    }

    /// The node at one end of a connection; nullptr after an error.
    const Node* end(const JsonCursor& connection, const char* key) {
        const auto name = connection.member(key);
        const std::string quotedKey = "\"" + std::string(key) + "\"";
        if (!name) return fail(connection.error("a connection has no " + quotedKey, "name a node there")), nullptr;
        if (!name->value().is_string())
            return fail(wrongType(*name, quotedKey + " of a connection", "a text", "\"OrdersApi\"")), nullptr;
        return nodeNamed(*name, name->value().get_ref<const std::string&>(), quotedKey + " of a connection");
    }

    const Node* nodeNamed(const JsonCursor& place, const std::string& name, const std::string& where) {
        const Node* node = m_design.architecture().find(name);
        if (!node)
            fail(place.error(where + " names '" + name + "', but there is no such node",
                             didYouMean(nearest(name, nodeNames()), "add the node, or remove the entry")));
        return node;
    }

    bool claimLabel(const JsonCursor& label) {
        const auto& text = label->get_ref<const std::string&>();
        if (text.empty() || m_labels.insert(text).second) return true;
        return fail(
            label.error("the id '" + text + "' belongs to another connection already", "choose another id"));
    }

    /// A role that the author left out is the first of the pair, and none where the pair is illegal (a rule says
    /// so).
    std::string firstRole(const Node& from, const Node& to) const {
        const auto roles = m_catalog.between(from.kind, to.kind);
        return roles.empty() ? std::string() : roles.front()->role;
    }

    bool readLayout(const JsonCursor& root) {
        const auto layout = root.member("layout");
        if (!layout) return true;
        if (!layout->value().is_object())
            return fail(wrongType(*layout, "\"layout\"", "an object", R"({ "OrdersApi": [0, 0] })"));
        for (const JsonCursor& entry : layout->children()) {
            const auto node = m_design.architecture().find(entry.key());
            if (!node)
                return fail(entry.errorAtKey("the layout places '" + entry.key() + "', but there is no such node",
                                             didYouMean(nearest(entry.key(), nodeNames()), "remove the entry")));
            if (auto problem = checkPoint(entry, "the place of '" + entry.key() + "'"))
                return fail(std::move(*problem));
            const Point point{entry.value()[0].get<double>(), entry.value()[1].get<double>()};
            m_design.apply(NodeMoved{node->id, std::nullopt, point, m_design.layout().entries().size()});
        }
        return true;
    }

    std::vector<std::string> kindNames() const {
        std::vector<std::string> names;
        for (const Kind& kind : m_catalog.kinds()) names.push_back(kind.name);
        return names;
    }

    std::vector<std::string> nodeNames() const {
        std::vector<std::string> names;
        for (const Node& node : m_design.architecture().nodes()) names.push_back(node.name);
        return names;
    }

    const Catalog& m_catalog;
    Design m_design;
    std::unordered_set<std::string> m_labels;
    std::optional<Error> m_error;
};

namespace {

/// The author's text has another shape than the migrated one, so errors in the latter name no line.
Result<Design> readMigrated(Json document, int format, const std::string& file, const Catalog& catalog) {
    migrate(document, format, migrations());
    Result<Design> design = readDocument(document.dump(), file, catalog);
    if (design) return design;
    return Error{design.error().what, design.error().mend, file};
}

}  // namespace

Result<Design> readDocument(const PositionedJson& json, const Catalog& catalog) {
    const JsonCursor root = json.root();
    const Result<int> format = formatOf(root);
    if (!format) return format.error();
    if (*format < kDocumentFormat) return readMigrated(root.value(), *format, json.file(), catalog);
    return DocumentReader(catalog).read(root);
}

Result<Design> readDocument(std::string_view text, const std::string& file, const Catalog& catalog) {
    const Result<PositionedJson> json = parseJson(text, file);
    if (!json) return json.error();
    return readDocument(*json, catalog);
}

}  // namespace cascade
