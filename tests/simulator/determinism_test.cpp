// SPDX-License-Identifier: MIT
// The same design, scenario and seed give the same facts; runs are values; nodes do not disturb each other.
#include <QTest>
#include <sstream>

#include "simulator/engine/elementary.h"
#include "simulator/engine/event_queue.h"
#include "simulator/engine/run.h"
#include "tests/helpers/rehearse.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::simulator;
using namespace cascade::tests;

namespace {

constexpr const char* kShop = R"(
    Api(http-api) -> Order(function)
    Order -> Orders(dynamodb-table) write
    Order -> Work(sqs-queue)
    Pack function simulation.error_rate=0.2
    Work -> Pack
    Work -> Dead(sqs-queue) dead-letter
    Orders -> Index(function)
    Index -> News(sns-topic) -> Mail(function)
)";

std::string linesOf(const std::string& trace, const std::string& node) {
    std::string result;
    std::stringstream lines(trace);
    for (std::string line; std::getline(lines, line);)
        if (line.find("\"node\":\"" + node + "\"") != std::string::npos) result += line + "\n";
    return result;
}

class Lines : public Observer {
public:
    explicit Lines(const Architecture& architecture) : m_architecture(architecture) {}
    void observe(const Fact& fact) override { text += traceLine(fact, m_architecture) + "\n"; }
    std::string text;

private:
    const Architecture& m_architecture;
};

}  // namespace

class DeterminismTest : public QObject {
    Q_OBJECT
private slots:
    void eventsComeInTheirTotalOrder() {
        EventQueue queue;
        for (std::uint32_t i = 0; i < 100; ++i)
            queue.push(static_cast<Nanoseconds>(i * 37 % 10), static_cast<EventType>(i % 4), 0, 0, 0, i);
        Event last = queue.pop();
        while (!queue.empty()) {
            const Event next = queue.pop();
            const bool later = std::tie(last.time, last.type, last.a) < std::tie(next.time, next.type, next.a);
            QVERIFY(later);
            last = next;
        }
    }

    void elementaryFunctionsAreExact() {
        for (double x = 1e-6; x < 1e12; x *= 1.37) {
            QVERIFY(std::abs(logarithm(x) - std::log(x)) <= 4e-16 * std::max(1.0, std::abs(std::log(x))));
            const double y = std::log(x);
            QVERIFY(std::abs(exponential(y) - std::exp(y)) <= 1e-15 * std::exp(y));
        }
    }

    void theSameSeedGivesTheSameBytes() {
        const Design design = sketch(kShop);
        const std::string first = rehearse(design).trace;
        QVERIFY(first.size() > 100'000);
        QVERIFY(first == rehearse(design).trace);
    }

    void anotherSeedGivesAnotherRun() {
        const Design design = sketch("A(sqs-queue) -> F(function)");
        const char* scenario = R"({"seed": %, "stimuli": [{"at": "A", "arrivals": {"poisson": 1}}]})";
        const auto withSeed = [&](char seed) {
            std::string text = scenario;
            text[text.find('%')] = seed;
            return rehearse(design, text).trace;
        };
        QVERIFY(withSeed('1') != withSeed('2'));
        QVERIFY(withSeed('2') == withSeed('2'));
    }

    void anUnconnectedBusyComponentDisturbsNobody() {
        const Rehearsal alone = rehearse(sketch(kShop));
        const Rehearsal beside = rehearse(sketch(std::string("Noise(sqs-queue) -> Busy(function)\n") + kShop));
        QVERIFY(beside.metric("Busy", "invocations") > 0);
        for (const char* node : {"Api", "Order", "Orders", "Work", "Pack", "Dead", "Index", "News", "Mail"}) {
            const std::string lines = linesOf(alone.trace, node);
            QVERIFY2(lines == linesOf(beside.trace, node), node);
        }
    }

    void aCopiedRunGoesTheSameWay() {
        const Design design = sketch(kShop);
        const auto scenario = findScenario(design, builtinCatalog());
        auto begun = Run::begin(design.architecture(), builtinCatalog(), *scenario);
        QVERIFY(begun.ok());
        Run run = std::move(begun).value();
        Lines start(design.architecture());
        run.advance(100 * kSecond, &start);
        Run copy = run;
        Lines one(design.architecture());
        Lines other(design.architecture());
        run.advance(run.end(), &one);
        copy.advance(copy.end(), &other);
        QVERIFY(one.text.size() > 10'000);
        QVERIFY(one.text == other.text);
    }

    void aRunawayLoopEnds() {
        const Design design = sketch("A(event-bus) -> F(function)\nF -> A put id=one\nF -> A put id=two\n");
        const Rehearsal run = rehearse(design, R"({"stimuli": [{"at": "A", "arrivals": {"times": ["0s"]}}]})");
        QVERIFY(run.metric("F", "lost") > 0);
        QVERIFY(run.report.facts < 2'000'000);
    }
};

QTEST_APPLESS_MAIN(DeterminismTest)
#include "determinism_test.moc"
