// SPDX-License-Identifier: MIT
// Validation as a whole: good designs have no problems, problems are complete and in order, large designs are
// quick.
#include <QElapsedTimer>
#include <QTest>

#include "exporters/open.h"
#include "tests/helpers/paths.h"
#include "tests/helpers/problems.h"
#include "tests/helpers/sketch.h"

using namespace cascade;
using namespace cascade::tests;

class ValidateTest : public QObject {
    Q_OBJECT
private slots:
    void freshlyDrawnDesigns_haveNoProblems_data() {
        QTest::addColumn<QString>("sketched");
        QTest::newRow("nothing") << "";
        QTest::newRow("the first thread") << "C(client) -> A(http-api) -> F(function) -> T(dynamodb-table)";
        QTest::newRow("a queue with a dead-letter queue")
            << "F(function) -> Q(sqs-queue) -> G(function); Q -> D(sqs-queue) dead-letter; C(client) -> F";
        QTest::newRow("a table's stream") << "A(rest-api) -> F(function) -> T(dynamodb-table) -> G(function)";
        QTest::newRow("fan-out") << "S(schedule) -> T(sns-topic) -> F(function); T -> Q(sqs-queue) -> G(function)";
        QTest::newRow("a bus") << "F(function) -> B(event-bus) -> G(function); S(schedule) -> F";
        QTest::newRow("a stream to files")
            << "D(device) -> K(kinesis-stream) -> H(firehose) -> B(s3-bucket); H -> F(function)";
        QTest::newRow("failures told") << "T(sns-topic) -> F(function) -> Q(sqs-queue) on-failure";
        QTest::newRow("only told of failures") << "T(sns-topic) -> F(function) -> G(function) on-failure";
        QTest::newRow("things") << "D(device) -> R(iot-rule) -> F(function) -> T(dynamodb-table)";
        QTest::newRow("a process") << "A(http-api) -> M(state-machine) -> F(function)";
        QTest::newRow("signed in") << "U(cognito-user-pool) -> A(http-api) -> F(function)";
        QTest::newRow("thumbnails") << "B(s3-bucket) -> F(function) -> C(s3-bucket)";
    }
    void freshlyDrawnDesigns_haveNoProblems() {
        QFETCH(QString, sketched);
        QCOMPARE(problemsOf(sketch(sketched.toStdString())), QString());
    }

    void designsOfServerlessByDesign_haveNoErrors() {
        const std::string folder = conformanceFolder();
        if (folder.empty()) QSKIP("no conformance cases beside the checkout");
        for (const char* name : {"basic-api", "firehose", "full-app", "iot", "s3-processing", "stream-test"}) {
            const std::string path = folder + "/serverless-by-design/" + name + ".json";
            const auto opened = exporters::openDesign(readFile(path), path, builtinCatalog());
            QVERIFY2(opened.ok(), name);
            for (const Problem& problem : validate(opened->design, builtinCatalog()))
                QVERIFY2(problem.severity != Severity::Error, (name + (": " + problem.what)).c_str());
        }
    }

    void everyProblem_saysWhatWhyAndHowToMend() {
        const Design design = sketch(R"(
            application runtime=cobol
            F function memory=64 colour=red
            H firehose
            Q sqs-queue fifo=true visibility_timeout=1s
            Q -> F batch_size=100
            Q -> D(sqs-queue) dead-letter
            T(dynamodb-table) -> H put)");
        const auto problems = validate(design, builtinCatalog());
        QVERIFY(problems.size() >= 8);
        for (const Problem& problem : problems) {
            QVERIFY2(!problem.what.empty() && !problem.why.empty() && !problem.mend.empty(), problem.code.c_str());
            QVERIFY2(problem.why.back() == '.', problem.why.c_str());
        }
    }

    void errorsComeFirst_thenDocumentOrder() {
        QCOMPARE(problemsOf(sketch("A function; B firehose; C function reserved_concurrency=0; D firehose")),
                 QString("error firehose.no-destination at B; error firehose.no-destination at D; "
                         "warning function.no-event at A; warning function.no-event at C; "
                         "hint function.stopped at C"));
    }

    void tenThousandNodes_takeWellUnderASecond() {
        Design design;
        std::vector<NodeId> nodes;
        const char* kinds[] = {"http-api", "function", "dynamodb-table", "function", "sqs-queue", "function"};
        for (int i = 0; i < 10'000; ++i) {
            QVERIFY(design.addNode(kinds[i % 6], "N" + std::to_string(i)).ok());
            nodes.push_back(design.architecture().nodes().back().id);
        }
        const char* roles[] = {"invoke", "write", "trigger", "send", "trigger", "invoke"};
        for (int i = 0; i < 10'000; ++i)
            QVERIFY(design.connect(nodes[i], nodes[(i + 1) % 9'996], i % 6 == 5 ? "invoke" : roles[i % 6]).ok());
        QElapsedTimer timer;
        timer.start();
        const auto problems = validate(design, builtinCatalog());
        qInfo("%zu problems in %lld ms", problems.size(), static_cast<long long>(timer.elapsed()));
        QVERIFY(timer.elapsed() < 1'500);
        bool loop = false;
        for (const Problem& problem : problems) loop = loop || problem.code.rfind("loop.", 0) == 0;
        QVERIFY2(loop, "the ring of 9,996 nodes is one loop");
    }
};

QTEST_APPLESS_MAIN(ValidateTest)
#include "validate_test.moc"
