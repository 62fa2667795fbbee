// SPDX-License-Identifier: MIT
// REST and HTTP APIs and their authorizers: what is refused, what comes back from functions, with which status.
#include <QTest>

#include <algorithm>

#include "tests/helpers/rehearse.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::tests;
using simulator::Fact;
using simulator::FactType;

namespace {

/// One request of the client, with everything taking its constant time.
constexpr const char* kOnce = R"({"for": "2m", "stimuli": [{"at": "C", "arrivals": {"times": ["0s"]}}]})";

constexpr const char* kFunction = "F function simulation.duration=10ms simulation.init=0s maximum_retry_attempts=0";

Design apiOf(const std::string& kind, const std::string& function = kFunction, const std::string& more = {}) {
    return sketch(function + "\nC(client) -> A(" + kind + ") -> F\n" + more);
}

/// The first fact of this type at this node; a default one where there is none.
Fact first(const Rehearsal& run, const Design& design, const char* node, FactType type) {
    const auto found = std::ranges::find_if(
        run.facts, [&](const Fact& fact) { return fact.type == type && fact.node == nodeOf(design, node); });
    return found == run.facts.end() ? Fact{} : *found;
}

/// The status that the client gets.
long statusOf(const Rehearsal& run, const Design& design) {
    return static_cast<long>(first(run, design, "C", FactType::Answered).value);
}

QByteArray textOf(std::string_view text) { return QByteArray(text.data(), static_cast<int>(text.size())); }

QByteArray reasonOf(const Rehearsal& run, const Design& design, FactType type) {
    return textOf(first(run, design, "A", type).reason);
}

}  // namespace

class ApiTest : public QObject {
    Q_OBJECT
private slots:
    // --- What comes back from the function ---

