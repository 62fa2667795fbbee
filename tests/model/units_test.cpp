// SPDX-License-Identifier: MIT
// Durations: text to exact nanoseconds and back.
#include "model/units.h"

#include <QTest>

using namespace cascade;

class UnitsTest : public QObject {
    Q_OBJECT
private slots:
    void reading_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("nanoseconds");
        const auto row = [](const char* text, qint64 value) { QTest::newRow(text) << QByteArray(text) << value; };
        row("0", 0);
        row("0s", 0);
        row("1ns", 1);
        row("1us", 1'000);
        row("40ms", 40'000'000);
        row("1.5s", 1'500'000'000);
        row("0.25s", 250'000'000);
        row("0.5m", 30'000'000'000);
        row("10m", 600'000'000'000);
        row("2h", 7'200'000'000'000);
        row("4d", 345'600'000'000'000);
        row("0.1s", 100'000'000);
        row("0.000000001s", 1);
        row("1.000ns", 1);
        row("007s", 7'000'000'000);
        row("106751d", 106'751 * kDay);
    }
    void reading() {
        QFETCH(QByteArray, text);
        QFETCH(qint64, nanoseconds);
        const auto duration = parseDuration(text.toStdString());
        QVERIFY(duration.has_value());
        QCOMPARE(qint64(*duration), nanoseconds);
    }

    void nonsense_isRefused_data() {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"",
                                 " ",
                                 "5",
                                 "1",
                                 "s",
                                 ".5s",
                                 "5.s",
                                 "1.2.3s",
                                 "-5s",
                                 "+5s",
                                 "5 s",
                                 "5s ",
                                 "5S",
                                 "5sec",
                                 "1e3s",
                                 "0x10s",
                                 "five",
                                 "0.5ns",
                                 "0.0000000001s",
                                 "106752d",
                                 "9223372036854775808ns",
                                 "99999999999999999999999999s",
                                 "5\xc2\xb5s"})
            QTest::newRow(*text ? text : "empty") << QByteArray(text);
    }
    void nonsense_isRefused() {
        QFETCH(QByteArray, text);
        QVERIFY(!parseDuration(text.toStdString()).has_value());
    }

    void writing_isTheShortestExactText_data() {
        QTest::addColumn<qint64>("nanoseconds");
        QTest::addColumn<QString>("text");
        const auto row = [](qint64 value, const char* text) { QTest::newRow(text) << value << QString(text); };
        row(0, "0s");
        row(1, "1ns");
        row(1'500 * kMillisecond, "1500ms");
        row(10 * kSecond, "10s");
        row(90 * kSecond, "90s");
        row(60 * kSecond, "1m");
        row(36 * kHour, "36h");
        row(4 * kDay, "4d");
        row(-5 * kSecond, "-5s");
    }
    void writing_isTheShortestExactText() {
        QFETCH(qint64, nanoseconds);
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(formatDuration(nanoseconds)), text);
    }

    void whatIsWritten_isReadBack() {
        quint64 state = 1;  // a small generator, so that every run tries the same durations
        for (int i = 0; i < 10'000; ++i) {
            state = state * 6364136223846793005ULL + 1442695040888963407ULL;
            const Nanoseconds duration = static_cast<Nanoseconds>(state >> (1 + i % 60));
            QCOMPARE(parseDuration(formatDuration(duration)).value_or(-1), duration);
        }
    }
};

QTEST_APPLESS_MAIN(UnitsTest)
#include "units_test.moc"
