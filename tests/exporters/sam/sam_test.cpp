// SPDX-License-Identifier: MIT
// SAM templates: every line knows where it comes from, and what the plan refuses is not written.
#include <QTest>
#include <algorithm>

#include "exporters/exporter.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::exporters;
using namespace cascade::tests;

namespace {

std::vector<GeneratedFile> exportSam(const Design& design) {
    auto files = exportDesign(*findFormat("sam"), design, builtinCatalog());
    return files.ok() ? std::move(files).value() : std::vector<GeneratedFile>{};
}

}  // namespace

class SamTest : public QObject {
    Q_OBJECT
private slots:
    void everyLineOfTheResources_knowsWhereItComesFrom() {
        const Design design =
            sketch("Api(http-api) -> F(function); Q(sqs-queue) -> F; F -> T(dynamodb-table) read");
        const GeneratedFile file = exportSam(design).front();
        const QStringList lines = QString::fromStdString(file.text).split(QLatin1Char('\n'));
        const int first = static_cast<int>(lines.indexOf(QStringLiteral("Resources:"))) + 2;
        const int last = static_cast<int>(lines.indexOf(QStringLiteral("Outputs:")));
        for (int line = first; line <= last; ++line) {
            if (lines[line - 1].isEmpty()) continue;
            const bool known = std::any_of(file.origins.begin(), file.origins.end(), [&](const LineOrigin& origin) {
                return origin.first <= line && line <= origin.last && origin.origin.node;
            });
            QVERIFY2(known, lines[line - 1].toUtf8().constData());
        }
    }

    void mockIntegrations_areMergedWithTheRoutesOfFunctions() {
        const Design design = sketch(
            R"(Api rest-api mocks={"GET /health":{"status":204,"body":{"ok":true}}}; F function; Api -> F route="GET /f")");
        const std::string text = exportSam(design).front().text;
        for (const char* part : {"MergeDefinitions: true", "/health:", "type: mock", "204"})
            QVERIFY2(text.find(part) != std::string::npos, part);
    }

    void whatThePlanRefuses_isNotWritten() {
        const Design design = sketch("F(function) -> Archive(firehose)");
        const auto files = exportDesign(*findFormat("sam"), design, builtinCatalog());
        QVERIFY(!files.ok());
        QVERIFY(files.error().what.find("Archive") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(SamTest)
#include "sam_test.moc"
