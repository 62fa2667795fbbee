// SPDX-License-Identifier: MIT
// Fingerprints: one number per run of every scenario of the bundled examples and of the six designs of Serverless
// by Design. It says whether a change of the code changed any simulation. Approve a wanted change with APPROVE=1.
#include <QDir>
#include <QFile>
#include <QTest>

#include "exporters/open.h"
#include "simulator/engine/random.h"
#include "tests/helpers/paths.h"
#include "tests/helpers/rehearse.h"

using namespace cascade;

namespace {

QString tablePath() { return QString::fromStdString(tests::dataFolder() + "/fingerprints.txt"); }

QMap<QString, QString> pinned() {
    QMap<QString, QString> table;
    QFile file(tablePath());
    if (!file.open(QIODevice::ReadOnly)) return table;
    for (const QByteArray& line : file.readAll().split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() == 2) table[QString::fromUtf8(words[0])] = QString::fromUtf8(words[1]);
    }
    return table;
}

void pin(const QString& name, const QString& fingerprint) {
    QMap<QString, QString> table = pinned();
    table[name] = fingerprint;
    QFile file(tablePath());
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (auto entry = table.cbegin(); entry != table.cend(); ++entry)
        file.write((entry.key() + u' ' + entry.value() + u'\n').toUtf8());
}

Design designIn(const std::string& file) {
    const auto opened = exporters::openDesign(tests::readFile(file), file, builtinCatalog());
    if (!opened) qFatal("%s", opened.error().text().c_str());
    return opened->design;
}

/// A row for each scenario: the first goes by its file's name alone, as does the default one where there is none.
void addRows(const QString& folder, const QString& pattern) {
    for (const QString& file : QDir(folder).entryList({pattern}, QDir::Files, QDir::Name)) {
        const QString path = folder + u'/' + file;
        const Design design = designIn(path.toStdString());
        QTest::newRow(qPrintable(file)) << path << QString();
        const Json* scenarios = design.section("scenarios");
        if (!scenarios || scenarios->empty()) continue;
        for (auto scenario = std::next(scenarios->begin()); scenario != scenarios->end(); ++scenario) {
            const QString name = QString::fromStdString(scenario.key()).replace(u' ', u'_');
            QTest::addRow("%s/%s", qPrintable(file), qPrintable(name))
                << path << QString::fromStdString(scenario->dump());
        }
    }
}

}  // namespace

class FingerprintsTest : public QObject {
    Q_OBJECT
private slots:
    void aRunIsWhatItWas_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("scenario");
        addRows(QStringLiteral(CASCADE_SOURCE_DIR "/resources/examples"), QStringLiteral("*.cascade"));
        const std::string conformance = tests::conformanceFolder();
        if (conformance.empty())
            QTest::newRow("Serverless by Design") << QString() << QString();
        else
            addRows(QString::fromStdString(conformance + "/serverless-by-design"), QStringLiteral("*.json"));
    }

    void aRunIsWhatItWas() {
        QFETCH(QString, path);
        QFETCH(QString, scenario);
        if (path.isEmpty()) QSKIP("the folder of conformance cases is not there");
        const tests::Rehearsal run = tests::rehearse(designIn(path.toStdString()), scenario.toStdString());
        QVERIFY(!run.facts.empty());
        const QString name = QString::fromUtf8(QTest::currentDataTag());
        const QString fingerprint = QString::number(simulator::hashOf(run.trace), 16);
        if (qEnvironmentVariableIsSet("APPROVE")) return pin(name, fingerprint);
        QCOMPARE(fingerprint, pinned().value(name));
    }
};

QTEST_APPLESS_MAIN(FingerprintsTest)
#include "fingerprints_test.moc"
