// SPDX-License-Identifier: MIT
// The player: exact at every instant, however one got there; and a story in which every hop can be seen.
#include "app/playback/player.h"

#include <QTest>
#include <random>

#include "tests/app/playback/recorded.h"

using namespace cascade;
using namespace cascade::app;
using namespace cascade::tests;

class PlayerTest : public QObject {
    Q_OBJECT
private slots:
    void aMessage_travelsAlongItsConnection() {
        Player player(recordedOrders(3));
        player.setStory(false);
        player.seek(5 * kMillisecond);
        QCOMPARE(player.tokens().size(), std::size_t(1));
        QCOMPARE(player.tokens()[0].connection, kInvoke);
        QVERIFY(player.tokens()[0].progress > 0);
        player.setStory(true);
        QVERIFY(std::abs(player.tokens()[0].progress - 0.5) < 0.01);
        player.seek(60 * kMillisecond);
        QVERIFY(player.tokens().empty());
        QCOMPARE(player.state(kFunction).running, std::int64_t(1));
        player.seek(112 * kMillisecond);
        QCOMPARE(player.tokens()[0].connection, kWrite);
        QCOMPARE(player.state(kFunction).running, std::int64_t(0));
    }

    void everyHop_isShownLongEnough_andWaitingIsSkipped() {
        const auto rehearsal = recordedOrders(3);
        const StoryTime& story = rehearsal->story;
        const auto length = [&](Nanoseconds from, Nanoseconds to) { return story.shown(to) - story.shown(from); };
        QVERIFY(std::abs(length(0, 10 * kMillisecond) - kHopSeconds) < 1e-6);
        QVERIFY(std::abs(length(10 * kMillisecond, 110 * kMillisecond) - kWorkSeconds) < 1e-6);
        QVERIFY(std::abs(length(115 * kMillisecond, kSecond) - kIdleSeconds) < 1e-6);
    }

    void storyTime_goesBothWays() {
        const auto rehearsal = recordedOrders(20);
        Nanoseconds last = -1;
        for (double shown = 0; shown < rehearsal->story.shown(rehearsal->end); shown += 0.05) {
            const Nanoseconds instant = rehearsal->story.instant(shown);
            QVERIFY(instant >= last);
            QVERIFY(std::abs(rehearsal->story.shown(instant) - shown) < 1e-3);
            last = instant;
        }
        QCOMPARE(StoryTime().instant(2.5), 2500 * kMillisecond);
    }

    void playing_comesToTheEnd_andStays() {
        Player player(recordedOrders(5));
        for (int frame = 0; frame < 10'000 && !player.atEnd(); ++frame) player.advance(1.0 / 60);
        QVERIFY(player.atEnd());
        QCOMPARE(player.state(kTable).received, std::int64_t(5));
        player.advance(10);
        QCOMPARE(player.now(), 5 * kSecond);
        QVERIFY(player.tokens().empty());
    }

    void speed_makesTheSameStoryShorter() {
        const auto framesToEnd = [](double speed) {
            Player player(recordedOrders(5));
            player.setSpeed(speed);
            int frames = 0;
            for (; !player.atEnd(); ++frames) player.advance(1.0 / 60);
            return frames;
        };
        QVERIFY(std::abs(framesToEnd(1) - 10 * framesToEnd(10)) <= 10);
    }

    void seeking_givesTheStateOfPlayingThere() {
        const auto rehearsal = recordedOrders(9'000);  // more than three checkpoints
        Player seeking(rehearsal);
        std::mt19937 random(7);
        for (int i = 0; i < 100; ++i) {
            const Nanoseconds time = static_cast<Nanoseconds>(random()) * 1000 % rehearsal->end;
            seeking.seek(time);
            Player fresh(rehearsal);
            fresh.setStory(false);
            while (fresh.now() < time) fresh.advance(std::min(500.0, double(time - fresh.now()) / kSecond + 1e-9));
            fresh.seek(time);
            for (const NodeId node : {kApi, kFunction, kTable}) QVERIFY(seeking.state(node) == fresh.state(node));
            QCOMPARE(seeking.position(), fresh.position());
        }
    }

    void failures_areSeenForAWhile() {
        Player player(recordedOrders(10));
        const Nanoseconds failure = 9 * kSecond + 110 * kMillisecond;
        player.seek(failure);
        QCOMPARE(player.state(kFunction).failed, std::int64_t(1));
        QVERIFY(player.lately(player.state(kFunction).failedAt, 0.8));
        QVERIFY(!player.lately(NodeState().failedAt, 0.8));
    }

    void aRunThatTellsTooMuch_isKeptInPart() {
        Recording recording(20);
        for (int i = 0; i < 5; ++i) recordOrder(recording, i * kSecond, static_cast<std::uint32_t>(i + 1));
        QCOMPARE(recording.facts().size(), std::size_t(20));
        QCOMPARE(recording.dropped(), std::size_t(25));
    }

    void reasons_outliveTheRun() {
        const auto rehearsal = recordedOrders(10);
        for (const simulator::Fact& fact : rehearsal->recording.facts())
            if (fact.type == simulator::FactType::Failed)
                QCOMPARE(std::string(fact.reason), std::string("the handler raised an error"));
    }

    void anEmptyRun_canBePlayed() {
        Player player(std::make_shared<Rehearsal>());
        player.advance(1);
        player.seek(kSecond);
        QVERIFY(player.atEnd());
        QVERIFY(player.tokens().empty());
        QCOMPARE(player.state(kApi).received, std::int64_t(0));
    }
};

QTEST_APPLESS_MAIN(PlayerTest)
#include "player_test.moc"
