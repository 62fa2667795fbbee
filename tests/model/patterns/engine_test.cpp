// SPDX-License-Identifier: MIT
// Random patterns and events against the answers of AWS's own engine: tests/data/patterns/answers.json holds what
// event-ruler 2.0.1 (https://github.com/aws/event-ruler) said of each.
//
// Where we differ on purpose: the engine lets some conditions of one field disturb each other (a wildcard beside
// "equals-ignore-case" or "cidr"), takes an IPv4 address for a part of ::/0, and "ß" for "SS".
#include <QTest>

#include "model/patterns/pattern.h"
#include "tests/helpers/paths.h"

using namespace cascade;

class EngineTest : public QObject {
    Q_OBJECT
private slots:
    void answers_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("event");
        QTest::addColumn<bool>("matches");
        const Json all =
            Json::parse(tests::readFile(tests::dataFolder() + "/patterns/answers.json"), nullptr, false);
        QVERIFY(all.is_array() && all.size() > 100);
        for (const Json& one : all)
            for (const char* list : {"matching", "other"})
                for (const Json& event : one[list])
                    QTest::addRow("%s: %s", one["pattern"].dump().c_str(), event.dump().c_str())
                        << QString::fromStdString(one["pattern"].dump()) << QString::fromStdString(event.dump())
                        << (list[0] == 'm');
    }

    void answers() {
        QFETCH(QString, pattern);
        QFETCH(QString, event);
        QFETCH(bool, matches);
        const auto parsed = Pattern::parse(Json::parse(pattern.toStdString()));
        QVERIFY2(parsed.ok(), parsed ? "" : parsed.error().text().c_str());
        const Json json = Json::parse(event.toStdString());
        QCOMPARE(parsed->matches(json), matches);
        const MatchResult result = parsed->match(json);
        QCOMPARE(result.matches, matches);
        QCOMPARE(result.decidedBy.empty(), matches);
        QCOMPARE(std::count_if(result.fields.begin(), result.fields.end(),
                               [](const FieldResult& field) { return !field.matched; }) == 0,
                 matches);
    }
};

QTEST_APPLESS_MAIN(EngineTest)
#include "engine_test.moc"
