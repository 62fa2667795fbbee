// SPDX-License-Identifier: MIT
// Reasons: whatever is dropped, refused, tried again or lost says why, and every text that the simulator can give
// is checked by some test.
#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

#include "simulator/engine/run.h"
#include "simulator/parts/retry_policy.h"
#include "tests/helpers/paths.h"
#include "tests/helpers/rehearse.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::tests;
using simulator::Fact;
using simulator::FactType;

namespace {

/// One message for A, after a second.
QString onceWith(const QString& payload, const QString& more = {}, const char* duration = "1h") {
    return QStringLiteral(
               R"({"for": "%1", "stimuli": [{"at": "A", "arrivals": {"times": ["1s"]}, "payload": %2}]%3})")
        .arg(QLatin1String(duration), payload, more);
}
QString once(const QString& more = {}, const char* duration = "1h") {
    return onceWith(QStringLiteral("{\"n\": 1}"), more, duration);
}
QString fault(const char* at, const char* type, const char* until = "1000d") {
    return QStringLiteral(R"(, "faults": [{"at": "%1", "type": "%2", "until": "%3"}])")
        .arg(QLatin1String(at), QLatin1String(type), QLatin1String(until));
}
QString letters(int count) { return QString(count, QLatin1Char('x')); }

void row(const char* reason, const QString& design, const QString& scenario = once()) {
    QTest::newRow(reason) << design << scenario;
}

// --- The rows, by who gives the reason ---

void functions() {
    row("Lambda delivers an asynchronous event at least once: here it comes again",
        "F function simulation.duplicate_rate=1\nA(sns-topic) -> F");
    row("the function timed out: visible again after the visibility timeout",
        "F function timeout=1s simulation.duration=5s\nA(sqs-queue) -> F");
    row("the function reported this record as failed",
        "F function simulation.record_error_rate=1\nA(sqs-queue) -> F report_batch_item_failures=true");
}

void engine() {
    row("recursion: the loop was stopped after 16 turns",
        "A(kinesis-stream) -> K(kinesis-analytics) read\nK -> A put");
    row("throttled, by a fault of the scenario", "A sqs-queue", once(fault("A", "throttle")));
    row("failed, by a fault of the scenario", "A sqs-queue", once(fault("A", "error")));
    row("delivered twice, by a fault of the scenario", "A sqs-queue", once(fault("A", "duplicate")));
    row("down", "A sqs-queue", once(fault("A", "down")));
    row("offline", "A client", once(fault("A", "offline")));
    row("denied: no permission, or it was deleted", "A sqs-queue", once(fault("A", "denied")));
}

/// An API of each kind says it with its own status.
void apis() {
    const auto both = [](const char* rest, const char* http, const QString& function,
                         const QString& scenario = once()) {
        if (rest) row(rest, "A rest-api timeout=3s\nF function " + function + "\nA -> F", scenario);
        if (http) row(http, "A http-api timeout=3s\nF function " + function + "\nA -> F", scenario);
    };
    both("504 Endpoint request timed out: the API waits no longer",
         "503 Service Unavailable: the API waits no longer", "timeout=20s simulation.duration=10s");
    both("502 Bad Gateway: the function ran into its own timeout",
         "500 Internal Server Error: the function ran into its own timeout", "timeout=1s simulation.duration=10s");
    both("502 Bad Gateway: the function failed", "500 Internal Server Error: the function failed",
         "simulation.error_rate=1");
    both(nullptr, "500 Internal Server Error: the function was throttled", "reserved_concurrency=0");
    both("502 Bad Gateway: the function was not available",
         "500 Internal Server Error: the function was not available", "", once(fault("F", "down")));
    both("502 Bad Gateway: the function's answer has no statusCode", nullptr, "simulation.result={\"ok\":true}");
    both("502 Bad Gateway: the statusCode of the function's answer is none",
         "500 Internal Server Error: the statusCode of the function's answer is none",
         "simulation.result={\"statusCode\":\"fine\"}");
    both("502 Bad Gateway: the body of the function's answer is not a text",
         "500 Internal Server Error: the body of the function's answer is not a text",
         "simulation.result={\"statusCode\":200,\"body\":{}}");
    both("502 Bad Gateway: the headers of the function's answer are not an object",
         "500 Internal Server Error: the headers of the function's answer are not an object",
         "simulation.result={\"statusCode\":200,\"headers\":\"none\"}");
    row("500 Internal Server Error: nothing was started", "A(http-api) -> M(state-machine) start",
        once(fault("M", "down")));
    row("502 Bad Gateway: nothing was started", "A(rest-api) -> M(state-machine) start", once(fault("M", "down")));
    row("413 Request Too Large: more than 10 MB", "A(http-api) -> F(function)",
        onceWith("\"" + letters(10600000) + "\""));
}

QString burst(int count, const QString& more = {}) {
    return QStringLiteral(R"({"for": "10m", "stimuli": [{"at": "A", "arrivals": {"burst": %1, "at": "1s"}%2}]})")
        .arg(count)
        .arg(more);
}

void firehoses() {
    row("this Firehose has no destination", "A firehose");
    row("the transformation dropped it",
        "F function simulation.result={\"result\":\"Dropped\"}\nA(firehose) -> F transform\nA -> B(s3-bucket)");
    row("ServiceUnavailable: more records or bytes a second than the stream's quota",
        "A firehose simulation.record_rate=1\nA -> B(s3-bucket)", burst(5));
}

void authorizers() {
    const QString api =
        "F function simulation.init=0s\nA http-api\nA -> F\nG function simulation.init=0s %1\nA -> G authorize";
    row("403 Forbidden: the authorizer denies access", api.arg("simulation.result={\"isAuthorized\":false}"));
    row("500 Internal Server Error: the authorizer was throttled", api.arg("reserved_concurrency=0"));
    row("500 Internal Server Error: the authorizer failed", api.arg("simulation.error_rate=1"));
    row("500 Internal Server Error: the authorizer ran into its own timeout",
        api.arg("timeout=1s simulation.duration=5s"));
    row("500 Internal Server Error: the authorizer took longer than 10 seconds",
        api.arg("timeout=1m simulation.duration=11s"));
    row("500 Internal Server Error: the authorizer's answer says neither isAuthorized nor a policy",
        api.arg("simulation.result={\"ok\":true}"));
    row("500 Internal Server Error: the authorizer's answer is no policy",
        QString(api).replace("http-api", "rest-api").arg("simulation.result={\"ok\":true}"));
    row("the API's mock integration fails it", "A rest-api mocks={\"GET /health\":{\"status\":500}}",
        R"({"for": "1m", "stimuli": [{"at": "A", "route": "GET /health", "arrivals": {"times": ["1s"]}}]})");
}

void userPools() {
    row("the user pool does not know this operation", "A cognito-user-pool", burst(1, R"(, "operation": "fly")"));
    row("TooManyRequests: more than the user pool's quota a second",
        "A cognito-user-pool simulation.sign_in_rate=1", burst(5, R"(, "operation": "sign-in")"));
    row("the pool's function was not to be had", "A(cognito-user-pool) -> F(function) trigger=pre-sign-up",
        R"({"for": "1m", "stimuli": [{"at": "A", "operation": "sign-up", "arrivals": {"times": ["1s"]}}],
            "faults": [{"at": "F", "type": "down"}]})");
}

