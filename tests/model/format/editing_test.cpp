// SPDX-License-Identifier: MIT
// A thousand random edits, undone one by one, give back the exact document; redone, the exact result. On the way
// every document can be read again.
#include <QTest>

#include "model/format/document.h"
#include "tests/helpers/paths.h"
#include "tests/helpers/random.h"

using namespace cascade;

namespace {

/// Makes random edits with every verb of Design. Some are refused, as those of people are.
class Editor {
public:
    Editor(Design& design, std::uint64_t seed) : m_design(design), m_random(seed) {}

    Result<Changes> edit() {
        switch (m_random.below(10)) {
            case 0:
            case 1: return m_design.addNode(kind(), newName(), place(), fields());
            case 2: return m_design.removeNode(node());
            case 3: return m_design.renameNode(node(), newName());
            case 4: return m_design.editNode(node(), m_random.pick(m_nodePaths), value());
            case 5: return m_design.moveNode(node(), *place());
            case 6:
            case 7: return m_design.connect(node(), node(), m_random.pick(m_roles), fields());
            case 8: return editConnection();
            default: return m_design.editSection(m_random.pick(m_sections), sectionValue());
        }
    }

private:
    Result<Changes> editConnection() {
        if (m_random.below(3) == 0) return m_design.disconnect(connection());
        if (m_random.below(2) == 0) return m_design.editConnection(connection(), {"role"}, m_random.pick(m_roles));
        return m_design.editConnection(connection(), {"parameters", m_random.pick(m_names)}, value());
    }

    std::string kind() { return m_random.pick(builtinCatalog().kinds()).name; }
    std::string newName() { return m_random.pick(m_names) + std::to_string(m_random.below(40)); }
    std::optional<Point> place() {
        return Point{static_cast<double>(m_random.below(2000)) / 2,
                     -1.0 * static_cast<double>(m_random.below(999))};
    }
    Json fields() {
        return m_random.below(2) ? Json::object() : Json{{"parameters", {{m_random.pick(m_names), 1}}}};
    }

    NodeId node() {
        const auto& nodes = m_design.architecture().nodes();
        return nodes.empty() ? NodeId{} : m_random.pick(nodes).id;
    }
    ConnectionId connection() {
        const auto& connections = m_design.architecture().connections();
        return connections.empty() ? ConnectionId{} : m_random.pick(connections).id;
    }
    Json value() { return m_random.pick(m_values); }
    Json sectionValue() {
        if (m_random.below(3) == 0) return nullptr;
        const std::string name =
            m_design.architecture().nodes().empty() ? "X" : m_random.pick(m_design.architecture().nodes()).name;
        return {
            {"G",
             {{"members", {name}}, {"expect", {{{"metric", name + ".received"}}}}, {"stimuli", {{{"at", name}}}}}}};
    }

    Design& m_design;
    tests::Random m_random;
    const std::vector<std::string> m_names{"Api", "Orders", "my node", "Größe", "memory", "x"};
    const std::vector<std::string> m_roles{"invoke", "write", "trigger", "", "nonsense"};
    const std::vector<std::string> m_sections{"groups", "scenarios", "application", "views", "pins", "nodes"};
    const std::vector<std::vector<std::string>> m_nodePaths{{"parameters", "memory"},
                                                            {"parameters", "environment", "A"},
                                                            {"description"},
                                                            {"simulation", "effects"},
                                                            {"parameters"},
                                                            {"kind"},
                                                            {"simulation", "error_rate"}};
    const std::vector<Json> m_values{nullptr,       1, 0.25, "text", true, Json::array({Json{{"to", "Orders1"}}}),
                                     Json::object()};
};

std::string sample() { return tests::readFile(tests::dataFolder() + "/documents/format-1.cascade"); }

Design read(const std::string& text) {
    const Result<Design> design = readDocument(text, "edited.cascade", builtinCatalog());
    if (!design) qFatal("%s\n%s", design.error().text().c_str(), text.c_str());
    return *design;
}

}  // namespace

class EditingTest : public QObject {
    Q_OBJECT
private slots:
    void aThousandEdits_areUndoneAndRedoneExactly_data() {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 5; ++seed) QTest::addRow("seed %llu", seed) << seed;
    }

    void aThousandEdits_areUndoneAndRedoneExactly() {
        QFETCH(quint64, seed);
        Design design = seed % 2 ? read(sample()) : Design();
        Editor editor(design, seed);
        std::vector<Changes> history;
        std::vector<std::string> texts{writeDocument(design)};
        while (history.size() < 1'000) {
            Result<Changes> changes = editor.edit();
            const std::string text = writeDocument(design);
            if (!changes || changes->empty()) {
                QCOMPARE(text, texts.back());  // refused wholly
                continue;
            }
            history.push_back(*changes);
            texts.push_back(text);
        }
        for (std::size_t i = 0; i < texts.size(); i += 50) QCOMPARE(writeDocument(read(texts[i])), texts[i]);
        for (std::size_t i = history.size(); i-- > 0;) {
            design.apply(inverse(history[i]));
            QCOMPARE(writeDocument(design), texts[i]);
        }
        for (std::size_t i = 0; i < history.size(); ++i) {
            design.apply(history[i]);
            QCOMPARE(writeDocument(design), texts[i + 1]);
        }
    }

    void anImpliedRole_returnsWhenTheWrittenOneIsUndone() {
        Design design = read(sample());
        const Connection before = design.architecture().connections()[1];
        const auto changes = design.editConnection(before.id, {"role"}, "read");
        QVERIFY(changes.ok());
        QCOMPARE(design.architecture().connections()[1].role, std::string("read"));
        design.apply(inverse(*changes));
        QVERIFY(design.architecture().connections()[1] == before);
    }

    void editsThatCouldNotBeReadAgain_areRefused() {
        Design design = read(sample());
        const NodeId function = design.architecture().find("CreateOrder")->id;
        const ConnectionId connection = design.architecture().connections()[0].id;
        QVERIFY(!design.editNode(function, {"parameters"}, 3).ok());
        QVERIFY(!design.editNode(function, {"description"}, Json::object()).ok());
        QVERIFY(!design.addNode("function", "New", {}, {{"simulation", 1}}).ok());
        QVERIFY(!design.connect(function, function, "invoke", {{"parameters", 1}}).ok());
        QVERIFY(!design.editConnection(connection, {"id"}, 1).ok());
        QVERIFY(design.editConnection(connection, {"id"}, "route").ok());
        const ConnectionId other = design.architecture().connections()[1].id;
        QVERIFY(!design.editConnection(other, {"id"}, "route").ok());
    }
};

QTEST_APPLESS_MAIN(EditingTest)
#include "editing_test.moc"
