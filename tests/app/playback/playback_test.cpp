// SPDX-License-Identifier: MIT
// Rehearsing in the window: run, watch, pause, seek, stop, and read what came of it.
#include "app/playback/playback.h"

#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include "app/playback/fact_text.h"
#include "app/playback/run_panel.h"
#include "tests/app/playback/recorded.h"

using namespace cascade;
using namespace cascade::app;
using namespace cascade::tests;

class PlaybackTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_document = std::make_unique<Document>(builtinCatalog());
        m_document->replace(recordedDesign(), QString());
        m_scene = std::make_unique<CanvasScene>(*m_document);
        m_playback = std::make_unique<Playback>(*m_scene);
        m_panel = std::make_unique<RunPanel>(*m_document, *m_playback);
    }
    void cleanup() {
        m_panel.reset();
        m_playback.reset();
        m_scene.reset();
        m_document.reset();
    }

    void running_rehearsesTheDesign_andPlaysIt() {
        QSignalSpy rehearsed(m_playback.get(), &Playback::rehearsed);
        action(0)->trigger();
        QCOMPARE(m_playback->state(), Playback::State::Rehearsing);
        QVERIFY(!action(0)->isEnabled());
        QTRY_COMPARE(rehearsed.size(), 1);
        QTRY_COMPARE(m_playback->state(), Playback::State::Playing);
        QVERIFY(m_playback->player()->rehearsal().report.facts > 0);
        QVERIFY(m_panel->findChild<QTableView*>()->model()->rowCount() > 0);
        const Nanoseconds then = m_playback->player()->now();
        QTRY_VERIFY(m_playback->player()->now() > then);
    }

    void playing_shows_andStopping_clears() {
        const QImage empty = picture();
        m_playback->show(recordedOrders(20));
        m_playback->seek(5 * kMillisecond);
        const QImage travelling = picture();
        QVERIFY(travelling != empty);
        m_playback->seek(20 * kSecond);
        QVERIFY(picture() != travelling);
        m_playback->stop();
        QVERIFY(picture() == empty);
        QCOMPARE(m_playback->player()->now(), Nanoseconds(0));
    }

    void pausing_holdsTheInstant() {
        m_playback->show(recordedOrders(20));
        action(1)->trigger();
        QTRY_VERIFY(m_playback->player()->now() > 0);
        action(1)->trigger();
        QCOMPARE(m_playback->state(), Playback::State::Paused);
        const Nanoseconds held = m_playback->player()->now();
        QTest::qWait(60);
        QCOMPARE(m_playback->player()->now(), held);
    }

    void editingWhilePlaying_isNoTrouble() {
        m_playback->show(recordedOrders(20));
        m_playback->play();
        (void)m_document->perform("Delete", [](Design& design) { return design.removeNode(kFunction); });
        m_playback->seek(5 * kMillisecond);
        (void)picture();
        m_document->undoStack().undo();
        m_playback->seek(60 * kMillisecond);
        (void)picture();
        m_document->replace(Design(), QString());
        QCOMPARE(m_playback->state(), Playback::State::Empty);
        QVERIFY(!m_playback->player());
    }

    void theScene_mayGoFirst() {
        m_playback->show(recordedOrders(3));
        m_panel.reset();
        m_scene.reset();
        m_playback.reset();
    }

    void whatWeighsOnANode_isTold() {
        NodeState state;
        QVERIFY(chipsOf(state).empty());
        state.waiting = 1200;
        state.failed = 3;
        const std::vector<Chip> chips = chipsOf(state);
        QCOMPARE(chips.size(), std::size_t(2));
        QVERIFY(chips[0].text.endsWith(QStringLiteral("waiting")));
        QCOMPARE(chips[1].text, QStringLiteral("3 failed"));
        QCOMPARE(chips[1].tone, Chip::Tone::Error);
    }

    void events_canBeFiltered_andFollowPlayback() {
        FactModel model;
        model.setRehearsal(recordedOrders(10));
        const int all = model.rowCount();
        model.setFilter(QStringLiteral("orders"), false);  // OrdersApi and Orders
        QVERIFY(model.rowCount() > 0 && model.rowCount() < all);
        model.setFilter(QString(), true);
        QCOMPARE(model.rowCount(), 1);
        const QString text = model.index(0, FactModel::What).data().toString();
        QVERIFY(text.contains(QStringLiteral("the handler raised an error")));
        QCOMPARE(model.lastRowOf(0), -1);
        QCOMPARE(model.lastRowOf(1'000'000), 0);
        model.setFilter(QStringLiteral("no such thing"), false);
        QCOMPARE(model.rowCount(), 0);
    }

    void anEventChosen_isSought_andItsNodeNamed() {
        m_playback->show(recordedOrders(10));
        QSignalSpy chosen(m_panel.get(), &RunPanel::nodeChosen);
        auto* events = tableOf<FactModel>();
        emit events->clicked(events->model()->index(4, 0));
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].value<NodeId>(), kFunction);
        QCOMPARE(m_playback->player()->now(), 10 * kMillisecond);
    }

    void aBadDurationOrSeed_isExplained_andNotRun() {
        for (QLineEdit* field : m_panel->findChildren<QLineEdit*>())
            if (field->text() == QStringLiteral("1")) field->setText(QStringLiteral("many"));
        action(0)->trigger();
        QCOMPARE(m_playback->state(), Playback::State::Empty);
    }

    void numbersAndTimes_areReadable() {
        QCOMPARE(clockText(83'456 * kMillisecond), QStringLiteral("01:23.456"));
        QCOMPARE(clockText(kDay + kSecond), QStringLiteral("24:00:01.000"));
        QCOMPARE(durationText(1'250 * kMillisecond), QStringLiteral("1.25 s"));
        QCOMPARE(durationText(5 * kMinute), QStringLiteral("5 min"));
        QCOMPARE(metricTitle("dead_lettered"), QStringLiteral("Dead lettered"));
    }

private:
    /// 0: run, 1: play or pause, 2: stop.
    QAction* action(int index) const { return m_panel->playbackActions().at(index); }
    template <typename Model>
    QTableView* tableOf() const {
        for (QTableView* table : m_panel->findChildren<QTableView*>())
            if (qobject_cast<Model*>(table->model())) return table;
        return nullptr;
    }
    QImage picture() const {
        QImage image(900, 400, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        m_scene->render(&painter, QRectF(image.rect()), QRectF(-150, -150, 900, 400));
        return image;
    }

    std::unique_ptr<Document> m_document;
    std::unique_ptr<CanvasScene> m_scene;
    std::unique_ptr<Playback> m_playback;
    std::unique_ptr<RunPanel> m_panel;
};

QTEST_MAIN(PlaybackTest)
#include "playback_test.moc"
