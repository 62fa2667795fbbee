// SPDX-License-Identifier: MIT
// The bundled examples: read, without errors, fully placed with room between the boxes, and written as we write.
#include <QDir>
#include <QTest>
#include <cmath>

#include "model/format/document.h"
#include "model/rules/problem.h"
#include "tests/helpers/paths.h"

using namespace cascade;

class ExamplesTest : public QObject {
    Q_OBJECT
private slots:
    void examples_data() {
        QTest::addColumn<QString>("path");
        const QDir folder(QString::fromUtf8(CASCADE_SOURCE_DIR "/resources/examples"));
        for (const QString& name : folder.entryList({"*.cascade"}))
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }

    void examples() {
        QFETCH(QString, path);
        const std::string text = tests::readFile(path.toStdString());
        const Result<Design> design = readDocument(text, path.toStdString(), builtinCatalog());
        QVERIFY2(design.ok(), design ? "" : design.error().text().c_str());
        for (const Problem& problem : validate(*design, builtinCatalog()))
            QVERIFY2(problem.severity == Severity::Hint, (problem.code + ": " + problem.what).c_str());
        QCOMPARE(writeDocument(*design), text);
        const auto& places = design->layout().entries();
        QCOMPARE(places.size(), design->architecture().nodes().size());
        for (std::size_t i = 0; i < places.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(std::abs(places[i].second.x - places[j].second.x) >= 180 ||
                        std::abs(places[i].second.y - places[j].second.y) >= 64);
    }
};

QTEST_APPLESS_MAIN(ExamplesTest)
#include "examples_test.moc"
