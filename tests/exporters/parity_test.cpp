// SPDX-License-Identifier: MIT
// Parity: in the smallest design that can use it, each connection changes the resources, events or permissions of
// every format that claims it; a comment would not do.
#include <yaml-cpp/yaml.h>

#include <QTest>
#include <algorithm>
#include <sstream>

#include "exporters/exporter.h"
#include "tests/helpers/sketch.h"
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

/// The lines that are no comments, for formats that are not YAML.
std::string withoutComments(const std::string& text) {
    std::istringstream lines(text);
    std::string result;
    for (std::string line; std::getline(lines, line);) {
        const std::size_t start = line.find_first_not_of(' ');
        if (start == std::string::npos || line[start] == '#' || line.compare(start, 2, "%%") == 0) continue;
        result += line + "\n";
    }
    return result;
}

/// The content of the main file, or why there is none.
std::string exported(const Format& format, const Design& design) {
    const auto files = exportDesign(format, design, builtinCatalog());
    if (!files) return "refused: " + files.error().text();
    const auto main = std::find_if(files->begin(), files->end(),
                                   [&](const GeneratedFile& file) { return file.path == format.mainFile; });
    if (main == files->end()) return "refused: no main file";
    const bool yaml = main->path.ends_with(".yaml") || main->path.ends_with(".yml");
    return yaml ? contentOf(YAML::Load(main->text)) : withoutComments(main->text);
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
            if (!std::any_of(formats().begin(), formats().end(),
                             [&](const Format& format) { return format.deploys && claims(type, format); }))
                QVERIFY2(!type.notExported.empty(), describe(type).c_str());
    }

    void whatAFormatDoesNotClaim_isRefusedByName_beforeAnythingIsWritten() {
        std::vector<EmbeddedFile> files(embeddedCatalog().begin(), embeddedCatalog().end());
        std::string buckets;
        for (EmbeddedFile& file : files) {
            if (file.name != "catalog/s3-bucket.json") continue;
            buckets = file.text;
            for (std::size_t at; (at = buckets.find(", \"terraform\"")) != std::string::npos;)
                buckets.erase(at, 13);
            file.text = buckets;
        }
        const auto catalog = loadCatalog(files);
        QVERIFY2(catalog.ok(), catalog.ok() ? "" : catalog.error().text().c_str());
        const Design design = sketch("Uploads(s3-bucket) -> Resize(function)");
        QVERIFY(exportDesign(*findFormat("sam"), design, *catalog).ok());
        QVERIFY(exportDesign(*findFormat("mermaid"), design, *catalog).ok());
        const auto refused = exportDesign(*findFormat("terraform"), design, *catalog);
        QVERIFY(!refused.ok());
        QVERIFY(refused.error().what.find("Uploads -> Resize: trigger") != std::string::npos);
        QVERIFY(refused.error().mend.find("AWS SAM") != std::string::npos);
    }

    void exporting_isDeterministic_andEveryFileEndsWithANewline() {
        for (const Format& format : formats()) {
            for (const ConnectionType& type : builtinCatalog().connections()) {
                const Design design = smallestDesign(type).with;
                const auto once = exportDesign(format, design, builtinCatalog());
                const auto again = exportDesign(format, design, builtinCatalog());
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
