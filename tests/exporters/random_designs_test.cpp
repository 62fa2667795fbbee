// SPDX-License-Identifier: MIT
// Random legal designs: every format writes them, nothing depends on itself, and the official validators find
// neither errors nor warnings that the design did not ask for.
#include <QTemporaryDir>
#include <QTest>

#include "exporters/expansion/expansion.h"
#include "exporters/exporter.h"
#include "model/plan/dependencies.h"
#include "tests/helpers/random_design.h"
#include "tests/helpers/smallest_design.h"
#include "tests/helpers/validators.h"

using namespace cascade;
using namespace cascade::exporters;
using namespace cascade::tests;

namespace {

constexpr int kBatch = 25;  // designs that go through the validators at once

/// The circles among the plain resources that a design becomes, a line each.
std::string circlesIn(const Design& design) {
    DependencyGraph graph;
    for (const Resource& resource : expand(makePlan(design.architecture(), builtinCatalog())).resources) {
        auto& needs = graph[resource.logicalId] = referencesIn(resource.properties);
        needs.merge(referencesIn(resource.attributes));
        if (const Json* first = member(resource.attributes, "DependsOn"))
            for (const Json& id : *first) needs.insert(id.get<std::string>());
    }
    std::string text;
    for (const auto& circle : circlesOf(graph)) {
        for (const std::string& id : circle) text += id + " ";
        text += "\n";
    }
    return text;
}

/// The logical ids that occur twice.
std::string doubles(const Design& design) {
    std::set<std::string> known;
    std::string text;
    for (const Resource& resource : expand(makePlan(design.architecture(), builtinCatalog())).resources)
        if (!known.insert(resource.logicalId).second) text += resource.logicalId + " ";
    return text;
}

}  // namespace

class RandomDesignsTest : public QObject {
    Q_OBJECT
private slots:
    void nothingDependsOnItself_inTheExpandedGraph() {
        for (const ConnectionType& type : builtinCatalog().connections()) {
            const std::string circles = circlesIn(smallestDesign(type).with);
            QVERIFY2(circles.empty(), (describe(type) + ": " + circles).c_str());
        }
        for (int seed = 1; seed <= randomDesigns(); ++seed) {
            const Design design = randomDesign(static_cast<std::uint64_t>(seed));
            const std::string circles = circlesIn(design);
            QVERIFY2(circles.empty(), (std::to_string(seed) + ": " + circles).c_str());
            QCOMPARE(doubles(design), std::string());
        }
    }

    void everyFormat_writesThem() {
        for (int seed = 1; seed <= randomDesigns(); ++seed) {
            const Design design = randomDesign(static_cast<std::uint64_t>(seed));
            for (const Format& format : formats()) {
                const auto files = exportDesign(format, design, builtinCatalog());
                QVERIFY2(files.ok(), (std::to_string(seed) + ", " + std::string(format.name) + ": " +
                                      (files.ok() ? "" : files.error().text()))
                                         .c_str());
            }
        }
    }

    void validators_data() {
        QTest::addColumn<QString>("format");
        QTest::addColumn<int>("first");
        for (const Format& format : formats())
            for (int first = 1; format.deploys && first <= randomDesigns(); first += kBatch)
                QTest::addRow("%s, from seed %d", format.name.data(), first)
                    << QString::fromLatin1(format.name.data()) << first;
    }

    void validators() {
        QFETCH(QString, format);
        QFETCH(int, first);
        if (validatorsFolder().empty()) {
            QVERIFY2(!validatorsAreRequired(),
                     "the validators are not installed: tests/validators/install.sh FOLDER");
            QSKIP("the validators are not installed: tests/validators/install.sh build/validators");
        }
        const QTemporaryDir projects;
        for (int seed = first; seed < first + kBatch; ++seed) {
            const Design design = randomDesign(static_cast<std::uint64_t>(seed));
            auto files = exportDesign(*findFormat(format.toStdString()), design, builtinCatalog());
            QVERIFY(files.ok());
            addArtifacts(makePlan(design.architecture(), builtinCatalog()), files.value());
            writeFiles(projects.filePath(QStringLiteral("seed-%1").arg(seed)).toStdString(), *files);
        }
        const std::string errors = errorsOf(format.toStdString(), projects.path().toStdString());
        QVERIFY2(errors.empty(), errors.c_str());
    }
};

QTEST_GUILESS_MAIN(RandomDesignsTest)
#include "random_designs_test.moc"
