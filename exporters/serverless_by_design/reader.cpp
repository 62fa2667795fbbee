// SPDX-License-Identifier: MIT
// From nodes and edges to a design, in three passes: what the nodes are, what they are called, what connects them.
#include "exporters/serverless_by_design/reader.h"

#include <array>
#include <cassert>
#include <cmath>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "exporters/serverless_by_design/placement.h"
#include "model/format/sections.h"
#include "model/nearest.h"

namespace cascade::exporters {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kKinds{{
    {"api", "rest-api"},
    {"cognitoIdentity", "cognito-identity-pool"},
    {"table", "dynamodb-table"},
    {"analyticsStream", "kinesis-analytics"},
    {"deliveryStream", "firehose"},
    {"stream", "kinesis-stream"},
    {"iotRule", "iot-rule"},
    {"fn", "function"},
    {"bucket", "s3-bucket"},
    {"queue", "sqs-queue"},
    {"eventBus", "event-bus"},
    {"schedule", "schedule"},
    {"topic", "sns-topic"},
    {"stepFn", "state-machine"},
}};

/// Leaves room for a number within the 255 letters of a name.
constexpr std::size_t kLongestStem = 240;

std::string_view kindOf(std::string_view type) {
    for (const auto& [theirs, ours] : kKinds)
        if (theirs == type) return ours;
    return {};
}

std::string textOf(const JsonCursor& object, std::string_view key) {
    const auto value = object.member(key);
    return value && value->value().is_string() ? value->value().get<std::string>() : std::string();
}

/// "designs/full-app.json" -> "full-app"
std::string titleOf(const std::string& file) {
    const std::size_t folder = file.find_last_of("/\\");
    const std::string name = folder == std::string::npos ? file : file.substr(folder + 1);
    return name.substr(0, name.find_last_of('.'));
}

struct ForeignNode {
    std::string id;
    std::string kind;
    std::string description;
    std::optional<Point> place;
    std::string name;  ///< A legal one.
};

class Reader {
public:
    Reader(const std::string& file, const Catalog& catalog) : m_catalog(catalog) {
        [[maybe_unused]] const auto named = m_imported.design.editSection("name", titleOf(file));
        assert(named);
    }

    Result<Imported> read(const JsonCursor& root) {
        m_imported.native = false;
        if (!looksLikeServerlessByDesign(root.value()))
            return root.error(
                "this is no design of Serverless by Design: it has no lists of \"nodes\" and \"edges\"",
                "open the file that its 'Save' made");
        for (const JsonCursor& node : root.member("nodes")->children())
            if (!readNode(node)) return *m_error;
        chooseNames();
        addNodes();
        for (const JsonCursor& edge : root.member("edges")->children())
            if (!readEdge(edge)) return *m_error;
        return std::move(m_imported);
    }

private:
    bool fail(Error error) {
        m_error = std::move(error);
        return false;
    }

    bool readNode(const JsonCursor& json) {
        if (!json->is_object()) return fail(wrongType(json, "a node", "an object", R"({ "id": "MyApi", … })"));
        const auto id = json.member("id");
        if (!id) return fail(json.error("a node has no \"id\"", "give it one"));
        if (!id->value().is_string()) return fail(wrongType(*id, "the \"id\" of a node", "a text", "\"MyApi\""));
        ForeignNode node;
        node.id = id->value().get<std::string>();
        if (!m_index.emplace(node.id, m_nodes.size()).second)
            return fail(
                id->error("there are two nodes with the id '" + node.id + "'", "rename or remove one of them"));
        const auto model = json.member("model");
        if (model) node.description = textOf(*model, "description");
        if (!readKind(json, model, node)) return false;
        node.place = placeOf(json);
        m_nodes.push_back(std::move(node));
        return true;
    }

    /// "model.type", or the same word in "group", which the tool wrote for colours.
    bool readKind(const JsonCursor& json, const std::optional<JsonCursor>& model, ForeignNode& node) {
        auto type = model ? model->member("type") : std::nullopt;
        if (!type) type = json.member("group");
        if (!type)
            return fail(json.error("the node '" + node.id + "' has no type", R"(add "model": { "type": "fn" })"));
        if (!type->value().is_string())
            return fail(wrongType(*type, "the type of '" + node.id + "'", "a text", "\"fn\""));
        const auto& word = type->value().get_ref<const std::string&>();
        node.kind = kindOf(word);
        if (!node.kind.empty() && m_catalog.find(node.kind)) return true;
        std::vector<std::string> known;
        for (const auto& kind : kKinds) known.emplace_back(kind.first);
        const std::string meant = nearest(word, known);
        return fail(type->error("the node '" + node.id + "' has the unknown type '" + word + "'",
                                meant.empty() ? "use a type of Serverless by Design, for example \"fn\""
                                              : "did you mean '" + meant + "'?"));
    }

