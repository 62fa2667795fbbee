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
        const Architecture& architecture = design.architecture();
        const auto files = exporters::findFormat("serverless")
                               ->write(architecture, builtinCatalog(), makePlan(architecture, builtinCatalog()));
        QVERIFY(!files.ok());
        QVERIFY(files.error().what.find("Work") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(ServerlessTest)
#include "serverless_test.moc"
