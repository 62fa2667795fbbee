// SPDX-License-Identifier: MIT
// Event patterns against the answers that AWS gave (../shared/conformance/eventbridge-patterns.json).
#include <QTest>

#include "model/patterns/pattern.h"
#include "tests/helpers/paths.h"

using namespace cascade;

class PatternConformanceTest : public QObject {
    Q_OBJECT
private slots:
    void recordedAnswers_data() {
        QTest::addColumn<QString>("event");
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("expected");
        const std::string folder = tests::conformanceFolder();
        const std::string file = folder + "/eventbridge-patterns.json";
        if (folder.empty() || tests::readFile(file).empty())
            QSKIP("../shared/conformance is not beside this checkout");
        for (const Json& one : Json::parse(tests::readFile(file)))
            QTest::newRow(one["name"].get<std::string>().c_str())
                << QString::fromStdString(one["event"].dump()) << QString::fromStdString(one["pattern"].dump())
                << QString::fromStdString(one["expected"].get<std::string>());
    }

    void recordedAnswers() {
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
};

QTEST_APPLESS_MAIN(PatternConformanceTest)
#include "conformance_test.moc"
