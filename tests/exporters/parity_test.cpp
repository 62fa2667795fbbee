// SPDX-License-Identifier: MIT
// Parity: in the smallest design that can use it, each connection changes the resources, events or permissions of
// every format that claims it; a comment would not do.
#include <yaml-cpp/yaml.h>

#include <QTest>
#include <algorithm>

#include "exporters/exporter.h"
#include "tests/helpers/smallest_design.h"

using namespace cascade;
using namespace cascade::exporters;
using namespace cascade::tests;

namespace {

/// Everything that a reader of the YAML sees: values and tags, no comments.
std::string contentOf(const YAML::Node& node) {
    std::string text = node.Tag() + "(";
    if (node.IsScalar()) return text + node.Scalar() + ")";
    if (node.IsSequence())
        for (const YAML::Node& item : node) text += contentOf(item) + ",";
    if (node.IsMap())
        for (const auto& entry : node) text += contentOf(entry.first) + "=" + contentOf(entry.second) + ",";
    return text + ")";
}

/// The content of the main file, or why there is none.
std::string exported(const Format& format, const Design& design) {
    const Architecture& architecture = design.architecture();
    const auto files = format.write(architecture, builtinCatalog(), makePlan(architecture, builtinCatalog()));
    if (!files) return "refused: " + files.error().text();
    const auto main = std::find_if(files->begin(), files->end(),
                                   [&](const GeneratedFile& file) { return file.path == format.mainFile; });
    return main == files->end() ? "refused: no main file" : contentOf(YAML::Load(main->text));
}

bool claims(const ConnectionType& type, const Format& format) {
    return std::find(type.exports.begin(), type.exports.end(), format.name) != type.exports.end();
}

}  // namespace

class ParityTest : public QObject {
    Q_OBJECT
private slots:
    void everyClaimedConnection_changesTheExport_data() {
        QTest::addColumn<QString>("format");
        for (const Format& format : formats())
            QTest::newRow(std::string(format.name).c_str()) << QString::fromStdString(std::string(format.name));
    }

    void everyClaimedConnection_changesTheExport() {
        QFETCH(QString, format);
        const Format& writer = *findFormat(format.toStdString());
        int claimed = 0;
        for (const ConnectionType& type : builtinCatalog().connections()) {
            if (!claims(type, writer)) continue;
            ++claimed;
            const SmallestDesign design = smallestDesign(type);
            const std::string with = exported(writer, design.with);
            QVERIFY2(!with.starts_with("refused"), (describe(type) + ": " + with).c_str());
            QVERIFY2(with != exported(writer, design.without), describe(type).c_str());
        }
        QVERIFY(claimed > 50);
    }

    void whatNoFormatClaims_saysWhy() {
        for (const ConnectionType& type : builtinCatalog().connections())
            if (type.exports.empty()) QVERIFY2(!type.notExported.empty(), describe(type).c_str());
    }

    void exporting_isDeterministic_andEveryFileEndsWithANewline() {
        for (const Format& format : formats()) {
            for (const ConnectionType& type : builtinCatalog().connections()) {
                const Design design = smallestDesign(type).with;
                const Plan plan = makePlan(design.architecture(), builtinCatalog());
                const auto once = format.write(design.architecture(), builtinCatalog(), plan);
                const auto again = format.write(design.architecture(), builtinCatalog(), plan);
                QVERIFY2(once.ok() && again.ok(), describe(type).c_str());
                QCOMPARE(once->size(), again->size());
                for (std::size_t i = 0; i < once->size(); ++i) {
                    QCOMPARE(once->at(i).text, again->at(i).text);
                    QVERIFY2(once->at(i).text.ends_with('\n'), once->at(i).path.c_str());
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(ParityTest)
#include "parity_test.moc"