void streams() {
    const QString design =
        "F function simulation.fail_when={\"kinesis\":{\"partitionKey\":[\"bad\"]}}\n"
        "A kinesis-stream shards=1\n"
        "A -> F batch_size=10 batching_window=5s report_batch_item_failures=true maximum_retry_attempts=3";
    const QString scenario = R"({"for": "1h", "stimuli": [
        {"at": "A", "partition_key": "bad", "arrivals": {"times": ["2s"]}},
        {"at": "A", "partition_key": "good", "arrivals": {"times": ["2100ms", "2200ms"]}}]})";
    row("a record of the batch failed; those behind it in the shard wait", design, scenario);
    row("no filter of the mapping matches",
        "F function\nA(kinesis-stream) -> F filter=[{\"data\":{\"n\":[2]}},{\"data\":{\"n\":[3]}}]");
}

/// A machine of these states that begins with S, and a function F behind it.
void machine(const char* reason, const QString& states, const QString& function = {}, const QString& more = {}) {
    row(reason, "F function " + function + "\nA state-machine definition={\"StartAt\":\"S\"" + more +
                    ",\"States\":{" + states + "}}\nA -> F");
}

void machines() {
    const QString task = R"("S":{"Type":"Task","Resource":"${F}","End":true%1})";
    row("more executions are started than the Region's quota",
        "A state-machine simulation.start_rate=1 simulation.start_burst=1", burst(5));
    machine("a step failed, and its Retry says to try again",
            task.arg(R"(,"Retry":[{"ErrorEquals":["States.ALL"]}])"), "simulation.error_rate=1");
    machine("a step took longer than its TimeoutSeconds, and nothing caught that",
            task.arg(R"(,"TimeoutSeconds":1)"), "timeout=9s simulation.duration=5s");
    machine("a step was not heard of for its HeartbeatSeconds, and nothing caught that",
            task.arg(R"(,"TimeoutSeconds":9,"HeartbeatSeconds":1)"), "timeout=9s simulation.duration=5s");
    machine("a function was throttled more often than its step retries", task.arg(QString()),
            "reserved_concurrency=0");
    machine("a function timed out, and its step neither retried nor caught that in the end", task.arg(QString()),
            "timeout=1s simulation.duration=5s");
    machine("a function failed, and its step neither retried nor caught that in the end", task.arg(QString()),
            "simulation.error_rate=1");
    machine(
        "no rule of a Choice state held, and it has no Default",
        R"("S":{"Type":"Choice","Choices":[{"Variable":"$.n","NumericEquals":2,"Next":"T"}]},"T":{"Type":"Succeed"})");
    machine("data between states were larger than 256 KiB",
            R"("S":{"Type":"Pass","Result":")" + letters(300000) + R"(","End":true})");
    machine("a path in Parameters or ResultSelector names nothing in the data",
            R"("S":{"Type":"Pass","Parameters":{"x.$":"$.nothing"},"End":true})");
    machine("a ResultPath does not fit the state's input",
            R"("S":{"Type":"Pass","Result":1,"ResultPath":"$.n.deeper","End":true})");
    machine("an intrinsic function failed",
            R"x("S":{"Type":"Pass","Parameters":{"x.$":"States.StringToJson('{')"},"End":true})x");
    machine("a JSONata expression failed or answered nothing",
            R"("S":{"Type":"Pass","Output":"{% $error('no') %}","End":true})", {}, R"(,"QueryLanguage":"JSONata")");
    const QString map = R"("S":{"Type":"Map","End":true,%1"ItemProcessor":{
        "ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"I",
        "States":{"I":{"Type":"Fail","Error":"Mine"}}}})";
    machine("more items of a Map failed than it tolerates", map.arg(R"("Items":[1,2],)"), {},
            R"(,"QueryLanguage":"JSONata")");
    machine("the items of a Map could not be read",
            map.arg(R"("ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{"InputType":"JSON",
                "ItemsPointer":"/Key"},"Parameters":{"Bucket":"b","Key":"k"}},)"));
    machine("the data did not fit the definition (States.Runtime)",
            R"("S":{"Type":"Pass","InputPath":"$.nothing","End":true})");
    machine("the execution took longer than it may", R"("S":{"Type":"Wait","Seconds":5,"End":true})", {},
            R"(,"TimeoutSeconds":1)");
    machine("the execution ended in an error that nothing caught", R"("S":{"Type":"Fail","Error":"Mine"})");
}

