// SPDX-License-Identifier: MIT
// Cost: quantities as AWS meters them, tiers and free units, and the bills of AWS's own and others' worked
// examples.
#include <QTest>

#include <cmath>

#include "simulator/report/cost.h"
#include "tests/helpers/rehearse.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::tests;
using namespace cascade::simulator;

namespace {

const Price& priceOf(const std::string& kind, const std::string& item) {
    for (const Price& price : builtinCatalog().find(kind)->prices)
        if (price.item == item) return price;
    qFatal("there is no such price");
}

double valueOf(const std::vector<std::pair<std::string, double>>& values, const std::string& name) {
    for (const auto& [key, value] : values)
        if (key == name) return value;
    return -1;
}

bool isAbout(double actual, double expected) {
    return std::abs(actual - expected) < 1e-9 + 1e-6 * std::abs(expected);
}
bool isCents(double actual, double expected) { return std::abs(actual - expected) < 0.005; }

std::string letters(int count) { return std::string(static_cast<std::size_t>(count), 'x'); }

std::string once(const std::string& node, const std::string& payload, const std::string& duration = "1h") {
    return R"({"for": ")" + duration + R"(", "stimuli": [{"at": ")" + node + R"(", "payload": )" + payload +
           R"(, "arrivals": {"times": ["1s"]}}]})";
}

double costOfRun(const std::string& design, const std::string& scenario, const std::string& kind) {
    return valueOf(rehearse(sketch(design), scenario).report.cost, kind);
}

}  // namespace

