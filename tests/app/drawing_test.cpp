// SPDX-License-Identifier: MIT
// Drawing in the real window, with the mouse and with the keyboard, as its users do.
#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "app/actions/file_actions.h"
#include "app/canvas/canvas_scene.h"
#include "app/canvas/canvas_view.h"
#include "app/canvas/node_item.h"
#include "app/document_file.h"
#include "app/main_window.h"
#include "app/panels/properties/properties_panel.h"
#include "model/format/document.h"

using namespace cascade;
using namespace cascade::app;

namespace {

/// A window, and what a hand does with it.
class Desk {
public:
    Desk() : window(builtinCatalog()) {
        window.resize(1400, 900);
        window.show();
        window.view().setFocus();
        (void)QTest::qWaitForWindowActive(&window);
    }

    const Architecture& architecture() { return window.document().architecture(); }
    NodeId id(const char* name) {
        const Node* node = architecture().find(name);
        return node ? node->id : NodeId{};
    }
    std::string text() { return writeDocument(window.document().design()); }
    QString hint() { return window.findChild<QLabel*>(QStringLiteral("hint"))->text(); }

    QPoint at(const QPointF& scenePosition) { return window.view().mapFromScene(scenePosition); }
    QPoint at(const char* name) { return at(window.scene().place(id(name))); }
    QPoint output(const char* name) { return at(outputPort(window.scene().place(id(name)))); }
    QPoint input(const char* name) { return at(inputPort(window.scene().place(id(name)))); }

    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(window.view().viewport(), key, modifiers);
    }
    void click(const QPoint& point, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::mouseClick(window.view().viewport(), Qt::LeftButton, modifiers, point);
    }
    void drag(const QPoint& from, const QPoint& to) {
        grab(from, to);
        QTest::mouseRelease(window.view().viewport(), Qt::LeftButton, Qt::NoModifier, to);
    }
    /// A drag that does not let go.
    void grab(const QPoint& from, const QPoint& to) {
        QWidget* viewport = window.view().viewport();
        QTest::mouseMove(viewport, from);
        QTest::mousePress(viewport, Qt::LeftButton, Qt::NoModifier, from);
        for (int i = 1; i <= 5; ++i) moveHeld(from + (to - from) * i / 5);
    }
    void drop(const char* kind, const QPoint& at) {
        QMimeData data;
        data.setData(QLatin1String(kKindMimeType), kind);
        QWidget* viewport = window.view().viewport();
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(viewport, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(viewport, &drop);
    }
    /// Answers the box that is open.
    void answer(const char* typed) {
        QWidget* box = QApplication::activePopupWidget();
        QVERIFY2(box, typed);
        auto* field = box->findChild<QLineEdit*>();
        QTest::keyClicks(field, QLatin1String(typed));
        QTest::keyClick(field, Qt::Key_Return);
    }
    void rename(const char* to) {
        auto* field = window.findChild<QLineEdit*>(QStringLiteral("renameField"));
        QVERIFY(field);
        QTest::keyClicks(field, QLatin1String(to));
        QTest::keyClick(field, Qt::Key_Return);
        QCoreApplication::sendPostedEvents(field, QEvent::DeferredDelete);
    }
    void select(const char* name) { window.scene().select({{id(name)}, {}}); }

    MainWindow window;

private:
    void moveHeld(const QPoint& point) {
        QWidget* viewport = window.view().viewport();
        QMouseEvent move(QEvent::MouseMove, point, viewport->mapToGlobal(point), Qt::NoButton, Qt::LeftButton,
                         Qt::NoModifier);
        QApplication::sendEvent(viewport, &move);
    }
};

}  // namespace

class DrawingTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        QApplication::setOrganizationName(QStringLiteral("CascadeTest"));
    }

    void withTheMouse_thenUndoAll_redoAll_save_reopen() {
        Desk desk;
        const std::string empty = desk.text();
        desk.drop("http-api", QPoint(120, 200));
        desk.drop("function", QPoint(420, 200));
        QTest::mouseDClick(desk.window.view().viewport(), Qt::LeftButton, Qt::NoModifier, QPoint(700, 200));
        desk.answer("dynamo");
        QCOMPARE(desk.architecture().nodes().size(), std::size_t(3));

        desk.drag(desk.output("Api"), desk.at("Function"));
        desk.answer("invoke");
        QCOMPARE(desk.architecture().connections().size(), std::size_t(1));
        desk.drag(desk.output("Function"), desk.at("Table"));
        desk.answer("write");
        QCOMPARE(desk.architecture().connections().size(), std::size_t(2));
        QCOMPARE(desk.architecture().connections().back().role, std::string("write"));

        // From a handle into empty space: the kinds that can follow.
        desk.drag(desk.output("Function"), QPoint(560, 420));
        desk.answer("queue");
        QCOMPARE(desk.architecture().connections().back().role, std::string("send"));

        const QPointF before = desk.window.scene().place(desk.id("Function"));
        desk.drag(desk.at("Function"), desk.at("Function") + QPoint(0, -90));
        QVERIFY(desk.window.scene().place(desk.id("Function")).y() < before.y() - 40);

        QTest::mouseDClick(desk.window.view().viewport(), Qt::LeftButton, Qt::NoModifier, desk.at("Function"));
        desk.rename("CreateOrder");
        QVERIFY(desk.id("CreateOrder"));

        const std::string drawn = desk.text();
        QUndoStack& history = desk.window.document().undoStack();
        QCOMPARE(history.count(), 8);
        while (history.canUndo()) history.undo();
        QCOMPARE(desk.text(), empty);
        while (history.canRedo()) history.redo();
        QCOMPARE(desk.text(), drawn);

        const QString path = m_folder.filePath(QStringLiteral("drawn with spaces.cascade"));
        QVERIFY(saveDocument(desk.window.document(), path).ok());
        QVERIFY(!desk.window.isWindowModified());
        Desk other;
        QVERIFY(other.window.files().open(path));
        QCOMPARE(other.text(), drawn);
    }

    void withTheKeyboardAlone() {
        Desk desk;
        const std::string empty = desk.text();
        desk.key(Qt::Key_A);
        desk.answer("rest");
        desk.key(Qt::Key_A);
        desk.answer("function");
        desk.key(Qt::Key_A);
        desk.answer("bucket");
        QCOMPARE(desk.architecture().nodes().size(), std::size_t(3));

        desk.key(Qt::Key_Escape);
        desk.key(Qt::Key_Tab);
        QVERIFY(desk.window.scene().selection() == (Selection{{desk.id("RestApi")}, {}}));
        desk.key(Qt::Key_C);
        desk.answer("Function");
        desk.answer("invoke");
        desk.select("Function");
        desk.key(Qt::Key_F2);
        desk.rename("Resize");
        desk.key(Qt::Key_C);
        desk.answer("Bucket");      // which node
        desk.answer("read-write");  // in which role
        QCOMPARE(desk.architecture().connections().size(), std::size_t(2));
        QCOMPARE(desk.architecture().connections().back().role, std::string("read-write"));

        desk.select("Resize");
        const QPointF before = desk.window.scene().place(desk.id("Resize"));
        for (int i = 0; i < 4; ++i) desk.key(Qt::Key_Right);
        QCOMPARE(desk.window.scene().place(desk.id("Resize")), before + QPointF(40, 0));
        desk.key(Qt::Key_D, Qt::ControlModifier);
        QVERIFY(desk.id("Resize2"));
        desk.key(Qt::Key_Delete);
        QVERIFY(!desk.id("Resize2"));

        QUndoStack& history = desk.window.document().undoStack();
        const std::string drawn = desk.text();
        while (history.canUndo()) history.undo();
        QCOMPARE(desk.text(), empty);
        while (history.canRedo()) history.redo();
        QCOMPARE(desk.text(), drawn);
    }

    void anIllegalTarget_saysWhy_andConnectsNothing() {
        Desk desk;
        desk.drop("dynamodb-table", QPoint(150, 200));
        desk.drop("s3-bucket", QPoint(500, 200));
        desk.grab(desk.output("Bucket"), desk.at("Table"));
        QVERIFY2(desk.hint().contains(QStringLiteral("cannot lead to")), qPrintable(desk.hint()));
        QVERIFY(desk.window.scene().item(desk.id("Table"))->look().emphasis == Emphasis::Dimmed);
        QTest::mouseRelease(desk.window.view().viewport(), Qt::LeftButton, Qt::NoModifier, desk.at("Table"));
        QVERIFY(desk.architecture().connections().empty());
        QVERIFY(desk.window.scene().item(desk.id("Table"))->look().emphasis != Emphasis::Dimmed);
    }

    void legalTargets_lightUp_andEscapeLetsGo() {
        Desk desk;
        desk.drop("function", QPoint(150, 200));
        desk.drop("sqs-queue", QPoint(500, 200));
        desk.select("Function");
        desk.grab(desk.output("Function"), desk.at("Queue"));
        QVERIFY(desk.window.scene().item(desk.id("Queue"))->look().emphasis == Emphasis::Legal);
        desk.key(Qt::Key_Escape);
        QTest::mouseRelease(desk.window.view().viewport(), Qt::LeftButton, Qt::NoModifier, desk.at("Queue"));
        QVERIFY(desk.architecture().connections().empty());
        QVERIFY(!QApplication::activePopupWidget());
    }

    void marquee_movesManyAsOneStep_andEscapePutsThemBack() {
        Desk desk;
        desk.drop("function", QPoint(200, 150));
        desk.drop("function", QPoint(200, 300));
        desk.drag(QPoint(60, 60), QPoint(340, 380));
        QCOMPARE(desk.window.scene().selection().nodes.size(), std::size_t(2));
        const std::string before = desk.text();
        const int steps = desk.window.document().undoStack().count();
        desk.drag(desk.at("Function"), desk.at("Function") + QPoint(200, 40));
        QCOMPARE(desk.window.document().undoStack().count(), steps + 1);
        QVERIFY(desk.text() != before);
        desk.window.document().undoStack().undo();
        QCOMPARE(desk.text(), before);
        const QPoint held = desk.at("Function");
        desk.grab(held, held + QPoint(150, 0));
        desk.key(Qt::Key_Escape);
        QCOMPARE(desk.at("Function"), held);
        QTest::mouseRelease(desk.window.view().viewport(), Qt::LeftButton, Qt::NoModifier, held + QPoint(150, 0));
        QCOMPARE(desk.text(), before);
    }

    void copies_travelBetweenWindows_asText() {
        Desk desk;
        desk.drop("sqs-queue", QPoint(150, 200));
        desk.drop("function", QPoint(500, 200));
        desk.drag(desk.output("Queue"), desk.at("Function"));
        QCOMPARE(desk.architecture().connections().size(), std::size_t(1));
        desk.key(Qt::Key_A, Qt::ControlModifier);
        desk.key(Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("\"sqs-queue\"")));
        desk.key(Qt::Key_V, Qt::ControlModifier);
        QVERIFY(desk.id("Queue2"));
        QCOMPARE(desk.architecture().connections().size(), std::size_t(2));

        Desk other;
        other.key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(other.architecture().nodes().size(), std::size_t(2));
        QCOMPARE(other.architecture().connections().size(), std::size_t(1));
        QApplication::clipboard()->setText(QStringLiteral("just words"));
        other.key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(other.architecture().nodes().size(), std::size_t(2));
        QVERIFY2(other.hint().contains(QStringLiteral("no nodes")), qPrintable(other.hint()));
    }

    void aBadName_isRefused_withTheReason() {
        Desk desk;
        desk.drop("function", QPoint(200, 200));
        desk.select("Function");
        desk.key(Qt::Key_F2);
        desk.rename("not a name");
        QVERIFY2(desk.hint().contains(QStringLiteral("no legal name")), qPrintable(desk.hint()));
        QVERIFY(desk.id("Function"));
    }

    void theTitle_saysWhatIsUnsaved() {
        Desk desk;
        QVERIFY(!desk.window.isWindowModified());
        desk.drop("function", QPoint(200, 200));
        QVERIFY(desk.window.isWindowModified());
        desk.window.document().undoStack().undo();
        QVERIFY(!desk.window.isWindowModified());
    }

    void zoom_keepsWhatIsUnderThePointer() {
        Desk desk;
        const QPoint pointer(300, 200);
        const QPointF before = desk.window.view().mapToScene(pointer);
        QWheelEvent wheel(pointer, desk.window.view().viewport()->mapToGlobal(pointer), {}, QPoint(0, 240),
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(desk.window.view().viewport(), &wheel);
        QVERIFY(desk.window.view().zoom() > 1.2);
        QVERIFY(QLineF(before, desk.window.view().mapToScene(pointer)).length() < 2);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(DrawingTest)
#include "drawing_test.moc"
