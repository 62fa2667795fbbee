// SPDX-License-Identifier: MIT
// The document: steps compose, merge, vanish when they come to nothing, and are refused as a whole.
#include "app/document.h"

#include <QTest>

#include "app/edit_sequence.h"

using namespace cascade;
using namespace cascade::app;

class DocumentTest : public QObject {
    Q_OBJECT
private slots:
    void severalEdits_areOneStep() {
        Document document(builtinCatalog());
        const Result<Changes> made = document.perform("Add two", [](Design& design) {
            EditSequence edits(design);
            edits.add(design.addNode("client", "A", Point{0, 0}));
            edits.add(design.addNode("client", "B", Point{200, 0}));
            return std::move(edits).finish();
        });
        QVERIFY(made.ok());
        QCOMPARE(document.undoStack().count(), 1);
        document.undoStack().undo();
        QVERIFY(document.architecture().nodes().empty());
        document.undoStack().redo();
        QCOMPARE(document.architecture().nodes().size(), std::size_t(2));
    }

    void aRefusedEdit_takesBackTheOnesBeforeIt_andStopsTheOnesAfter() {
        Document document(builtinCatalog());
        int announced = 0;
        connect(&document, &Document::changed, this, [&] { ++announced; });
        const Result<Changes> made = document.perform("Add badly", [](Design& design) {
            EditSequence edits(design);
            edits.add(design.addNode("client", "A"));
            edits.add(design.addNode("client", "not legal"));
            edits.add(design.addNode("client", "B"));
            return std::move(edits).finish();
        });
        QVERIFY(!made.ok());
        QVERIFY(document.architecture().nodes().empty());
        QCOMPARE(document.undoStack().count(), 0);
        QCOMPARE(announced, 0);
    }

    void nudges_merge_andVanishWhenTheyReturn() {
        Document document(builtinCatalog());
        const NodeId node = add(document);
        const int key = document.newMergeKey();
        move(document, node, {10, 0}, key);
        move(document, node, {20, 0}, key);
        QCOMPARE(document.undoStack().count(), 2);
        document.undoStack().undo();
        QCOMPARE(document.design().layout().find(node)->x, 0.0);
        document.undoStack().redo();
        QCOMPARE(document.design().layout().find(node)->x, 20.0);
        move(document, node, {0, 0}, key);
        QCOMPARE(document.undoStack().count(), 1);
        QCOMPARE(document.design().layout().find(node)->x, 0.0);
    }

    void otherKeys_doNotMerge() {
        Document document(builtinCatalog());
        const NodeId node = add(document);
        move(document, node, {10, 0}, document.newMergeKey());
        move(document, node, {20, 0}, document.newMergeKey());
        QCOMPARE(document.undoStack().count(), 3);
    }

    void theDesignHoldsTheWholeStep_whenItsChangesAreAnnounced() {
        Document document(builtinCatalog());
        const NodeId node = add(document);
        std::size_t nodesSeen = 99;
        int settled = 0;
        connect(&document, &Document::changed, this, [&] { nodesSeen = document.architecture().nodes().size(); });
        connect(&document, &Document::settled, this, [&] { ++settled; });
        QVERIFY(document.perform("Delete", [&](Design& d) { return d.removeNode(node); }).ok());
        QCOMPARE(nodesSeen, std::size_t(0));
        document.undoStack().undo();
        QCOMPARE(nodesSeen, std::size_t(1));
        QCOMPARE(settled, 2);
    }

private:
    static NodeId add(Document& document) {
        const auto made = document.perform("Add", [](Design& d) { return d.addNode("client", "A", Point{0, 0}); });
        return std::get<NodeAdded>(made->front()).node.id;
    }
    static void move(Document& document, NodeId node, Point to, int key) {
        QVERIFY(document
                    .perform(
                        "Move", [&](Design& d) { return d.moveNode(node, to); }, key)
                    .ok());
    }
};

QTEST_GUILESS_MAIN(DocumentTest)
#include "document_test.moc"
