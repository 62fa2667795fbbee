// SPDX-License-Identifier: MIT
// Fingerprints: one number per run of each bundled example and of the six designs of Serverless by Design. It says
// whether a change of the code changed any simulation. Approve a wanted change with APPROVE=1.
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

void addRows(const QString& folder, const QString& pattern) {
    for (const QString& file : QDir(folder).entryList({pattern}, QDir::Files, QDir::Name))
        QTest::newRow(qPrintable(file)) << folder + u'/' + file;
}

}  // namespace

class FingerprintsTest : public QObject {
    Q_OBJECT
private slots:
    void aRunIsWhatItWas_data() {
        QTest::addColumn<QString>("path");
        addRows(QStringLiteral(CASCADE_SOURCE_DIR "/resources/examples"), QStringLiteral("*.cascade"));
        const std::string conformance = tests::conformanceFolder();
        if (conformance.empty())
            QTest::newRow("Serverless by Design") << QString();
        else
            addRows(QString::fromStdString(conformance + "/serverless-by-design"), QStringLiteral("*.json"));
    }

    void aRunIsWhatItWas() {
        QFETCH(QString, path);
        if (path.isEmpty()) QSKIP("the folder of conformance cases is not there");
        const std::string file = path.toStdString();
        const auto opened = exporters::openDesign(tests::readFile(file), file, builtinCatalog());
        QVERIFY2(opened.ok(), opened ? "" : opened.error().text().c_str());
        const tests::Rehearsal run = tests::rehearse(opened->design);
        QVERIFY(!run.facts.empty());
        const QString name = QString::fromUtf8(QTest::currentDataTag());
        const QString fingerprint = QString::number(simulator::hashOf(run.trace), 16);
        if (qEnvironmentVariableIsSet("APPROVE")) return pin(name, fingerprint);
        QCOMPARE(fingerprint, pinned().value(name));
    }
};

QTEST_APPLESS_MAIN(FingerprintsTest)
#include "fingerprints_test.moc"
