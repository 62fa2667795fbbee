// SPDX-License-Identifier: MIT
// Documents are read with nothing lost, written in a stable form, and read again as the same design.
#include <QElapsedTimer>
#include <QTest>

#include "model/format/document.h"
#include "model/format/migrations.h"
#include "tests/helpers/paths.h"

using namespace cascade;

namespace {

Design read(const std::string& text) {
    const Result<Design> design = readDocument(text, "test.cascade", builtinCatalog());
    if (!design) qFatal("%s", design.error().text().c_str());
    return *design;
}

bool sameDesign(const Design& a, const Design& b) {
    return a.architecture().nodes() == b.architecture().nodes() &&
           a.architecture().connections() == b.architecture().connections() &&
           a.architecture().name() == b.architecture().name() &&
           a.architecture().application() == b.architecture().application() &&
           a.layout().entries() == b.layout().entries() && a.sections() == b.sections();
}

}  // namespace

class DocumentTest : public QObject {
    Q_OBJECT
private slots:
    void everythingIsRead() {
        const Design design = read(sample("format-1.cascade"));
        const Architecture& architecture = design.architecture();
        QCOMPARE(architecture.name(), std::string("Orders"));
        QVERIFY(architecture.application()["region"] == "eu-west-1");
        QCOMPARE(architecture.nodes().size(), std::size_t(3));
        const Node& function = architecture.nodes()[1];
        QCOMPARE(function.name, std::string("CreateOrder"));
        QCOMPARE(function.kind, std::string("function"));
        QCOMPARE(function.description(), std::string("Validates and stores an order"));
        QVERIFY(function.parameters()["memory"] == 256);
        QCOMPARE(function.fields["future_field"].dump(), std::string(R"([1,2.5,{"deep":true}])"));
        QCOMPARE(architecture.describe(architecture.connections()[0]),
                 std::string("OrdersApi -> CreateOrder: invoke"));
        QVERIFY(design.layout().find(function.id) == (Point{220, -0.5}));
        QVERIFY(design.section("scenarios") && design.section("views"));
    }

    void aMissingRole_isThePairsFirst_andStaysUnwritten() {
        const Design design = read(sample("format-1.cascade"));
        const Connection& write = design.architecture().connections()[1];
        QCOMPARE(write.role, std::string("read-write"));
        QVERIFY(!write.fields.contains("role"));
        QVERIFY(writeDocument(design).find(R"({ "weight": 3, "to": "Orders", "from": "CreateOrder" })") !=
                std::string::npos);
    }

    void anIllegalPair_isReadWithoutRole() {
        const Design design =
            read(R"({"cascade": 1, "nodes": {"T": {"kind": "dynamodb-table"}, "C": {"kind": "client"}},
                                       "connections": [{"from": "T", "to": "C"}, {"from": "T", "to": "C", "role": "x"}]})");
        QCOMPARE(design.architecture().connections()[0].role, std::string());
        QCOMPARE(design.architecture().connections()[1].role, std::string("x"));
    }

    void writing_keepsOrderAndUnknownFields() {
        const std::string written = writeDocument(read(sample("format-1.cascade")));
        QCOMPARE(written, sample("format-1.written.cascade"));
    }

    void writingAndReading_givesTheSameDesign() {
        const Design design = read(sample("format-1.cascade"));
        const std::string once = writeDocument(design);
        const Design again = read(once);
        QVERIFY(sameDesign(design, again));
        QCOMPARE(writeDocument(again), once);
    }

    void anEmptyDocument_isFilledInOrder() {
        Design design = read(R"({"cascade": 1})");
        QCOMPARE(writeDocument(design), std::string("{\n  \"cascade\": 1\n}\n"));
        const auto added = design.addNode("function", "F", Point{1.5, -2});
        QVERIFY(added.ok());
        const NodeId id = std::get<NodeAdded>(added->front()).node.id;
        QVERIFY(design.connect(id, id, "invoke").ok());
        QCOMPARE(writeDocument(design), std::string(R"({
  "cascade": 1,
  "nodes": {
    "F": { "kind": "function" }
  },
  "connections": [
    { "from": "F", "to": "F", "role": "invoke" }
  ],
  "layout": {
    "F": [1.5, -2]
  }
}
)"));
        QVERIFY(sameDesign(read(writeDocument(read(writeDocument(design)))), read(writeDocument(design))));
    }

    void aNewDesign_hasAStableForm() {
        const std::string text = writeDocument(Design());
        QCOMPARE(text,
                 std::string("{\n  \"cascade\": 1,\n  \"name\": \"\",\n  \"nodes\": {},\n  \"connections\": [],\n"
                             "  \"layout\": {}\n}\n"));
        QVERIFY(sameDesign(read(text), Design()));
    }

    void aByteOrderMark_isAccepted() {
        QCOMPARE(read("\xEF\xBB\xBF{\"cascade\": 1, \"name\": \"N\"}").architecture().name(), std::string("N"));
    }

    void migrations_areAppliedOneAfterTheOther() {
        const std::vector<Migration> steps{
            [](Json& document) { document["log"] = "one"; },
            [](Json& document) { document["log"] = document.value("log", "") + "two"; }};
        Json first{{"cascade", 1}};
        migrate(first, 1, steps);
        QCOMPARE(first.dump(), std::string(R"({"cascade":3,"log":"onetwo"})"));
        Json second{{"cascade", 2}};
        migrate(second, 2, steps);
        QCOMPARE(second.dump(), std::string(R"({"cascade":3,"log":"two"})"));
        QCOMPARE(migrations().size() + 1, std::size_t(kDocumentFormat));
    }

    void tenThousandNodes_areReadInASecond() {
        Design design;
        std::vector<NodeId> ids;
        for (int i = 0; i < 10'000; ++i) {
            const auto added =
                design.addNode("function", "Function" + std::to_string(i), Point{220.0 * (i % 100), 1.0 * i},
                               Json{{"parameters", {{"memory", 128 + i % 1000}, {"timeout", "10s"}}}});
            ids.push_back(std::get<NodeAdded>(added->front()).node.id);
        }
        for (std::size_t i = 0; i < 15'000; ++i)
            QVERIFY(design.connect(ids[i % 10'000], ids[(i * 7 + 1) % 10'000], "invoke").ok());
        const std::string text = writeDocument(design);
        QElapsedTimer timer;
        timer.start();
        const Design again = read(text);
        const qint64 reading = timer.restart();
        QCOMPARE(writeDocument(again), text);
        qInfo("%zu bytes: read in %lld ms, written in %lld ms", text.size(), reading, timer.elapsed());
        QVERIFY(reading < 5'000);
    }

private:
    static std::string sample(const char* name) {
        return tests::readFile(tests::dataFolder() + "/documents/" + name);
    }
};

QTEST_APPLESS_MAIN(DocumentTest)
#include "document_test.moc"
