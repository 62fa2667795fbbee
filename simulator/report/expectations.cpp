// SPDX-License-Identifier: MIT
// Reading and judging expectations.
#include "simulator/report/expectations.h"

#include <algorithm>
#include <array>

#include "model/nearest.h"
#include "simulator/parts/settings.h"
#include "simulator/report/metrics.h"
#include "simulator/scenario/fields.h"

namespace cascade::simulator {
namespace {

using Relation = Expectation::Relation;
constexpr std::array<std::pair<std::string_view, Relation>, 6> kRelations{{{"<", Relation::Less},
                                                                           {"<=", Relation::AtMost},
                                                                           {"=", Relation::Equal},
                                                                           {"!=", Relation::NotEqual},
                                                                           {">=", Relation::AtLeast},
                                                                           {">", Relation::More}}};

Result<Expectation> readOne(const Json& json, const std::string& place) {
    if (const auto error = unknownMember(json, place, {"metric", "is", "value", "because"})) return *error;
    Expectation expectation;
    expectation.metric = textOr(json.value("metric", Json()), {});
    if (expectation.metric.empty())
        return fieldError(place + ".metric", "names no metric", "write NODE.METRIC: \"Orders.written\"");
    const std::string symbol = textOr(json.value("is", Json()), {});
    const auto relation = std::ranges::find(kRelations, symbol, &std::pair<std::string_view, Relation>::first);
    if (relation == kRelations.end())
        return fieldError(place + ".is", "unknown relation '" + symbol + "'", "use <, <=, =, !=, >= or >");
    expectation.relation = relation->second;
    const Json value = json.value("value", Json());
    if (!value.is_number()) return fieldError(place + ".value", "must be a number, not " + value.dump(), "write 0");
    expectation.value = value.get<double>();
    const std::string because = textOr(json.value("because", Json()), {});
    expectation.text =
        expectation.metric + " " + symbol + " " + value.dump() + (because.empty() ? "" : ": " + because);
    return expectation;
}

bool holds(Relation relation, double actual, double value) {
    switch (relation) {
        case Relation::Less: return actual < value;
        case Relation::AtMost: return actual <= value;
        case Relation::Equal: return actual == value;
        case Relation::NotEqual: return actual != value;
        case Relation::AtLeast: return actual >= value;
        case Relation::More: return actual > value;
    }
    return false;
}

using Values = std::vector<std::pair<std::string, double>>;

using Names = std::vector<std::string>;

/// What a metric came to, or why nobody can say.
struct Measure {
    std::optional<double> actual;
    std::string problem = {};
};

Measure unknown(const std::string& what, const std::string& word, const Names& known) {
    const std::string near = nearest(word, known);
    return {std::nullopt, what + (near.empty() ? "" : "; did you mean '" + near + "'?")};
}

Measure valueIn(const std::optional<Latency>& latency, const std::string& name, const std::string& whose) {
    static const Names known{"mean", "p50", "p90", "p99", "max"};
    const auto found = std::ranges::find(known, name);
    if (found == known.end())
        return {std::nullopt, "latencies have no '" + name + "', but mean, p50, p90, p99 and max"};
    if (!latency) return {std::nullopt, "no message came to its end " + whose};
    const std::array values{latency->mean, latency->p50, latency->p90, latency->p99, latency->max};
    return {values[static_cast<std::size_t>(found - known.begin())]};
}

/// A metric that a report leaves out did not happen: 0.
Measure valueIn(const NodeReport& node, const std::string& name) {
    constexpr std::string_view kLatency = "latency_ms.";
    if (name.starts_with(kLatency)) return valueIn(node.latency, name.substr(kLatency.size()), "at " + node.name);
    const auto found = std::ranges::find(node.metrics, name, &Values::value_type::first);
    if (found != node.metrics.end()) return {found->second};
    Names known = metricNames();
    if (std::ranges::find(known, name) != known.end()) return {0};
    for (const char* each : {"mean", "p50", "p90", "p99", "max"}) known.push_back(std::string(kLatency) + each);
    return unknown("there is no metric '" + name + "'", name, known);
}

Measure valueIn(const Values& costs, const std::string& name) {
    Names known;
    for (const auto& [kind, usd] : costs) {
        if (kind == name) return {usd};
        known.push_back(kind);
    }
    return unknown("nothing called '" + name + "' costs anything in this design", name, known);
}

/// "Api > Function > Table.latency_ms.p99", "….lost"
Measure valueIn(const std::vector<PathReport>& paths, const std::string& metric) {
    const std::string name = metric.substr(0, metric.find('.'));
    const std::string rest = name.size() < metric.size() ? metric.substr(name.size() + 1) : "";
    Names known;
    for (const PathReport& path : paths) {
        known.push_back(path.name());
        if (known.back() != name) continue;
        constexpr std::string_view kLatency = "latency_ms.";
        if (rest == "finished") return {static_cast<double>(path.finished)};
        if (rest == "failed") return {static_cast<double>(path.failed)};
        if (rest == "lost") return {static_cast<double>(path.lost)};
        if (rest.starts_with(kLatency)) return valueIn(path.latency, rest.substr(kLatency.size()), "on this path");
        return {std::nullopt, "paths have no '" + rest + "', but finished, failed, lost and latency_ms.p99"};
    }
    return unknown("nothing took the path '" + name + "'", name, known);
}

Measure measured(const Report& report, const std::string& metric) {
    const std::string subject = metric.substr(0, metric.find('.'));
    const std::string rest = subject.size() < metric.size() ? metric.substr(subject.size() + 1) : "";
    Names known{"end_to_end", "paths", "cost", "cost_per_month"};
    for (const NodeReport& node : report.nodes) {
        if (node.name == subject) return valueIn(node, rest);
        known.push_back(node.name);
    }
    if (subject == "end_to_end") return valueIn(report.endToEnd, rest, "in this run");
    if (subject == "paths") return valueIn(report.paths, rest);
    if (subject == "cost") return valueIn(report.cost, rest);
    if (subject == "cost_per_month") return valueIn(report.costPerMonth, rest);
    return unknown("there is no node '" + subject + "'", subject, known);
}

}  // namespace

Result<std::vector<Expectation>> readExpectations(const Json& list) {
    if (!list.is_array()) return fieldError("expect", "must be a list", "write \"expect\": [ { … } ]");
    std::vector<Expectation> expectations;
    for (std::size_t i = 0; i < list.size(); ++i) {
        auto expectation = readOne(list[i], "expect[" + std::to_string(i) + "]");
        if (!expectation) return expectation.error();
        expectations.push_back(std::move(expectation).value());
    }
    return expectations;
}

ExpectationResult judge(const Expectation& expectation, const Report& report) {
    Measure measure = measured(report, expectation.metric);
    const bool passed = measure.actual && holds(expectation.relation, *measure.actual, expectation.value);
    return {expectation.text, passed, measure.actual, std::move(measure.problem)};
}

}  // namespace cascade::simulator
