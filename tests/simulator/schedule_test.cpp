// SPDX-License-Identifier: MIT
// Schedules: when they fire, how they read their expressions, and what becomes of what fails.
#include <QTest>

#include "simulator/parts/calendar.h"
#include "tests/helpers/rehearse.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::tests;
using simulator::Calendar;
using simulator::FactType;

namespace {

Nanoseconds at(const std::string& time) { return Calendar::parseTime(time).value_or(-1); }

/// When S fires, in seconds.
std::vector<double> firings(const std::string& parameters, const std::string& duration) {
    const Design design = sketch("S schedule " + parameters + "\nS -> F(function)");
    const Rehearsal run = rehearse(design, R"({"for": ")" + duration + "\"}");
    return run.timesOf(nodeOf(design, "S"), FactType::Stimulated);
}

}  // namespace

class ScheduleTest : public QObject {
    Q_OBJECT
private slots:
    void expressionsAreReadAsAwsReadsThem_data() {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<bool>("valid");
        const auto row = [](const char* expression, bool valid) {
            QTest::newRow(expression) << QString(expression) << valid;
        };
        row("rate(1 minute)", true);
        row("rate(5 minutes)", true);
        row("rate(2 hours)", true);
        row("rate(1 day)", true);
        for (const char* wrong :
             {"rate(1 minutes)", "rate(5 minute)", "rate(0 minutes)", "rate(-1 minutes)", "rate(1.5 hours)",
              "rate(5)", "rate(minutes)", "rate( 5 minutes)", "rate(5  minutes)", "rate(5 minutes )",
              "rate(5 seconds)", "rate(1 weeks)", "rate 5 minutes", "5 minutes"})
            row(wrong, false);
        row("cron(0 12 * * ? *)", true);
        row("cron(15 10 ? * 6L 2019-2030)", true);
        row("cron(0 8 1W * ? *)", true);
        row("cron(0 8 L * ? *)", true);
        row("cron(0 9 ? * 2#1 *)", true);
        row("cron(0/5 8-17 ? * MON-FRI *)", true);
        row("cron(0 12 * * *)", false);      // five fields
        row("cron(0 12 * * ? * *)", false);  // seven
        row("cron(0 12 * * * *)", false);    // one of the days must be ?
        row("cron(0 12 ? * ? *)", false);
        row("cron(60 12 * * ? *)", false);
        row("cron(0 24 * * ? *)", false);
        row("cron(0 12 32 * ? *)", false);
        row("cron(0 12 ? * 8 *)", false);
        row("cron(0 12 ? * 2#6 *)", false);
        row("at(2026-03-01T12:00:00)", true);
        row("at(2026-02-30T12:00:00)", false);
        row("at(2026-03-01T25:00:00)", false);
        row("at(2026-03-01)", false);
        row("at(2026-03-01T12:00:00Z)", false);
    }

    void expressionsAreReadAsAwsReadsThem() {
        QFETCH(QString, expression);
        QFETCH(bool, valid);
        QCOMPARE(Calendar::parse(expression.toStdString()).has_value(), valid);
    }

    void theNextTimeOfACron_data() {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("next");
        const auto row = [](const char* expression, const char* after, const char* next) {
            QTest::newRow(expression) << QString(expression) << QString(after) << QString(next);
        };
        row("cron(0 12 * * ? *)", "2026-01-01T12:00:00", "2026-01-02T12:00:00");
        row("cron(0 8 L * ? *)", "2028-02-01T00:00:00", "2028-02-29T08:00:00");
        row("cron(0 8 1W * ? *)", "2026-02-01T00:00:00", "2026-02-02T08:00:00");    // the 1st is a Sunday
        row("cron(0 8 15W * ? *)", "2026-08-01T00:00:00", "2026-08-14T08:00:00");   // the 15th is a Saturday
        row("cron(0 9 ? * 2#1 *)", "2026-01-06T00:00:00", "2026-02-02T09:00:00");   // the first Monday
        row("cron(15 10 ? * 6L *)", "2026-01-01T00:00:00", "2026-01-30T10:15:00");  // the last Friday
        row("cron(0/20 8-9 ? * MON-FRI *)", "2026-01-02T09:40:00", "2026-01-05T08:00:00");
        row("cron(0 0 1 1 ? 2030)", "2026-01-01T00:00:00", "2030-01-01T00:00:00");
    }

    void theNextTimeOfACron() {
        QFETCH(QString, expression);
        QFETCH(QString, after);
        QFETCH(QString, next);
        const auto calendar = Calendar::parse(expression.toStdString());
        QVERIFY(calendar);
        QCOMPARE(calendar->next(at(after.toStdString())).value_or(-1), at(next.toStdString()));
    }

