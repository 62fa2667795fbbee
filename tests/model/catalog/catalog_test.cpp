// SPDX-License-Identifier: MIT
// The catalog's data: complete, sourced, drawn; and its loader, which tells what is wrong with a file.
#include "model/catalog/catalog.h"

#include <QTest>
#include <filesystem>
#include <map>
#include <set>

#include "model/graph/design.h"

using namespace cascade;

namespace {

/// "from to" of a connection type.
std::set<std::string> pairsOf(const Catalog& catalog) {
    std::set<std::string> pairs;
    for (const ConnectionType& type : catalog.connections()) pairs.insert(type.from + " " + type.to);
    return pairs;
}

std::string rolesOf(const char* from, const char* to) {
    std::string roles;
    for (const ConnectionType* type : builtinCatalog().between(from, to))
        roles += (roles.empty() ? "" : " ") + type->role;
    return roles;
}

std::string errorOf(std::string_view text) {
    const EmbeddedFile file{"catalog/test.json", text};
    const auto catalog = loadCatalog({&file, 1});
    return catalog ? "" : catalog.error().text();
}

/// A kind's file with these fields added at the end.
std::string kindWith(const std::string& fields) {
    return R"({"kind": "k", "title": "K", "plural": "Ks", "group": "G", "order": 1, "icon": "k", "color": "edge",
               "summary": "s", "description": "d", "name_stem": "K")" +
           (fields.empty() ? "" : ", " + fields) + "}";
}

Parameter parameterOf(const std::string& json) {
    const std::string text = kindWith(R"("parameters": [)" + json + "]");
    const EmbeddedFile file{"catalog/test.json", text};
    const auto catalog = loadCatalog({&file, 1});
    return catalog ? catalog->kinds().front().parameters.front() : Parameter();
}

}  // namespace

class CatalogTest : public QObject {
    Q_OBJECT
private slots:
    void allKinds_areThere_inPaletteOrder() {
        std::string names;
        for (const Kind& kind : builtinCatalog().kinds()) names += kind.name + " ";
        QCOMPARE(names, std::string(
                            "client device other http-api rest-api function state-machine dynamodb-table s3-bucket "
                            "sqs-queue sns-topic event-bus schedule kinesis-stream firehose kinesis-analytics "
                            "iot-rule cognito-user-pool cognito-identity-pool "));
        QCOMPARE(builtinCatalog().groups().size(), std::size_t(8));
    }

    void theConnectionsOfServerlessByDesign_areAllThere() {
        const std::map<std::string, std::vector<std::string>> pairs{
            {"rest-api", {"function", "state-machine"}},
            {"s3-bucket", {"sns-topic", "function"}},
            {"dynamodb-table", {"function"}},
            {"kinesis-stream", {"function", "kinesis-analytics", "firehose"}},
            {"firehose", {"s3-bucket", "function"}},
            {"kinesis-analytics", {"kinesis-stream", "firehose"}},
            {"schedule", {"firehose", "kinesis-stream", "sns-topic", "function"}},
            {"sns-topic", {"function"}},
            {"sqs-queue", {"function"}},
            {"event-bus", {"function"}},
            {"function",
             {"s3-bucket", "dynamodb-table", "rest-api", "kinesis-stream", "firehose", "sns-topic", "sqs-queue",
              "event-bus", "function", "state-machine"}},
            {"state-machine", {"function"}},
            {"cognito-identity-pool", {"function", "rest-api"}},
            {"iot-rule", {"function", "iot-rule"}}};
        int count = 0;
        for (const auto& [from, targets] : pairs)
            for (const std::string& to : targets) {
                QVERIFY2(!rolesOf(from.c_str(), to.c_str()).empty(), (from + " -> " + to).c_str());
                ++count;
            }
        QCOMPARE(count, 34);
    }

