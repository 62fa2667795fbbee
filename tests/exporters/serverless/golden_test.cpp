// SPDX-License-Identifier: MIT
// Serverless services as they are, to the letter, and what the Framework must be told in words of its own.
#include <QTest>

#include "exporters/exporter.h"
#include "exporters/open.h"
#include "tests/helpers/golden.h"
#include "tests/helpers/paths.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::tests;

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
        QTest::newRow("events") << R"-(
            Bus event-bus; First function; Second function; Uploads s3-bucket
            Bus -> First rule=created pattern={"detail-type":["Created"]}
            Uploads -> Bus; Uploads -> Incoming(sqs-queue) prefix=in/; Uploads -> Second suffix=.png
            Nightly schedule expression="cron(0 3 * * ? *)"
            Nightly -> First; Nightly -> Incoming
            Rule(iot-rule) -> Second; Rule -> Rule
            Web(rest-api) -> First route="GET /first"; Web2(rest-api) -> Flow(state-machine) route="POST /flow"
            Flow -> First
        )-";
    }

    void samples() {
        QFETCH(QString, design);
        const std::string difference = compareWithGolden("serverless", QTest::currentDataTag(),
                                                         sketch(design.toStdString()).architecture(), {"serverless.yml"});
        QVERIFY2(difference.empty(), difference.c_str());
    }

    void designsOfServerlessByDesign_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"basic-api", "firehose", "full-app", "iot", "s3-processing", "stream-test"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void designsOfServerlessByDesign() {
        QFETCH(QString, name);
        if (conformanceFolder().empty()) QSKIP("no ../shared/conformance beside the checkout");
        const std::string file = conformanceFolder() + "/serverless-by-design/" + name.toStdString() + ".json";
        const auto opened = exporters::openDesign(readFile(file), file, builtinCatalog());
        QVERIFY(opened.ok());
        const std::string difference =
            compareWithGolden("serverless", name.toStdString(), opened->design.architecture(), {"serverless.yml"});
        QVERIFY2(difference.empty(), difference.c_str());
    }

    void namesThatDifferOnlyInTheFirstLettersCase_areRefused() {
        const Design design = sketch("work function; Work function");
        const Architecture& architecture = design.architecture();
        const auto files = exporters::findFormat("serverless")
                               ->write(architecture, builtinCatalog(), makePlan(architecture, builtinCatalog()));
        QVERIFY(!files.ok());
        QVERIFY(files.error().what.find("Work") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(GoldenTest)
#include "golden_test.moc"
