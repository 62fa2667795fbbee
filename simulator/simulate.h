// SPDX-License-Identifier: MIT
// The simulator's face: a scenario, one run of it, the report. Start here.
#pragma once

#include <atomic>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/catalog/catalog.h"
#include "model/graph/design.h"
#include "model/result.h"
#include "simulator/fact.h"

namespace cascade::simulator {

/// What happens to a design: stimuli, faults, duration, seed, expectations (the document's "scenarios").
/// `definition` is the scenario's JSON object, already checked by findScenario.
struct Scenario {
    std::string name;
    Nanoseconds duration = 5 * kMinute;
    std::uint64_t seed = 1;
    Json definition = Json::object();
};

/// `name` "" takes the document's first scenario, or the default one when it has none: schedules fire, every other
/// connected source that nothing feeds gets {"poisson": 1} and its sample payload, for 5 minutes, seed 1.
Result<Scenario> findScenario(const Design& design, const Catalog& catalog, const std::string& name = "");

struct Latency {
    double mean = 0, p50 = 0, p90 = 0, p99 = 0, max = 0;  // milliseconds
};

struct NodeReport {
    NodeId node;
    std::string name;
    std::vector<std::pair<std::string, double>> metrics;  ///< snake_case, in a fixed order; only those that apply.
    std::optional<Latency> latency;
};

struct ExpectationResult {
    std::string text;
    bool passed = false;
    std::optional<double> actual;
};

struct Report {
    std::string scenario;
    std::uint64_t seed = 0;
    Nanoseconds duration = 0;
    std::uint64_t facts = 0;
    std::vector<NodeReport> nodes;
    std::optional<Latency> endToEnd;
    std::vector<std::pair<std::string, double>> cost;  ///< USD per service, "total_usd" last.
    std::vector<ExpectationResult> expectations;
    std::vector<std::string> notices;
    bool cancelled = false;
};

/// One run. A pure function of its arguments: the same ones give the same facts, to the bit, on every machine.
/// `observer` sees every fact in order. Setting `cancel` from another thread ends the run early.
Result<Report> simulate(const Architecture& architecture, const Catalog& catalog, const Scenario& scenario,
                        Observer* observer = nullptr, const std::atomic<bool>* cancel = nullptr);

/// The object that `cascade simulate --format json` prints, without "wall_seconds".
Json toJson(const Report& report);
/// One line of a trace (JSON, no newline).
std::string traceLine(const Fact& fact, const Architecture& architecture);

}  // namespace cascade::simulator
