// SPDX-License-Identifier: MIT
// The simulator's face: a scenario, one run of it, the report. Start here.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/catalog/catalog.h"
#include "model/graph/design.h"
#include "model/result.h"
#include "simulator/fact.h"
#include "simulator/report/histogram.h"

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

/// One metric in each window of the run (Report::window), in order.
struct Series {
    std::string name;
    std::vector<double> values;
};

struct NodeReport {
    NodeId node;
    std::string name;
    std::vector<std::pair<std::string, double>> metrics;  ///< snake_case, in a fixed order; only those that apply.
    std::optional<Latency> latency;
    std::vector<Bin> latencyBins = {};
    std::vector<Series> series = {};
};

/// What took one way through the design.
struct PathReport {
    std::vector<std::string> nodes;  ///< From the stimulus to the last one; none: all further ways together.
    std::uint64_t finished = 0;      ///< Messages that came to their end there, with nothing that followed.
    std::uint64_t failed = 0;        ///< Refused or failed there; if anybody tried again, then with another copy.
    std::uint64_t lost = 0;
    std::optional<Latency> latency = {};  ///< Of the finished ones, since the stimulus.

    std::string name() const;  ///< "Api > Function > Table", or "other"
};

/// What a month is to a price list.
inline constexpr Nanoseconds kMonth = 730 * kHour;

struct ExpectationResult {
    std::string text;
    bool passed = false;
    std::optional<double> actual;
    std::string problem = {};  ///< Why there is no actual value: the metric is unknown, or nothing was measured.
};

struct Report {
    std::string scenario;
    std::uint64_t seed = 0;
    Nanoseconds duration = 0;
    std::uint64_t facts = 0;
    std::vector<NodeReport> nodes;
    std::optional<Latency> endToEnd;
    std::vector<Bin> endToEndBins;
    std::vector<PathReport> paths;  ///< The most travelled first.
    Nanoseconds window = 0;         ///< How wide the windows of all series are; the last one may be shorter.
    std::vector<std::pair<std::string, double>> cost;  ///< USD per service, "total_usd" last: list prices of
                                                       ///< us-east-1, their first tier, nothing for free.
    /// The same load for a month, with the tiers of the prices; "total_usd" and "after_free_tier_usd" last.
    std::vector<std::pair<std::string, double>> costPerMonth;
    std::string oldestPrice, newestPrice;  ///< Dates of the prices that were used ("2024-12"); "" without any.
    std::vector<ExpectationResult> expectations;
    std::vector<std::string> notices;
    bool cancelled = false;
};

/// Who watches a run, and how it is stopped.
struct Watch {
    Observer* observer = nullptr;  ///< Sees every fact, in order.
    /// Set by another thread or a signal handler, it ends the run within milliseconds; the report says so.
    const std::atomic<bool>* cancel = nullptr;
    /// Called every few thousand events, with the virtual time and the events so far.
    std::function<void(Nanoseconds now, std::uint64_t events)> progress = {};
};

/// One run. A pure function of its first three arguments: the same ones give the same facts, to the bit, on every
/// machine.
Result<Report> simulate(const Architecture& architecture, const Catalog& catalog, const Scenario& scenario,
                        const Watch& watch = {});

/// Members of a report that are only there when asked for: they are long.
struct Extent {
    bool series = false;
    bool histograms = false;
};
/// The object that `cascade simulate --format json` prints, without "wall_seconds".
Json toJson(const Report& report, Extent extent = {});
/// One line of a trace (JSON, no newline).
std::string traceLine(const Fact& fact, const Architecture& architecture);

}  // namespace cascade::simulator
