// SPDX-License-Identifier: MIT
// Cognito pools: identity pools whose clients call functions, user pools and the functions that they ask, and pools
// that authorize in turn. What APIs answer
// for refused credentials is in api_test.cpp.
#include <QTest>

#include "tests/helpers/rehearse.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::tests;
using simulator::FactType;

namespace {

std::string once(const char* fault = "") {
    return std::string(R"({"for": "1m", "stimuli": [{"at": "P", "arrivals": {"times": ["0s"]}}], "faults": [)") +
           fault + "]}";
}

}  // namespace

class PoolTest : public QObject {
    Q_OBJECT
private slots:
    void clientsOfAnIdentityPoolCallEachFunction() {
        const Design design = sketch("P(cognito-identity-pool) -> F(function)\nP -> G(function)");
        const Rehearsal run = rehearse(design, once());
        QCOMPARE(run.metric("F", "succeeded"), 1.0);
        QCOMPARE(run.metric("G", "succeeded"), 1.0);
        QCOMPARE(run.metric("P", "in_flight"), 0.0);
    }

    void nobodyCallsWhileThePoolIsDown() {
        const Design design = sketch("P(cognito-identity-pool) -> F(function)");
        const Rehearsal run = rehearse(design, once(R"({"at": "P", "type": "down"})"));
        QCOMPARE(run.metric("F", "received"), 0.0);
        QCOMPARE(run.metric("P", "rejected"), 1.0);
    }

    void aFunctionThatFailsIsNotCalledAgain() {
        const Design design = sketch("F function simulation.error_rate=1\nP(cognito-identity-pool) -> F");
        QCOMPARE(rehearse(design, once()).metric("F", "invocations"), 1.0);
    }

    // --- User pools ---

    /// Who is asked when a user signs up, confirms and signs in, in this order.
    void aUserPoolAsksItsFunctions() {
        std::string text = "P cognito-user-pool\nLog function simulation.duration=0s\n";
        const std::vector<std::string> moments{"pre-sign-up",        "custom-message",      "post-confirmation",
                                               "pre-authentication", "post-authentication", "pre-token-generation"};
        for (std::size_t i = 0; i < moments.size(); ++i)
            text += "F" + std::to_string(i) + " function simulation.duration=1ms\nP -> F" + std::to_string(i) +
                    " trigger=" + moments[i] + "\n";
        const Design design = sketch(text);
        const Rehearsal run = rehearse(design, once());
        double last = -1;
        for (std::size_t i = 0; i < moments.size(); ++i) {
            const auto times = run.timesOf(nodeOf(design, "F" + std::to_string(i)), FactType::Invoked);
            QVERIFY2(times.size() == 1 && times.front() > last, moments[i].c_str());
            last = times.front();
        }
        QCOMPARE(run.metric("P", "succeeded"), 1.0);
    }

    void anOperationAsksItsOwnFunctions_data() {
        QTest::addColumn<QString>("trigger");
        QTest::addColumn<QString>("operation");
        QTest::addColumn<int>("asked");
        const auto row = [](const char* trigger, const char* operation, int asked) {
            QTest::addRow("%s, %s", trigger, operation) << QString(trigger) << QString(operation) << asked;
        };
        row("pre-sign-up", "sign-up", 1);
        row("pre-sign-up", "sign-in", 0);
        row("pre-sign-up", "admin-create-user", 1);
        row("post-confirmation", "sign-up", 0);
        row("post-confirmation", "confirm-sign-up", 1);
        row("post-confirmation", "confirm-forgot-password", 1);
        row("custom-message", "sign-up", 1);
        row("custom-message", "resend-code", 1);
        row("custom-message", "forgot-password", 1);
        row("custom-email-sender", "sign-up", 1);
        row("custom-sms-sender", "forgot-password", 1);
        row("pre-token-generation", "sign-in", 1);
        row("pre-token-generation", "refresh", 1);
        row("define-auth-challenge", "sign-in", 2);
        row("create-auth-challenge", "sign-in", 1);
        row("verify-auth-challenge", "sign-in", 1);
        row("user-migration", "sign-in", 0);  // the pool knows its users unless told otherwise
    }

