// SPDX-License-Identifier: MIT
// Every format's exports as they are, to the letter: tests/data/exporters/FORMAT/SAMPLE. APPROVE=1 writes what is
// exported now. The starter code beside the templates has tests of its own.
#include <QTest>

#include "exporters/exporter.h"
#include "exporters/open.h"
#include "tests/helpers/golden.h"
#include "tests/helpers/paths.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::tests;

namespace {

std::vector<std::string> pathsOf(const QString& format) {
    if (format == QStringLiteral("sam")) return {"template.yaml", "samconfig.toml"};
    if (format == QStringLiteral("terraform")) return {"main.tf", "outputs.tf", "variables.tf"};
    return {std::string(exporters::findFormat(format.toStdString())->mainFile)};
}

void sample(const char* name, const char* design) {
    for (const exporters::Format& format : exporters::formats())
        QTest::addRow("%s, %s", name, format.name.data())
            << QString::fromLatin1(format.name.data()) << QString::fromLatin1(name) << QString::fromUtf8(design);
}

}  // namespace

class GoldenTest : public QObject {
    Q_OBJECT
private slots:
    void samples_data() {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("design");
        sample("orders", R"(
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
        )");
        sample("circles", R"(
            Uploads(s3-bucket) -> Resize(function); Resize -> Uploads
            Flow(state-machine) -> Step(function); Step -> Flow
            Api(http-api) -> Caller(function); Caller -> Api
            Ping(function) -> Pong(function) on-success; Pong -> Ping on-failure
        )");
        sample("limits", R"(
            Api http-api; Orders sqs-queue maximum_message_size=262144; Fast sqs-queue fifo=true high_throughput=true
            Warm function provisioned_concurrency=5 reserved_concurrency=20
            Worker function recursive_loop=allow
            Api -> Warm; Warm -> Orders; Caller(function) -> Warm
            Api -> Caller route="GET /call"
            Orders -> Worker report_batch_item_failures=false minimum_pollers=2 maximum_pollers=20; Worker -> Orders
            Fast -> Warm
        )");
        sample("events", R"(
            Bus event-bus; First function; Second function; Uploads s3-bucket
            Bus -> First rule=created pattern={"detail-type":["Created"]}
            Bus -> Second rule=created
            Uploads -> Bus; Uploads -> Incoming(sqs-queue) prefix=in/
            Nightly schedule expression=cron(0 3 * * ? *)
            Nightly -> First; Nightly -> Incoming
            Topic(sns-topic) -> Incoming filter_policy={"kind":["order"]}
            Rule(iot-rule) -> Second; Rule -> Rule
            Web(http-api) -> Flow(state-machine) route="POST /flow"; Flow -> First
        )");
        sample("guards", R"-(
            Web rest-api; Lean http-api; Flow state-machine
            Web -> Orders(function) route="POST /orders"; Lean -> Orders route="GET /orders"
            Web -> Guard(function) authorize authorizer_type=REQUEST cache_ttl=60s
            Lean -> Guard authorize identity_header=X-Key
            Mixed(http-api) -> Orders route="GET /mixed"; Mixed -> Flow route="POST /flow"; Flow -> Orders
            Mixed -> Guard authorize
            Plain(rest-api) -> Orders route="GET /plain"; Plain -> Guard authorize
        )-");
        sample("users", R"-(
            Users cognito-user-pool; Check function timeout=5s; Welcome function timeout=5s; Mail function
            Users -> Check; Users -> Check trigger=pre-authentication; Users -> Welcome trigger=post-confirmation
            Users -> Mail trigger=custom-email-sender; Users -> Check trigger=define-auth-challenge
            Rule(iot-rule) -> Check; Rule -> Inbox(sqs-queue); Rule -> Trouble(sns-topic) error-action
            Flow(state-machine) -> Inbox send; Flow -> Trouble; Flow -> Bus(event-bus); Inbox -> Clerk(function)
            Clerk -> Flow answer; Other(state-machine) -> Flow
        )-");
        sample("letters", R"-(
            Bus event-bus; Sorter function; Billing function; Clerk function; Nightly schedule expression="cron(0 3 * * ? *)" time_zone=Europe/Berlin; Topic sns-topic
            Lost sqs-queue; Late sqs-queue
            Bus -> Sorter input_path=$.detail
            Bus -> Billing rule=paid input_transformer={"InputPathsMap":{"id":"$.detail.id"},"InputTemplate":"<id>"}
            Bus -> Clerk rule=paid input="once a day"
            Bus -> Lost dead-letter; Bus -> Late dead-letter of=Clerk
            Topic -> Sorter; Topic -> Inbox(sqs-queue); Topic -> Lost dead-letter
            Nightly -> Clerk; Nightly -> Inbox; Nightly -> Late dead-letter
        )-");
        sample("integrations", R"-(
            Bus event-bus; First function; Second function; Uploads s3-bucket
            Bus -> First rule=created pattern={"detail-type":["Created"]}
            Uploads -> Bus; Uploads -> Incoming(sqs-queue) prefix=in/; Uploads -> Second suffix=.png
            Nightly schedule expression="cron(0 3 * * ? *)"
            Nightly -> First; Nightly -> Incoming
            Rule(iot-rule) -> Second; Rule -> Rule
            Web(rest-api) -> First route="GET /first"; Web2(rest-api) -> Flow(state-machine) route="POST /flow"
            Flow -> First
        )-");
    }

    void samples() {
        QFETCH(QString, format);
        QFETCH(QString, name);
        QFETCH(QString, design);
        const std::string difference = compareWithGolden(format.toStdString(), name.toStdString(),
                                                         sketch(design.toStdString()), pathsOf(format));
        QVERIFY2(difference.empty(), difference.c_str());
    }

    void designsOfServerlessByDesign_data() {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("name");
        for (const char* name : {"basic-api", "firehose", "full-app", "iot", "s3-processing", "stream-test"})
            for (const char* format : {"sam", "serverless"})
                QTest::addRow("%s, %s", name, format) << QString::fromLatin1(format) << QString::fromLatin1(name);
    }

    void designsOfServerlessByDesign() {
        QFETCH(QString, format);
        QFETCH(QString, name);
        if (conformanceFolder().empty()) QSKIP("no ../shared/conformance beside the checkout");
        const std::string file = conformanceFolder() + "/serverless-by-design/" + name.toStdString() + ".json";
        const auto opened = exporters::openDesign(readFile(file), file, builtinCatalog());
        QVERIFY(opened.ok());
        const std::string difference =
            compareWithGolden(format.toStdString(), name.toStdString(), opened->design, pathsOf(format));
        QVERIFY2(difference.empty(), difference.c_str());
    }
};

QTEST_APPLESS_MAIN(GoldenTest)
#include "golden_test.moc"
