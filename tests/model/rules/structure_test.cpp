// SPDX-License-Identifier: MIT
// Rules about what is drawn: names, connections, functions, APIs, buckets, tables, streams.
#include <QTest>

#include "tests/helpers/problems.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::tests;

class StructureTest : public QObject {
    Q_OBJECT
private slots:
    void rules_data() {
        QTest::addColumn<QString>("family");
        QTest::addColumn<QString>("sketched");
        QTest::addColumn<QString>("problems");
        names();
        connections();
        functions();
        apis();
        storage();
        streaming();
    }
    void rules() {
        QFETCH(QString, family);
        QFETCH(QString, sketched);
        QFETCH(QString, problems);
        QCOMPARE(problemsIn(sketched.toStdString(), family.toStdString()), problems);
    }

    void illegalConnections_sayWhatWouldBeLegal() {
        QCOMPARE(mendOf("T dynamodb-table; F firehose; T -> F deliver"), QString("put a function between them"));
        QCOMPARE(mendOf("F function; S schedule; F -> S invoke"),
                 QString("draw it the other way round, S -> F (invoke)"));
        QCOMPARE(mendOf("F function; T dynamodb-table; F -> T wrote"), QString("set the role to 'write'"));
    }

private:
    static QString mendOf(const char* sketched) {
        for (const Problem& problem : validate(sketch(sketched), builtinCatalog()))
            if (problem.code.rfind("connection.", 0) == 0) return QString::fromStdString(problem.mend);
        return {};
    }

    static void row(const char* name, const char* family, const char* sketched, const char* problems) {
        QTest::newRow(name) << family << sketched << problems;
    }

    static void names() {
        row("different names", "name.", "Orders dynamodb-table; Order function", "");
        row("names that differ in case", "name.", "Orders dynamodb-table; orders function",
            "warning name.case at orders");
        row("a name of SAM's own", "name.", "ServerlessRestApi rest-api",
            "error name.reserved at ServerlessRestApi");
    }

    static void connections() {
        row("an illegal pair", "connection.", "T dynamodb-table; Q sqs-queue; T -> Q send",
            "error connection.illegal at T+Q");
        row("an unknown role", "connection.", "F function; T dynamodb-table; F -> T destroy",
            "error connection.role at F+T");
        row("the same twice", "connection.", "F function; T dynamodb-table; F -> T write; F -> T write",
            "warning connection.duplicate at F+T");
        row("two roles", "connection.", "F function; T dynamodb-table; F -> T write; F -> T read", "");
        row("two routes", "connection.", R"(A http-api; F function; A -> F route="GET /a"; A -> F route="GET /b")",
            "");
    }

    static void functions() {
        row("logs that are kept for a period of CloudWatch's", "function.log", "F function log_retention=14", "");
        row("logs that are kept for another", "function.log", "F function log_retention=15",
            "error function.log-retention at F");
        row("a function that just sits there", "function.", "F function", "warning function.no-event at F");
        row("a function that only calls itself", "function.no", "F function; F -> F",
            "warning function.no-event at F");
        row("a function that is invoked", "function.", "S(schedule) -> F(function) -> G(function)", "");
        row("a function that is told of failures", "function.",
            "S(schedule) -> F(function) -> G(function) on-failure", "");
        row("a function that a pool's users may call", "function.", "P(cognito-identity-pool) -> F(function)", "");
        row("a function that is switched off", "function.", "F function reserved_concurrency=0; S(schedule) -> F",
            "hint function.stopped at F");
        row("all concurrency reserved", "function.reserved",
            "F function reserved_concurrency=500; G function reserved_concurrency=401",
            "error function.reserved-concurrency at G");
        row("as much as may be reserved", "function.reserved",
            "F function reserved_concurrency=500; G function reserved_concurrency=400", "");
        row("a larger account", "function.reserved",
            "application account_concurrency=2000; F function reserved_concurrency=1500", "");
        row("more provisioned than reserved", "function.provisioned",
            "F function provisioned_concurrency=6 reserved_concurrency=5; S(schedule) -> F",
            "error function.provisioned-concurrency at F");
        row("all that is reserved is provisioned", "function.provisioned",
            "F function provisioned_concurrency=5 reserved_concurrency=5; S(schedule) -> F", "");
        row("two failure destinations", "function.",
            "T(sns-topic) -> F(function) -> Q(sqs-queue) on-failure; F -> R(sqs-queue) on-failure",
            "error function.destinations at F+Q+R");
        row("a destination for requests", "function.", "A(http-api) -> F(function) -> Q(sqs-queue) on-failure",
            "hint function.destination-unused at F+Q");
        row("slower than its API", "function.", "F function timeout=5m; A(http-api) -> F",
            "warning function.slower-than-api at A+F");
        row("as slow as its API", "function.", "F function timeout=30s; A(http-api) -> F", "");
        row("environment", "function.", R"(F function environment={"LOG_LEVEL":"info"}; S(schedule) -> F)", "");
        row("a reserved variable", "function.", R"(F function environment={"AWS_REGION":"x"}; S(schedule) -> F)",
            "error function.environment at F");
        row("a variable that is no text", "function.", R"(F function environment={"LEVEL":1}; S(schedule) -> F)",
            "error function.environment at F");
    }

