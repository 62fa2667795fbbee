// SPDX-License-Identifier: MIT
// Memory of a run: nothing is allocated per event once it has warmed up, and a longer run needs no more of it.
#include <QTest>
#include <cstdlib>
#include <new>

#include <malloc.h>

#include "simulator/engine/run.h"
#include "tests/helpers/sketch.h"

namespace {

std::uint64_t allocations = 0;
std::int64_t liveBytes = 0;

}  // namespace

// All memory of this program comes and goes here.
void* operator new(std::size_t size) {
    void* memory = std::malloc(size);
    if (!memory) throw std::bad_alloc();
    ++allocations;
    liveBytes += static_cast<std::int64_t>(malloc_usable_size(memory));
    return memory;
}
void operator delete(void* memory) noexcept {
    if (!memory) return;
    liveBytes -= static_cast<std::int64_t>(malloc_usable_size(memory));
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept { operator delete(memory); }

using namespace cascade;
using namespace cascade::tests;

namespace {

constexpr double kMostPerEvent = 1e-3;

/// A run of a design, with arrivals at A.
simulator::Run begin(const std::string& text, const std::string& arrivals) {
    const Design design = sketch(text);
    simulator::Scenario scenario;
    scenario.duration = 30 * kDay;
    scenario.definition = {{"stimuli", {Json::parse(arrivals)}}};
    return simulator::Run::begin(design.architecture(), builtinCatalog(), scenario).value();
}

const QByteArray kTwentyASecond =
    R"({"at": "A", "arrivals": {"poisson": 20}, "payload": {"id": "${uuid}", "total": 12, "note": "please wrap it"}})";

void addDesigns() {
    QTest::addColumn<QByteArray>("design");
    QTest::newRow("function") << QByteArray("A function");
    QTest::newRow("API") << QByteArray("A(http-api) -> F(function) -> T(dynamodb-table) write");
    QTest::newRow("queue") << QByteArray(
        "A sqs-queue\nF function simulation.error_rate=0.1\nA -> F\n"
        "A -> Dead(sqs-queue) dead-letter");
    QTest::newRow("topic") << QByteArray("A(sns-topic) -> F(function)\nA -> G(function)");
    QTest::newRow("bus") << QByteArray(
        R"(A(event-bus) -> F(function) pattern={"detail":{"total":[12]}}
           A -> G(function) pattern={"detail":{"total":[13]}})");
    QTest::newRow("table and stream") << QByteArray("A(dynamodb-table) -> F(function)");
    QTest::newRow("stream") << QByteArray("A(kinesis-stream) -> F(function)");
}

}  // namespace

class MemoryTest : public QObject {
    Q_OBJECT
private slots:
    void steadyStateAllocatesNothing_data() { addDesigns(); }

    void steadyStateAllocatesNothing() {
        QFETCH(QByteArray, design);
        simulator::Run run = begin(design.toStdString(), kTwentyASecond.toStdString());
        run.advance(30 * kMinute);
        const std::uint64_t eventsBefore = run.events();
        const std::uint64_t before = allocations;
        run.advance(60 * kMinute);
        const double made = static_cast<double>(allocations - before);
        const double events = static_cast<double>(run.events() - eventsBefore);
        // What grows to a new peak (rows, places for messages) does so ever more seldom.
        QVERIFY2(made / events < kMostPerEvent,
                 qPrintable(QString("%1 allocations in %2 events").arg(made).arg(events)));
    }

    void longerRunsNeedNoMoreMemory_data() { addDesigns(); }

    void longerRunsNeedNoMoreMemory() {
        QFETCH(QByteArray, design);
        simulator::Run run = begin(design.toStdString(), kTwentyASecond.toStdString());
        run.advance(30 * kMinute);
        const std::int64_t once = liveBytes;
        run.advance(120 * kMinute);
        const std::int64_t fourTimes = liveBytes;
        QVERIFY2(static_cast<double>(fourTimes) < 1.15 * static_cast<double>(once),
                 qPrintable(QString("%1 bytes after half an hour, %2 after two hours").arg(once).arg(fourTimes)));
    }
};

QTEST_APPLESS_MAIN(MemoryTest)
#include "memory_test.moc"
