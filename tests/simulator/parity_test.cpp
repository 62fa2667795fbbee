// SPDX-License-Identifier: MIT
// Parity: each connection of the catalog moves a message in the smallest design that can use it, and each kind has
// a behavior.
#include <QTest>

#include "simulator/behaviors/table.h"
#include "tests/helpers/rehearse.h"
#include "tests/helpers/sketch.h"

using namespace cascade;

namespace {

constexpr const char* kDenied = R"({"stimuli": [{"at": "From", "arrivals": {"times": ["0s"]}}],
                                   "faults": [{"at": "Worker", "type": "denied"}]})";

/// Dead letters of services that push: something must refuse what they push.
bool pushesToDeadLetters(const ConnectionType& type) {
    return type.role == "error-action" ||
           (type.role == "dead-letter" && type.from != "function" && type.from != "sqs-queue");
}

/// Failure destinations need a function that fails; what flows on only after something else needs that beside it.
std::string smallestDesign(const ConnectionType& type) {
    const bool isFailure = type.role == "on-failure" || type.role == "dead-letter";
    std::string text = "From " + type.from +
                       (type.from == "function" && isFailure ? " simulation.error_rate=1" : "") + "\nTo " +
                       type.to + "\nFrom -> To " + type.role + " id=tested\n";
    if (type.from == "sqs-queue" && type.role == "dead-letter")
        text += "Worker function timeout=1s simulation.error_rate=1\nFrom -> Worker\n";
    if (pushesToDeadLetters(type)) text += "Worker function\nFrom -> Worker\n";
    if (type.from == "firehose" && type.role == "transform") text += "From -> Archive(s3-bucket)\n";
    if (type.role == "authorize" && type.to != "function") text += "To -> Backend(function)\n";
    if (type.role == "authorize" && type.from.ends_with("-api")) text += "From -> Backend(function)\n";
    return text;
}

}  // namespace

class ParityTest : public QObject {
    Q_OBJECT
private slots:
    void everyKindHasABehavior() {
        for (const Kind& kind : builtinCatalog().kinds())
            QVERIFY2(simulator::findBehavior(kind.name), (kind.name + " has no behavior").c_str());
    }

    void everyConnectionMovesAMessage_data() {
        QTest::addColumn<int>("index");
        const auto& types = builtinCatalog().connections();
        for (std::size_t i = 0; i < types.size(); ++i)
            QTest::addRow("%s -> %s: %s", types[i].from.c_str(), types[i].to.c_str(), types[i].role.c_str())
                << static_cast<int>(i);
    }

    void everyConnectionMovesAMessage() {
        QFETCH(int, index);
        const ConnectionType& type = builtinCatalog().connections()[static_cast<std::size_t>(index)];
        const Design design = tests::sketch(smallestDesign(type));
        const tests::Rehearsal run = tests::rehearse(design, pushesToDeadLetters(type) ? kDenied : "");
        QVERIFY(run.sentAlong(tests::connectionOf(design, "tested")) > 0);
    }
};

QTEST_APPLESS_MAIN(ParityTest)
#include "parity_test.moc"
