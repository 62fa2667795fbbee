// SPDX-License-Identifier: MIT
// Diagrams as text: everything that is drawn is in them, in its groups, and no name or description breaks out.
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include "exporters/exporter.h"
#include "tests/helpers/random_design.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::exporters;
using namespace cascade::tests;

namespace {

std::string textOf(const char* format, const Design& design) {
    return exportDesign(*findFormat(format), design, builtinCatalog())->front().text;
}

Design grouped(const Json& groups) {
    Design design = sketch("Shop(client) -> Api(http-api) -> end(function) -> Orders(dynamodb-table) write");
    (void)design.editSection("groups", groups);
    return design;
}

std::string errorsOfGraphviz(const std::string& text) {
    QProcess dot;
    dot.start(QStringLiteral("dot"), {QStringLiteral("-Tsvg"), QStringLiteral("-o"), QStringLiteral("/dev/null")});
    dot.write(text.data(), static_cast<qint64>(text.size()));
    dot.closeWriteChannel();
    if (!dot.waitForFinished(60'000)) return "dot did not finish";
    return dot.exitCode() == 0 ? dot.readAllStandardError().toStdString() : "dot failed";
}

}  // namespace

class DiagramTest : public QObject {
    Q_OBJECT
private slots:
    void clientsAndGroups_areDrawn() {
        const Design design =
            grouped({{"Store", {{"members", {"Orders"}}}}, {"Shop side", {{"members", {"Api", "Store"}}}}});
        const std::string mermaid = textOf("mermaid", design);
        QVERIFY(mermaid.find("subgraph group1_[\"Shop side\"]\n    Api(") != std::string::npos);
        QVERIFY(mermaid.find("    subgraph group2_[\"Store\"]\n      Orders[(") != std::string::npos);
        QVERIFY(mermaid.find("Shop ==>") != std::string::npos);
        const std::string dot = textOf("dot", design);
        QVERIFY(dot.find("subgraph cluster_2 {\n      label=\"Store\";") != std::string::npos);
        QVERIFY(dot.find("\"Shop\" -> \"Api\"") != std::string::npos);
    }

    void groupsThatContainEachOther_andNamesOfNobody_areDrawnOnce() {
        const Design design =
            grouped({{"A", {{"members", {"B", "Orders", "Nobody"}}}}, {"B", {{"members", {"A", "Orders"}}}}});
        const QString mermaid = QString::fromStdString(textOf("mermaid", design));
        QCOMPARE(mermaid.count(QStringLiteral("subgraph")), 2);
        QCOMPARE(mermaid.count(QStringLiteral("<b>Orders</b>")), 1);
    }

    void wordsOfMermaid_areNoIds() {
        const std::string text = textOf("mermaid", grouped(Json::object()));
        QVERIFY(text.find("\n  end_node[") != std::string::npos);
        QVERIFY(text.find("\n  end_node --> ") == std::string::npos);  // every arrow says its role
        QVERIFY(text.find("\n  end_node -->|\"write\"| Orders") != std::string::npos);
    }

    void descriptions_cannotBreakOut() {
        Design design = sketch("A(function) -> Q(sqs-queue)");
        const NodeId a = nodeOf(design, "A");
        QVERIFY(design.editNode(a, {"description"}, "\"] end\n%% <script> #quot; `x` \\").ok());
        const std::string mermaid = textOf("mermaid", design);
        QVERIFY2(mermaid.find("#quot;] end<br/>%% #lt;script#gt; #35;quot; #96;x#96; #92;\"]:::compute") !=
                     std::string::npos,
                 mermaid.c_str());
        const std::string dot = textOf("dot", design);
        QVERIFY2(dot.find("\\\"] end\\n%% <script> #quot; `x` \\\\\"") != std::string::npos, dot.c_str());
    }

    void graphviz_readsRandomDesigns() {
        if (QStandardPaths::findExecutable(QStringLiteral("dot")).isEmpty()) QSKIP("Graphviz is not installed");
        for (int seed = 1; seed <= 5; ++seed) {
            const std::string errors =
                errorsOfGraphviz(textOf("dot", randomDesign(static_cast<std::uint64_t>(seed), 20)));
            QVERIFY2(errors.empty(), errors.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(DiagramTest)
#include "diagram_test.moc"