    void anOperationAsksItsOwnFunctions() {
        QFETCH(QString, trigger);
        QFETCH(QString, operation);
        QFETCH(int, asked);
        const Design design = sketch("P(cognito-user-pool) -> F(function) trigger=" + trigger.toStdString());
        const Rehearsal run =
            rehearse(design, R"({"for": "1m", "stimuli": [{"at": "P", "operation": ")" + operation.toStdString() +
                                 R"(", "arrivals": {"times": ["0s"]}}]})");
        QCOMPARE(run.metric("F", "invocations"), static_cast<double>(asked));
        QCOMPARE(run.metric("P", "succeeded"), 1.0);
    }

    void functionsOfAUserPoolDecide_data() {
        QTest::addColumn<QString>("trigger");
        QTest::addColumn<QString>("function");
        QTest::addColumn<int>("asked");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, const char* trigger, const char* function, int asked,
                            const char* reason) {
            QTest::newRow(name) << QString(trigger) << QString(function) << asked << QString(reason);
        };
        row("an error refuses", "pre-sign-up", "simulation.error_rate=1", 1,
            "UserLambdaValidation: the pool's function failed, which refuses the user");
        row("too slow, three times", "pre-authentication", "timeout=10s simulation.duration=6s", 3,
            "the pool's function did not answer within 5 seconds");
        row("throttled, three times", "post-confirmation", "reserved_concurrency=0", 0,
            "the pool's function was throttled");
        row("just in time", "pre-token-generation", "timeout=10s simulation.duration=4s", 1, "");
        row("a sender may be slow", "custom-email-sender", "timeout=10s simulation.duration=6s", 1, "");
        row("the wrong answer", "verify-auth-challenge",
            R"(simulation.result={"response":{"answerCorrect":false}})", 1,
            "NotAuthorized: the answer to the challenge was wrong");
        row("no more challenges", "define-auth-challenge",
            R"(simulation.result={"response":{"failAuthentication":true}})", 1,
            "NotAuthorized: the function that defines the challenges ends the sign-in");
        row("tokens at once", "define-auth-challenge", R"(simulation.result={"response":{"issueTokens":true}})", 1,
            "");
    }

    void functionsOfAUserPoolDecide() {
        QFETCH(QString, trigger);
        QFETCH(QString, function);
        QFETCH(int, asked);
        QFETCH(QString, reason);
        const Design design = sketch("P cognito-user-pool simulation.latency=0s\nF function simulation.init=0s " +
                                     function.toStdString() + "\nP -> F trigger=" + trigger.toStdString());
        const Rehearsal run = rehearse(design, once());
        QCOMPARE(run.metric("F", "invocations"), static_cast<double>(asked));
        QCOMPARE(run.metric("P", "succeeded"), reason.isEmpty() ? 1.0 : 0.0);
        if (!reason.isEmpty())
            QCOMPARE(run.reasonOf(nodeOf(design, "P"), FactType::Rejected), reason.toStdString());
    }

    void aFunctionMayConfirmUsers() {
        const Design design = sketch(
            "P cognito-user-pool\nF function simulation.result={\"response\":{\"autoConfirmUser\":true}}\n"
            "P -> F\nP -> M(function) trigger=custom-message\nP -> D(function) trigger=post-confirmation\n"
            "C(client) -> P sign-up");
        const Rehearsal run =
            rehearse(design, R"({"for": "1m", "stimuli": [{"at": "C", "arrivals": {"times": ["0s"]}}]})");
        QCOMPARE(run.metric("M", "invocations"), 0.0);
        QCOMPARE(run.metric("D", "invocations"), 1.0);
        QCOMPARE(run.metric("C", "succeeded"), 1.0);
    }

    void strangersAreMigratedOrRefused() {
        const char* scenario = R"({"for": "1m", "stimuli": [{"at": "C", "arrivals": {"times": ["0s"]}}]})";
        const Design without = sketch("P cognito-user-pool simulation.stranger_rate=1\nC(client) -> P sign-in");
        QCOMPARE(rehearse(without, scenario).reasonOf(nodeOf(without, "P"), FactType::Rejected),
                 std::string("UserNotFound: the user pool does not know the user"));
        const Design with = sketch(
            "P cognito-user-pool simulation.stranger_rate=1\nC(client) -> P sign-in\n"
            "P -> F(function) trigger=user-migration");
        QCOMPARE(rehearse(with, scenario).metric("F", "invocations"), 1.0);
    }

    void signInsHaveAQuota() {
        const Design design = sketch("P cognito-user-pool simulation.sign_in_rate=10\nC(client) -> P sign-in");
        const Rehearsal run =
            rehearse(design, R"({"stimuli": [{"at": "C", "arrivals": {"burst": 15, "at": "0s"}}]})");
        QCOMPARE(run.metric("P", "throttled"), 5.0);
    }

    /// A request carries the credentials of one of an API's pools.
    void poolsOfOneApiTakeTurns() {
        const Design design =
            sketch("A(http-api) -> F(function)\nP(cognito-user-pool) -> A\nR(cognito-user-pool) -> A");
        const Rehearsal run = rehearse(design, R"({"for": "1m",
            "stimuli": [{"at": "A", "arrivals": {"burst": 10, "at": "0s"}}],
            "faults": [{"at": "R", "type": "error"}]})");
        QCOMPARE(run.sentAlong(connectionOf(design, "P -> A")), std::size_t{5});
        QCOMPARE(run.metric("A", "succeeded"), 5.0);
        QCOMPARE(run.metric("A", "rejected"), 5.0);
    }
};

QTEST_APPLESS_MAIN(PoolTest)
#include "pool_test.moc"
