// SPDX-License-Identifier: MIT
// Rules about the definitions of state machines.
#include <QTest>

#include "tests/helpers/problems.h"

using namespace cascade;
using namespace cascade::tests;

class MachinesTest : public QObject {
    Q_OBJECT
private slots:
    void rules_data() {
        QTest::addColumn<QString>("sketched");
        QTest::addColumn<QString>("problems");
        row("no definition", "M(state-machine) -> F(function)", "");
        row("a valid one",
            R"(M state-machine definition={"StartAt":"S","States":{
                   "S":{"Type":"Task","Resource":"${F}","End":true}}}
               M -> F(function))",
            "");
        row("no target", R"(M state-machine definition={"StartAt":"S","States":{"S":{"Type":"Pass","Next":"T"}}})",
            "error machine.definition at M");
        row("a rule that never holds",
            R"(M state-machine definition={"StartAt":"C","States":{"S":{"Type":"Succeed"},"C":{"Type":"Choice",
               "Default":"S","Choices":[{"Variable":"$.t","TimestampEquals":"noon","Next":"S"}]}}})",
            "warning machine.definition at M");
        row("a function that is not connected",
            R"(M state-machine definition={"StartAt":"S","States":{
                   "S":{"Type":"Task","Resource":"${F}","End":true}}}
               F function)",
            "error machine.substitution at M");
        row("not an object", "M state-machine definition=[]", "error machine.definition at M");
    }
    void rules() {
        QFETCH(QString, sketched);
        QFETCH(QString, problems);
        QCOMPARE(problemsIn(sketched.toStdString(), "machine."), problems);
    }

private:
    static void row(const char* name, const char* sketched, const char* problems) {
        QTest::newRow(name) << sketched << problems;
    }
};

QTEST_APPLESS_MAIN(MachinesTest)
#include "machines_test.moc"