    void functionsEndInAStatus_data() {
        QTest::addColumn<QByteArray>("function");
        QTest::addColumn<long>("rest");
        QTest::addColumn<long>("http");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char* name, const char* settings, long rest, long http, const char* reason) {
            QTest::newRow(name) << QByteArray("F function simulation.init=0s ") + settings << rest << http
                                << QByteArray(reason);
        };
        row("error", "simulation.error_rate=1", 502, 500, "the function failed");
        row("timeout", "timeout=1s simulation.duration=5s", 502, 500, "the function ran into its own timeout");
        row("throttled", "reserved_concurrency=0", 500, 500, "the function was throttled");
        row("too slow", "timeout=1m simulation.duration=40s", 504, 503, "the API waits no longer");
        row("created", R"(simulation.result={"statusCode":201})", 201, 201, "");
        row("status as text", R"(simulation.result={"statusCode":"202","body":"ok"})", 202, 202, "");
        row("no status", R"(simulation.result={"body":"ok"})", 502, 200, "the function's answer has no statusCode");
        row("wrong status", R"(simulation.result={"statusCode":"fine"})", 502, 500,
            "the statusCode of the function's answer is none");
        row("impossible status", R"(simulation.result={"statusCode":99})", 502, 500,
            "the statusCode of the function's answer is none");
        row("body", R"(simulation.result={"statusCode":200,"body":{"id":1}})", 502, 500,
            "the body of the function's answer is not a text");
        row("headers", R"(simulation.result={"statusCode":200,"headers":"none"})", 502, 500,
            "the headers of the function's answer are not an object");
        row("own refusal", R"(simulation.result={"statusCode":404})", 404, 404, "the function refused the request");
        row("own failure", R"(simulation.result={"statusCode":503})", 503, 503,
            "the function answered that it failed");
    }

    void functionsEndInAStatus() {
        QFETCH(QByteArray, function);
        QFETCH(long, rest);
        QFETCH(long, http);
        QFETCH(QByteArray, reason);
        for (const bool isRest : {true, false}) {
            const Design design = apiOf(isRest ? "rest-api" : "http-api", function.toStdString());
            const Rehearsal run = rehearse(design, kOnce);
            const long status = isRest ? rest : http;
            QCOMPARE(statusOf(run, design), status);
            QCOMPARE(run.metric("A", "succeeded"), status < 400 ? 1.0 : 0.0);
            if (status < 400) continue;
            const QByteArray said = reasonOf(run, design, FactType::Handled);
            QVERIFY2(said.endsWith(reason), said.constData());
        }
    }

    // --- Functions as authorizers ---

    void authorizersDecide_data() {
        QTest::addColumn<QByteArray>("guard");
        QTest::addColumn<long>("rest");
        QTest::addColumn<long>("http");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char* name, const char* settings, long rest, long http, const char* reason) {
            QTest::newRow(name) << QByteArray("G function simulation.init=0s ") + settings << rest << http
                                << QByteArray(reason);
        };
        row("no result", "", 200, 200, "");
        row("allow", R"(simulation.result={"principalId":"a","policyDocument":{"Statement":[{"Effect":"Allow"}]}})",
            200, 200, "");
        row("deny before allow",
            R"(simulation.result={"policyDocument":{"Statement":[{"Effect":"Allow"},{"Effect":"Deny"}]}})", 403,
            403, "the authorizer denies access");
        row("no statement allows", R"(simulation.result={"policyDocument":{"Statement":[]}})", 403, 403,
            "the authorizer denies access");
        row("simple", R"(simulation.result={"isAuthorized":true})", 500, 200,
            "the authorizer's answer is no policy");
        row("nonsense", R"(simulation.result={"ok":true})", 500, 500, "policy");
        row("error", "simulation.error_rate=1", 500, 500, "the authorizer failed");
        row("throttled", "reserved_concurrency=0", 500, 500, "the authorizer was throttled");
        row("slow", "timeout=1m simulation.duration=11s", 500, 500, "the authorizer took longer than 10 seconds");
    }

    void authorizersDecide() {
        QFETCH(QByteArray, guard);
        QFETCH(long, rest);
        QFETCH(long, http);
        QFETCH(QByteArray, reason);
        for (const bool isRest : {true, false}) {
            const Design design =
                apiOf(isRest ? "rest-api" : "http-api", kFunction, guard.toStdString() + "\nA -> G authorize");
            const Rehearsal run = rehearse(design, kOnce);
            const long status = isRest ? rest : http;
            QCOMPARE(statusOf(run, design), status);
            QCOMPARE(run.metric("F", "invocations"), status < 400 ? 1.0 : 0.0);
            if (status < 400) continue;
            const QByteArray said = reasonOf(run, design, FactType::Handled);
            QVERIFY2(said.endsWith(reason), said.constData());
        }
    }

    /// An answer holds for its caller, and for so long as the API keeps it.
    void answersOfAuthorizersAreKept() {
        const std::string more =
            "G function simulation.init=0s simulation.duration=1ms\nA -> G authorize cache_ttl=60s";
        const Design design = apiOf("rest-api", kFunction, more);
        const Rehearsal run = rehearse(design, R"({"for": "5m", "stimuli": [
            {"at": "C", "headers": {"authorization": "ada"}, "arrivals": {"times": ["0s", "30s", "59s", "90s"]}},
            {"at": "C", "headers": {"Authorization": "bob"}, "arrivals": {"times": ["40s"]}},
            {"at": "C", "headers": {"Accept": "*\u002f*"}, "arrivals": {"times": ["50s"]}}]})");
        QCOMPARE(run.metric("G", "invocations"), 3.0);
        QCOMPARE(run.metric("F", "invocations"), 5.0);
        QCOMPARE(run.metric("A", "rejected"), 1.0);
        QCOMPARE(reasonOf(run, design, FactType::Rejected),
                 QByteArray("401 Unauthorized: the header that tells who calls is missing"));
    }

    void anApiMayAnswerItself() {
        const Design design = sketch(R"(
            A rest-api mocks={"GET /health":{"status":200,"body":{"ok":true}},"DELETE /{any+}":{"status":405}}
            A -> F(function) route="POST /orders")");
        const Rehearsal run = rehearse(design, R"({"stimuli": [
            {"at": "A", "route": "GET /health", "arrivals": {"times": ["0s"]}},
            {"at": "A", "route": "DELETE /orders/1", "arrivals": {"times": ["1s"]}},
            {"at": "A", "route": "POST /orders", "arrivals": {"times": ["2s"]}}]})");
        QCOMPARE(run.metric("F", "invocations"), 1.0);
        QCOMPARE(run.metric("A", "succeeded"), 2.0);
        QCOMPARE(run.metric("A", "rejected"), 1.0);
        QCOMPARE(reasonOf(run, design, FactType::Rejected), QByteArray("the API's mock integration refuses it"));
    }

    /// A value of the request decides, so that the status differs between requests of one shape.
    void statusesMayComeFromTheRequest() {
        const Design design =
            apiOf("http-api", std::string(kFunction) + R"( simulation.result={"statusCode":"${/body/status}"})");
        const Rehearsal run = rehearse(design, R"({"for": "1m", "stimuli": [
            {"at": "C", "payload": {"status": 200}, "arrivals": {"times": ["0s"]}},
            {"at": "C", "payload": {"status": 409}, "arrivals": {"times": ["1s"]}}]})");
        QCOMPARE(run.metric("A", "succeeded"), 1.0);
        QCOMPARE(run.metric("A", "rejected"), 1.0);
    }

    void anAnswerAfterTheTimeoutIsLate() {
        const Design design = sketch(
            "F function timeout=10s simulation.duration=5s simulation.init=0s\nA rest-api timeout=50ms\nC(client) "
            "-> A\nA -> F");
        const Rehearsal run = rehearse(design, kOnce);
        QCOMPARE(first(run, design, "A", FactType::TimedOut).duration, 50 * kMillisecond);
        QCOMPARE(run.metric("A", "timeouts"), 1.0);
        QCOMPARE(run.metric("F", "succeeded"), 1.0);  // nobody stops the function
        QCOMPARE(run.metric("A", "succeeded"), 0.0);
    }

    void theIntegrationTimeoutIsOfItsKind() {
        for (const auto& [kind, seconds] : {std::pair("rest-api", 29), std::pair("http-api", 30)}) {
            const Design design = apiOf(kind, "F function timeout=1m simulation.duration=40s simulation.init=0s");
            const Rehearsal run = rehearse(design, kOnce);
            QCOMPARE(first(run, design, "A", FactType::TimedOut).duration, seconds * kSecond);
        }
    }

    // --- What never gets to the function ---

    void aboveRateAndBurstIsThrottled() {
        const Design design = sketch("A http-api throttle_rate=1 throttle_burst=10\nC(client) -> A -> F(function)");
        const Rehearsal run =
            rehearse(design, R"({"stimuli": [{"at": "C", "arrivals": {"burst": 50, "at": "0s"}}]})");
        QVERIFY(run.metric("A", "throttled") >= 39);
        QCOMPARE(reasonOf(run, design, FactType::Throttled),
                 QByteArray("429 Too Many Requests: above the API's rate and burst"));
    }

    void theDefaultBucketHoldsFiveThousand() {
        const Design design = sketch("A(http-api) -> F(function)");
        const Rehearsal run =
            rehearse(design, R"({"for": "1s", "stimuli": [{"at": "A", "arrivals": {"burst": 5001, "at": "0s"}}]})");
        QCOMPARE(run.metric("A", "throttled"), 1.0);
    }

    void largePayloadsAreRefused() {
        for (const auto& [size, refused] : {std::pair(10u * 1024 * 1024 + 1, 1.0), std::pair(1024u, 0.0)}) {
            const Design design = apiOf("http-api");
            const Json stimulus{{"at", "C"},
                                {"payload", std::string(size - 2, 'x')},  // and its two quotation marks
                                {"arrivals", {{"times", Json::array({"0s"})}}}};
            const Rehearsal run =
                rehearse(design, Json{{"for", "1m"}, {"stimuli", Json::array({stimulus})}}.dump());
            QCOMPARE(run.metric("A", "rejected"), refused);
            QCOMPARE(statusOf(run, design), refused > 0 ? 413L : 200L);
        }
    }

    void unknownRoutesAreRefusedAsTheKindDoes() {
        constexpr const char* kRoute = R"({"for": "1m", "stimuli": [
            {"at": "A", "route": "GET /nowhere", "arrivals": {"times": ["0s"]}}]})";
        const Design rest = sketch("A(rest-api) -> F(function) route=\"GET /orders\"");
        QCOMPARE(reasonOf(rehearse(rest, kRoute), rest, FactType::Rejected),
                 QByteArray("403 Missing Authentication Token: no such method and resource"));
        const Design http = sketch("A(http-api) -> F(function) route=\"GET /orders\"");
        QCOMPARE(reasonOf(rehearse(http, kRoute), http, FactType::Rejected),
                 QByteArray("404 Not Found: no such route"));
    }

    void theMostSpecificRouteAnswers_data() {
        QTest::addColumn<QByteArray>("route");
        QTest::addColumn<QByteArray>("function");
        QTest::newRow("exact") << QByteArray("GET /orders") << QByteArray("List");
        QTest::newRow("query") << QByteArray("GET /orders?state=open") << QByteArray("List");
        QTest::newRow("ANY") << QByteArray("PUT /orders") << QByteArray("Other");
        QTest::newRow("variable") << QByteArray("GET /orders/7") << QByteArray("One");
        QTest::newRow("literal first") << QByteArray("GET /orders/new") << QByteArray("New");
        QTest::newRow("greedy") << QByteArray("GET /orders/7/lines") << QByteArray("Rest");
    }

    void theMostSpecificRouteAnswers() {
        QFETCH(QByteArray, route);
        QFETCH(QByteArray, function);
        const Design design = sketch(R"(
            A http-api
            A -> Rest(function) route="ANY /{proxy+}"
            A -> Other(function) route="ANY /orders"
            A -> One(function) route="GET /orders/{id}"
            A -> List(function) route="GET /orders"
            A -> New(function) route="GET /orders/new")");
        const Json stimulus{{"at", "A"}, {"route", route.toStdString()}, {"arrivals", {{"times", {"0s", "1s"}}}}};
        const Rehearsal run = rehearse(design, Json{{"for", "1m"}, {"stimuli", Json::array({stimulus})}}.dump());
        QCOMPARE(run.metric(function.toStdString(), "received"), 2.0);
    }

    // --- What stands beside the body ---

    void requestsHaveTheHeadersOfTheirStimulus() {
        const Design design = sketch(R"(
            F function simulation.effects=[{"to":"Q","when":{"headers":{"x-kind":["gift"]}}}]
            A(rest-api) -> F -> Q(sqs-queue))");
        const Rehearsal run = rehearse(design, R"({"for": "1m", "stimuli": [
            {"at": "A", "headers": {"x-kind": "gift"}, "arrivals": {"times": ["0s"]}},
            {"at": "A", "headers": {"x-kind": "plain"}, "arrivals": {"times": ["1s", "2s"]}}]})");
        QCOMPARE(run.metric("F", "received"), 3.0);
        QCOMPARE(run.metric("Q", "received"), 1.0);
    }

    void callsHaveTheHeadersOfTheirEffect() {
        const Design design = sketch(R"(
            F function simulation.effects=[{"to":"A","payload":{},"headers":{"x-kind":"gift"},"query":{"n":"1"}}]
            G function simulation.effects=[
                {"to":"Q","when":{"headers":{"x-kind":["gift"]},"queryStringParameters":{"n":["1"]}}}]
            F -> A(rest-api) -> G -> Q(sqs-queue))");
        const Rehearsal run =
            rehearse(design, R"({"for": "1m", "stimuli": [{"at": "F", "arrivals": {"times": ["0s"]}}]})");
        QCOMPARE(run.metric("Q", "received"), 1.0);
    }

    // --- Authorizers ---

    void authorizersRefuse_data() {
        QTest::addColumn<QByteArray>("pool");
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<QByteArray>("reason");
        const char* const user = "cognito-user-pool";
        const char* const identity = "cognito-identity-pool";
        const auto row = [](const char* name, const char* pool, const char* fault, const char* reason) {
            QTest::newRow(name) << QByteArray(pool) << QByteArray(fault) << QByteArray(reason);
        };
        row("token", user, "error", "401 Unauthorized: the token is not valid");
        row("user pool down", user, "down", "401 Unauthorized: no token, since the user pool is down");
        row("user pool throttles", user, "throttle",
            "401 Unauthorized: no token, since the user pool was asked too often");
        row("signature", identity, "error", "403 Forbidden: the request's signature is not valid");
        row("identity pool down", identity, "down", "403 Forbidden: not signed, since the identity pool is down");
        row("identity pool throttles", identity, "throttle",
            "403 Forbidden: not signed, since the identity pool was asked too often");
    }

    void authorizersRefuse() {
        QFETCH(QByteArray, pool);
        QFETCH(QByteArray, fault);
        QFETCH(QByteArray, reason);
        const Design design = apiOf("http-api", kFunction, "Users(" + pool.toStdString() + ") -> A");
        const Rehearsal run = rehearse(design, R"({"for": "1m",
            "stimuli": [{"at": "C", "arrivals": {"times": ["0s", "30s"]}}],
            "faults": [{"at": "Users", "type": ")" +
                                                   fault.toStdString() + R"(", "until": "10s"}]})");
        QCOMPARE(reasonOf(run, design, FactType::Rejected), reason);
        QCOMPARE(statusOf(run, design), reason.left(3).toLong());
        QCOMPARE(run.metric("A", "rejected"), 1.0);
        QCOMPARE(run.metric("A", "succeeded"), 1.0);  // the fault is over
        QCOMPARE(run.metric("F", "received"), 1.0);
    }

    void aSlowPoolMakesItsApiSlow() {
        const Design design = apiOf("http-api", kFunction, "Users(cognito-user-pool) -> A");
        const Rehearsal run = rehearse(design, R"({"for": "1m",
            "stimuli": [{"at": "C", "arrivals": {"times": ["0s"]}}],
            "faults": [{"at": "Users", "type": "latency", "add": "3s"}]})");
        QVERIFY(first(run, design, "A", FactType::Succeeded).duration > 3 * kSecond);
    }

    /// Faults of the API strike requests, never what its authorizer says of them.
    void faultsOfAnApiLeaveItsAuthorizersAlone_data() {
        QTest::addColumn<QByteArray>("fault");
        for (const char* fault : {"error", "throttle", "down", "duplicate", "reorder", "latency"})
            QTest::newRow(fault) << QByteArray(fault);
    }

    void faultsOfAnApiLeaveItsAuthorizersAlone() {
        QFETCH(QByteArray, fault);
        const Design design = sketch("A(http-api) -> F(function)\nUsers(cognito-user-pool) -> A");
        const Rehearsal run = rehearse(design, R"({"for": "2m",
            "stimuli": [{"at": "A", "arrivals": {"every": "100ms", "until": "1m"}}],
            "faults": [{"at": "A", "type": ")" + fault.toStdString() +
                                                   R"(", "rate": 0.5, "add": "1s"}]})");
        QCOMPARE(run.metric("A", "in_flight"), 0.0);
        QVERIFY(run.metric("A", "succeeded") > 200);
        QCOMPARE(run.metric("A", "received"),
                 run.metric("A", "succeeded") * 2 + run.metric("A", "rejected") + run.metric("A", "throttled"));
    }

    // --- Faults at the API ---

    void faultsAreRefusals_data() {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<long>("status");
        QTest::newRow("down") << QByteArray("down") << 503L;
        QTest::newRow("throttle") << QByteArray("throttle") << 429L;
        QTest::newRow("error") << QByteArray("error") << 500L;
    }

    void faultsAreRefusals() {
        QFETCH(QByteArray, fault);
        QFETCH(long, status);
        const Design design = apiOf("rest-api");
        const Rehearsal run = rehearse(design, R"({"for": "1m",
            "stimuli": [{"at": "C", "arrivals": {"times": ["0s"]}}],
            "faults": [{"at": "A", "type": ")" + fault.toStdString() +
                                                   R"("}]})");
        QCOMPARE(statusOf(run, design), status);
        QCOMPARE(run.metric("F", "received"), 0.0);
    }

    void aFunctionThatIsDownIsABadGateway() {
        const Design design = apiOf("rest-api");
        const Rehearsal run = rehearse(design, R"({"for": "1m",
            "stimuli": [{"at": "C", "arrivals": {"times": ["0s"]}}], "faults": [{"at": "F", "type": "down"}]})");
        QCOMPARE(statusOf(run, design), 502L);
        QCOMPARE(reasonOf(run, design, FactType::Failed),
                 QByteArray("502 Bad Gateway: the function was not available"));
    }

    void aStateMachineThatIsDownIsABadGateway() {
        const Design design = sketch("C(client) -> A(rest-api) -> Flow(state-machine) start");
        const Rehearsal run = rehearse(design, R"({"for": "1m",
            "stimuli": [{"at": "C", "arrivals": {"times": ["0s"]}}], "faults": [{"at": "Flow", "type": "down"}]})");
        QCOMPARE(reasonOf(run, design, FactType::Failed), QByteArray("502 Bad Gateway: nothing was started"));
    }
};

QTEST_APPLESS_MAIN(ApiTest)
#include "api_test.moc"