    static std::optional<Point> placeOf(const JsonCursor& json) {
        const Json* x = member(json.value(), "x");
        const Json* y = member(json.value(), "y");
        constexpr double kFarthest = 1e8;
        const auto fits = [](const Json* n) {
            return n && n->is_number() && std::abs(n->get<double>()) <= kFarthest;
        };
        if (!fits(x) || !fits(y)) return std::nullopt;
        return Point{x->get<double>(), y->get<double>()};
    }

    /// Legal ids stay; the others are cleaned, and numbered where that would give a name twice.
    void chooseNames() {
        std::unordered_set<std::string> taken;
        for (const ForeignNode& node : m_nodes)
            if (isLegalName(node.id)) taken.insert(node.id);
        for (ForeignNode& node : m_nodes) {
            node.name = node.id;
            if (isLegalName(node.id)) continue;
            const std::string clean = cleanName(node.id).substr(0, kLongestStem);
            int& number = m_numbers[clean];
            do node.name = ++number == 1 ? clean : clean + std::to_string(number);
            while (!taken.insert(node.name).second);
            m_imported.notices.push_back("'" + node.id + "' is called '" + node.name +
                                         "' now: names consist of letters and digits");
        }
    }

    void addNodes() {
        std::vector<std::optional<Point>> places;
        for (const ForeignNode& node : m_nodes) places.push_back(node.place);
        places = spread(std::move(places));
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            Json fields = Json::object();
            if (!m_nodes[i].description.empty()) fields["description"] = m_nodes[i].description;
            const auto added =
                m_imported.design.addNode(m_nodes[i].kind, m_nodes[i].name, places[i], std::move(fields));
            m_ids.push_back(std::get<NodeAdded>(added->front()).node.id);
        }
    }

    bool readEdge(const JsonCursor& json) {
        if (!json->is_object())
            return fail(wrongType(json, "an edge", "an object", R"({ "from": "A", "to": "B" })"));
        const auto from = end(json, "from");
        const auto to = from ? end(json, "to") : std::nullopt;
        if (!to) return false;
        const std::string role = roleOf(m_nodes[*from].kind, m_nodes[*to].kind, textOf(json, "label"));
        [[maybe_unused]] const auto connected = m_imported.design.connect(m_ids[*from], m_ids[*to], role);
        assert(connected);
        return true;
    }

    std::optional<std::size_t> end(const JsonCursor& edge, const char* key) {
        const std::string quotedKey = "\"" + std::string(key) + "\"";
        const auto id = edge.member(key);
        if (!id) return fail(edge.error("an edge has no " + quotedKey, "name a node there")), std::nullopt;
        if (!id->value().is_string())
            return fail(wrongType(*id, quotedKey + " of an edge", "a text", "\"MyApi\"")), std::nullopt;
        const auto& name = id->value().get_ref<const std::string&>();
        const auto found = m_index.find(name);
        if (found != m_index.end()) return found->second;
        return fail(id->error(quotedKey + " of an edge names '" + name + "', but there is no such node",
                              "add the node, or remove the edge")),
               std::nullopt;
    }

    /// The labels are the tool's own words ("integration", "read/write"); few are ours. A pair that has no role
    /// keeps the label, and validation says that it is illegal.
    std::string roleOf(std::string_view from, std::string_view to, const std::string& label) const {
        if (m_catalog.find(from, to, label)) return label;
        const auto roles = m_catalog.between(from, to);
        return roles.empty() ? label : roles.front()->role;
    }

    const Catalog& m_catalog;
    Imported m_imported;
    std::vector<ForeignNode> m_nodes;
    std::vector<NodeId> m_ids;
    std::unordered_map<std::string, std::size_t> m_index;
    std::unordered_map<std::string, int> m_numbers;
    std::optional<Error> m_error;
};

}  // namespace

bool looksLikeServerlessByDesign(const Json& document) {
    const Json* nodes = member(document, "nodes");
    const Json* edges = member(document, "edges");
    return nodes && nodes->is_array() && edges && edges->is_array();
}

Result<Imported> readServerlessByDesign(std::string_view text, const std::string& file, const Catalog& catalog) {
    const Result<PositionedJson> json = parseJson(text, file);
    if (!json) return json.error();
    return readServerlessByDesign(json->root(), file, catalog);
}

Result<Imported> readServerlessByDesign(const JsonCursor& root, const std::string& file, const Catalog& catalog) {
    return Reader(file, catalog).read(root);
}

}  // namespace cascade::exporters
