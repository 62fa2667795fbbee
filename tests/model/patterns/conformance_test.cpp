// SPDX-License-Identifier: MIT
// Event patterns against the answers that AWS gave (../shared/conformance/eventbridge-patterns.json), and at the
// edges of the grammar against what the user guide and AWS's open-source engine say
// (tests/data/patterns/edge_cases.json).
#include <QTest>

#include "model/patterns/pattern.h"
#include "tests/helpers/paths.h"

using namespace cascade;

namespace {

void addColumns() {
    QTest::addColumn<QString>("event");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("expected");
}

void addRows(const std::string& cases) {
    for (const Json& one : Json::parse(cases))
        QTest::newRow(one["name"].get<std::string>().c_str())
            << QString::fromStdString(one["event"].dump()) << QString::fromStdString(one["pattern"].dump())
            << QString::fromStdString(one["expected"].get<std::string>());
}

void compareWithExpected() {
    QFETCH(QString, event);
    QFETCH(QString, pattern);
    QFETCH(QString, expected);
    const Result<Pattern> parsed = Pattern::parse(Json::parse(pattern.toStdString()));
    if (!parsed) {
        qInfo("%s", parsed.error().text().c_str());
        QCOMPARE(QString("invalid"), expected);
        return;
    }
    const Json value = Json::parse(event.toStdString());
    const MatchResult result = parsed->match(value);
    QCOMPARE(QString(result.matches ? "match" : "no-match"), expected);
    QCOMPARE(parsed->matches(value), result.matches);
    QCOMPARE(result.decidedBy.empty(), result.matches);
}

}  // namespace

class PatternConformanceTest : public QObject {
    Q_OBJECT
private slots:
    void recordedAnswers_data() {
        addColumns();
        const std::string folder = tests::conformanceFolder();
        const std::string cases = tests::readFile(folder + "/eventbridge-patterns.json");
        if (folder.empty() || cases.empty()) QSKIP("../shared/conformance is not beside this checkout");
        addRows(cases);
    }
    void recordedAnswers() { compareWithExpected(); }

    void edgesOfTheGrammar_data() {
        addColumns();
        addRows(tests::readFile(tests::dataFolder() + "/patterns/edge_cases.json"));
    }
    void edgesOfTheGrammar() { compareWithExpected(); }
};

QTEST_APPLESS_MAIN(PatternConformanceTest)
#include "conformance_test.moc"
