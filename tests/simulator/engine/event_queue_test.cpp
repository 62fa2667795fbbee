// SPDX-License-Identifier: MIT
// The event queue against a plain priority queue, over workloads that crowd its row, its buckets and its ladders.
#include "simulator/engine/event_queue.h"

#include <QTest>
#include <queue>

#include "tests/helpers/random.h"

using namespace cascade;
using namespace cascade::simulator;

namespace {

struct Later {
    bool operator()(const Event& a, const Event& b) const {
        return a.time != b.time ? a.time > b.time : a.order > b.order;
    }
};

/// Both queues, fed and emptied together.
class Pair {
public:
    void push(Nanoseconds time, EventType type = EventType::Timer) {
        m_queue.push(time, type, 0);
        Event event;
        event.time = time;
        event.order = (static_cast<std::uint64_t>(type) << 56) | m_sequence++;
        m_model.push(event);
    }
    bool empty() const { return m_model.empty(); }
    std::size_t size() const { return m_model.size(); }
    /// Pops from both; false when they differ.
    bool pop(Nanoseconds& now) {
        const bool same = m_queue.size() == m_model.size() && m_queue.top().order == m_model.top().order &&
                          m_queue.pop().order == m_model.top().order;
        now = m_model.top().time;
        m_model.pop();
        return same && m_queue.empty() == m_model.empty();
    }

private:
    EventQueue m_queue;
    std::priority_queue<Event, std::vector<Event>, Later> m_model;
    std::uint64_t m_sequence = 0;
};

Nanoseconds delay(tests::Random& random) {
    switch (random.below(6)) {
        case 0: return 0;
        case 1: return 5;
        case 2: return static_cast<Nanoseconds>(random.below(1000));
        case 3: return static_cast<Nanoseconds>(random.below(1'000'000'000));
        case 4: return static_cast<Nanoseconds>(random.below(30 * 24)) * kHour;
        default: return static_cast<Nanoseconds>(random.below(50)) * kMillisecond;
    }
}

}  // namespace

class EventQueueTest : public QObject {
    Q_OBJECT

private slots:
    void growsAndShrinksInOrder() {
        for (std::uint32_t seed = 1; seed <= 20; ++seed) {
            tests::Random random(seed);
            Pair pair;
            Nanoseconds now = 0;
            for (int step = 0; step < 20'000; ++step) {
                const bool grows = (step / 2000) % 2 == 0;
                if (pair.empty() || random.below(10) < (grows ? 7u : 3u))
                    pair.push(now + delay(random), static_cast<EventType>(random.below(4)));
                else
                    QVERIFY2(pair.pop(now), qPrintable(QString("seed %1, step %2").arg(seed).arg(step)));
            }
            while (!pair.empty()) QVERIFY(pair.pop(now));
        }
    }

    void manyAtOneInstantKeepTheirOrder() {
        Pair pair;
        Nanoseconds now = 0;
        for (int i = 0; i < 3000; ++i) pair.push(kSecond, static_cast<EventType>(i % 4));
        for (int i = 0; i < 3000; ++i) {
            QVERIFY(pair.pop(now));
            if (i < 500) pair.push(now, EventType::Answer);
        }
        while (!pair.empty()) QVERIFY(pair.pop(now));
    }

    void millisecondsAndDaysArePendingTogether() {
        tests::Random random(7);
        Pair pair;
        Nanoseconds now = 0;
        for (int i = 0; i < 2000; ++i) pair.push(4 * kDay + static_cast<Nanoseconds>(random.below(100)) * kSecond);
        for (int i = 0; i < 60'000; ++i) {
            if (pair.size() < 4000) pair.push(now + static_cast<Nanoseconds>(random.below(kMillisecond)));
            if (pair.size() >= 4000 || random.below(2) == 0) QVERIFY(pair.pop(now));
        }
        while (!pair.empty()) QVERIFY(pair.pop(now));
    }

    void copiesGoTheSameWay() {
        tests::Random random(3);
        EventQueue queue;
        for (int i = 0; i < 5000; ++i)
            queue.push(static_cast<Nanoseconds>(random.below(kSecond)), EventType::Timer, 0);
        for (int i = 0; i < 1000; ++i) queue.pop();
        EventQueue copy = queue;
        while (!queue.empty()) QCOMPARE(copy.pop().order, queue.pop().order);
        QVERIFY(copy.empty());
    }
};

QTEST_APPLESS_MAIN(EventQueueTest)
#include "event_queue_test.moc"
