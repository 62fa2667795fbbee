// SPDX-License-Identifier: MIT
// The scene follows the document through anything, and undoing everything gives back the exact document.
#include "app/canvas/canvas_scene.h"

#include <QTest>
#include <random>

#include "app/canvas/edge_item.h"
#include "app/canvas/node_item.h"
#include "app/edit_sequence.h"
#include "app/fragment.h"
#include "model/format/document.h"

using namespace cascade;
using namespace cascade::app;

namespace {

/// Edits a document at random, but always the same way for one seed.
class RandomEditor {
public:
    RandomEditor(Document& document, unsigned seed) : m_document(document), m_random(seed) {}

    void edit() {
        switch (pick(10)) {
            case 0:
            case 1: return addSome();
            case 2:
            case 3: return connectSome();
            case 4: return moveSome();
            case 5: return renameSome();
            case 6: return setSome();
            case 7: return removeSome();
            case 8: return copySome();
            default: return describeSome();
        }
    }

private:
    std::size_t pick(std::size_t count) { return m_random() % count; }
    const std::vector<Node>& nodes() const { return m_document.architecture().nodes(); }
    const std::vector<Connection>& connections() const { return m_document.architecture().connections(); }
    NodeId anyNode() { return nodes()[pick(nodes().size())].id; }
    Point anyPoint() { return {double(pick(200)) * 10, double(pick(100)) * 10}; }

    void addSome() {
        const std::vector<Kind>& kinds = m_document.catalog().kinds();
        QVERIFY(addNode(m_document, kinds[pick(kinds.size())], toPointF(anyPoint())).ok());
    }
    void connectSome() {
        if (nodes().empty()) return;
        const NodeId from = anyNode();
        const NodeId to = anyNode();
        const auto types = m_document.catalog().between(m_document.architecture().node(from).kind,
                                                        m_document.architecture().node(to).kind);
        if (types.empty()) return;
        QVERIFY(connectNodes(m_document, from, to, types[pick(types.size())]->role).ok());
    }
    void moveSome() {
        if (nodes().empty()) return;
        QVERIFY(moveNodes(m_document, {{anyNode(), anyPoint()}}, pick(2) == 0 ? 7 : 0).ok());
    }
    void renameSome() {
        if (nodes().empty()) return;
        const std::string name = m_document.design().freeName("Name");
        QVERIFY(renameNode(m_document, anyNode(), QString::fromStdString(name)).ok());
    }
    void setSome() {
        if (nodes().empty()) return;
        const Json value = pick(3) == 0 ? Json() : Json(int(pick(1000)));
        QVERIFY(setField(m_document, {{anyNode()}, {}}, {"parameters", "memory"}, value).ok());
    }
    void removeSome() {
        Selection selection;
        if (!nodes().empty() && pick(3) == 0) selection.nodes.push_back(anyNode());
        if (!connections().empty()) selection.connections.push_back(connections()[pick(connections().size())].id);
        if (!selection.empty()) QVERIFY(removeSelection(m_document, selection).ok());
    }
    void copySome() {
        if (nodes().empty()) return;
        const Design fragment = fragmentOf(m_document.design(), {{anyNode(), anyNode()}, {}});
        QVERIFY(insertFragment(m_document, fragment, {30, 40}, QStringLiteral("Paste")).ok());
    }
    void describeSome() {
        const auto edit = [&](Design& design) {
            return design.editSection("groups", Json{{"G", {{"members", {"A", int(pick(9))}}}}});
        };
        QVERIFY(m_document.perform(QStringLiteral("Group"), edit).ok());
    }

    Document& m_document;
    std::mt19937 m_random;
};

/// Everything on the scene is what a new scene for the same design would hold.
void compare(const CanvasScene& scene) {
    const Architecture& architecture = scene.document().architecture();
    QCOMPARE(scene.nodeItems().size(), architecture.nodes().size());
    QCOMPARE(scene.edgeItems().size(), architecture.connections().size());
    std::size_t items = 0;
    for (const QGraphicsItem* item : scene.items()) items += item->type() > QGraphicsItem::UserType ? 1 : 0;
    QCOMPARE(items, architecture.nodes().size() + architecture.connections().size());
    Places places;
    for (const Node& node : architecture.nodes()) {
        const NodeItem* item = scene.item(node.id);
        QVERIFY(item);
        NodeLook expected;
        setTitle(expected, QString::fromStdString(node.name));
        QCOMPARE(item->look().title, expected.title);
        const auto place = scene.document().design().layout().find(node.id);
        QVERIFY(place);
        QCOMPARE(item->pos(), toPointF(*place));
        places[node.id] = item->pos();
    }
    for (const auto& [id, curve] : edgeCurves(architecture, places)) {
        const EdgeItem* item = scene.item(id);
        QVERIFY(item);
        QCOMPARE(item->curve().start, curve.start);
        QCOMPARE(item->curve().control1, curve.control1);
        QCOMPARE(item->curve().end, curve.end);
        const Connection& connection = architecture.connection(id);
        QCOMPARE(item->look().label, edgeLook(architecture, connection, scene.document().catalog()).label);
    }
}

}  // namespace