    static void apis() {
        row("an API without a route", "api.", "A http-api", "warning api.no-route at A");
        row("routes that differ", "api.",
            R"(A http-api; F function; A -> F route="GET /a"; A -> F route="POST /a")", "");
        row("equal routes", "api.",
            R"(A http-api; F function; G function; A -> F route="GET /a/{id}"; A -> G route="GET /a/{name}")",
            "error api.same-route at A+F+G");
        row("mock integrations", "api.",
            R"(A rest-api mocks={"GET /health":{"status":204}}; C client; C -> A route="GET /health"; A -> F(function))",
            "");
        row("a mock that is a route, too", "api.",
            R"(A rest-api mocks={"GET /a":{}}; F function; A -> F route="GET /a")", "error api.mocks at A");
        row("a mock without a method", "api.", R"(A rest-api mocks={"/a":{}}; F function; A -> F)",
            "error api.mocks at A");
        row("a mock with no status", "api.", R"(A rest-api mocks={"GET /a":{"status":99}}; F function; A -> F)",
            "error api.mocks at A");
        row("two authorizers", "api.",
            "U(cognito-user-pool) -> A(http-api); A -> F(function); A -> G(function) authorize",
            "warning api.authorizers at U+A+G");
        row("functions of a user pool", "user-pool.",
            "F function timeout=5s; P(cognito-user-pool) -> F; P -> F trigger=post-confirmation", "");
        row("two functions for a moment", "user-pool.",
            "F function timeout=5s; G function timeout=5s; P(cognito-user-pool) -> F; P -> G",
            "error user-pool.moment-twice at P+F+G");
        row("a slow function of a user pool", "user-pool.", "F function timeout=6s; P(cognito-user-pool) -> F",
            "hint user-pool.slow-function at P+F");
        row("challenges without their end", "user-pool.",
            "F function timeout=5s; P(cognito-user-pool) -> F trigger=define-auth-challenge",
            "warning user-pool.challenges at P+F");
        row("routes made from names", "api.", "A(http-api) -> F(function); A -> G(function)", "");
        row("a route made from a name, taken", "api.",
            R"(A(http-api) -> F(function); G function; A -> G route="ANY /f")", "error api.same-route at A+F+G");
        row("a client with a route", "api.",
            R"(A http-api; F function; A -> F route="GET /a"; C client; C -> A route="GET /a")", "");
        row("a client with an unknown route", "api.",
            R"(A http-api; F function; A -> F route="GET /a"; C client; C -> A route="POST /a")",
            "warning api.unknown-route at C+A");
        row("two authorizers", "api.",
            "A(rest-api) -> F(function); U(cognito-user-pool) -> A; I(cognito-identity-pool) -> A",
            "warning api.authorizers at U+A+I");
    }

    static void storage() {
        row("a bucket that tells two of everything", "bucket.", "B(s3-bucket) -> F(function); B -> T(sns-topic)",
            "error bucket.overlap at B+F+T");
        row("a bucket that tells two of different things", "bucket.",
            "B s3-bucket; F function; T sns-topic; B -> F prefix=a/; B -> T prefix=b/", "");
        row("different ends of names", "bucket.",
            "B s3-bucket; F function; T sns-topic; B -> F suffix=.jpg; B -> T suffix=.png", "");
        row("different events", "bucket.",
            "B s3-bucket; F function; T sns-topic; B -> F events=s3:ObjectCreated:Put; B -> T "
            "events=s3:ObjectRemoved:*",
            "");
        row("one event within the other", "bucket.",
            "B s3-bucket; F function; T sns-topic; B -> F events=s3:ObjectCreated:Put; B -> T",
            "error bucket.overlap at B+F+T");
        row("three readers of a table", "table.",
            "T(dynamodb-table) -> F(function); T -> G(function); T -> H(function)",
            "warning table.readers at T+F+G+H");
    }

    static void streaming() {
        row("a Firehose without destination", "firehose.", "H firehose", "error firehose.no-destination at H");
        row("a Firehose with a transform only", "firehose.", "H(firehose) -> F(function)",
            "error firehose.no-destination at H");
        row("a Firehose with two buckets", "firehose.", "H(firehose) -> B(s3-bucket); H -> C(s3-bucket)",
            "error firehose.several at H+B+C");
        row("a Firehose fed from two sides", "firehose.",
            "K(kinesis-stream) -> H(firehose) -> B(s3-bucket); F(function) -> H",
            "error firehose.two-sources at F+H");
        row("a slow transform", "firehose.", "F function timeout=6m; H(firehose) -> F; H -> B(s3-bucket)",
            "warning firehose.slow-transform at H+F");
        row("analytics of nothing", "analytics.", "A(kinesis-analytics) -> K(kinesis-stream)",
            "warning analytics.open-end at A");
        row("a schedule of nothing", "source.", "S schedule", "warning source.idle at S");
        row("a state machine of nothing", "state-machine.", "M state-machine", "warning state-machine.empty at M");
        row("a state machine with its own definition", "state-machine.",
            R"(M state-machine definition={"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}})", "");
        row("a definition that starts nowhere", "state-machine.",
            R"(M state-machine definition={"StartAt":"B","States":{"A":{}}})",
            "error state-machine.definition at M");
    }
};

QTEST_APPLESS_MAIN(StructureTest)
#include "structure_test.moc"
