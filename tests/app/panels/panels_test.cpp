// SPDX-License-Identifier: MIT
// Palette, properties and problems: their models keep the rules of Qt, their edits reach the document.
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include "app/canvas/canvas_scene.h"
#include "app/edits.h"
#include "app/panels/palette/palette_model.h"
#include "app/panels/palette/palette_panel.h"
#include "app/panels/problems/problem_finder.h"
#include "app/panels/problems/problems_model.h"
#include "app/panels/properties/parameter_field.h"
#include "app/panels/properties/properties_panel.h"
#include "app/panels/properties/property_form.h"

using namespace cascade;
using namespace cascade::app;

class PanelsTest : public QObject {
    Q_OBJECT
private slots:
    void thePalette_isASoundModel_ofAllKinds() {
        PaletteModel model(builtinCatalog());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        int kinds = 0;
        for (int row = 0; row < model.rowCount(); ++row) kinds += model.rowCount(model.index(row, 0));
        QCOMPARE(kinds, static_cast<int>(builtinCatalog().kinds().size()));
        model.setTheme(darkTheme());
    }

    void searching_thePalette_andEnter_picksAKind() {
        PalettePanel palette(builtinCatalog());
        std::string picked;
        connect(&palette, &PalettePanel::kindPicked, this, [&](const Kind& kind) { picked = kind.name; });
        auto* search = palette.findChild<QLineEdit*>();
        QTest::keyClicks(search, QStringLiteral("sqs"));
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(picked, std::string("sqs-queue"));
    }