// --- The sources ---

/// What the simulator's sources say in texts of several words, as far as facts may give it as a reason.
QSet<QString> reasonsInSources() {
    // Causes of errors in the data of executions, in AWS's words.
    const QSet<QString> data{"The function did not end within its timeout",
                             "The service is unavailable",
                             "There is no such function",
                             "Not authorized to perform lambda:InvokeFunction",
                             "The function failed",
                             "there are no entries"};
    static const QRegularExpression comment("//[^\n]*");
    static const QRegularExpression include("#include[^\n]*");
    static const QRegularExpression raw("R\"\\(.*?\\)\"", QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression literals("\"((?:[^\"\\\\]|\\\\.)*)\"(?:\\s*\"(?:[^\"\\\\]|\\\\.)*\")*");
    static const QRegularExpression words("[a-z]{2,} [a-z]");
    static const QRegularExpression seam("\"\\s*\"");
    QSet<QString> reasons;
    for (const char* folder : {"behaviors", "parts", "engine/run.cpp"}) {
        const QString path = QStringLiteral(CASCADE_SOURCE_DIR "/simulator/") + QLatin1String(folder);
        QStringList files{path};
        if (QFileInfo(path).isDir()) {
            files.clear();
            QDirIterator sources(path, {"*.cpp", "*.h"}, QDir::Files);
            while (sources.hasNext()) files << sources.next();
        }
        for (const QString& file : files) {
            QString text = QString::fromStdString(readFile(file.toStdString()));
            text.remove(comment).remove(include).remove(raw);
            for (auto match = literals.globalMatch(text); match.hasNext();) {
                QString literal = match.next().captured(0);
                literal = literal.mid(1, literal.size() - 2).remove(seam);
                if (literal.contains(words) && !data.contains(literal)) reasons.insert(literal);
            }
        }
    }
    return reasons;
}

QString textOfTests() {
    static const QRegularExpression seam("\"\\s*\"");
    QString text;
    QDirIterator tests(QStringLiteral(CASCADE_SOURCE_DIR "/tests/simulator"), {"*_test.cpp"}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (tests.hasNext()) text += QString::fromStdString(readFile(tests.next().toStdString()));
    return text.remove(seam);
}

}  // namespace

class ReasonsTest : public QObject {
    Q_OBJECT
private slots:
    void aRunGivesItsReason_data() {
        QTest::addColumn<QString>("design");
        QTest::addColumn<QString>("scenario");
        functions();
        engine();
        apis();
        authorizers();
        userPools();
        firehoses();
        streams();
        machines();
    }
    void aRunGivesItsReason() {
        QFETCH(QString, design);
        QFETCH(QString, scenario);
        const Rehearsal run = rehearse(sketch(design.toStdString()), scenario.toStdString());
        std::set<std::string_view> given;
        for (const Fact& fact : run.facts) given.insert(fact.reason);
        QStringList texts;
        for (const std::string_view reason : given)
            texts << QString::fromUtf8(reason.data(), static_cast<int>(reason.size()));
        QVERIFY2(given.contains(QTest::currentDataTag()), qPrintable(texts.join('\n')));
    }

    void aNodeWithoutBehaviorSaysSo() {
        struct Keeper : simulator::Observer {
            std::string lost;
            void observe(const Fact& fact) override {
                if (fact.type == FactType::Lost) lost = fact.reason;
            }
        };
        const Design design = sketch("A sqs-queue");
        simulator::Scenario scenario;
        scenario.definition = Json::parse(once().toStdString());
        auto run = simulator::Run::begin(
            design.architecture(), builtinCatalog(), scenario,
            [](const simulator::Network&, simulator::NodeIndex) { return std::unique_ptr<simulator::Behavior>(); });
        Keeper keeper;
        while (!run->finished()) run.value().step(&keeper);
        QCOMPARE(keeper.lost, std::string("Cascade does not know how this kind behaves"));
    }

    void targetsThatRefuseAreToldByStatus_data() {
        QTest::addColumn<int>("status");
        QTest::newRow("the target finds it not valid") << int{simulator::kBadRequest};
        QTest::newRow("the target does not allow it") << int{simulator::kForbidden};
        QTest::newRow("the target is not there") << int{simulator::kNotFound};
        QTest::newRow("the target finds it too large") << int{simulator::kTooLarge};
        QTest::newRow("the target throttled it") << int{simulator::kThrottled};
        QTest::newRow("the target refused it") << 409;
        QTest::newRow("the target failed") << int{simulator::kFailed};
        QTest::newRow("the target is down") << int{simulator::kUnavailable};
        QTest::newRow("the target did not answer in time") << int{simulator::kTimedOut};
    }
    void targetsThatRefuseAreToldByStatus() {
        QFETCH(int, status);
        const auto code = static_cast<std::uint16_t>(status);
        QCOMPARE(std::string(simulator::problemOf(code)), std::string(QTest::currentDataTag()));
        QCOMPARE(simulator::whyGivenUp(simulator::Exhausted::Retries, 0, code),
                 "given up without a retry: " + std::string(QTest::currentDataTag()));
    }

    /// Who adds a reason adds a test that reads it.
    void everyReasonHasATest() {
        const QString tests = textOfTests();
        QStringList untested;
        // For consumers that report a record in the middle; functions report all behind the first, and nobody else
        // does.
        const QString unreached = "delivered again: a record before it in its batch failed";
        for (const QString& reason : reasonsInSources())
            if (!tests.contains(reason) && reason != unreached) untested << reason;
        QVERIFY2(untested.isEmpty(), qPrintable(untested.join('\n')));
        QVERIFY(reasonsInSources().size() > 100);
    }
};

QTEST_APPLESS_MAIN(ReasonsTest)
#include "reasons_test.moc"
