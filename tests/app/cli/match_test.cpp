// SPDX-License-Identifier: MIT
// cascade match: exit status, the field that decided, and where an invalid pattern is wrong.
#include <QTemporaryDir>
#include <QTest>

#include "app/files.h"
#include "tests/helpers/program.h"

using namespace cascade;
using namespace cascade::tests;

class MatchTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        write("pattern.json", R"({ "source": ["shop"], "detail": { "state": ["paid"] } })");
        write("paid.json", R"({ "source": "shop", "detail": { "state": "paid" } })");
        write("new.json", R"({ "source": "shop", "detail": { "state": "new" } })");
    }

    void aMatch_exits0() {
        const Run run = runProgram({"match", "pattern.json", "paid.json"}, m_folder.path());
        QVERIFY2(run.status == 0, run.text().c_str());
        QCOMPARE(run.out, std::string("match: every field of the pattern matches\n"
                                      "  yes  source        [\"shop\"]  \"shop\"\n"
                                      "  yes  detail.state  [\"paid\"]  \"paid\"\n"));
        QCOMPARE(run.err, std::string());
    }

    void noMatch_exits1_andNamesTheField() {
        const Run run = runProgram({"match", "pattern.json", "new.json"}, m_folder.path());
        QVERIFY2(run.status == 1, run.text().c_str());
        QVERIFY2(run.out.starts_with("no match: 'detail.state' is \"new\""), run.text().c_str());
    }

    void json_hasEveryField() {
        const Run run = runProgram({"match", "pattern.json", "new.json", "--format", "json"}, m_folder.path());
        QCOMPARE(run.status, 1);
        const Json answer = run.json();
        QVERIFY(answer["matches"] == false);
        QVERIFY(answer["decided_by"] == "detail.state");
        QCOMPARE(answer["fields"].size(), std::size_t(2));
        QVERIFY(answer["fields"][1]["expected"] == Json::array({"paid"}));
        QVERIFY(answer["fields"][1]["actual"] == Json::array({"new"}));
    }

    void duplicateNames_areNoError() {
        write("twice.json", R"({ "source": ["no"], "x": ["z"], "source": ["shop"] })");
        write("event.json", R"({ "source": "no", "x": "z", "source": "shop" })");
        const Run run = runProgram({"match", "twice.json", "event.json"}, m_folder.path());
        QVERIFY2(run.status == 0, run.text().c_str());
    }

    void unusableInput_exits2_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("invalid") << "{\n  \"source\": \"shop\"\n}"
                                 << "bad.json:2:13: 'source': the values";
        QTest::newRow("no JSON") << "{\n  \"source\": [,\n}"
                                 << "bad.json:2:";
    }

    void unusableInput_exits2() {
        QFETCH(const QString, text);
        QFETCH(const QString, says);
        write("bad.json", text.toStdString());
        const Run run = runProgram({"match", "bad.json", "paid.json"}, m_folder.path());
        QVERIFY2(run.status == 2 && run.out.empty(), run.text().c_str());
        QVERIFY2(run.err.starts_with(says.toStdString()), run.text().c_str());
        QVERIFY2(run.err.find("; ") != std::string::npos, "the message says how to mend it");
    }

    void otherDialects() {
        write("policy.json", R"({ "store": [{ "prefix": "ex" }] })");
        write("attributes.json", R"({ "store": { "Type": "String", "Value": "example" } })");
        write("filter.json", R"({ "body": { "type": ["order"] } })");
        write("record.json", "{ \"body\": \"{\\\"type\\\": \\\"order\\\"}\" }");
        const auto status = [&](const QStringList& arguments) {
            return runProgram(QStringList{"match"} + arguments, m_folder.path()).status;
        };
        QCOMPARE(status({"policy.json", "attributes.json", "--as", "sns-attributes"}), 0);
        QCOMPARE(status({"policy.json", "attributes.json", "--as", "sns-body"}), 1);
        QCOMPARE(status({"filter.json", "record.json", "--as", "esm"}), 0);
        QCOMPARE(status({"filter.json", "record.json"}), 1);
        QCOMPARE(status({"filter.json", "record.json", "--as", "sns-attributes"}), 2);
        QCOMPARE(status({"filter.json", "record.json", "--as", "nonsense"}), 2);
    }

    void absentFiles_exit2() {
        const Run run = runProgram({"match", "pattern.json", "absent.json"}, m_folder.path());
        QVERIFY2(run.status == 2 && run.err.starts_with("absent.json: "), run.text().c_str());
    }

private:
    void write(const char* name, const std::string& text) {
        QVERIFY(app::writeFile(m_folder.filePath(QLatin1String(name)).toStdString(), text).ok());
    }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(MatchTest)
#include "match_test.moc"
