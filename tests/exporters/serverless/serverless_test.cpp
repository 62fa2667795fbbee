// SPDX-License-Identifier: MIT
// Serverless services: what the Framework's own rules about names forbid is refused.
#include <QTest>

#include "exporters/exporter.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::tests;

class ServerlessTest : public QObject {
    Q_OBJECT
private slots:
    void namesThatDifferOnlyInTheFirstLettersCase_areRefused() {
        const Design design = sketch("work function; Work function");
        const auto files = exporters::exportDesign(*exporters::findFormat("serverless"), design, builtinCatalog());
        QVERIFY(!files.ok());
        QVERIFY(files.error().what.find("Work") != std::string::npos);
    }

    void mockIntegrations_areRoutesOfTheirOwn() {
        const Design design = sketch(
            R"(Api rest-api mocks={"GET /health":{"status":204,"body":{"ok":true}}}; F function; Api -> F route="GET /f")");
        const auto files = exporters::exportDesign(*exporters::findFormat("serverless"), design, builtinCatalog());
        QVERIFY(files.ok());
        for (const char* part : {"/health:", "type: mock", "/f:"})
            QVERIFY2(files->front().text.find(part) != std::string::npos, part);
    }
};

QTEST_APPLESS_MAIN(ServerlessTest)
#include "serverless_test.moc"
