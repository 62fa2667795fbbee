// SPDX-License-Identifier: MIT
// The template beside the drawing: it follows edits and the selection, and its lines lead back to the drawing.
#include <QComboBox>
#include <QDockWidget>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

#include "app/canvas/canvas_scene.h"
#include "app/main_window.h"
#include "app/panels/template/template_panel.h"
#include "app/text/code_view.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::app;

class TemplateTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_window = std::make_unique<MainWindow>(builtinCatalog());
        Design design = tests::sketch("Inbox(sqs-queue) -> Work(function) -> Orders(dynamodb-table) write");
        m_window->document().replace(design, {});
        m_window->show();
        m_window->findChild<QDockWidget*>(QStringLiteral("template"))->raise();
        QVERIFY(QTest::qWaitFor([&] { return code().toPlainText().contains(QStringLiteral("Resources:")); }));
    }

    void selecting_marksTheLines() {
        m_window->scene().select({{}, {architecture().connections().front().id}});
        QVERIFY(marked().contains(QStringLiteral("Type: SQS")));
        QVERIFY(!marked().contains(QStringLiteral("AWS::SQS::Queue")));
        m_window->scene().select({{architecture().find("Orders")->id}, {}});
        QVERIFY(marked().startsWith(QStringLiteral("  # Kept when the stack is deleted")));
        m_window->scene().select({});
        QVERIFY(marked().isEmpty());
    }

    void whatIsSelected_isInSight_whenAnotherFileIsShown() {
        m_window->scene().select({{architecture().find("Orders")->id}, {}});
        auto* file = m_window->templatePanel().findChildren<QComboBox*>().last();
        file->setCurrentText(QStringLiteral("README.md"));
        QVERIFY(marked().isEmpty());
        file->setCurrentText(QStringLiteral("template.yaml"));
        const QTextBlock block = code().document()->findBlockByNumber(code().marked().front().first - 1);
        QVERIFY(code().viewport()->rect().contains(code().cursorRect(QTextCursor(block)).center()));
    }

    void clickingALine_selectsWhatItComesFrom() {
        const int line =
            int(code().toPlainText().split(QLatin1Char('\n')).indexOf(QStringLiteral("  Orders:"))) + 1;
        QVERIFY(line > 0);
        const QTextBlock block = code().document()->findBlockByNumber(line - 1);
        code().setTextCursor(QTextCursor(block));
        code().ensureCursorVisible();
        QTest::mouseClick(code().viewport(), Qt::LeftButton, {}, code().cursorRect(QTextCursor(block)).center());
        QCOMPARE(m_window->scene().selection().nodes, std::vector<NodeId>{architecture().find("Orders")->id});
    }

    void editing_isFollowed_andTheReaderStays() {
        const NodeId orders = architecture().find("Orders")->id;
        m_window->scene().select({{orders}, {}});
        const auto renamed = m_window->document().perform(
            QStringLiteral("Rename"), [&](Design& design) { return design.renameNode(orders, "Purchases"); });
        QVERIFY(renamed.ok());
        QVERIFY(QTest::qWaitFor([&] { return code().toPlainText().contains(QStringLiteral("\n  Purchases:\n")); }));
        QVERIFY(marked().contains(QStringLiteral("  Purchases:")));
    }

    void everyFormat_canBeRead() {
        auto* format = m_window->templatePanel().findChild<QComboBox*>();
        for (int index = 0; index < format->count(); ++index) {
            format->setCurrentIndex(index);
            const std::string_view main = exporters::formats()[std::size_t(index)].mainFile;
            auto* file = m_window->templatePanel().findChildren<QComboBox*>().last();
            QVERIFY(QTest::qWaitFor([&] { return file->itemText(0).toStdString() == main; }));
            QVERIFY(!code().toPlainText().isEmpty());
        }
    }

    void aHiddenPanel_makesNothing() {
        m_window->findChild<QDockWidget*>(QStringLiteral("template"))->hide();
        const QString before = code().toPlainText();
        m_window->document().replace(tests::sketch("Other function"), {});
        QTest::qWait(300);
        QCOMPARE(code().toPlainText(), before);
        m_window->findChild<QDockWidget*>(QStringLiteral("template"))->show();
        m_window->findChild<QDockWidget*>(QStringLiteral("template"))->raise();
        QVERIFY(QTest::qWaitFor([&] { return code().toPlainText().contains(QStringLiteral("  Other:")); }));
    }

private:
    CodeView& code() const { return m_window->templatePanel().code(); }
    const Architecture& architecture() const { return m_window->document().architecture(); }
    QString marked() const {
        QString text;
        const QStringList lines = code().toPlainText().split(QLatin1Char('\n'));
        for (const exporters::LineRange& range : code().marked())
            for (int line = range.first; line <= range.last; ++line) text += lines[line - 1] + QLatin1Char('\n');
        return text;
    }

    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TemplateTest)
#include "template_test.moc"