    /// Each time of the zone's clocks as UTC, winter and summer, with the nights in which clocks change.
    void timesOfATimeZone_data() {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("next");
        const auto row = [](const char* name, const char* zone, const char* expression, const char* after,
                            const char* next) {
            QTest::newRow(name) << QString(zone) << QString(expression) << QString(after) << QString(next);
        };
        row("winter", "Europe/Berlin", "cron(0 8 * * ? *)", "2026-01-05T00:00:00", "2026-01-05T07:00:00");
        row("summer", "Europe/Berlin", "cron(0 8 * * ? *)", "2026-07-05T00:00:00", "2026-07-05T06:00:00");
        row("before midnight of UTC", "America/New_York", "cron(30 20 ? * FRI *)", "2026-01-01T00:00:00",
            "2026-01-03T01:30:00");
        row("skipped by the clocks", "Europe/Berlin", "cron(30 2 * * ? *)", "2026-03-28T12:00:00",
            "2026-03-30T00:30:00");
        row("shown twice, the first time", "Europe/Berlin", "cron(30 2 * * ? *)", "2026-10-24T12:00:00",
            "2026-10-25T00:30:00");
        row("shown twice, the second time", "Europe/Berlin", "cron(30 2 * * ? *)", "2026-10-25T00:30:00",
            "2026-10-26T01:30:00");
        row("half an hour of summer", "Australia/Lord_Howe", "cron(0 12 * * ? *)", "2026-07-01T00:00:00",
            "2026-07-01T01:30:00");
        row("the south's summer", "Australia/Lord_Howe", "cron(0 12 * * ? *)", "2026-01-01T00:00:00",
            "2026-01-01T01:00:00");
        row("once", "Asia/Kolkata", "at(2026-06-01T00:00:00)", "2026-01-01T00:00:00", "2026-05-31T18:30:00");
        row("once, never", "Europe/Berlin", "at(2026-03-29T02:30:00)", "2026-01-01T00:00:00", "");
        row("UTC", "UTC", "cron(0 8 * * ? *)", "2026-07-05T00:00:00", "2026-07-05T08:00:00");
    }

    void timesOfATimeZone() {
        QFETCH(QString, zone);
        QFETCH(QString, expression);
        QFETCH(QString, after);
        QFETCH(QString, next);
        auto calendar = Calendar::parse(expression.toStdString());
        const auto known = TimeZone::find(zone.toStdString());
        QVERIFY(calendar && known);
        calendar->goBy(*known);
        QCOMPARE(calendar->next(at(after.toStdString())).value_or(-1), at(next.toStdString()));
    }

    void everyTimeZoneIsUnderstood() {
        QVERIFY(TimeZone::names().size() > 500);
        for (const std::string& name : TimeZone::names()) QVERIFY2(TimeZone::find(name), name.c_str());
        QVERIFY(!TimeZone::find("Mars/Olympus"));
    }

    void aScheduleGoesByItsTimeZone() {
        QCOMPARE(firings("expression=\"cron(0 1 * * ? *)\" time_zone=Europe/Berlin", "25h"),
                 (std::vector<double>{0, 86'400}));
    }

    void yearsOfThePastNeverCome() {
        QVERIFY(!Calendar::parse("cron(0 0 1 1 ? 2020-2024)")->next(0));
        QVERIFY(!Calendar::parse("at(2020-01-01T00:00:00)")->next(-1));
    }

    void aScheduleMayFireOnce() {
        QCOMPARE(firings("expression=at(2026-01-01T00:30:00)", "2h"), std::vector<double>{1800});
    }

    void startAndEndBoundARate() {
        const std::vector<double> expected{90, 150, 210};
        QCOMPARE(firings("expression=\"rate(1 minute)\" start=2026-01-01T00:01:30 end=2026-01-01T00:04:00", "1h"),
                 expected);
    }

    void aFlexibleWindowSpreadsFirings() {
        const std::vector<double> times = firings("expression=\"rate(1 hour)\" flexible_window=15m", "10h");
        QVERIFY(times.size() >= 10);
        bool late = false;
        for (const double time : times) {
            const double within = time - 3600 * static_cast<int>(time / 3600);
            QVERIFY(within < 900);
            late = late || within > 60;
        }
        QVERIFY(late);
    }

    void aDisabledScheduleIsSilent() { QVERIFY(firings("enabled=false", "1h").empty()); }

    void whatFailsIsTriedAgainAndThenADeadLetter() {
        const Design design = sketch(R"(
            S schedule expression=at(2026-01-01T00:01:00) maximum_retry_attempts=2 input={"a":1}
            L function simulation.effects=[{"to":"Out","when":{"body":{"a":[1]}}}]
            S -> F(function)
            S -> D(sqs-queue) dead-letter
            D -> L
            L -> Out(sqs-queue))");
        const Rehearsal run = rehearse(design, R"({"for": "1h", "faults": [{"at": "F", "type": "down"}]})");
        QCOMPARE(run.metric("S", "retries"), 2.0);
        QCOMPARE(run.reasonOf(nodeOf(design, "S"), FactType::DeadLettered),
                 std::string("given up after 2 retries: the target is down"));
        QCOMPARE(run.metric("Out", "received"), 1.0);  // the input, as the target would have got it
    }

    void withoutADeadLetterQueueItIsLost() {
        const Design design =
            sketch("S schedule expression=at(2026-01-01T00:01:00) maximum_event_age=60s\nS -> F(function)");
        const Rehearsal run = rehearse(design, R"({"for": "1h", "faults": [{"at": "F", "type": "down"}]})");
        QCOMPARE(run.reasonOf(nodeOf(design, "S"), FactType::Lost),
                 std::string("too old for another retry: the target is down"));
    }
};

QTEST_APPLESS_MAIN(ScheduleTest)
#include "schedule_test.moc"
