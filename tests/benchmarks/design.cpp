// SPDX-License-Identifier: MIT
// A design through the simulator's face, as `cascade simulate` runs it: facts, recorder and report included.
#include <fstream>
#include <sstream>

#include "model/format/document.h"
#include "simulator/simulate.h"
#include "tests/benchmarks/benchmarks.h"

namespace cascade::benchmarks {
namespace {

Json metricsOf(const simulator::Report& report) {
    Json nodes = Json::object();
    for (const simulator::NodeReport& node : report.nodes)
        for (const auto& [name, value] : node.metrics) nodes[node.name][name] = value;
    return nodes;
}

/// Linux's high-water mark of this program alone (getrusage would count the parent's before exec); 0 elsewhere.
double peakMebibytes() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        double kibibytes = 0;
        if (word == "VmHWM:" && status >> kibibytes) return kibibytes / 1024;
    }
    return 0;
}

Result<Design> readDesign(const std::string& path) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    return readDocument(text.str(), path, builtinCatalog());
}

}  // namespace

Result<Json> design(const Arguments& arguments) {
    if (arguments.size() != 2)
        return Error{"a file and a duration are wanted", "write for instance lambda.cascade 10m"};
    const auto duration = parseDuration(arguments[1]);
    if (!duration) return Error{"not a duration: " + arguments[1], "write for instance 10m"};
    const auto read = readDesign(arguments[0]);
    if (!read) return read.error();
    auto scenario = simulator::findScenario(*read, builtinCatalog());
    if (!scenario) return scenario.error();
    scenario.value().duration = *duration;
    const Stopwatch stopwatch;
    const auto report = simulator::simulate(read->architecture(), builtinCatalog(), *scenario);
    const double seconds = stopwatch.seconds();
    if (!report) return report.error();
    return Json{{"items", report->facts},
                {"seconds", seconds},
                {"peak_mib", peakMebibytes()},
                {"notices", report->notices},
                {"nodes", metricsOf(*report)}};
}

}  // namespace cascade::benchmarks