    void noOtherPairs_areLegal() {
        const std::size_t outside = 2 * 11;   // client and device to 11 kinds
        const std::size_t users = 2;          // client to user pool, whose triggers are functions
        const std::size_t httpApi = 4;        // to function and state machine, from function and identity pool
        const std::size_t userPool = 2;       // to both kinds of API
        const std::size_t schedule = 2;       // to queue and state machine
        const std::size_t notifications = 2;  // bucket to queue and bus
        const std::size_t queues = 3;         // dead letters of queues and buses; topic to queue
        const std::size_t actions = 2;        // IoT rule to queue and topic
        const std::size_t steps = 4;          // state machine to queue, topic, bus and state machine
        QCOMPARE(pairsOf(builtinCatalog()).size(),
                 34 + outside + users + httpApi + userPool + schedule + notifications + queues + actions + steps);
        QVERIFY(rolesOf("dynamodb-table", "sqs-queue").empty());
        QVERIFY(rolesOf("function", "client").empty());
    }

    void theFirstRole_isTheDefaultOfADrag() {
        QCOMPARE(rolesOf("function", "dynamodb-table"), std::string("read-write read write"));
        QCOMPARE(rolesOf("function", "s3-bucket"), std::string("read-write read write"));
        QCOMPARE(rolesOf("function", "sqs-queue"), std::string("send on-success on-failure dead-letter"));
        QCOMPARE(rolesOf("function", "sns-topic"), std::string("publish on-success on-failure dead-letter"));
        QCOMPARE(rolesOf("function", "event-bus"), std::string("put on-success on-failure"));
        QCOMPARE(rolesOf("function", "function"), std::string("invoke on-success on-failure"));
        QCOMPARE(rolesOf("sqs-queue", "sqs-queue"), std::string("dead-letter"));
        QCOMPARE(rolesOf("http-api", "state-machine"), std::string("start"));
        QCOMPARE(rolesOf("device", "iot-rule"), std::string("publish"));
        QCOMPARE(rolesOf("sns-topic", "sqs-queue"), std::string("deliver dead-letter"));
    }

    void everyKind_isDrawnDescribedAndSourced() {
        for (const Kind& kind : builtinCatalog().kinds()) {
            const char* name = kind.name.c_str();
            const std::string icon = std::string(CASCADE_SOURCE_DIR) + "/resources/icons/" + kind.icon + ".svg";
            QVERIFY2(std::filesystem::is_regular_file(icon), name);
            QVERIFY2(kind.summary.size() <= 100 && kind.description.size() >= 120, name);
            QVERIFY2(kind.documentation.rfind("https://docs.aws.amazon.com/", 0) == 0 || kind.type.empty(), name);
            QVERIFY2(isLegalName(kind.nameStem), name);
            for (const Price& price : kind.prices)
                QVERIFY2(price.usd > 0 && price.date >= "2024" && price.source.rfind("https://", 0) == 0, name);
            for (const auto* parameters : {&kind.parameters, &kind.simulation})
                for (const Parameter& parameter : *parameters) checkParameter(parameter, kind.name);
        }
    }

    void everyConnection_isDescribedSourcedAndExported() {
        for (const ConnectionType& type : builtinCatalog().connections()) {
            const std::string name = type.from + " -> " + type.to + ": " + type.role;
            const bool outside = type.from == "client" || type.from == "device";
            QVERIFY2(!type.title.empty() && !type.description.empty() && !type.sources.empty(), name.c_str());
            QVERIFY2(outside != type.notExported.empty(), name.c_str());
            QVERIFY2(type.exports.size() > 2 || !type.notExported.empty(),
                     name.c_str());  // diagrams alone deploy nothing
            for (const std::string& action : type.actions)
                QVERIFY2(action.find(':') != std::string::npos && action.find('*') == std::string::npos,
                         name.c_str());
            for (const Parameter& parameter : type.parameters) checkParameter(parameter, name);
        }
    }

