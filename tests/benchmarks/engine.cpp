// SPDX-License-Identifier: MIT
// Textbook models through the engine that `cascade simulate` uses, with behaviors of their own and facts on.
#include "model/format/document.h"
#include "simulator/engine/run.h"
#include "tests/benchmarks/benchmarks.h"
#include "tests/helpers/stations.h"

namespace cascade::benchmarks {
namespace {

/// One node with these settings, for so long, and perhaps stimuli; measures all but the making of the run.
Result<Json> measure(const Json& settings, const Json& stimuli, double seconds,
                     simulator::Run::BehaviorMaker maker) {
    const Json document = {
        {"cascade", 1},
        {"nodes", {{"Node", {{"kind", "function"}, {"simulation", settings}}}}},
        {"scenarios", {{"run", {{"for", std::to_string(seconds) + "s"}, {"stimuli", stimuli}}}}}};
    const auto design = readDocument(document.dump(), "benchmark", builtinCatalog());
    if (!design) return design.error();
    const auto scenario = simulator::findScenario(*design, builtinCatalog());
    if (!scenario) return scenario.error();
    auto run = simulator::Run::begin(design->architecture(), builtinCatalog(), *scenario, maker);
    if (!run) return run.error();
    const Stopwatch stopwatch;
    run.value().advance(run->end());
    const double took = stopwatch.seconds();
    const auto& record = run->recorder().record(0);
    return Json{{"items", run->events()},
                {"seconds", took},
                {"facts", run->facts()},
                {"customers", record.count(simulator::FactType::Received)},
                {"mean_time", record.latency.mean() / static_cast<double>(kSecond)}};
}

}  // namespace

Result<Json> hold(const Arguments& arguments) {
    if (arguments.size() != 2) return Error{"two numbers are wanted", "write for instance: hold 256 2000000"};
    const double pending = std::stod(arguments[0]);
    return measure({{"pending", pending}}, Json::array(), std::stod(arguments[1]) / pending, tests::makeHold);
}

Result<Json> mm1(const Arguments& arguments) {
    if (arguments.size() != 1) return Error{"a number of customers is wanted", "write for instance: mm1 1000000"};
    constexpr double kArrivals = 0.9;
    const Json source = {{"at", "Node"}, {"payload", Json::object()}, {"arrivals", {{"poisson", kArrivals}}}};
    return measure({{"service", {{"exponential", "1s"}}}}, Json::array({source}),
                   std::stod(arguments[0]) / kArrivals, tests::makeStation);
}

}  // namespace cascade::benchmarks
