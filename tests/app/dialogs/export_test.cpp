// SPDX-License-Identifier: MIT
// The dialogs that write files: they show what they will do, ask before replacing, and then do just that.
#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "app/dialogs/export_dialog.h"
#include "app/dialogs/picture_dialog.h"
#include "app/text/diff_view.h"

using namespace cascade;
using namespace cascade::app;

namespace {

Result<std::vector<exporters::GeneratedFile>> writeTwo(const Design& design, const Catalog&, const Plan&) {
    return std::vector<exporters::GeneratedFile>{
        {"template.yaml", "nodes: " + std::to_string(design.architecture().nodes().size()) + "\n", {}},
        {"src/App/app.py", "pass\n", {}}};
}

Result<std::vector<exporters::GeneratedFile>> refuse(const Design&, const Catalog&, const Plan&) {
    return Error{"OrdersApi -> Orders cannot be written", "remove the connection"};
}

constexpr exporters::Format kFormats[] = {{"two", "Two files", "template.yaml", true, writeTwo},
                                          {"none", "Refuses", "template.yaml", true, refuse}};

QString textOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}  // namespace

class ExportTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_document = std::make_unique<Document>(builtinCatalog());
        Design design;
        (void)design.addNode("client", "Shop", Point{0, 0});
        m_document->replace(design, m_folder->filePath(QStringLiteral("shop.cascade")));
    }

    void exporting_writesWhatTheListSays() {
        ExportDialog dialog(*m_document, nullptr, kFormats);
        QCOMPARE(dialog.folder(), m_folder->filePath(QStringLiteral("shop-two")));
        QCOMPARE(list(dialog)->topLevelItemCount(), 2);
        QCOMPARE(list(dialog)->topLevelItem(1)->text(0), QStringLiteral("template.yaml"));
        QCOMPARE(list(dialog)->topLevelItem(1)->text(1), QStringLiteral("new"));
        button(dialog)->click();
        QCOMPARE(dialog.result(), int(QDialog::Accepted));
        QCOMPARE(textOf(dialog.folder() + QStringLiteral("/template.yaml")), QStringLiteral("nodes: 1\n"));
        QCOMPARE(textOf(dialog.folder() + QStringLiteral("/src/App/app.py")), QStringLiteral("pass\n"));
    }

    void filesThatWereThere_areReplacedOnlyWhenTicked() {
        QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("shop-two/src/App")));
        write(QStringLiteral("shop-two/template.yaml"), "mine\n");
        write(QStringLiteral("shop-two/src/App/app.py"), "pass\n");
        ExportDialog dialog(*m_document, nullptr, kFormats);
        QTreeWidgetItem* same = list(dialog)->topLevelItem(0);
        QTreeWidgetItem* conflict = list(dialog)->topLevelItem(1);
        QCOMPARE(list(dialog)->currentItem(), conflict);
        QCOMPARE(conflict->checkState(0), Qt::Unchecked);
        QVERIFY(!same->data(0, Qt::CheckStateRole).isValid());
        const QString lines = dialog.findChild<DiffView*>()->toPlainText();
        QCOMPARE(lines, QStringLiteral("− mine\n+ nodes: 1"));
        conflict->setCheckState(0, Qt::Checked);
        QVERIFY(shows(dialog, QStringLiteral("will be lost")));
        button(dialog)->click();
        QCOMPARE(textOf(dialog.folder() + QStringLiteral("/template.yaml")), QStringLiteral("nodes: 1\n"));
    }

    void whatWasDecidedOnce_isNotAskedAgain() {
        QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("shop-two")));
        write(QStringLiteral("shop-two/template.yaml"), "mine\n");
        {
            ExportDialog dialog(*m_document, nullptr, kFormats);
            QVERIFY(shows(dialog, QStringLiteral("stays as it is")));
            button(dialog)->click();
        }
        QCOMPARE(textOf(m_folder->filePath(QStringLiteral("shop-two/template.yaml"))), QStringLiteral("mine\n"));
        ExportDialog again(*m_document, nullptr, kFormats);
        QCOMPARE(list(again)->topLevelItem(1)->text(1), QStringLiteral("changed by you"));
    }

    void aBrokenRecord_isNamed_andNothingIsWritten() {
        QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("shop-two")));
        write(QStringLiteral("shop-two/.cascade-export.json"), "<<<<<<< HEAD\n");
        ExportDialog dialog(*m_document, nullptr, kFormats);
        QVERIFY(!button(dialog)->isEnabled());
        QVERIFY(shows(dialog, QStringLiteral("delete it")));
    }

    void aRefusal_isShown_andNothingCanBeWritten() {
        ExportDialog dialog(*m_document, nullptr, kFormats);
        dialog.findChild<QComboBox*>()->setCurrentIndex(1);
        QVERIFY(!button(dialog)->isEnabled());
        QVERIFY(shows(dialog, QStringLiteral("remove the connection")));
    }

    void theRealFormats_areOffered() {
        const ExportDialog dialog(*m_document);
        QCOMPARE(dialog.findChild<QComboBox*>()->count(), int(exporters::formats().size()));
    }

    void aPicture_isSavedInTheFormatOfItsName() {
        PictureDialog dialog(*m_document, false);
        QCOMPARE(dialog.path(), m_folder->filePath(QStringLiteral("shop.svg")));
        dialog.findChild<QComboBox*>()->setCurrentIndex(2);
        QCOMPARE(dialog.path(), m_folder->filePath(QStringLiteral("shop.png")));
        dialog.findChild<PathField*>()->setPath(m_folder->filePath(QStringLiteral("a.pdf")));
        button(dialog)->click();
        QCOMPARE(dialog.result(), int(QDialog::Accepted));
        QVERIFY(textOf(m_folder->filePath(QStringLiteral("a.pdf"))).startsWith(QStringLiteral("%PDF")));
    }

    void anExistingPicture_isReplacedOnlyWhenAsked() {
        write(QStringLiteral("shop.svg"), "mine");
        PictureDialog dialog(*m_document, true);
        QVERIFY(!button(dialog)->isEnabled());
        for (QCheckBox* each : dialog.findChildren<QCheckBox*>()) each->setChecked(true);
        button(dialog)->click();
        QVERIFY(textOf(m_folder->filePath(QStringLiteral("shop.svg"))).contains(QStringLiteral("<svg")));
    }

    void aNameThatIsNoPicture_cannotBeSaved() {
        PictureDialog dialog(*m_document, false);
        dialog.findChild<PathField*>()->setPath(m_folder->filePath(QStringLiteral("a.doc")));
        QVERIFY(!button(dialog)->isEnabled());
    }

private:
    static QTreeWidget* list(const QDialog& dialog) { return dialog.findChild<QTreeWidget*>(); }
    static bool shows(const QDialog& dialog, const QString& words) {
        const auto labels = dialog.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel* label) { return label->text().contains(words); });
    }
    static QPushButton* button(const QDialog& dialog) {
        for (QPushButton* each : dialog.findChildren<QPushButton*>())
            if (each->text() == QStringLiteral("Export") || each->text() == QStringLiteral("Save")) return each;
        return nullptr;
    }
    void write(const QString& name, const QByteArray& text) const {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Document> m_document;
};

QTEST_MAIN(ExportTest)
#include "export_test.moc"
