// SPDX-License-Identifier: MIT
// Edits of a design: each happens wholly or not at all, and is taken back exactly.
#include <QTest>

#include "model/graph/design.h"

using namespace cascade;

class DesignTest : public QObject {
    Q_OBJECT
private slots:
    void addingAndRemoving_isTakenBackExactly() {
        Design design;
        const NodeId api = add(design, "http-api", "OrdersApi");
        const NodeId function = add(design, "function", "CreateOrder");
        QVERIFY(design.connect(api, function, "invoke").ok());
        QVERIFY(design.editSection("groups", Json{{"G", {{"members", {"OrdersApi", "CreateOrder"}}}}}).ok());
        const Design before = design;

        const Result<Changes> removed = design.removeNode(api);
        QVERIFY(removed.ok());
        QCOMPARE(design.architecture().nodes().size(), std::size_t(1));
        QVERIFY(design.architecture().connections().empty());
        QCOMPARE(design.section("groups")->dump(), std::string(R"({"G":{"members":["CreateOrder"]}})"));

        design.apply(inverse(*removed));
        QVERIFY(design.architecture().nodes() == before.architecture().nodes());
        QVERIFY(design.architecture().connections() == before.architecture().connections());
        QVERIFY(design.layout().entries() == before.layout().entries());
        QVERIFY(design.sections() == before.sections());
    }

    void renaming_followsEverywhere() {
        Design design;
        const NodeId api = add(design, "http-api", "A");
        const NodeId function = add(design, "function", "F");
        QVERIFY(design.editNode(function, {"simulation", "effects"}, Json::parse(R"([{"to": "A"}])")).ok());
        QVERIFY(design
                    .editSection("scenarios", Json::parse(R"({"s": {"stimuli": [{"at": "A"}],
                                                     "expect": [{"metric": "A.received"}]}})"))
                    .ok());
        QVERIFY(design.renameNode(api, "Api").ok());
        QCOMPARE(design.section("scenarios")->dump(),
                 std::string(R"({"s":{"stimuli":[{"at":"Api"}],"expect":[{"metric":"Api.received"}]}})"));
        QCOMPARE(design.architecture().node(function).simulation().dump(),
                 std::string(R"({"effects":[{"to":"Api"}]})"));
        QVERIFY(design.architecture().find("A") == nullptr);
    }

    void badEdits_areRefused_andChangeNothing() {
        Design design;
        const NodeId node = add(design, "function", "F");
        QVERIFY(!design.addNode("function", "F").ok());
        QVERIFY(!design.addNode("function", "my-function").ok());
        QVERIFY(!design.renameNode(node, "").ok());
        QVERIFY(!design.connect(node, NodeId{77}, "invoke").ok());
        QVERIFY(!design.editNode(node, {"kind"}, "http-api").ok());
        QVERIFY(!design.editSection("nodes", Json::object()).ok());
        QCOMPARE(design.architecture().nodes().size(), std::size_t(1));
    }

    void cleanNames_areLegal() {
        QCOMPARE(cleanName("my-table 2"), std::string("myTable2"));
        QCOMPARE(cleanName("__"), std::string("Node"));
        QVERIFY(isLegalName(cleanName("größe")));
    }

private:
    static NodeId add(Design& design, const char* kind, const char* name) {
        const Result<Changes> changes = design.addNode(kind, name, Point{1, 2});
        return std::get<NodeAdded>(changes->front()).node.id;
    }
};

QTEST_APPLESS_MAIN(DesignTest)
#include "design_test.moc"