class CostTest : public QObject {
    Q_OBJECT
private slots:
    /// Quantities of a month and what they cost (price lists as Infracost's tests have them;
    /// aws.amazon.com/lambda/pricing).
    void knownBills_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("item");
        QTest::addColumn<double>("quantity");
        QTest::addColumn<double>("usd");
        QTest::newRow("Lambda, x86") << "function"
                                     << "gb_seconds_x86_64" << 1100000.0 << 18.33;
        QTest::newRow("Lambda, requests") << "function"
                                          << "requests" << 2e6 << 0.40;
        QTest::newRow("Lambda, arm") << "function"
                                     << "gb_seconds" << 7.5e9 << 100000.50;
        QTest::newRow("Lambda, second tier") << "function"
                                             << "gb_seconds_x86_64" << 7e9 << 6e9 * 0.0000166667 + 15000;
        QTest::newRow("Lambda, third tier")
            << "function"
            << "gb_seconds_x86_64" << 16e9 << 6e9 * 0.0000166667 + 9e9 * 0.000015 + 1e9 * 0.0000133334;
        QTest::newRow("provisioned") << "function"
                                     << "provisioned_gb_seconds" << 9e6 << 30.00;
        QTest::newRow("provisioned runs") << "function"
                                          << "provisioned_duration" << 1.75e6 << 13.61;
        QTest::newRow("DynamoDB writes") << "dynamodb-table"
                                         << "write_units" << 3e6 << 1.875;
        QTest::newRow("DynamoDB reads") << "dynamodb-table"
                                        << "read_units" << 8e6 << 1.00;
        QTest::newRow("Kinesis shard") << "kinesis-stream"
                                       << "shard_hours" << 730.0 << 10.95;
        QTest::newRow("Kinesis on demand") << "kinesis-stream"
                                           << "stream_hours" << 730.0 << 29.20;
        QTest::newRow("REST, first tier") << "rest-api"
                                          << "requests" << 333e6 << 1165.50;
        QTest::newRow("REST, second tier") << "rest-api"
                                           << "requests" << 1000e6 << 1165.50 + 667 * 2.80;
        QTest::newRow("REST, fourth tier")
            << "rest-api"
            << "requests" << 21e9 << 1165.50 + 667 * 2.80 + 19000 * 2.38 + 1000 * 1.51;
        QTest::newRow("HTTP, second tier") << "http-api"
                                           << "requests" << 400e6 << 300.0 + 90.0;
        QTest::newRow("SQS") << "sqs-queue"
                             << "requests" << 1e6 << 0.40;
        QTest::newRow("SQS FIFO") << "sqs-queue"
                                  << "requests_fifo" << 1e6 << 0.50;
        QTest::newRow("express, first tier") << "state-machine"
                                             << "express_gb_seconds" << 3.6e6 << 60.01;
        QTest::newRow("express, second tier") << "state-machine"
                                              << "express_gb_seconds" << 18e6 << 60.01 + 119.95;
        QTest::newRow("S3") << "s3-bucket"
                            << "gb_months" << 1000.0 << 23.00;
    }
    void knownBills() {
        QFETCH(QString, kind);
        QFETCH(QString, item);
        QFETCH(double, quantity);
        QFETCH(double, usd);
        const Price& price = priceOf(kind.toStdString(), item.toStdString());
        const double actual = usdFor(price, termsOf(*builtinCatalog().find(kind.toStdString()), price), quantity);
        QVERIFY2(isCents(actual, usd), qPrintable(QString::number(actual, 'f', 4)));
    }

    void tiersRise() {
        for (const Kind& kind : builtinCatalog().kinds())
            for (const Price& price : kind.prices) {
                const PriceTerms terms = termsOf(kind, price);
                PriceTier last{0, price.usd};
                for (const PriceTier& tier : terms.tiers) {
                    QVERIFY2(tier.above > last.above && tier.usd < last.usd, price.item.c_str());
                    last = tier;
                }
                QVERIFY(terms.freeWith.empty() || termsOf(kind, priceOf(kind.name, terms.freeWith)).free > 0);
            }
    }

    /// AWS's pricing page: 512 MB, three million requests of one second a month cost $18.74 after the free tier.
    void awsOwnExample() {
        const Design design = sketch(
            "F function architecture=x86_64 memory=512 timeout=5s simulation.duration=1s simulation.init=0s");
        const Nanoseconds hour = kMonth / 730;
        const Report report =
            rehearseLong(design, R"({"for": "1h", "stimuli": [{"at": "F", "arrivals": {"every": "876ms"}}]})", 1);
        QCOMPARE(report.duration, hour);
        const double requests = std::floor(3600.0 / 0.876) * 730;  // 2,999,570: as near to three million as it gets
        const double month = valueOf(report.costPerMonth, "after_free_tier_usd");
        const double invocations = metricOf(report, "F", "invocations");
        QVERIFY(std::abs(invocations * 730 - requests) <= 730);
        QVERIFY2(std::abs(month - 18.74) < 0.02, qPrintable(QString::number(month)));
        const double gigabyteSeconds = metricOf(report, "F", "succeeded") * 0.5;
        const double usd = gigabyteSeconds * 0.0000166667 + invocations * 0.2e-6;
        QVERIFY(isAbout(valueOf(report.costPerMonth, "function"), usd * 730));
        QVERIFY(isAbout(valueOf(report.cost, "total_usd"), usd));
    }

    // --- Quantities ---

    void aMessageOfSeveral64KilobytesIsSeveralRequests() {
        const std::string large = "\"" + letters(150000) + "\"";
        QVERIFY(isAbout(costOfRun("A sqs-queue", once("A", large), "sqs-queue"), 3 * 0.4e-6));
        QVERIFY(isAbout(costOfRun("A sqs-queue", once("A", "\"small\""), "sqs-queue"), 0.4e-6));
        QVERIFY(isAbout(costOfRun("A sns-topic", once("A", large), "sns-topic"), 3 * 0.5e-6));
        QVERIFY(isAbout(costOfRun("A event-bus", once("A", "{\"text\": " + large + "}"), "event-bus"), 3e-6));
    }

    /// Ten messages come with one request and are deleted with another one.
    void pollersTakeAndDeleteInBatches() {
        const std::string burst =
            R"({"for": "1h", "stimuli": [{"at": "A", "arrivals": {"burst": 10, "at": "1s"}}]})";
        const std::string design = "A sqs-queue\nA -> F(function) batch_size=10 batching_window=2s";
        QVERIFY(isAbout(costOfRun(design, burst, "sqs-queue"), (10 + 1 + 1) * 0.4e-6));
    }

    void requestsOfAnHttpApiAreCountedInHalfMegabytes() {
        const std::string large = "{\"text\": \"" + letters(600000) + "\"}";
        QVERIFY(isAbout(costOfRun("A http-api\nA -> F(function)", once("A", large), "http-api"), 2e-6));
        QVERIFY(isAbout(costOfRun("A rest-api\nA -> F(function)", once("A", large), "rest-api"), 3.5e-6));
    }

    void anAuthorizersVerdictIsNoRequest() {
        const std::string design = "A http-api\nA -> F(function)\nUsers(cognito-user-pool) -> A";
        QVERIFY(isAbout(costOfRun(design, once("A", "{}"), "http-api"), 1e-6));
    }

    void firehoseRoundsEachRecordUpToFiveKilobytes() {
        const std::string design = "A firehose\nA -> B(s3-bucket)";
        const double unit = 5.0 / (1024 * 1024) * 0.029;
        QVERIFY(isAbout(costOfRun(design, once("A", "\"small\""), "firehose"), unit));
        QVERIFY(isAbout(costOfRun(design, once("A", "\"" + letters(6000) + "\""), "firehose"), 2 * unit));
    }

    void rulesOfIotAreCountedInFiveKilobytes() {
        const std::string design = "A iot-rule\nA -> F(function)";
        QVERIFY(isAbout(costOfRun(design, once("A", "{}"), "iot-rule"), 0.15e-6 + 0.15e-6));
        QVERIFY(isAbout(costOfRun(design, once("A", "{\"t\": \"" + letters(6000) + "\"}"), "iot-rule"), 0.45e-6));
    }

    void tablesAreChargedByUnits() {
        const std::string item = "{\"id\": \"a\", \"text\": \"" + letters(2000) + "\"}";
        QVERIFY(isAbout(costOfRun("A dynamodb-table", once("A", item), "dynamodb-table"), 2 * 0.625e-6));
    }

    /// A gigabyte that lies there from the first second on for half an hour, with the request that put it there.
    void whatIsStoredCostsAsLongAsItLies() {
        const std::string gigabyte = R"({"key": "a", "size": 1073741824})";
        const Report report = rehearse(sketch("A s3-bucket"), once("A", gigabyte, "1801s")).report;
        const double stored = 0.023 * 1800 / (730 * 3600.0);
        QVERIFY(isAbout(valueOf(report.cost, "s3-bucket"), stored + 0.000005));
        // Within a month as many more come as months are longer, and lie half of it in the mean.
        const double months = 1801 / (730 * 3600.0);
        QVERIFY(isAbout(valueOf(report.costPerMonth, "s3-bucket"), stored / months / months + 0.000005 / months));
    }

    void standardExecutionsAreChargedByTransitions() {
        const std::string definition =
            R"({"StartAt": "One", "States": {"One": {"Type": "Pass", "Next": "Two"}, "Two": {"Type": "Succeed"}}})";
        const std::string standard = "A state-machine definition=" + definition;
        QVERIFY(isAbout(costOfRun(standard, once("A", "{}"), "state-machine"), 2 * 0.025e-3));
    }

    /// By the time that they take, with 64 MB.
    void expressExecutionsAreChargedByTime() {
        const std::string definition =
            R"({"StartAt": "One", "States": {"One": {"Type": "Wait", "Seconds": 2, "End": true}}})";
        const std::string express = "A state-machine type=EXPRESS definition=" + definition;
        QVERIFY(isAbout(costOfRun(express, once("A", "{}"), "state-machine"), 1e-6 + 2.0 / 16 * 0.060012 / 3600));
    }

    void usersAreChargedByTheMonth() {
        const Report report =
            rehearse(sketch("Users cognito-user-pool simulation.users=12000\nUsers -> A(http-api)"),
                     once("A", "{}"))
                .report;
        QVERIFY(isAbout(valueOf(report.costPerMonth, "cognito-user-pool"), 12000 * 0.015));
        QVERIFY(isAbout(valueOf(report.cost, "cognito-user-pool"), 12000 * 0.015 / 730));
    }

    // --- The month ---

    void freeUnitsAreSharedWithinTheAccount() {
        const Report report = rehearse(sketch("A sqs-queue\nB sqs-queue fifo=true"),
                                       R"({"for": "1h", "stimuli": [
                                           {"at": "A", "arrivals": {"every": "3600ms"}},
                                           {"at": "B", "group": "g", "payload": "${uuid}", "arrivals": {"every": "3600ms"}}]})")
                                  .report;
        const double each = metricOf(report, "A", "received") * 730;  // about 730,000 a month
        QVERIFY(isAbout(valueOf(report.costPerMonth, "total_usd"), each * 0.9e-6));
        QVERIFY(isAbout(valueOf(report.costPerMonth, "after_free_tier_usd"), (2 * each - 1e6) * 0.5e-6));
    }

    void thePricesHaveTheirDates() {
        const Report report = rehearse(sketch("A sqs-queue"), once("A", "{}")).report;
        QCOMPARE(report.oldestPrice, priceOf("sqs-queue", "requests").date);
        QCOMPARE(report.newestPrice, report.oldestPrice);
        const Json json = toJson(report);
        QCOMPARE(json["prices"]["region"].get<std::string>(), std::string("us-east-1"));
        QCOMPARE(json["prices"]["month_hours"].get<int>(), 730);
    }
};

QTEST_APPLESS_MAIN(CostTest)
#include "cost_test.moc"
