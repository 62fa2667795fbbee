// SPDX-License-Identifier: MIT
// cascade simulate: the report, the trace, recorded arrivals, and what makes it exit 1 or 2.
#include <QTemporaryDir>
#include <QTest>

#include "app/files.h"
#include "tests/helpers/program.h"

using namespace cascade;
using namespace cascade::tests;

namespace {

const std::string kDesign = R"({
  "cascade": 1,
  "name": "Orders",
  "nodes": {
    "Api": { "kind": "http-api" },
    "F": { "kind": "function" },
    "Orders": { "kind": "dynamodb-table" }
  },
  "connections": [
    { "from": "Api", "to": "F", "role": "invoke", "parameters": { "route": "POST /orders" } },
    { "from": "F", "to": "Orders", "role": "write" }
  ],
  "scenarios": {
    "steady": {
      "for": "2m", "seed": 7,
      "stimuli": [ { "at": "Api", "arrivals": { "poisson": 3 }, "payload": { "id": "${uuid}" } } ],
      "expect": [ { "metric": "Orders.written", "is": ">", "value": 0, "because": "orders are stored" } ]
    },
    "hopeless": {
      "for": "1m",
      "stimuli": [ { "at": "Api", "arrivals": { "every": "10s" } } ],
      "expect": [ { "metric": "Orders.written", "is": ">", "value": 1000000 } ]
    },
    "recorded": { "for": "1m", "stimuli": [ { "at": "Api", "arrivals": { "trace": "arrivals.csv" } } ] },
    "escaping": { "for": "1m", "stimuli": [ { "at": "Api", "arrivals": { "trace": "../arrivals.csv" } } ] }
  }
}
)";

}  // namespace

class SimulateTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(app::writeFile(path("design.cascade"), kDesign).ok()); }

    void json_hasTheFieldsOfTheContract() {
        const Run run = simulate({"--format", "json"});
        QVERIFY2(run.status == 0, run.text().c_str());
        const Json json = run.json();
        QVERIFY2(json.is_object(), run.text().c_str());
        QCOMPARE(json["scenario"].get<std::string>(), std::string("steady"));
        QCOMPARE(json["seed"].get<int>(), 7);
        QCOMPARE(json["virtual_seconds"].get<double>(), 120.0);
        QVERIFY(json["events"].get<double>() > 0);
        QVERIFY(json["wall_seconds"].is_number());
        QVERIFY(json["nodes"]["Orders"]["written"].get<double>() > 100);
        QVERIFY(json["end_to_end"].is_object());
        QVERIFY(json["cost"]["total_usd"].get<double>() > 0);
        QVERIFY(json["expectations"][0]["passed"].get<bool>());
        QVERIFY(json["paths"]["Api > F > Orders"]["finished"].get<double>() > 100);
        QVERIFY(json["cost_per_month"]["total_usd"].get<double>() > json["cost"]["total_usd"].get<double>());
        for (const char* longOnes : {"series", "histograms", "tree"}) QVERIFY2(!json.contains(longOnes), longOnes);
    }

    void seriesAndHistograms_areThereWhenAskedFor() {
        const Json json = simulate({"--format", "json", "--series", "--histograms"}).json();
        QCOMPARE(json["series"]["window_seconds"].get<double>(), 1.0);
        QCOMPARE(json["series"]["nodes"]["F"]["invocations"].size(), std::size_t{120});
        QCOMPARE(json["histograms"]["unit"].get<std::string>(), std::string("ms"));
        QVERIFY(json["histograms"]["nodes"]["F"].size() > 2);
        const Run text = simulate({"--series", "--histograms"});
        for (const char* part :
             {"In windows of 1s:", "concurrency_max", "█", "Latency of F, ms:", "End to end, ms:"})
            QVERIFY2(text.out.find(part) != std::string::npos, text.text().c_str());
        QCOMPARE(simulate({"--series", "--runs", "2"}).status, 2);
    }

    void aTree_tellsOneCascade() {
        const Run text = simulate({"--tree", "Api#1"});
        QVERIFY2(text.status == 0, text.text().c_str());
        QVERIFY2(text.out.starts_with("What followed from Api#1"), text.text().c_str());
        QVERIFY2(text.out.find("written to Orders") != std::string::npos, text.text().c_str());
        const Json json = simulate({"--tree", "slowest", "--format", "json"}).json();
        QVERIFY(json["tree"]["complete"].get<bool>());
        QCOMPARE(json["tree"]["tree"]["facts"][0]["fact"].get<std::string>(), std::string("stimulated"));
        QVERIFY(simulate({"--tree", "first-lost", "--format", "json"}).json()["tree"].is_null());
        QCOMPARE(simulate({"--tree", "first-lost"}).status, 0);
        const Run unknown = simulate({"--tree", "Api#999999"});
        QVERIFY2(unknown.status == 2, unknown.text().c_str());
        QVERIFY2(unknown.err.find("there is no message 'Api#999999'") != std::string::npos, unknown.text().c_str());
    }

    void traces_areWrittenForOtherTools() {
        QCOMPARE(simulate({"--trace", "otlp.json", "--trace-format", "otlp"}).status, 0);
        QVERIFY(Json::parse(app::readFile(path("otlp.json")).value(), nullptr, false)["resourceSpans"].size() > 2);
        QCOMPARE(simulate({"--trace", "chrome.json", "--trace-format", "chrome"}).status, 0);
        QVERIFY(Json::parse(app::readFile(path("chrome.json")).value(), nullptr, false)["traceEvents"].size() >
                100);
        QCOMPARE(simulate({"--trace", "x", "--trace-format", "svg"}).status, 2);
        QCOMPARE(simulate({"--trace-format", "otlp"}).status, 2);
    }

    void theSameSeed_givesTheSameTrace_toTheByte() {
        QCOMPARE(simulate({"--trace", "first.jsonl"}).status, 0);
        QCOMPARE(simulate({"--trace", "second.jsonl"}).status, 0);
        QCOMPARE(simulate({"--trace", "other.jsonl", "--seed", "8"}).status, 0);
        const std::string first = app::readFile(path("first.jsonl")).value();
        QVERIFY(first.size() > 1000);
        QVERIFY(first == app::readFile(path("second.jsonl")).value());
        QVERIFY(first != app::readFile(path("other.jsonl")).value());
        QVERIFY(Json::parse(first.substr(0, first.find('\n')), nullptr, false).is_object());
    }

    void forAndSeed_replaceTheScenarios() {
        const Json json = simulate({"--format", "json", "--for", "30s", "--seed", "99"}).json();
        QCOMPARE(json["seed"].get<int>(), 99);
        QCOMPARE(json["virtual_seconds"].get<double>(), 30.0);
    }

    void text_showsEveryNodeAndExpectation() {
        const Run run = simulate({});
        QCOMPARE(run.status, 0);
        for (const char* part : {"'steady'", "Api", "F ", "Orders", "End to end", "Api > F > Orders", "Cost: $",
                                 "A month of this load: $", "passed"})
            QVERIFY2(run.out.find(part) != std::string::npos, part);
        QCOMPARE(run.err, std::string());
    }

    void aFailedExpectation_exits1() {
        const Run run = simulate({"--scenario", "hopeless"});
        QVERIFY2(run.status == 1, run.text().c_str());
        QVERIFY2(run.out.find("FAILED") != std::string::npos, run.text().c_str());
    }

    void mistakes_exit2() {
        const Run unknown = simulate({"--scenario", "stedy"});
        QVERIFY2(unknown.status == 2, unknown.text().c_str());
        QVERIFY2(unknown.err.find("steady") != std::string::npos, unknown.text().c_str());
        QCOMPARE(simulate({"--for", "soon"}).status, 2);
        QCOMPARE(simulate({"--seed", "x"}).status, 2);
        QCOMPARE(simulate({"--trace", "no/such/folder"}).status, 2);
    }

    void recordedArrivals_areReadBesideTheDesign() {
        QVERIFY(app::writeFile(path("arrivals.csv"), "at,payload\n1s,\"{\"\"id\"\": 1}\"\r\n2.5s,{}\n\n50s,hello\n")
                    .ok());
        const Run run = simulate({"--scenario", "recorded", "--format", "json"});
        QVERIFY2(run.status == 0, run.text().c_str());
        QCOMPARE(run.json()["nodes"]["F"]["invocations"].get<double>(), 3.0);
    }

    void brokenRecordings_areRefusedWithTheirLine() {
        QVERIFY(app::writeFile(path("arrivals.csv"), "at,payload\n1s,{}\nlater,{}\n").ok());
        const Run run = simulate({"--scenario", "recorded"});
        QVERIFY2(run.status == 2, run.text().c_str());
        QVERIFY2(run.err.find("arrivals.csv:3:1: ") != std::string::npos, run.text().c_str());
        const Run outside = simulate({"--scenario", "escaping"});
        QVERIFY2(outside.status == 2, outside.text().c_str());
        QVERIFY2(outside.err.find("outside the folder") != std::string::npos, outside.text().c_str());
    }

private:
    std::string path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }
    Run simulate(const std::vector<const char*>& arguments) const {
        QStringList all{QStringLiteral("simulate"), QStringLiteral("design.cascade")};
        for (const char* argument : arguments) all << QString::fromUtf8(argument);
        return runProgram(all, m_folder.path());
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(SimulateTest)
#include "simulate_test.moc"
