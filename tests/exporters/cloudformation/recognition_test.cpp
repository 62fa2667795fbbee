// SPDX-License-Identifier: MIT
// Recognition, judged by others: of the references that cloudformation-validate finds between drawn nodes, those of
// events, permissions and subscriptions must be connections.
#include <QProcess>
#include <QTest>
#include <filesystem>
#include <map>
#include <set>

#include "exporters/open.h"
#include "tests/helpers/paths.h"
#include "tests/helpers/validators.h"

namespace fs = std::filesystem;
using namespace cascade;
using namespace cascade::exporters;

namespace {

enum class Relation { Event, Permission, Subscription };

/// Two nodes that should be connected, whatever the direction.
struct Expected {
    std::string file, first, second;
    Relation relation;
    bool operator<(const Expected& other) const {
        return std::tie(file, first, second, relation) <
               std::tie(other.file, other.first, other.second, other.relation);
    }
};

struct Edge {
    std::string source, path, target;
};

bool holds(const std::string& path, const char* part) { return path.find(part) != std::string::npos; }

/// The references of one template, turned into pairs of drawn nodes.
class Pairs {
public:
    Pairs(std::string file, const Json& found, const Architecture& architecture)
        : m_file(std::move(file)), m_architecture(architecture) {
        for (const auto& item : found["types"].items()) m_types[item.key()] = item.value();
        for (const Json& edge : found["edges"]) m_edges.push_back({edge[0], edge[1], edge[2]});
        for (const Edge& edge : m_edges)
            if (isDrawn(edge.source) && m_types[edge.target] == "AWS::IAM::Role" &&
                !holds(edge.path, ".Integration"))
                m_users[edge.target].insert(edge.source);
        for (const Edge& edge : m_edges)
            if (m_types[edge.source].starts_with("AWS::IAM::") && m_users.contains(edge.target))
                m_users[edge.source].insert(m_users[edge.target].begin(), m_users[edge.target].end());
    }

    std::set<Expected> all() {
        for (const Edge& edge : m_edges) add(edge);
        for (const auto& [resource, ends] : m_ends) join(resource, ends);
        return m_expected;
    }

private:
    bool isDrawn(const std::string& id) const {
        const Node* node = m_architecture.find(id);
        return node && node->kind != "other";
    }

    void expect(const std::string& a, const std::string& b, Relation relation) {
        if (a != b && isDrawn(a) && isDrawn(b)) m_expected.insert({m_file, a, b, relation});
    }

    void add(const Edge& edge) {
        const std::string& type = m_types[edge.source];
        if (holds(edge.path, ".Events.")) expect(edge.target, edge.source, Relation::Event);
        if (holds(edge.path, "Properties.Policies")) expect(edge.source, edge.target, Relation::Permission);
        if (holds(edge.path, "PolicyDocument") && type.starts_with("AWS::IAM::"))
            for (const std::string& user : m_users[edge.source])
                if (isCompute(user)) expect(user, edge.target, Relation::Permission);
        for (const char* part : {"NotificationConfiguration", "RedrivePolicy", "DeadLetter", "EventInvokeConfig",
                                 "Properties.Subscription", "TopicRulePayload.Actions"})
            if (holds(edge.path, part)) expect(edge.source, edge.target, Relation::Subscription);
        if (type == "AWS::Lambda::Permission" || type == "AWS::SNS::Subscription" ||
            type == "AWS::Lambda::EventSourceMapping" || type == "AWS::Events::Rule" ||
            type == "AWS::ApiGateway::Method" || type == "AWS::ApiGatewayV2::Integration" ||
            type == "AWS::Scheduler::Schedule")
            m_ends[edge.source].push_back(edge);
    }

    bool isCompute(const std::string& id) const {
        const std::string& kind = m_architecture.find(id)->kind;
        return kind == "function" || kind == "state-machine";
    }

    /// A resource that ties two others together.
    void join(const std::string& resource, const std::vector<Edge>& ends) {
        const Relation relation =
            m_types[resource] == "AWS::Lambda::Permission" ? Relation::Permission : Relation::Subscription;
        for (const Edge& one : ends) {
            if (isDrawn(resource) && !holds(one.path, "DeadLetter")) expect(resource, one.target, relation);
            for (const Edge& other : ends)
                if (holds(one.path, sourceOf(resource)) && !holds(other.path, sourceOf(resource)) &&
                    !holds(other.path, "DeadLetter"))
                    expect(one.target, other.target, relation);
        }
    }

