// SPDX-License-Identifier: MIT
// Topic filters: what + and # stand for, and what is refused.
#include "model/iot/topic_filter.h"

#include <QTest>

using namespace cascade;
using namespace cascade::iot;

class TopicFilterTest : public QObject {
    Q_OBJECT
private slots:
    void matching_data() {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("matching");  // separated by blanks
        QTest::addColumn<QString>("other");
        const auto row = [](const char* filter, const char* matching, const char* other) {
            QTest::newRow(filter) << QString(filter) << QString(matching) << QString(other);
        };
        row("a/b", "a/b", "a a/b/c a/c /a/b a/b/");
        row("a/#", "a/b a/e/f a", "b/x ab");
        row("a/+", "a/b a/c a/", "a/e/f b/x a");
        row("+/b", "a/b /b", "$aws/b a/c");
        row("#", "a a/b /", "$aws/things/x");
        row("$aws/things/+/shadow/#", "$aws/things/x/shadow/update", "aws/things/x/shadow/update");
        row("a/+/c", "a/b/c a//c", "a/b/d a/c");
    }

    void matching() {
        QFETCH(QString, filter);
        QFETCH(QString, matching);
        QFETCH(QString, other);
        const auto parsed = TopicFilter::parse(filter.toStdString());
        QVERIFY(parsed.ok());
        for (const QString& topic : matching.split(' '))
            QVERIFY2(parsed->matches(topic.toStdString()), qPrintable(topic));
        for (const QString& topic : other.split(' '))
            QVERIFY2(!parsed->matches(topic.toStdString()), qPrintable(topic));
    }

    void refusals() {
        for (const char* filter : {"", "a/#/b", "a/b+", "a/b#/c", "a/b/c/d/e/f/g/h/i"}) {
            const auto parsed = TopicFilter::parse(filter);
            QVERIFY2(!parsed.ok() && !parsed.error().mend.empty(), filter);
        }
        QCOMPARE(TopicFilter::parse("ab/#/c").error().column, 4);
    }

    void basicIngest_isNoPartOfTheTopic() {
        QCOMPARE(QString::fromStdString(std::string(withoutBasicIngest("$aws/rules/R/a/b"))), QString("a/b"));
        QCOMPARE(QString::fromStdString(std::string(withoutBasicIngest("a/b"))), QString("a/b"));
        QVERIFY(ruleOfBasicIngest("$aws/rules/R/a/b") == "R");
        QVERIFY(ruleOfBasicIngest("$aws/things/R").empty());
    }
};

QTEST_APPLESS_MAIN(TopicFilterTest)
#include "topic_filter_test.moc"
