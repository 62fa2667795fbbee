// SPDX-License-Identifier: MIT
// Draws at random, then takes back what the rules or the plan refuse.
#include "tests/helpers/random_design.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>

#include "model/plan/plan.h"
#include "model/rules/problem.h"
#include "tests/helpers/random.h"

namespace cascade::tests {
namespace {

constexpr std::size_t kOneIn = 6;        // parameters that get a value
constexpr double kWidestRange = 10'000;  // of a number: defaults and limits are near the minimum
constexpr int kMostRepairs = 1'000;

class Painter {
public:
    explicit Painter(std::uint64_t seed) : m_random(seed) {}

    Design paint(std::size_t mostNodes) {
        const std::size_t nodes = 2 + m_random.below(mostNodes - 1);
        for (std::size_t i = 0; i < nodes; ++i) addNode();
        const std::size_t connections = nodes + m_random.below(nodes);
        for (std::size_t i = 0; i < connections; ++i) addConnection();
        addNeeds();
        addGroups();
        repair();
        return std::move(m_design);
    }

private:
    const std::vector<Node>& nodes() const { return m_design.architecture().nodes(); }

    /// Functions are a third of most designs.
    const Kind& anyKind() {
        if (m_random.below(3) == 0) return *builtinCatalog().find("function");
        return m_random.pick(builtinCatalog().kinds());
    }

    void addNode() {
        const Kind& kind = anyKind();
        Json fields = Json::object();
        if (m_random.below(4) == 0) fields["description"] = m_random.pick(kDescriptions);
        for (const Parameter& parameter : kind.parameters)
            if (m_random.below(kOneIn) == 0)
                if (Json value = anyValue(parameter); !value.is_null())
                    fields["parameters"][parameter.name] = value;
        [[maybe_unused]] const bool added =
            m_design.addNode(kind.name, m_design.freeName(kind.nameStem), {}, std::move(fields)).ok();
        assert(added);
    }

    /// A value within the parameter's limits; null where they do not say enough.
    Json anyValue(const Parameter& parameter) {
        const double low = parameter.minimum.value_or(0);
        const double high = std::min(parameter.maximum.value_or(low + kWidestRange), low + kWidestRange);
        const auto number = [&] {
            return static_cast<std::int64_t>(low) +
                   static_cast<std::int64_t>(m_random.below(static_cast<std::size_t>(high - low) + 1));
        };
        switch (parameter.type) {
            case ParameterType::Integer: return number();
            case ParameterType::Boolean: return m_random.below(2) == 0;
            case ParameterType::Choice: return m_random.pick(parameter.choices);
            case ParameterType::Duration: return std::to_string(number()) + "s";
            case ParameterType::Number:
            case ParameterType::Text:
            case ParameterType::Value: break;
        }
        return nullptr;
    }

    const Node* anyNode(std::string_view kind) {
        std::vector<const Node*> found;
        for (const Node& node : nodes())
            if (node.kind == kind) found.push_back(&node);
        return found.empty() ? nullptr : m_random.pick(found);
    }

    void addConnection() {
        const ConnectionType& type = m_random.pick(builtinCatalog().connections());
        const Node* from = anyNode(type.from);
        const Node* to = anyNode(type.to);
        if (from && to) connect(*from, *to, type);
    }

    void connect(const Node& from, const Node& to, const ConnectionType& type) {
        Json fields = Json::object();
        for (const Parameter& parameter : type.parameters) {
            if (parameter.name == "route") {
                fields["parameters"]["route"] =
                    m_random.pick(kMethods) + " /items" + std::to_string(m_routes++) + m_random.pick(kEnds);
            } else if (m_random.below(kOneIn) == 0) {
                if (Json value = anyValue(parameter); !value.is_null())
                    fields["parameters"][parameter.name] = value;
            }
        }
        (void)m_design.connect(from.id, to.id, type.role, std::move(fields));  // refused where it stands already
    }

    /// What a kind cannot be without.
    void addNeeds() {
        for (const auto& [from, to, role] : {std::tuple{"firehose", "s3-bucket", "deliver"},
                                             {"rest-api", "function", "invoke"},
                                             {"http-api", "function", "invoke"}}) {
            const std::vector<Node> copy = nodes();
            for (const Node& node : copy)
                if (node.kind == from)
                    if (const Node* target = anyNode(to))
                        connect(node, *target, *builtinCatalog().find(from, to, role));
        }
    }

    void addGroups() {
        Json groups = Json::object();
        for (std::size_t i = 0; i < 3; ++i) {
            Json& members = groups["Group \"" + std::to_string(i) + "\" & more"]["members"] = Json::array();
            for (std::size_t n = m_random.below(5); n > 0; --n) members.push_back(m_random.pick(nodes()).name);
        }
        groups["Group \"0\" & more"]["members"].push_back("Group \"1\" & more");
        (void)m_design.editSection("groups", groups);
    }

    // --- Taking back ---

    void repair() {
        for (int i = 0; i < kMostRepairs; ++i) {
            const auto problems = validate(m_design, builtinCatalog());
            const auto error = std::find_if(problems.begin(), problems.end(), [](const Problem& problem) {
                return problem.severity == Severity::Error;
            });
            if (error != problems.end()) {
                takeBack(*error);
                continue;
            }
            const Plan plan = makePlan(m_design.architecture(), builtinCatalog());
            if (plan.refusals.empty()) return;
            remove(plan.refusals.front().origin.node, plan.refusals.front().origin.connection);
        }
        assert(false && "a random design that cannot be repaired");
    }

    void takeBack(const Problem& error) {
        const bool value = error.field.starts_with("parameters.");
        const std::vector<std::string> path{"parameters", value ? error.field.substr(11) : std::string()};
        if (value && !error.connections.empty()) {
            if (changed(m_design.editConnection(error.connections.front(), path, nullptr))) return;
        } else if (value && !error.nodes.empty()) {
            if (changed(m_design.editNode(error.nodes.front(), path, nullptr))) return;
        }
        remove(error.nodes.empty() ? NodeId{} : error.nodes.front(),
               error.connections.empty() ? ConnectionId{} : error.connections.back());
    }

    static bool changed(const Result<Changes>& result) { return result.ok() && !result->empty(); }

    void remove(NodeId node, ConnectionId connection) {
        [[maybe_unused]] const bool removed =
            connection ? m_design.disconnect(connection).ok() : m_design.removeNode(node).ok();
        assert(removed && "an error stands somewhere");
    }

    const std::vector<std::string> kDescriptions = {"Validates and stores an order",
                                                    "Says \"yes\" & <no> to ${AWS::Region} #1",
                                                    "Line one\nline two", "`code` \\ %{if} ]] --> end"};
    const std::vector<std::string> kMethods = {"GET", "POST", "PUT", "DELETE", "ANY"};
    const std::vector<std::string> kEnds = {"", "/{id}", "/{id}/parts/{part}"};

    Random m_random;
    Design m_design;
    int m_routes = 0;
};

}  // namespace

Design randomDesign(std::uint64_t seed, std::size_t mostNodes) { return Painter(seed).paint(mostNodes); }

int randomDesigns() { return std::getenv("CASCADE_LONG") ? 500 : 25; }

}  // namespace cascade::tests