    void problems_areASoundModel_whateverComes() {
        Document document(builtinCatalog());
        const NodeId node = add(document, "function");
        ProblemsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        std::vector<Problem> problems(3);
        for (Problem& problem : problems) problem.nodes = {node};
        problems[1].what = "second";
        model.setProblems(problems, document.architecture());
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0, ProblemsModel::Where).data().toString(), QStringLiteral("Function"));
        problems.erase(problems.begin() + 1);
        model.setProblems(problems, document.architecture());
        QCOMPARE(model.rowCount(), 2);
        model.setProblems({}, document.architecture());
        QCOMPARE(model.rowCount(), 0);
    }

    void aFunctionWithoutAnEvent_isFound_offTheThread() {
        Document document(builtinCatalog());
        ProblemFinder finder(document);
        QSignalSpy found(&finder, &ProblemFinder::found);
        add(document, "function");
        QTRY_VERIFY_WITH_TIMEOUT(!finder.problems().empty(), 5000);
        document.undoStack().undo();
        QTRY_VERIFY_WITH_TIMEOUT(finder.problems().empty(), 5000);
        QVERIFY(found.count() >= 2);
    }

    void typingAValue_setsIt_resetting_takesItAway() {
        Document document(builtinCatalog());
        PropertiesPanel panel(document);
        const NodeId node = add(document, "function");
        panel.setSelection({{node}, {}});
        type(panel, {"parameters", "memory"}, "512");
        QCOMPARE(document.architecture().node(node).parameters().dump(), std::string(R"({"memory":512})"));
        QCOMPARE(document.undoStack().undoText(), QStringLiteral("Set memory of Function"));
        panel.form().field({"parameters", "memory"})->findChild<QToolButton*>()->click();
        QVERIFY(document.architecture().node(node).parameters().empty());
        document.undoStack().undo();
        QCOMPARE(line(panel, {"parameters", "memory"})->text(), QStringLiteral("512"));
    }

    void aBadValue_staysInTheField_andSaysWhy() {
        Document document(builtinCatalog());
        PropertiesPanel panel(document);
        const NodeId node = add(document, "function");
        panel.setSelection({{node}, {}});
        for (const char* bad : {"64", "many", "1.5"}) {
            type(panel, {"parameters", "memory"}, bad);
            QVERIFY(!panel.form().field({"parameters", "memory"})->commit());
            QVERIFY(document.architecture().node(node).parameters().empty());
        }
        type(panel, {"parameters", "timeout"}, "10");
        QVERIFY(document.architecture().node(node).parameters().empty());
        type(panel, {"name"}, "not legal");
        QCOMPARE(document.architecture().node(node).name, std::string("Function"));
    }

    void jsonFields_takeJson_orADuration() {
        Document document(builtinCatalog());
        PropertiesPanel panel(document);
        const NodeId node = add(document, "function");
        panel.setSelection({{node}, {}});
        ParameterField* field = panel.form().field({"simulation", "duration"});
        auto* text = field->findChild<QPlainTextEdit*>();
        text->setPlainText(QStringLiteral("{\"exponential\": \"2s\"}"));
        QVERIFY(field->commit());
        QCOMPARE(document.architecture().node(node).simulation().dump(),
                 std::string(R"({"duration":{"exponential":"2s"}})"));
        text->setPlainText(QStringLiteral("40ms"));
        QVERIFY(field->commit());
        QCOMPARE(document.architecture().node(node).simulation().dump(), std::string(R"({"duration":"40ms"})"));
        text->setPlainText(QStringLiteral("{broken"));
        QVERIFY(!field->commit());
    }

    void several_areEditedTogether_asOneStep() {
        Document document(builtinCatalog());
        PropertiesPanel panel(document);
        const NodeId one = add(document, "function");
        const NodeId two = add(document, "function");
        QVERIFY(setField(document, {{one}, {}}, {"parameters", "memory"}, 512).ok());
        panel.setSelection({{one, two}, {}});
        QVERIFY(line(panel, {"parameters", "memory"})->text().isEmpty());
        QVERIFY(!panel.form().field({"name"}));
        const int steps = document.undoStack().count();
        type(panel, {"parameters", "memory"}, "1024");
        QCOMPARE(document.undoStack().count(), steps + 1);
        for (const NodeId id : {one, two})
            QCOMPARE(document.architecture().node(id).parameters().dump(), std::string(R"({"memory":1024})"));
    }

    void aConnectionsRole_isAChoice_ofWhatItsEndsAllow() {
        Document document(builtinCatalog());
        PropertiesPanel panel(document);
        const NodeId function = add(document, "function");
        const NodeId table = add(document, "dynamodb-table");
        const ConnectionId connection = *connectNodes(document, function, table, "write");
        panel.setSelection({{}, {connection}});
        auto* role = panel.form().field({"role"})->findChild<QComboBox*>();
        QCOMPARE(role->count(), 3);
        role->setCurrentText(QStringLiteral("read"));
        QVERIFY(panel.form().field({"role"})->commit());
        QCOMPARE(document.architecture().connection(connection).role, std::string("read"));
    }

    void withNothingSelected_theApplicationIsEdited() {
        Document document(builtinCatalog());
        PropertiesPanel panel(document);
        type(panel, {"name"}, "Shop");
        type(panel, {"application", "region"}, "us-east-1");
        QCOMPARE(document.architecture().name(), std::string("Shop"));
        QCOMPARE(document.architecture().application().dump(), std::string(R"({"region":"us-east-1"})"));
        while (document.undoStack().canUndo()) document.undoStack().undo();
        QVERIFY(document.architecture().application().empty());
    }

    void deletingWhatIsShown_showsTheApplication() {
        Document document(builtinCatalog());
        PropertiesPanel panel(document);
        const NodeId node = add(document, "function");
        panel.setSelection({{node}, {}});
        QVERIFY(removeSelection(document, {{node}, {}}).ok());
        QVERIFY(panel.selection().empty());
        QVERIFY(panel.form().field({"application", "region"}));
    }

private:
    static NodeId add(Document& document, const char* kind) {
        return *addNode(document, *document.catalog().find(kind), {0, 0});
    }
    static QLineEdit* line(PropertiesPanel& panel, const std::vector<std::string>& path) {
        return panel.form().field(path)->findChild<QLineEdit*>();
    }
    static void type(PropertiesPanel& panel, const std::vector<std::string>& path, const char* text) {
        QLineEdit* field = line(panel, path);
        field->selectAll();
        QTest::keyClicks(field, QLatin1String(text));
        QTest::keyClick(field, Qt::Key_Return);
    }
};

QTEST_MAIN(PanelsTest)
#include "panels_test.moc"
