// SPDX-License-Identifier: MIT
// Finding a scenario in a design, checking it, and making the default one.
#include <algorithm>

#include "simulator/parts/routes.h"
#include "simulator/report/expectations.h"
#include "simulator/scenario/default_scenario.h"
#include "simulator/scenario/faults.h"
#include "simulator/scenario/fields.h"
#include "simulator/scenario/workload.h"
#include "simulator/simulate.h"

namespace cascade::simulator {
namespace {

Result<Scenario> check(const std::string& name, const Json& json, const Network& network) {
    if (const auto error = unknownMember(json, "'" + name + "'",
                                         {"for", "seed", "stimuli", "faults", "expect", "description", "because"}))
        return *error;
    Scenario scenario;
    scenario.name = name;
    scenario.definition = json;
    auto duration = durationField(json, "for", name, scenario.duration);
    if (!duration) return duration.error();
    if (*duration <= 0) return fieldError(name + ".for", "must be longer than 0", "write for instance \"5m\"");
    scenario.duration = *duration;
    if (const Json* seed = member(json, "seed")) {
        if (!seed->is_number_unsigned())
            return fieldError(name + ".seed", "must be a whole number from 0, not " + seed->dump(), "write 1");
        scenario.seed = seed->get<std::uint64_t>();
    }
    const auto list = [&](const char* field) { return json.value(field, Json::array()); };
    if (auto stimuli = Workload::read(list("stimuli"), network, scenario.duration, scenario.seed); !stimuli)
        return stimuli.error();
    if (auto faults = Faults::read(list("faults"), network, scenario.seed); !faults) return faults.error();
    if (auto expectations = readExpectations(list("expect")); !expectations) return expectations.error();
    return scenario;
}

}  // namespace

Result<Scenario> findScenario(const Design& design, const Catalog& catalog, const std::string& name) {
    const Network network(design.architecture(), catalog);
    const Json* scenarios = design.section("scenarios");
    if (scenarios && !scenarios->is_object())
        return Error{"'scenarios' must be an object", "write \"scenarios\": { \"steady\": { … } }"};
    if (name.empty()) {
        if (!scenarios || scenarios->empty()) return defaultScenario(network);
        return check(scenarios->begin().key(), scenarios->begin().value(), network);
    }
    const Json* found = scenarios ? member(*scenarios, name) : nullptr;
    if (found) return check(name, *found, network);
    if (name == kDefaultScenario) return defaultScenario(network);
    std::string known;
    if (scenarios)
        for (const auto& [other, json] : scenarios->items()) known += (known.empty() ? "" : ", ") + other;
    return Error{"this design has no scenario called '" + name + "'",
                 known.empty() ? "leave the name out for the default scenario" : "it has: " + known};
}

}  // namespace cascade::simulator
