// SPDX-License-Identifier: MIT
// Reading and judging expectations.
#include "simulator/report/expectations.h"

#include <algorithm>
#include <array>

#include "simulator/parts/settings.h"
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

std::optional<double> valueIn(const Values& values, std::string_view name) {
    const auto found = std::ranges::find(values, name, &Values::value_type::first);
    return found == values.end() ? std::nullopt : std::optional(found->second);
}

std::optional<double> valueIn(const std::optional<Latency>& latency, std::string_view name) {
    if (!latency) return std::nullopt;
    const std::array<std::pair<std::string_view, double>, 5> values{{{"mean", latency->mean},
                                                                     {"p50", latency->p50},
                                                                     {"p90", latency->p90},
                                                                     {"p99", latency->p99},
                                                                     {"max", latency->max}}};
    const auto found = std::ranges::find(values, name, &std::pair<std::string_view, double>::first);
    return found == values.end() ? std::nullopt : std::optional(found->second);
}

std::optional<double> measured(const Report& report, const std::string& metric) {
    const std::size_t dot = metric.find('.');
    if (dot == std::string::npos) return std::nullopt;
    const std::string subject = metric.substr(0, dot);
    const std::string rest = metric.substr(dot + 1);
    for (const NodeReport& node : report.nodes) {
        if (node.name != subject) continue;
        if (rest.starts_with("latency_ms.")) return valueIn(node.latency, rest.substr(11));
        return valueIn(node.metrics, rest);
    }
    if (subject == "end_to_end") return valueIn(report.endToEnd, rest);
    return subject == "cost" ? valueIn(report.cost, rest) : std::nullopt;
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
    const auto actual = measured(report, expectation.metric);
    return {expectation.text, actual && holds(expectation.relation, *actual, expectation.value), actual};
}

}  // namespace cascade::simulator