class CanvasSceneTest : public QObject {
    Q_OBJECT
private slots:
    void theSceneFollows_aThousandRandomEdits_andUndoGivesBackTheExactDocument_data() {
        QTest::addColumn<unsigned>("seed");
        for (const unsigned seed : {1u, 2u, 3u}) QTest::addRow("seed %u", seed) << seed;
    }

    void theSceneFollows_aThousandRandomEdits_andUndoGivesBackTheExactDocument() {
        QFETCH(unsigned, seed);
        Document document(builtinCatalog());
        CanvasScene scene(document);
        const std::string before = writeDocument(document.design());
        RandomEditor editor(document, seed);
        for (int i = 0; i < 1000; ++i) {
            editor.edit();
            if (i % 50 == 0) compare(scene);
            if (QTest::currentTestFailed()) return;
        }
        compare(scene);
        QVERIFY(document.undoStack().count() > 500);
        const std::string after = writeDocument(document.design());
        for (int steps = 1; document.undoStack().canUndo(); ++steps) {
            document.undoStack().undo();
            if (steps % 50 == 0) compare(scene);
            if (QTest::currentTestFailed()) return;
        }
        compare(scene);
        QCOMPARE(writeDocument(document.design()), before);
        while (document.undoStack().canRedo()) document.undoStack().redo();
        compare(scene);
        QCOMPARE(writeDocument(document.design()), after);
    }

    void connectionsOfOnePair_stayApart_inBothDirections() {
        Document document(builtinCatalog());
        CanvasScene scene(document);
        const NodeId a = add(document, "function", {0, 0});
        const NodeId b = add(document, "function", {400, 0});
        const ConnectionId first = *connectNodes(document, a, b, "invoke");
        QCOMPARE(scene.item(first)->lane(), 0.0);
        const ConnectionId second = *connectNodes(document, b, a, "invoke");
        const ConnectionId third = *connectNodes(document, a, b, "on-failure");
        const QPointF middles[] = {scene.curve(first)->at(0.5), scene.curve(second)->at(0.5),
                                   scene.curve(third)->at(0.5)};
        QVERIFY(QLineF(middles[0], middles[1]).length() > 12);
        QVERIFY(QLineF(middles[1], middles[2]).length() > 12);
        QVERIFY(QLineF(middles[0], middles[2]).length() > 12);
        const Selection both{{}, {second, third}};
        QVERIFY(removeSelection(document, both).ok());
        QCOMPARE(scene.item(first)->lane(), 0.0);
    }

    void problems_becomeBadges_theWorstWins() {
        Document document(builtinCatalog());
        CanvasScene scene(document);
        const NodeId node = add(document, "function", {0, 0});
        Problem hint;
        hint.severity = Severity::Hint;
        hint.nodes = {node};
        Problem error = hint;
        error.severity = Severity::Error;
        scene.setProblems({hint, error});
        QVERIFY(scene.item(node)->look().problem == Severity::Error);
        scene.setProblems({});
        QVERIFY(!scene.item(node)->look().problem);
    }

    void nodesWithoutAPlace_areShownApart() {
        Document document(builtinCatalog());
        const auto addUnplaced = [](Design& design) {
            EditSequence edits(design);
            for (const char* name : {"A", "B", "C"}) edits.add(design.addNode("client", name));
            return std::move(edits).finish();
        };
        QVERIFY(document.perform(QStringLiteral("Add"), addUnplaced).ok());
        CanvasScene scene(document);
        const auto items = scene.nodeItems();
        QCOMPARE(items.size(), std::size_t(3));
        QVERIFY(!nodeRect(items[0]->pos()).intersects(nodeRect(items[1]->pos())));
        QVERIFY(!nodeRect(items[1]->pos()).intersects(nodeRect(items[2]->pos())));
    }

private:
    static NodeId add(Document& document, const char* kind, const QPointF& place) {
        return *addNode(document, *document.catalog().find(kind), place);
    }
};

QTEST_MAIN(CanvasSceneTest)
#include "canvas_scene_test.moc"
