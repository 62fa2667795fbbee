// SPDX-License-Identifier: MIT
// Every command meets every kind of broken document with exit status 2, a message that says where, in bounded time,
// and leaves what was there before.
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "app/files.h"
#include "tests/helpers/program.h"

using namespace cascade;
using namespace cascade::tests;

namespace {

const std::vector<const char*> kCommands{"validate", "simulate", "export", "import",
                                         "layout",   "render",   "edit",   "diff"};

struct Case {
    const char* name;
    std::string text;
    const char* place;  ///< "LINE:COLUMN" as the message must say it; "" where there is none.
    const char* says;   ///< A part of the message.
};

const std::string kStart = "{\n  \"cascade\": 1,\n  \"nodes\": {\n    \"Api\": { \"kind\": \"http-api\" },\n";

std::string deep() { return std::string(100'000, '[') + std::string(100'000, ']'); }

std::string huge() { return "{ \"cascade\": 1, \"notes\": \"" + std::string(std::size_t(65) << 20, 'x') + "\" }"; }

std::vector<Case> cases() {
    return {
        {"empty", "", "1:1", ""},
        {"blank", "  \n\n", "", ""},
        {"truncated", kStart, "", ""},
        {"binary",
         std::string("\x7f"
                     "ELF\x02\x01\x01\0\0\0\xff\xfe",
                     12),
         "1:1", ""},
        {"UTF-16", std::string("\xff\xfe{\0}\0", 6), "1:1", ""},
        {"bad UTF-8", "{\n  \"name\": \"caf\xe9\"\n}", "2:15", "UTF-8"},
        {"deep", deep(), "1:", ""},
        {"huge", huge(), "", "larger"},
        {"not an object", "[1, 2]", "1:1", ""},
        {"not JSON", "{\n  \"cascade\": 1,,\n}", "2:16", ""},
        {"trailing text", "{ \"cascade\": 1, \"nodes\": {} } x", "1:31", ""},
        {"wrong type of nodes", "{\n  \"cascade\": 1,\n  \"nodes\": 7\n}", "3:", "nodes"},
        {"wrong type of a node", "{\n  \"cascade\": 1,\n  \"nodes\": {\n    \"A\": []\n  }\n}", "4:", ""},
        {"unknown kind", "{\n  \"cascade\": 1,\n  \"nodes\": {\n    \"A\": { \"kind\": \"functoin\" }\n  }\n}",
         "4:", "did you mean 'function'"},
        {"dangling",
         kStart + "    \"F\": { \"kind\": \"function\" }\n  },\n  \"connections\": [\n" +
             "    { \"from\": \"Api\", \"to\": \"G\", \"role\": \"invoke\" }\n  ]\n}",
         "8:", "'G'"},
        {"duplicate name", kStart + "    \"Api\": { \"kind\": \"function\" }\n  }\n}", "5:5", "Api"},
        {"future version", "{\n  \"cascade\": 999,\n  \"nodes\": {}\n}", "2:", "999"},
        {"no format number", "{\n  \"nodes\": {}\n}", "1:1", "cascade"},
    };
}

}  // namespace

class BadInputTest : public QObject {
    Q_OBJECT
private slots:
    void everyCommand_refusesIt_data() {
        QTest::addColumn<QString>("command");
        QTest::addColumn<int>("index");
        const std::vector<Case> all = cases();
        for (const char* command : kCommands)
            for (std::size_t i = 0; i < all.size(); ++i)
                QTest::addRow("%s: %s", command, all[i].name)
                    << QString::fromLatin1(command) << static_cast<int>(i);
    }

    void everyCommand_refusesIt() {
        QFETCH(const QString, command);
        QFETCH(const int, index);
        const Case bad = cases()[static_cast<std::size_t>(index)];
        const QTemporaryDir folder;
        const std::string file = folder.filePath(QStringLiteral("bad.cascade")).toStdString();
        const std::string out = folder.filePath(QStringLiteral("out.svg")).toStdString();
        QVERIFY(app::writeFile(file, bad.text).ok());
        QVERIFY(app::writeFile(out, "kept").ok());

        const Run run = runProgram(arguments(command, QString::fromStdString(file), QString::fromStdString(out)));
        QVERIFY2(run.status == 2, run.text().c_str());
        QVERIFY2(run.out.empty(), run.text().c_str());
        QVERIFY2(run.err.starts_with(file + ":"), run.text().c_str());
        const std::string place = file + ":" + bad.place;
        QVERIFY2(std::string(bad.place).empty() || run.err.starts_with(place), (place + "\n" + run.text()).c_str());
        QVERIFY2(run.err.find(bad.says) != std::string::npos, run.text().c_str());
        QVERIFY2(run.err.find("; ") != std::string::npos, "the message says how to mend it");
        QVERIFY2(run.milliseconds < 10'000, std::to_string(run.milliseconds).c_str());
        QVERIFY(app::readFile(file, std::int64_t(1) << 30).value() == bad.text);
        QCOMPARE(app::readFile(out).value(), std::string("kept"));
    }

    void everyCommand_refusesWhatIsNoFile_data() {
        QTest::addColumn<QString>("command");
        for (const char* command : kCommands) QTest::addRow("%s", command) << QString::fromLatin1(command);
    }

    void everyCommand_refusesWhatIsNoFile() {
        QFETCH(const QString, command);
        const QTemporaryDir folder;
        const QString out = folder.filePath(QStringLiteral("out.svg"));
        for (const QString& file : {folder.path(), folder.filePath(QStringLiteral("absent.cascade"))}) {
            const Run run = runProgram(arguments(command, file, out));
            QVERIFY2(run.status == 2, run.text().c_str());
            QVERIFY2(run.err.starts_with(file.toStdString() + ": "), run.text().c_str());
            QVERIFY2(run.out.empty(), run.text().c_str());
            QVERIFY(!QFileInfo::exists(out));
        }
    }

private:
    static QStringList arguments(const QString& command, const QString& file, const QString& out) {
        if (command == u"diff") return {command, file, file};
        if (command == u"validate" || command == u"simulate") return {command, file};
        if (command == u"export")
            return {command, file, QStringLiteral("--to"), QStringLiteral("sam"), QStringLiteral("--out"), out};
        return {command, file, QStringLiteral("--out"), out};
    }
};

QTEST_GUILESS_MAIN(BadInputTest)
#include "bad_input_test.moc"
