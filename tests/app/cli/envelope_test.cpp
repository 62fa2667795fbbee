// SPDX-License-Identifier: MIT
// cascade envelope: what it prints, how it nests, what it refuses.
#include <QTemporaryDir>
#include <QTest>

#include "app/files.h"
#include "tests/helpers/program.h"

using namespace cascade;
using namespace cascade::tests;

namespace {

const std::string kDesign = R"({
  "cascade": 1,
  "nodes": {
    "Photos": { "kind": "s3-bucket" },
    "News": { "kind": "sns-topic" },
    "Inbox": { "kind": "sqs-queue" },
    "Worker": { "kind": "function" },
    "Table": { "kind": "dynamodb-table" },
    "Letters": { "kind": "sqs-queue" },
    "Bus": { "kind": "event-bus" }
  },
  "connections": [
    { "from": "Photos", "to": "News", "role": "notify" },
    { "from": "News", "to": "Inbox", "role": "deliver" },
    { "from": "Inbox", "to": "Worker", "role": "trigger" },
    { "from": "Worker", "to": "Table", "role": "read" },
    { "from": "Worker", "to": "Letters", "role": "send" },
    { "from": "Worker", "to": "Letters", "role": "on-failure" },
    { "from": "Bus", "to": "Worker", "role": "trigger",
      "parameters": { "pattern": { "source": ["shop"], "detail-type": ["OrderPlaced"] } } }
  ]
}
)";

}  // namespace

class EnvelopeTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(app::writeFile(m_folder.filePath("a.cascade").toStdString(), kDesign).ok()); }

    void samples_nestAsTheDesignDoes() {
        const Run run = ask({"Inbox", "Worker"});
        QVERIFY2(run.status == 0, run.text().c_str());
        QCOMPARE(run.err, std::string());
        const Json body = Json::parse(run.json()["Records"][0]["body"].get<std::string>());
        QVERIFY(body["TopicArn"] == "arn:aws:sns:eu-west-1:123456789012:News");
        const Json message = Json::parse(body["Message"].get<std::string>());
        QVERIFY(message["Records"][0]["s3"]["bucket"]["name"] == "photos");
    }

    void theSameQuestion_hasTheSameAnswer() {
        QCOMPARE(ask({"Inbox", "Worker"}).out, ask({"Inbox", "Worker"}).out);
    }

    void payloadAndBeside_areTaken() {
        const Run run = ask({"Bus", "Worker", "--payload", R"({"id": 7})", "--beside", R"({"source": "mine"})"});
        QVERIFY2(run.status == 0, run.text().c_str());
        QVERIFY(run.json()["detail"] == Json({{"id", 7}}));
        QVERIFY(run.json()["source"] == "mine");
    }

    void samplesOfABus_matchTheirRule() {
        const Json event = ask({"Bus", "Worker"}).json();
        QVERIFY(event["source"] == "shop" && event["detail-type"] == "OrderPlaced");
    }

    void roles_areChosen() {
        const Run failure = ask({"Worker", "Letters", "--role", "on-failure"});
        QVERIFY2(failure.status == 0, failure.text().c_str());
        QVERIFY(failure.json()["requestContext"]["condition"] == "RetriesExhausted");
        QVERIFY(failure.json()["requestPayload"]["Records"].is_array());
        QVERIFY(ask({"Worker", "Letters", "--role", "send"}).json().contains("message"));
    }

    void mistakes_exit2_withAWayOut_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("what");
        QTest::newRow("name") << QStringList{"Inbx", "Worker"} << "there is no node 'Inbx'; did you mean 'Inbox'?";
        QTest::newRow("not connected") << QStringList{"Inbox", "Table"}
                                       << "Inbox is not connected to Table; Inbox is connected to Worker";
        QTest::newRow("nothing leaves") << QStringList{"Table", "Worker"} << "nothing leaves Table";
        QTest::newRow("nothing delivered")
            << QStringList{"Worker", "Table"} << "nothing is delivered along this connection";
        QTest::newRow("several roles") << QStringList{"Worker", "Letters"}
                                       << "choose with --role: 'send', 'on-failure'";
        QTest::newRow("wrong role") << QStringList{"Inbox", "Worker", "--role", "send"}
                                    << "has no role 'send'; its role is 'trigger'";
        QTest::newRow("payload") << QStringList{"Inbox", "Worker", "--payload", "{"} << "--payload: ";
        QTest::newRow("beside") << QStringList{"Inbox", "Worker", "--beside", "[]"}
                                << "--beside: must be an object";
        QTest::newRow("too few") << QStringList{"Inbox"} << "TO is required";
    }

    void mistakes_exit2_withAWayOut() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, what);
        const Run run = ask(arguments);
        QCOMPARE(run.status, 2);
        QCOMPARE(run.out, std::string());
        QVERIFY2(run.err.find(what.toStdString()) != std::string::npos, run.text().c_str());
    }

private:
    Run ask(const QStringList& arguments) {
        return runProgram(QStringList{"envelope", "a.cascade"} + arguments, m_folder.path());
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(EnvelopeTest)
#include "envelope_test.moc"
