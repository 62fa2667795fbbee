// SPDX-License-Identifier: MIT
// SAM exports as they are, to the letter: tests/data/exporters/sam/SAMPLE. APPROVE=1 writes what is exported now.
#include <QTest>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "exporters/exporter.h"
#include "exporters/open.h"
#include "tests/helpers/paths.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::exporters;
using namespace cascade::tests;

namespace {

std::string folderOf(const std::string& sample) { return dataFolder() + "/exporters/sam/" + sample; }

std::vector<GeneratedFile> exportSam(const Architecture& architecture) {
    auto files = findFormat("sam")->write(architecture, builtinCatalog(), makePlan(architecture, builtinCatalog()));
    return files.ok() ? std::move(files).value() : std::vector<GeneratedFile>{};
}

/// The template and its configuration; the starter code beside them has tests of its own.
void compare(const std::string& sample, const Architecture& architecture) {
    const std::vector<GeneratedFile> files = exportSam(architecture);
    QVERIFY(!files.empty());
    for (const GeneratedFile& file : files) {
        if (file.path != "template.yaml" && file.path != "samconfig.toml") continue;
        const std::string golden = folderOf(sample) + "/" + file.path;
        if (std::getenv("APPROVE")) {
            std::filesystem::create_directories(folderOf(sample));
            std::ofstream(golden, std::ios::binary) << file.text;
        }
        QCOMPARE(QString::fromStdString(file.text), QString::fromStdString(readFile(golden)));
    }
}

}  // namespace

class GoldenTest : public QObject {
    Q_OBJECT
private slots:
    void samples_data() {
        QTest::addColumn<QString>("design");
        QTest::newRow("orders") << R"(
            application runtime=python3.14 tags={"owner":"orders-team"}
            OrdersApi http-api cors=true
            CreateOrder function timeout=20s
            PackOrder function runtime=nodejs24.x memory=512 deployment=canary-10-percent-5-minutes
            OrdersApi -> CreateOrder route="POST /orders"
            CreateOrder -> Orders(dynamodb-table) write
            CreateOrder -> OrdersQueue(sqs-queue)
            OrdersQueue -> PackOrder batch_size=5
            OrdersQueue -> DeadOrders(sqs-queue) max_receive_count=3
            Users(cognito-user-pool) -> OrdersApi
        )";
        QTest::newRow("circles") << R"(
            Uploads(s3-bucket) -> Resize(function); Resize -> Uploads
            Flow(state-machine) -> Step(function); Step -> Flow
            Api(http-api) -> Caller(function); Caller -> Api
            Ping(function) -> Pong(function) on-success; Pong -> Ping on-failure
        )";
        QTest::newRow("events") << R"(
            Bus event-bus; First function; Second function; Uploads s3-bucket
            Bus -> First rule=created pattern={"detail-type":["Created"]}
            Bus -> Second rule=created
            Uploads -> Bus; Uploads -> Incoming(sqs-queue) prefix=in/
            Nightly schedule expression=cron(0 3 * * ? *)
            Nightly -> First; Nightly -> Incoming
            Topic(sns-topic) -> Incoming filter_policy={"kind":["order"]}
            Rule(iot-rule) -> Second; Rule -> Rule
            Web(http-api) -> Flow(state-machine) route="POST /flow"; Flow -> First
        )";
    }

    void samples() {
        QFETCH(QString, design);
        compare(QTest::currentDataTag(), sketch(design.toStdString()).architecture());
    }

    void designsOfServerlessByDesign_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"basic-api", "firehose", "full-app", "iot", "s3-processing", "stream-test"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void designsOfServerlessByDesign() {
        QFETCH(QString, name);
        if (conformanceFolder().empty()) QSKIP("the folder of conformance cases is not there");
        const std::string file = conformanceFolder() + "/serverless-by-design/" + name.toStdString() + ".json";
        const auto opened = openDesign(readFile(file), file, builtinCatalog());
        QVERIFY(opened.ok());
        compare(name.toStdString(), opened->design.architecture());
    }

    void everyLineOfTheResources_knowsWhereItComesFrom() {
        const Design design =
            sketch("Api(http-api) -> F(function); Q(sqs-queue) -> F; F -> T(dynamodb-table) read");
        const GeneratedFile file = exportSam(design.architecture()).front();
        const QStringList lines = QString::fromStdString(file.text).split(QLatin1Char('\n'));
        const int first = static_cast<int>(lines.indexOf(QStringLiteral("Resources:"))) + 2;
        const int last = static_cast<int>(lines.indexOf(QStringLiteral("Outputs:")));
        for (int line = first; line <= last; ++line) {
            if (lines[line - 1].isEmpty()) continue;
            const bool known = std::any_of(file.origins.begin(), file.origins.end(), [&](const LineOrigin& origin) {
                return origin.first <= line && line <= origin.last && origin.origin.node;
            });
            QVERIFY2(known, lines[line - 1].toUtf8().constData());
        }
    }

    void whatThePlanRefuses_isNotWritten() {
        const Design design = sketch("F(function) -> Archive(firehose)");
        const Plan plan = makePlan(design.architecture(), builtinCatalog());
        const auto files = findFormat("sam")->write(design.architecture(), builtinCatalog(), plan);
        QVERIFY(!files.ok());
        QVERIFY(files.error().what.find("Archive") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(GoldenTest)
#include "golden_test.moc"
