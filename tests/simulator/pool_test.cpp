// SPDX-License-Identifier: MIT
// Cognito pools: identity pools whose clients call functions, and pools that authorize in turn. What APIs answer
// for refused credentials is in api_test.cpp.
#include <QTest>

#include "tests/helpers/rehearse.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::tests;

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
