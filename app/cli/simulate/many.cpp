// SPDX-License-Identifier: MIT
// Many runs: seeds and sweeps, shared out over ranks and threads, summed up at rank 0. Which runs there are and how
// they are summed up does not depend on who did them.
#include <chrono>
#include <iostream>

#include "app/cli/command_line.h"
#include "app/cli/simulate/options.h"
#include "app/cli/simulate/ranks.h"
#include "app/cli/simulate/run_pool.h"
#include "app/cli/simulate/summary_text.h"
#include "simulator/experiments/summary.h"

namespace cascade::app {
namespace {

/// What one rank did: {"reports": [one for each of its jobs, null where interrupted]}, or {"what", "mend", "file"}.
Json toJson(const Result<std::vector<std::optional<Json>>>& done) {
    if (!done) return {{"what", done.error().what}, {"mend", done.error().mend}, {"file", done.error().file}};
    Json reports = Json::array();
    for (const std::optional<Json>& report : *done) reports.push_back(report ? *report : Json());
    return {{"reports", std::move(reports)}};
}

/// Rank r of n does the jobs r, r + n, r + 2n, …: neighbours in a sweep take about as long as each other.
std::vector<Job> share(std::size_t points, std::size_t runs, const Ranks& ranks) {
    std::vector<Job> jobs;
    for (std::size_t number = ranks.rank(); number < points * runs; number += ranks.size())
        jobs.push_back({number / runs, number % runs});
    return jobs;
}

/// Puts the shares of all ranks together again, in the order of points and seeds.
Result<std::vector<Json>> collect(const std::vector<std::string>& shares, std::size_t count) {
    std::vector<Json> reports(count);
    for (std::size_t rank = 0; rank < shares.size(); ++rank) {
        Json done = Json::parse(shares[rank], nullptr, false);
        Json* list = done.is_object() && done.contains("reports") ? &done["reports"] : nullptr;
        if (!list)
            return Error{done.value("what", "a rank failed"), done.value("mend", ""), done.value("file", "")};
        for (std::size_t i = 0; i < list->size(); ++i) reports[rank + i * shares.size()] = std::move((*list)[i]);
    }
    return reports;
}

Json settingsOf(const Point& point) {
    Json settings = Json::object();
    for (const auto& [parameter, text] : point.settings) {
        Json value = Json::parse(text, nullptr, false);
        settings[parameter] = value.is_discarded() ? Json(text) : std::move(value);
    }
    return settings;
}

/// Summaries, one for each point that has at least one finished run. A single run of a point stays what it is.
std::vector<Json> summaries(const std::vector<Point>& points, std::vector<Json> reports, std::size_t runs) {
    std::vector<Json> results;
    for (std::size_t point = 0; point < points.size(); ++point) {
        std::vector<Json> finished;
        for (std::size_t run = 0; run < runs; ++run)
            if (Json& report = reports[point * runs + run]; !report.is_null())
                finished.push_back(std::move(report));
        if (finished.empty()) continue;
        Json result = Json::object();
        if (!points[point].settings.empty()) result["parameters"] = settingsOf(points[point]);
        result.update(runs == 1 ? finished.front() : simulator::summaryOf(finished));
        results.push_back(std::move(result));
    }
    return results;
}

bool allPassed(const std::vector<Json>& results) {
    for (const Json& result : results)
        for (const Json& expectation : result["expectations"]) {
            const Json& passed = expectation["passed"];
            if (passed.is_boolean() ? !passed.get<bool>() : passed != expectation["runs"]) return false;
        }
    return true;
}

/// A sweep is a list of points; runs of one design are one object, shaped like the report of a single run.
Json document(const std::vector<Json>& results, const SimulateOptions& options, double seconds, bool interrupted) {
    Json json = Json::object();
    if (options.sweeps.empty() && !results.empty()) json = results.front();
    json["wall_seconds"] = seconds;
    if (interrupted) json["cancelled"] = true;
    if (!options.sweeps.empty()) json["points"] = results;
    return json;
}

struct Work {
    std::vector<Point> points;
    Result<std::vector<std::optional<Json>>> mine = Error{};
};

Work workOf(const SimulateOptions& options, const Ranks& ranks, const Interrupt& interrupt) {
    const Result<Input> input = readDesign(options);
    if (!input) return {{}, input.error()};
    Result<std::vector<Point>> points = pointsOf(*input, options);
    if (!points) return {{}, points.error()};
    auto done = runAll(*points, share(points->size(), options.runs, ranks), options.threads, interrupt);
    return {std::move(points).value(), std::move(done)};
}

}  // namespace

Result<int> simulateMany(const SimulateOptions& options, const Ranks& ranks) {
    const Interrupt interrupt;
    const auto start = std::chrono::steady_clock::now();
    const Work work = workOf(options, ranks, interrupt);
    const std::vector<std::string> shares = ranks.gather(toJson(work.mine).dump());
    if (!work.mine) return work.mine.error();
    if (!ranks.reports()) return kFine;
    Result<std::vector<Json>> reports = collect(shares, work.points.size() * options.runs);
    if (!reports) return reports.error();
    const std::vector<Json> results = summaries(work.points, std::move(reports).value(), options.runs);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const bool interrupted = interrupt.status() != 0;
    if (options.format == "json")
        printJson(document(results, options, seconds, interrupted));
    else
        std::cout << summaryText(results, options.file, seconds);
    if (interrupted) std::cerr << options.file << ": note: interrupted; only finished runs were counted\n";
    if (interrupted) return interrupt.status();
    return allPassed(results) ? kFine : kFound;
}

}  // namespace cascade::app