    void whatDelivers_saysHowLongItTakes() {
        for (const Kind& kind : builtinCatalog().kinds()) {
            bool delivers = false;
            for (const ConnectionType& type : builtinCatalog().connections())
                delivers = delivers || (type.from == kind.name && type.flow != Flow::Authorization);
            QCOMPARE(kind.simulationParameter("latency") != nullptr, delivers);
        }
    }

    void badFiles_areExplained_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("error");
        const auto row = [](const char* name, const std::string& text, const char* error) {
            QTest::newRow(name) << QString::fromStdString(text) << QString(error);
        };
        row("no JSON", "{", "this is no JSON");
        row("no object", "[1]", "an object is expected");
        row("an unknown field", kindWith(R"("colour": "red")"), "unknown field 'colour'");
        row("a missing title", R"({"kind": "k"})", "'title' must be text");
        row("a list that is none", kindWith(R"("parameters": 5)"), "'parameters' must be a list");
        row("a parameter that is none", kindWith(R"("parameters": [5])"), "an object is expected");
        row("no such type",
            kindWith(R"("parameters": [{"name": "p", "title": "P", "type": "float", "help": "h"}])"),
            "parameter p: 'type' cannot be 'float'");
        row("limits without a source",
            kindWith(
                R"("parameters": [{"name": "p", "title": "P", "type": "integer", "help": "h", "minimum": 1}])"),
            "parameter p: 'source' must be text");
        row("a default out of range",
            kindWith(R"("parameters": [{"name": "p", "title": "P", "type": "integer", "help": "h", "minimum": 1,
                                        "source": "s", "default": 0}])"),
            "parameter p: default: 'p' is out of range: 0; use at least 1");
        row("limits the wrong way round",
            kindWith(R"("parameters": [{"name": "p", "title": "P", "type": "integer", "help": "h", "minimum": 2,
                                        "maximum": 1, "source": "s"}])"),
            "'minimum' is above 'maximum'");
        row("a pattern that is none",
            kindWith(R"("parameters": [{"name": "p", "title": "P", "type": "text", "help": "h", "pattern": "*"}])"),
            "is no regular expression");
        row("a choice without choices",
            kindWith(R"("parameters": [{"name": "p", "title": "P", "type": "choice", "help": "h"}])"),
            "a choice needs 'choices'");
        row("a parameter twice",
            kindWith(R"("parameters": [{"name": "p", "title": "P", "type": "boolean", "help": "h"},
                                       {"name": "p", "title": "P", "type": "boolean", "help": "h"}])"),
            "the parameter 'p' stands twice");
        row("a flag that is none",
            kindWith(
                R"("parameters": [{"name": "p", "title": "P", "type": "boolean", "help": "h", "required": 1}])"),
            "'required' must be true or false");
        row("a connection into nowhere",
            kindWith(R"("connections": [{"to": "x", "role": "r", "title": "t", "description": "d", "flow": "data",
                                         "exports": ["sam"]}])"),
            "the connection from 'k' to 'x' (r) leads to an unknown kind");
        row("a connection without exports",
            kindWith(
                R"("connections": [{"to": "k", "role": "r", "title": "t", "description": "d", "flow": "data"}])"),
            "'not_exported' must be text");
    }
    void badFiles_areExplained() {
        QFETCH(QString, text);
        QFETCH(QString, error);
        const QString found = QString::fromStdString(errorOf(text.toStdString()));
        QVERIFY2(found.contains(error), qPrintable(found));
    }

    void errors_nameTheFile() {
        QCOMPARE(errorOf("{"),
                 std::string("catalog/test.json: this is no JSON; look for a missing comma or quote"));
        QCOMPARE(errorOf(kindWith("")), std::string());
    }

    void values_areChecked_data() {
        QTest::addColumn<QString>("parameter");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("error");
        const auto row = [](const char* parameter, const char* value, const char* error) {
            QTest::addRow("%s %s", parameter, value) << QString(parameter) << QString(value) << QString(error);
        };
        const char* memory = R"("type": "integer", "unit": "MB", "minimum": 128, "maximum": 512, "source": "s")";
        row(memory, "128", "");
        row(memory, "512", "");
        row(memory, "127", "'p' is out of range: 127; use 128 MB to 512 MB");
        row(memory, "200.5", "'p' must be a whole number, not 200.5; write a whole number");
        row(memory, R"("256")", R"('p' must be a whole number, not "256"; write a whole number)");
        row(memory, "1e300", "'p' must be a whole number, not 1e+300; write a whole number");
        row(memory, "18446744073709551615", "'p' is out of range: 18446744073709551615; use 128 MB to 512 MB");
        const char* share = R"("type": "number", "minimum": 0, "maximum": 1, "source": "s", "default": 0)";
        row(share, "0.5", "");
        row(share, "1.5", "'p' is out of range: 1.5; use 0 to 1");
        row(share, "[]", "'p' must be a number, not []; for example 0");
        const char* flag = R"("type": "boolean")";
        row(flag, "true", "");
        row(flag, "1", "'p' must be true or false, not 1; write true or false");
        const char* wait = R"("type": "duration", "minimum": 1, "maximum": 900, "source": "s", "default": "10s")";
        row(wait, R"("1s")", "");
        row(wait, R"("15m")", "");
        row(wait, R"("999ms")", R"('p' is out of range: "999ms"; use 1s to 15m)");
        row(wait, R"("10")", R"('p' must be a duration with a unit (ms, s, m, h, d), not "10"; for example "10s")");
        const char* colour = R"("type": "choice", "choices": ["red", "green"])";
        row(colour, R"("green")", "");
        row(colour, R"("blue")", R"('p' cannot be "blue"; use one of red, green)");
        row(colour, "null", "'p' cannot be null; use one of red, green");
        const char* key = R"("type": "text", "pattern": "[a-z]+:[SN]", "default": "id:S")";
        row(key, R"("name:N")", "");
        row(key, R"("name")", R"('p' is not of the right form: "name"; for example "id:S")");
        row(key, "5", R"('p' must be text, not 5; for example "id:S")");
        row(R"("type": "json")", R"({"any": ["thing"]})", "");
    }
    void values_areChecked() {
        QFETCH(QString, parameter);
        QFETCH(QString, value);
        QFETCH(QString, error);
        const std::string json = R"({"name": "p", "title": "P", "help": "h", )" + parameter.toStdString() + "}";
        const auto wrong = checkValue(parameterOf(json), Json::parse(value.toStdString()));
        QCOMPARE(wrong ? QString::fromStdString(wrong->text()) : QString(), error);
    }

    void longTexts_areRefusedByPatterns_withoutTrouble() {
        const Parameter key = *builtinCatalog().find("dynamodb-table")->parameter("partition_key");
        QVERIFY(checkValue(key, Json(std::string(1'000'000, 'a') + ":S")).has_value());
    }

    void explicitNull_meansNotSet() {
        const Kind& queue = *builtinCatalog().find("sqs-queue");
        Node node{NodeId{1}, "Q", "sqs-queue",
                  Json::parse(R"({"parameters": {"retention": null, "delay": "5s"}})")};
        QCOMPARE(durationOf(valueOf(queue, node, "retention")), 4 * kDay);
        QCOMPARE(durationOf(valueOf(queue, node, "delay")), 5 * kSecond);
        QVERIFY(valueOf(queue, node, "visibility_timeout").is_null());
        QVERIFY(valueOf(queue, node, "no such parameter").is_null());
    }

private:
    static void checkParameter(const Parameter& parameter, const std::string& owner) {
        const std::string name = owner + ", " + parameter.name;
        const bool sourced = !parameter.source.empty();
        QVERIFY2(!parameter.help.empty() && parameter.help.back() == '.', name.c_str());
        QVERIFY2(sourced || (!parameter.minimum && !parameter.maximum), name.c_str());
    }
};

QTEST_APPLESS_MAIN(CatalogTest)
#include "catalog_test.moc"
