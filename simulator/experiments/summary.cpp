// SPDX-License-Identifier: MIT
// Merging reports into one of the same shape.
#include "simulator/experiments/summary.h"

#include <algorithm>

#include "simulator/experiments/statistics.h"

namespace cascade::simulator {
namespace {

using Values = std::vector<const Json*>;  // the same place in every report; nullptr where one has none

Json toJson(const Statistic& statistic, std::size_t runs) {
    Json json{
        {"mean", statistic.mean},
        {"sd", statistic.deviation ? Json(*statistic.deviation) : Json()},
        {"ci95",
         statistic.margin ? Json{statistic.mean - *statistic.margin, statistic.mean + *statistic.margin} : Json()},
        {"min", statistic.least},
        {"max", statistic.most}};
    if (statistic.count < runs) json["runs"] = statistic.count;
    return json;
}

/// A count that a report leaves out did not happen; a latency that it leaves out was not measured.
Json mergeNumbers(const Values& values, bool absentIsZero) {
    std::vector<double> numbers;
    for (const Json* value : values) {
        if (value && value->is_number())
            numbers.push_back(value->get<double>());
        else if (absentIsZero)
            numbers.push_back(0);
    }
    return numbers.empty() ? Json() : toJson(statisticOf(numbers), values.size());
}

std::vector<std::string> membersOf(const Values& objects) {
    std::vector<std::string> names;
    for (const Json* object : objects) {
        if (!object) continue;
        for (const auto& item : object->items())
            if (std::ranges::find(names, item.key()) == names.end()) names.push_back(item.key());
    }
    return names;
}

Values under(const Values& objects, const std::string& name) {
    Values values;
    for (const Json* object : objects) values.push_back(object ? member(*object, name) : nullptr);
    return values;
}

bool isMeasured(const std::string& name) { return name == "latency_ms" || name == "end_to_end"; }

Json merge(const Values& values, bool absentIsZero) {
    const bool objects = std::ranges::any_of(values, [](const Json* value) { return value && value->is_object(); });
    if (!objects) return mergeNumbers(values, absentIsZero);
    Json merged = Json::object();
    for (const std::string& name : membersOf(values))
        merged[name] = merge(under(values, name), absentIsZero && !isMeasured(name));
    return merged;
}

/// All runs have the same expectations.
Json mergeExpectations(const Values& lists) {
    Json merged = Json::array();
    for (std::size_t i = 0; i < lists.front()->size(); ++i) {
        Values actual;
        std::size_t passed = 0;
        Json entry{{"text", (*lists.front())[i]["text"]}};
        for (const Json* list : lists) {
            const Json& one = (*list)[i];
            passed += one["passed"].get<bool>() ? 1 : 0;
            actual.push_back(&one["actual"]);
        }
        entry["passed"] = passed;
        entry["runs"] = lists.size();
        entry["actual"] = mergeNumbers(actual, false);
        if (const Json* problem = member((*lists.front())[i], "problem")) entry["problem"] = *problem;
        merged.push_back(std::move(entry));
    }
    return merged;
}

}  // namespace

Json summaryOf(const std::vector<Json>& reports) {
    Values all;
    for (const Json& report : reports) all.push_back(&report);
    Json summary = Json::object();
    for (const auto& item : reports.front().items()) {
        const std::string& name = item.key();
        if (name == "scenario" || name == "seed" || name == "virtual_seconds" || name == "prices")
            summary[name] = item.value();
        else if (name == "expectations")
            summary[name] = mergeExpectations(under(all, name));
        else
            summary[name] = merge(under(all, name), !isMeasured(name));
        if (name == "seed") summary["runs"] = reports.size();
    }
    return summary;
}

}  // namespace cascade::simulator
