// SPDX-License-Identifier: MIT
// The parts that reading a state is made of; only the files of the reader include this.
#pragma once

#include <map>
#include <set>
#include <string>

#include "model/asl/read_object.h"

namespace cascade::asl {

/// What is the same for the whole machine while it is read.
struct MachineContext {
    bool jsonata = false;              ///< QueryLanguage of the top level.
    std::set<std::string> stateNames;  ///< All that were seen: a name may occur only once in a machine.
    int depth = 0;                     ///< Of flows inside each other.
};

/// A state while it is read, and the flow that it belongs to.
struct StateContext {
    const ObjectReader& fields;
    const std::map<std::string, StateIndex, std::less<>>& names;  ///< Of the same flow.
    MachineContext& machine;
    bool jsonata = false;
};

Flow readFlow(const ObjectReader& flow, MachineContext& machine);
/// `state` has its name already.
void readState(const ObjectReader& fields, const std::map<std::string, StateIndex, std::less<>>& names,
               MachineContext& machine, State& state);

std::vector<Retrier> readRetriers(const StateContext& context);
std::vector<Catcher> readCatchers(const StateContext& context);
ChoiceState readChoice(const StateContext& context);
MapState readMap(const StateContext& context);
TaskState readTask(const StateContext& context);

/// The state that a field names; complains when the flow has none of that name.
std::optional<StateIndex> target(const StateContext& context, const ObjectReader& owner, std::string_view field);
ResultPlace readResultPath(const ObjectReader& owner);
/// Assign: an object whose names are those of variables.
std::optional<Template> readAssign(const ObjectReader& owner, bool jsonata);
/// A whole number as it is, computed by JSONata, or under NAMEPath.
std::optional<Template> readNumber(const StateContext& context, const ObjectReader& owner, const std::string& field,
                                   std::int64_t least, std::int64_t most);
/// The path under a field, as a template of its own.
std::optional<Template> readPath(const ObjectReader& owner, std::string_view field, bool reference);

}  // namespace cascade::asl
