// SPDX-License-Identifier: MIT
// Automatic layout: every engine places every node apart from the others; what can go wrong says how to mend it.
#include <QSignalSpy>
#include <QTest>
#include <cmath>

#include "app/document.h"
#include "app/layout/graphviz.h"

using namespace cascade;
using namespace cascade::app;

namespace {

NodeId add(Design& design, const std::string& name, std::optional<Point> place = {}) {
    return std::get<NodeAdded>(design.addNode("function", name, place)->front()).node.id;
}

/// A chain with a branch at every third node, as long as it is asked to be.
Design chain(int nodes) {
    Design design;
    std::vector<NodeId> ids;
    for (int i = 0; i < nodes; ++i) {
        ids.push_back(add(design, "F" + std::to_string(i)));
        if (i > 0)
            (void)design.connect(ids[static_cast<std::size_t>(i % 3 == 0 ? i - 1 : i / 2)], ids.back(), "invoke");
    }
    return design;
}

bool apart(const Placement& places, const Spacing& spacing) {
    for (std::size_t i = 0; i < places.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const Point& a = places[i].second;
            const Point& b = places[j].second;
            if (std::abs(a.x - b.x) < spacing.nodeWidth - 1 && std::abs(a.y - b.y) < spacing.nodeHeight - 1)
                return false;
        }
    return true;
}

}  // namespace

class GraphvizTest : public QObject {
    Q_OBJECT
private slots:
    void everyEngine_placesEveryNodeApart_data() {
        QTest::addColumn<QString>("engine");
        for (const std::string& engine : layoutEngines())
            QTest::newRow(engine.c_str()) << QString::fromStdString(engine);
    }
    void everyEngine_placesEveryNodeApart() {
        QFETCH(QString, engine);
        requireGraphviz();
        const Design design = chain(25);
        LayoutOptions options;
        options.engine = engine.toStdString();
        const Result<Placement> places = arrange(design.architecture(), options);
        QVERIFY2(places.ok(), places.ok() ? "" : places.error().text().c_str());
        QCOMPARE(places->size(), std::size_t(25));
        QVERIFY(apart(*places, options.spacing));
        QVERIFY(*places == *arrange(design.architecture(), options));
    }

    void dot_flowsFromLeftToRight() {
        requireGraphviz();
        Design design;
        const NodeId first = add(design, "First");
        const NodeId second = add(design, "Second");
        (void)design.connect(first, second, "invoke");
        (void)design.connect(second, second, "invoke");  // a loop moves nothing
        const Result<Placement> places = arrange(design.architecture());
        const Spacing spacing;
        QCOMPARE(places->at(0), (Layout::Entry{first, {0, 0}}));
        QCOMPARE(places->at(1), (Layout::Entry{second, {spacing.nodeWidth + spacing.betweenRanks, 0}}));
    }

    void anEmptyDesign_isLaidOut() {
        const Result<Placement> places = arrange(Design().architecture());
        QVERIFY(places.ok());
        QVERIFY(places->empty());
    }

    void aThousandNodes_areLaidOut() {
        requireGraphviz();
        const Design design = chain(1000);
        const Result<Placement> places = arrange(design.architecture());
        QVERIFY2(places.ok(), places.ok() ? "" : places.error().text().c_str());
        QCOMPARE(places->size(), std::size_t(1000));
    }

    void aMissingProgram_isNamedWithItsPackage() {
        LayoutOptions options;
        options.program = QStringLiteral("no-such-graphviz");
        const Result<Placement> places = arrange(chain(2).architecture(), options);
        QVERIFY(!places.ok());
        QVERIFY(places.error().mend.find("apt install graphviz") != std::string::npos);
    }

    void anUnknownEngine_isRefused() {
        LayoutOptions options;
        options.engine = "tidy -o /etc";
        const Result<Placement> places = arrange(chain(2).architecture(), options);
        QVERIFY(!places.ok());
        QVERIFY(places.error().mend.find("sfdp") != std::string::npos);
    }

    void aSlowLayout_isGivenUp() {
        requireGraphviz();
        LayoutOptions options;
        options.engine = "fdp";
        options.timeoutMilliseconds = 100;
        const Result<Placement> places = arrange(chain(1500).architecture(), options);
        QVERIFY(!places.ok());
        QVERIFY2(places.error().what.find("took longer") != std::string::npos, places.error().text().c_str());
    }

    void theWindow_isNotBlocked_andMayCancel() {
        requireGraphviz();
        Graphviz graphviz;
        QSignalSpy finished(&graphviz, &Graphviz::finished);
        QSignalSpy failed(&graphviz, &Graphviz::failed);
        LayoutOptions slow;
        slow.engine = "fdp";
        graphviz.start(chain(1500).architecture(), slow);
        QVERIFY(graphviz.isRunning());
        graphviz.cancel();
        QVERIFY(!graphviz.isRunning());
        graphviz.start(chain(5).architecture(), {});
        QVERIFY(finished.isEmpty());
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(failed.isEmpty());
    }

    void garbage_isNoLayout() {
        const Design design = chain(2);
        for (const char* text : {"", "node", "node n1 x y", "node n99 1 1\nnode n98 1 1", "graph 1 2 3\nstop\n"})
            QVERIFY(!readGraphvizOutput(text, design.architecture()).ok());
    }

    void arranging_isOneUndoStep() {
        Document document(builtinCatalog());
        document.replace(chain(6), QString());
        const Placement places = columnPlacement(document.architecture());
        QVERIFY(
            document.perform(QStringLiteral("Arrange"), [&](Design& d) { return applyPlacement(d, places); }).ok());
        QCOMPARE(document.undoStack().count(), 1);
        QCOMPARE(document.design().layout().entries().size(), std::size_t(6));
        document.undoStack().undo();
        QVERIFY(document.design().layout().entries().empty());
    }

    void withoutGraphviz_columnsFollowTheConnections() {
        Design design = chain(30);
        const Placement places = columnPlacement(design.architecture());
        QCOMPARE(places.size(), std::size_t(30));
        QVERIFY(apart(places, {}));
        QVERIFY(applyPlacement(design, places).ok());
        for (const Connection& connection : design.architecture().connections())
            QVERIFY(design.layout().find(connection.from)->x < design.layout().find(connection.to)->x);
    }

    void onlyUnplacedNodes_arePlaced() {
        Design design;
        const NodeId placed = add(design, "Placed", Point{500, 300});
        for (int i = 0; i < 9; ++i) add(design, "New" + std::to_string(i));
        QVERIFY(placeUnplaced(design).ok());
        QCOMPARE(*design.layout().find(placed), (Point{500, 300}));
        QCOMPARE(design.layout().entries().size(), std::size_t(10));
        QVERIFY(apart(design.layout().entries(), {}));
        const Result<Changes> again = placeUnplaced(design);
        QVERIFY(again.ok() && again->empty());
    }

private:
    static void requireGraphviz() {
        if (!arrange(chain(1).architecture()).ok()) QSKIP("Graphviz is not installed");
    }
};

QTEST_GUILESS_MAIN(GraphvizTest)
#include "graphviz_test.moc"
