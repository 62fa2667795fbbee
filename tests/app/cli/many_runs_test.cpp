// SPDX-License-Identifier: MIT
// cascade simulate --runs and --sweep: the same numbers whoever does the runs, on threads or on MPI's ranks.
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "app/files.h"
#include "tests/helpers/program.h"

using namespace cascade;
using namespace cascade::tests;

namespace {

const std::string kDesign = R"({
  "cascade": 1,
  "nodes": {
    "Api": { "kind": "http-api" },
    "F": { "kind": "function", "parameters": { "memory": 256 } },
    "Orders": { "kind": "dynamodb-table" }
  },
  "connections": [
    { "id": "main", "from": "Api", "to": "F", "role": "invoke" },
    { "from": "F", "to": "Orders", "role": "write" }
  ],
  "scenarios": {
    "steady": {
      "for": "1m", "seed": 7, "stimuli": [ { "at": "Api", "arrivals": { "poisson": 3 } } ],
      "expect": [ { "metric": "Orders.written", "is": ">", "value": 0 } ]
    },
    "luck": {
      "for": "1m", "stimuli": [ { "at": "Api", "arrivals": { "poisson": 1 } } ],
      "expect": [ { "metric": "Api.received", "is": ">", "value": 60 } ]
    }
  }
}
)";

std::string withoutWallSeconds(const Run& run) {
    Json json = run.json();
    if (json.is_object()) json.erase("wall_seconds");
    return json.dump(2);
}

}  // namespace

class ManyRunsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(app::writeFile(path("design.cascade"), kDesign).ok()); }

    void runsAreSummedUp() {
        const Run run = simulate({"--runs", "20", "--format", "json"});
        QVERIFY2(run.status == 0, run.text().c_str());
        const Json json = run.json();
        QVERIFY(json["runs"] == Json(20));
        QVERIFY(json["seed"] == Json(7));
        const Json written = json["nodes"]["Orders"]["written"];
        const double mean = written["mean"];
        const double standardError = double(written["sd"]) / std::sqrt(20.0);
        QVERIFY(std::abs(mean - 180) < 3.3 * standardError);  // three a second for a minute
        QVERIFY(written["ci95"][0] < mean && written["ci95"][1] > mean);
        QVERIFY(written["min"] < written["mean"] && written["mean"] < written["max"]);
        QVERIFY(json["expectations"][0]["passed"] == Json(20));
    }

    /// Run by run: the mean of four runs is the mean of these four.
    void runsTakeConsecutiveSeeds() {
        double sum = 0;
        for (const char* seed : {"7", "8", "9", "10"})
            sum += simulate({"--seed", seed, "--format", "json"}).json()["nodes"]["Api"]["received"].get<double>();
        const Json json = simulate({"--runs", "4", "--format", "json"}).json();
        QCOMPARE(json["nodes"]["Api"]["received"]["mean"].get<double>(), sum / 4);
    }

    void threadsChangeNothing() {
        const std::string one = withoutWallSeconds(simulate({"--runs", "9", "--threads", "1", "--format", "json"}));
        QVERIFY(one.size() > 1000);
        QCOMPARE(withoutWallSeconds(simulate({"--runs", "9", "--threads", "4", "--format", "json"})), one);
        QCOMPARE(withoutWallSeconds(simulate({"--runs", "9", "--format", "json"})), one);
    }

    void aFailedExpectationOfAnyRunExits1() {
        const Run run = simulate({"--scenario", "luck", "--runs", "30", "--format", "json"});
        QVERIFY2(run.status == 1, run.text().c_str());
        const Json passed = run.json()["expectations"][0]["passed"];
        QVERIFY(passed > 0 && passed < 30);
    }

    void sweepsMakeAllCombinations() {
        const Run run = simulate({"--sweep", "F.memory=128,512,1024", "--sweep", "main.route=GET /,null", "--sweep",
                                  "F.simulation.duration=10ms,{\"uniform\": [\"1ms\", \"3ms\"]}", "--sweep",
                                  "application.account_concurrency=100", "--format", "json"});
        QVERIFY2(run.status == 0, run.text().c_str());
        const Json points = run.json()["points"];
        QCOMPARE(points.size(), std::size_t{12});
        const Json last = points[11]["parameters"];
        QVERIFY(last["F.memory"] == Json(1024));
        QVERIFY(last["main.route"] == Json());
        QVERIFY(last["F.simulation.duration"]["uniform"][1] == Json("3ms"));
        QVERIFY(last["application.account_concurrency"] == Json(100));
        const auto cost = [&](std::size_t point) { return points[point]["cost"]["function"].get<double>(); };
        QVERIFY(cost(0) < cost(4) && cost(4) < cost(8));  // more memory costs more
        QVERIFY(cost(1) < cost(0));                       // less time costs less
        QVERIFY(points[0]["nodes"]["F"]["received"].is_number());
    }

    void sweepsOfRunsAreSummedUpPointByPoint() {
        const Json json = simulate({"--sweep", "F.memory=128,512", "--runs", "3", "--format", "json"}).json();
        QCOMPARE(json["points"].size(), std::size_t{2});
        QVERIFY(json["points"][1]["runs"] == Json(3));
        QVERIFY(json["points"][1]["cost"]["function"]["ci95"].is_array());
    }

    void textShowsMeansAndSweeps() {
        const Run runs = simulate({"--runs", "5"});
        for (const char* part : {"5 runs from seed 7", "Orders.written", "±", "held in 5 of 5 runs"})
            QVERIFY2(runs.out.find(part) != std::string::npos, runs.text().c_str());
        const Run sweep = simulate({"--sweep", "F.memory=128,512"});
        for (const char* part : {"2 points of 1 run", "F.memory", "p99 ms", "1/1", " 512"})
            QVERIFY2(sweep.out.find(part) != std::string::npos, sweep.text().c_str());
    }

    void mistakesExit2_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const QStringList& arguments, const char* words) {
            QTest::newRow(name) << arguments << QString::fromLatin1(words);
        };
        const auto q = [](const char* text) { return QString::fromLatin1(text); };
        row("no value", {q("--sweep"), q("F.memory=")}, "F.memory=128,256,512");
        row("no equals", {q("--sweep"), q("F.memory")}, "NAME.PARAMETER");
        row("unknown node", {q("--sweep"), q("G.memory=1,2")}, "'G'");
        row("unknown parameter", {q("--sweep"), q("F.memry=1,2")}, "did you mean 'memory'");
        row("no runs", {q("--runs"), q("0")}, "--runs");
        row("negative runs", {q("--runs"), q("-3")}, "--runs");
        row("a trace of many", {q("--runs"), q("3"), q("--trace"), q("t.jsonl")}, "excludes");
        row("too many",
            {q("--sweep"), q("F.memory=") + q("1,").repeated(1000), q("--sweep"),
             q("F.timeout=") + q("1s,").repeated(1000)},
            "100000 combinations");
    }
    void mistakesExit2() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, words);
        const Run run = runProgram(
            QStringList{QStringLiteral("simulate"), QStringLiteral("design.cascade")} + arguments, m_folder.path());
        QVERIFY2(run.status == 2, run.text().c_str());
        QVERIFY2(run.err.find(words.toStdString()) != std::string::npos, run.text().c_str());
    }

    void ranksOfMpiChangeNothing() {
#ifndef CASCADE_MPI
        QSKIP("built without MPI (make test MPI=1 builds with it)");
#endif
        if (QStandardPaths::findExecutable(QStringLiteral("mpirun")).isEmpty()) QSKIP("there is no mpirun here");
        const QStringList work{QStringLiteral("--runs"),   QStringLiteral("5"),
                               QStringLiteral("--sweep"),  QStringLiteral("F.memory=128,512"),
                               QStringLiteral("--format"), QStringLiteral("json")};
        const Run shared = runRanks(work);
        QVERIFY2(shared.status == 0, shared.text().c_str());
        const QStringList alone = QStringList{QStringLiteral("simulate"), QStringLiteral("design.cascade")} + work;
        QCOMPARE(withoutWallSeconds(shared), withoutWallSeconds(runProgram(alone, m_folder.path())));
        QCOMPARE(shared.err, std::string());
        const Run mistaken = runRanks({QStringLiteral("--sweep"), QStringLiteral("F.memry=1")});
        QCOMPARE(mistaken.status, 2);
        const Run one = runRanks({QStringLiteral("--format"), QStringLiteral("json")});  // one report, not three
        QVERIFY2(one.json().is_object(), one.text().c_str());
    }

private:
    std::string path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }

    Run simulate(const std::vector<const char*>& arguments) const {
        QStringList all{QStringLiteral("simulate"), QStringLiteral("design.cascade")};
        for (const char* argument : arguments) all << QString::fromUtf8(argument);
        return runProgram(all, m_folder.path());
    }

    /// On three ranks, more than there may be cores; in containers people are root.
    Run runRanks(const QStringList& arguments) const {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(
            QStringLiteral("mpirun"),
            QStringList{QStringLiteral("--allow-run-as-root"), QStringLiteral("--oversubscribe"),
                        QStringLiteral("-n"), QStringLiteral("3"), qEnvironmentVariable("CASCADE_PROGRAM"),
                        QStringLiteral("simulate"), QStringLiteral("design.cascade")} +
                arguments);
        Run run;
        if (process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit)
            run.status = process.exitCode();
        run.out = process.readAllStandardOutput().toStdString();
        run.err = process.readAllStandardError().toStdString();
        return run;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(ManyRunsTest)
#include "many_runs_test.moc"
