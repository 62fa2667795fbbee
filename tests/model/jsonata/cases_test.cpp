// SPDX-License-Identifier: MIT
// The language, case by case: tests/data/jsonata/*.txt hold "expression => JSON, nothing, or the code of an error",
// all on the input beside them. Answers were compared with those of the reference implementation.
#include <QTest>

#include "model/jsonata/jsonata.h"
#include "tests/helpers/paths.h"

using namespace cascade;

class JsonataCasesTest : public QObject {
    Q_OBJECT
private slots:
    void cases_data() {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("expected");
        for (const char* name : {"language", "paths", "functions", "syntax"}) {
            const std::string text = tests::readFile(tests::dataFolder() + "/jsonata/" + name + ".txt");
            int number = 0;
            for (const QString& line : QString::fromStdString(text).split('\n')) {
                ++number;
                const qsizetype arrow = line.lastIndexOf(" => ");
                if (arrow < 0) continue;
                const std::string row = std::string(name) + ":" + std::to_string(number);
                QTest::newRow(row.c_str()) << line.left(arrow) << line.mid(arrow + 4);
            }
        }
    }

    void cases() {
        QFETCH(QString, expression);
        QFETCH(QString, expected);
        static const Json input = Json::parse(tests::readFile(tests::dataFolder() + "/jsonata/input.json"));
        QCOMPARE(QString::fromStdString(answer(expression.toStdString(), input)), expected);
    }

private:
    static std::string answer(const std::string& text, const Json& input) {
        const auto expression = jsonata::Expression::parse(text);
        if (!expression) return std::string(jsonata::errorCode(expression.error()));
        jsonata::Environment environment;
        environment.now = 1'700'000'000'123 * kMillisecond;  // 2023-11-14T22:13:20.123Z
        environment.random = [] { return 0.5; };
        const auto result = expression->evaluate(input, environment);
        if (!result) return std::string(jsonata::errorCode(result.error()));
        return result.value() ? (*result)->dump() : "nothing";
    }
};

QTEST_APPLESS_MAIN(JsonataCasesTest)
#include "cases_test.moc"
