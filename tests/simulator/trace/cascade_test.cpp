// SPDX-License-Identifier: MIT
// One cascade of a run: which one is found, and the tree of what followed from what.
#include <QTest>

#include "simulator/trace/cascade.h"
#include "tests/helpers/rehearse.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::tests;
using namespace cascade::simulator;

namespace {

constexpr const char* kShop = R"(
    Shop client simulation.latency=0s
    Api http-api simulation.latency=0s
    F function simulation.duration=100ms simulation.init=500ms simulation.latency=0s
    Jobs sqs-queue visibility_timeout=30s retention=60s simulation.latency=0s
    Worker function timeout=5s simulation.error_rate=1 simulation.duration=10ms simulation.init=0s
    Shop -> Api -> F -> Jobs -> Worker)";
constexpr const char* kTwice =
    R"({"for": "5m", "stimuli": [{"at": "Shop", "arrivals": {"times": ["1s", "10s"]}}]})";

/// The cascade as the command line finds it; none if there is no such one.
std::optional<Cascade> find(const Design& design, const char* definition, const std::string& wanted) {
    CascadeFinder finder(readWanted(wanted, design.architecture()).value());
    rehearseLong(design, definition, 1, &finder);
    if (!finder.stimulus()) return std::nullopt;
    CascadeKeeper keeper(*finder.stimulus(), design.architecture());
    rehearseLong(design, definition, 1, &keeper);
    return keeper.cascade();
}

std::size_t countIn(const Json& tree) {
    std::size_t count = tree["facts"].size();
    for (const Json& follower : tree["follows"]) count += countIn(follower);
    return count;
}

}  // namespace

class CascadeTest : public QObject {
    Q_OBJECT
private slots:
    void theTreeTellsWhatFollowedFromWhat() {
        const Design design = sketch(kShop);
        const std::string text = treeText(*find(design, kTwice, "Shop#1"), design.architecture());
        std::size_t place = 0;
        for (const char* part :
             {"What followed from Shop#1, 1 s after the run began", "Shop#1: a stimulus at Shop",
              "received by Shop", "  Shop#2: sent to Api (invoke)", "    Api#1: sent to F (invoke)",
              "a run of F begins, after an init of 500 ms", "      F#1: sent to Jobs (send)",
              "Jobs#1: sent to Worker (trigger)", "Worker fails after 10 ms: function error",
              "Jobs will try again in 29.99 s: the function failed: visible again after the visibility timeout",
              "lost at Jobs: its retention period is over", "everything has ended, 60.6 s after the stimulus"}) {
            const std::size_t found = text.find(part, place);
            QVERIFY2(found != std::string::npos, (std::string(part) + "\n" + text).c_str());
            place = found;
        }
    }

    void everyFactOfTheCascadeIsInItAndNoOther() {
        const Design design = sketch(kShop);
        const Cascade first = *find(design, kTwice, "Shop#1");
        const Cascade second = *find(design, kTwice, "Jobs#4");
        QVERIFY(first.complete && second.complete);
        QVERIFY(first.stimulus != second.stimulus);
        const Json json = treeJson(first, design.architecture());
        QCOMPARE(countIn(json["tree"]), first.facts.size());
        QCOMPARE(json["tree"]["message"].get<std::string>(), std::string("Shop#1"));
        std::size_t messages = 0;
        CascadeFinder all({});
        const Rehearsal run = rehearse(design, kTwice);
        for (const Fact& fact : run.facts) messages += fact.message.number > 0 ? 1 : 0;
        QCOMPARE(first.facts.size() + second.facts.size(), messages);
    }

    void theSlowestIsFound() {
        const Design design = sketch("F function simulation.init=2s simulation.duration=10ms\nA(http-api) -> F");
        const char* twice = R"({"for": "5m", "stimuli": [{"at": "A", "arrivals": {"times": ["10s", "1s"]}}]})";
        QCOMPARE(find(design, twice, "slowest")->facts.front().time, kSecond);
    }

    void theFirstOfAKindIsFound() {
        const Design design = sketch(kShop);
        const Cascade lost = *find(design, kTwice, "first-lost");
        QCOMPARE(lost.stimulus, (MessageId{nodeOf(design, "Shop"), 1}));
        QCOMPARE(find(design, kTwice, "first-failed")->stimulus, lost.stimulus);
        QVERIFY(!find(design, kTwice, "first-dead-lettered"));
        QVERIFY(!find(design, kTwice, "Shop#99"));
    }

    /// Its run is told in the cascade of each message of a batch.
    void aBatchBelongsToAllItsCascades() {
        const Design design = sketch("A sqs-queue\nA -> F(function) batch_size=10 batching_window=2s");
        const Cascade second = *find(
            design, R"({"for": "1m", "stimuli": [{"at": "A", "arrivals": {"burst": 3, "at": "1s"}}]})", "A#2");
        const std::string text = treeText(second, design.architecture());
        QVERIFY2(text.find("a run of F begins") != std::string::npos, text.c_str());
        QVERIFY2(text.find("in one batch with A#4") != std::string::npos, text.c_str());
        QVERIFY2(text.find("F succeeds after") != std::string::npos, text.c_str());
    }

    void whatIsNotOverSaysSo() {
        const Design design = sketch("A sqs-queue");
        const Cascade open =
            *find(design, R"({"for": "1m", "stimuli": [{"at": "A", "arrivals": {"times": ["1s"]}}]})", "A#1");
        QVERIFY(!open.complete);
        QVERIFY(treeText(open, design.architecture()).find("not all of it had ended") != std::string::npos);
    }

    void mistakesAreNamed_data() {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("mend");
        QTest::newRow("node") << "Shp#1"
                              << "did you mean 'Shop'?";
        QTest::newRow("number") << "Shop#x"
                                << "write Shop#1, or another number of a trace";
        QTest::newRow("zero") << "Shop#0"
                              << "write Shop#1, or another number of a trace";
        QTest::newRow("word") << "first-lst"
                              << "did you mean 'first-lost'?";
    }
    void mistakesAreNamed() {
        QFETCH(QString, wanted);
        QFETCH(QString, mend);
        const Design design = sketch(kShop);
        const auto read = readWanted(wanted.toStdString(), design.architecture());
        QVERIFY(!read);
        QCOMPARE(QString::fromStdString(read.error().mend), mend);
    }
};

QTEST_APPLESS_MAIN(CascadeTest)
#include "cascade_test.moc"