    const char* sourceOf(const std::string& resource) {
        const std::string& type = m_types[resource];
        if (type == "AWS::Lambda::Permission") return "SourceArn";
        if (type == "AWS::SNS::Subscription") return "TopicArn";
        if (type == "AWS::Events::Rule") return "EventBusName";
        if (type == "AWS::ApiGateway::Method") return "RestApiId";
        if (type == "AWS::ApiGatewayV2::Integration") return "ApiId";
        return "EventSourceArn";
    }

    std::string m_file;
    const Architecture& m_architecture;
    std::map<std::string, std::string> m_types;
    std::vector<Edge> m_edges;
    std::map<std::string, std::set<std::string>> m_users;  ///< Of roles, and of the policies that they have.
    std::map<std::string, std::vector<Edge>> m_ends;
    std::set<Expected> m_expected;
};

bool isConnected(const Architecture& architecture, const Expected& pair) {
    const NodeId first = architecture.find(pair.first)->id;
    const NodeId second = architecture.find(pair.second)->id;
    for (const Connection& connection : architecture.connections())
        if ((connection.from == first && connection.to == second) ||
            (connection.from == second && connection.to == first))
            return true;
    return false;
}

constexpr const char* kNotRecognised = "not recognised";

std::string reasonOf(const Architecture& architecture, const Expected& pair) {
    const std::string& first = architecture.find(pair.first)->kind;
    const std::string& second = architecture.find(pair.second)->kind;
    const Catalog& catalog = builtinCatalog();
    if (catalog.between(first, second).empty() && catalog.between(second, first).empty())
        return "the catalog has no connection between " + std::min(first, second) + " and " +
               std::max(first, second);
    const bool authorizes = first == "function" ? catalog.find(first, second, "authorize") != nullptr
                                                : catalog.find(second, first, "authorize") != nullptr;
    if ((first.ends_with("-api") || second.ends_with("-api")) && !authorizes)
        return "the catalog has no functions that authorize calls of an API";
    return kNotRecognised;
}

Json referencesIn(const std::string& folder) {
    const std::string validators = tests::validatorsFolder();
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("CASCADE_VALIDATORS", QString::fromStdString(validators));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(QString::fromStdString(validators));
    process.start(
        QString::fromStdString(validators + "/bin/node"),
        {QString(CASCADE_SOURCE_DIR "/tests/validators/template_edges.mjs"), QString::fromStdString(folder)});
    process.waitForFinished(300'000);
    return Json::parse(process.readAllStandardOutput().toStdString(), nullptr, false);
}

}  // namespace

class RecognitionTest : public QObject {
    Q_OBJECT
private slots:
    void eventsPermissionsAndSubscriptions_areConnections() {
        const std::string conformance = tests::conformanceFolder();
        if (conformance.empty()) QSKIP("the conformance cases are not there");
        if (tests::validatorsFolder().empty()) QSKIP("the validators are not installed");
        const std::string folder = conformance + "/templates/patterns-2023";
        const Json found = referencesIn(folder);
        QVERIFY2(found.is_object() && found.size() > 100, "cloudformation-validate could not be asked");
        int expected = 0, drawn = 0, unknown = 0;
        std::map<std::string, std::vector<std::string>> missing;
        for (const auto& item : found.items()) {
            const auto opened =
                openDesign(tests::readFile(folder + "/" + item.key()), item.key(), builtinCatalog());
            if (!opened) continue;
            const Architecture& architecture = opened->design.architecture();
            for (const Expected& pair : Pairs(item.key(), item.value(), architecture).all()) {
                ++expected;
                if (isConnected(architecture, pair)) {
                    ++drawn;
                    continue;
                }
                const std::string reason = reasonOf(architecture, pair);
                if (reason != kNotRecognised) ++unknown;
                missing[reason].push_back(pair.file + ": " + pair.first + ", " + pair.second);
            }
        }
        for (const auto& [reason, pairs] : missing) {
            qInfo("%zu: %s", pairs.size(), reason.c_str());
            for (const std::string& pair : pairs) qInfo("    %s", pair.c_str());
        }
        qInfo("%d of %d references between drawn nodes are connections; the catalog knows none for %d", drawn,
              expected, unknown);
        QVERIFY(expected > 100);
        QVERIFY2(drawn * 100 >= (expected - unknown) * 95, "less than 95 percent of what the catalog can connect");
    }
};

QTEST_APPLESS_MAIN(RecognitionTest)
#include "recognition_test.moc"
