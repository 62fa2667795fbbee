// SPDX-License-Identifier: MIT
// Designs of Serverless by Design become designs of ours: every node, description, place and edge.
#include "exporters/serverless_by_design/reader.h"

#include <QTest>
#include <cmath>
#include <filesystem>

#include "exporters/open.h"
#include "model/format/document.h"
#include "tests/helpers/paths.h"

using namespace cascade;
using exporters::Imported;

class ServerlessByDesignTest : public QObject {
    Q_OBJECT
private slots:
    void allSixDesigns_areReadWhole_data() {
        QTest::addColumn<QString>("file");
        const std::string folder = tests::conformanceFolder() + "/serverless-by-design";
        if (!std::filesystem::is_directory(folder)) QSKIP("../shared/conformance is not beside this checkout");
        for (const auto& entry : std::filesystem::directory_iterator(folder))
            QTest::newRow(entry.path().filename().c_str()) << QString::fromStdString(entry.path().string());
    }

    void allSixDesigns_areReadWhole() {
        QFETCH(QString, file);
        const std::string text = tests::readFile(file.toStdString());
        const Result<Imported> imported = exporters::openDesign(text, file.toStdString(), builtinCatalog());
        QVERIFY2(imported.ok(), imported ? "" : imported.error().text().c_str());
        const Architecture& architecture = imported->design.architecture();
        const Json original = Json::parse(text);
        QCOMPARE(architecture.nodes().size(), original["nodes"].size());
        QCOMPARE(architecture.connections().size(), original["edges"].size());
        for (std::size_t i = 0; i < architecture.nodes().size(); ++i) {
            QCOMPARE(architecture.nodes()[i].name, original["nodes"][i]["id"].get<std::string>());
            QCOMPARE(architecture.nodes()[i].description(),
                     original["nodes"][i]["model"]["description"].get<std::string>());
        }
        for (const Connection& connection : architecture.connections())
            QVERIFY2(builtinCatalog().find(architecture, connection), architecture.describe(connection).c_str());
        QVERIFY(imported->notices.empty());
        QVERIFY(placesAreApart(imported->design));
        const std::string written = writeDocument(imported->design);
        const Result<Design> again = readDocument(written, "again.cascade", builtinCatalog());
        QVERIFY(again.ok());
        QCOMPARE(writeDocument(*again), written);
    }

    void illegalNames_areCleaned_andTold() {
        const std::string text = tests::readFile(tests::dataFolder() + "/serverless_by_design/names.json");
        const Result<Imported> imported = exporters::openDesign(text, "designs/names.json", builtinCatalog());
        QVERIFY2(imported.ok(), imported ? "" : imported.error().text().c_str());
        const Architecture& architecture = imported->design.architecture();
        QCOMPARE(architecture.name(), std::string("names"));
        QStringList names;
        for (const Node& node : architecture.nodes()) names << QString::fromStdString(node.name);
        QCOMPARE(names, (QStringList{"myApi2", "myApi", "myApi3", "meinBCherregal"}));
        QCOMPARE(imported->notices.size(), std::size_t(3));
        QCOMPARE(imported->notices[0],
                 std::string("'my-api' is called 'myApi2' now: names consist of letters and digits"));
        QCOMPARE(architecture.nodes()[0].description(), std::string("Front door"));
        QCOMPARE(architecture.nodes()[2].kind, std::string("dynamodb-table"));
        QVERIFY(!architecture.nodes()[1].fields.contains("description"));
        QVERIFY(!imported->design.layout().find(architecture.nodes()[3].id));
        QVERIFY(placesAreApart(imported->design));
    }

    void labels_thatAreRolesAreKept_othersTakeThePairsFirst() {
        const std::string text = tests::readFile(tests::dataFolder() + "/serverless_by_design/names.json");
        const Result<Imported> imported = exporters::openDesign(text, "names.json", builtinCatalog());
        QVERIFY(imported.ok());
        const auto& connections = imported->design.architecture().connections();
        QCOMPARE(connections[0].role, std::string("invoke"));
        QCOMPARE(connections[1].role, std::string("read"));
        QCOMPARE(connections[2].role, std::string("nonsense"));  // illegal: validation says so
    }

    void badDesigns_areRefusedWithTheirPlace_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("error");
        QTest::newRow("unknown type") << R"({"nodes": [{"id": "a", "model": {"type": "bukket"}}], "edges": []})"
                                      << "1:42: the node 'a' has the unknown type 'bukket'; did you mean 'bucket'?";
        QTest::newRow("no type") << R"({"nodes": [{"id": "a"}], "edges": []})"
                                 << "1:12: the node 'a' has no type";
        QTest::newRow("no id") << R"({"nodes": [{}], "edges": []})"
                               << "1:12: a node has no \"id\"";
        QTest::newRow("id") << R"({"nodes": [{"id": 7}], "edges": []})"
                            << "1:19: the \"id\" of a node must be a text";
        QTest::newRow("node") << R"({"nodes": [7], "edges": []})"
                              << "1:12: a node must be an object";
        QTest::newRow("twice")
            << R"({"nodes": [{"id": "a", "group": "fn"}, {"id": "a", "group": "fn"}], "edges": []})"
            << "1:47: there are two nodes with the id 'a'";
        QTest::newRow("dangling") << R"({"nodes": [], "edges": [{"from": "a", "to": "b"}]})"
                                  << "1:34: \"from\" of an edge names 'a', but there is no such node";
        QTest::newRow("no end") << R"({"nodes": [], "edges": [{}]})"
                                << "1:25: an edge has no \"from\"";
        QTest::newRow("edge") << R"({"nodes": [], "edges": [[]]})"
                              << "1:25: an edge must be an object";
        QTest::newRow("neither format") << R"({"nodes": {}})"
                                        << "1:1: this is no Cascade document";
        QTest::newRow("no JSON") << "Resources:"
                                 << "1:1: this is no design and no template";
    }

    void badDesigns_areRefusedWithTheirPlace() {
        QFETCH(QString, text);
        QFETCH(QString, error);
        const Result<Imported> imported = exporters::openDesign(text.toStdString(), "bad.json", builtinCatalog());
        QVERIFY(!imported.ok());
        const QString found = QString::fromStdString(imported.error().text());
        QVERIFY2(found.startsWith("bad.json:" + error), qPrintable(found));
    }

    void documentsOfOurOwn_areOpenedToo() {
        const std::string text = tests::readFile(tests::dataFolder() + "/documents/format-1.cascade");
        const Result<Imported> imported = exporters::openDesign(text, "orders.cascade", builtinCatalog());
        QVERIFY(imported.ok());
        QCOMPARE(imported->design.architecture().name(), std::string("Orders"));
        QVERIFY(imported->notices.empty());
    }

private:
    /// No two boxes of 180 x 64 overlap.
    static bool placesAreApart(const Design& design) {
        const auto& entries = design.layout().entries();
        for (std::size_t i = 0; i < entries.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (std::abs(entries[i].second.x - entries[j].second.x) < 180 &&
                    std::abs(entries[i].second.y - entries[j].second.y) < 64)
                    return false;
        return true;
    }
};

QTEST_APPLESS_MAIN(ServerlessByDesignTest)
#include "reader_test.moc"
