// SPDX-License-Identifier: MIT
// Reading flows (machines, branches, processors): their states, and whether all can be reached and one ends.
#include <algorithm>

#include "model/asl/state_reader.h"
#include "model/nearest.h"

namespace cascade::asl {
namespace {

constexpr int kDeepestFlow = 30;

std::vector<StateIndex> successors(const State& state) {
    std::vector<StateIndex> next;
    if (state.next) next.push_back(*state.next);
    for (const Catcher& catcher : state.catchers) next.push_back(catcher.next);
    if (const auto* choice = std::get_if<ChoiceState>(&state.what)) {
        for (const ChoiceBranch& branch : choice->branches) next.push_back(branch.next);
        if (choice->fallback) next.push_back(*choice->fallback);
    }
    return next;
}

bool ends(const State& state) {
    return state.type == StateType::Succeed || state.type == StateType::Fail ||
           (state.type != StateType::Choice && !state.next);
}

void checkReach(const ObjectReader& flow, const Flow& read) {
    std::vector<bool> reached(read.states.size(), false);
    std::vector<StateIndex> waiting{read.startAt};
    while (!waiting.empty()) {
        const StateIndex index = waiting.back();
        waiting.pop_back();
        if (reached[index]) continue;
        reached[index] = true;
        for (const StateIndex next : successors(read.states[index])) waiting.push_back(next);
    }
    const std::string states = flow.pointer("States");
    for (StateIndex i = 0; i < reached.size(); ++i)
        if (!reached[i])
            flow.complaints().push_back({Gravity::Error, pointerTo(states, read.states[i].name),
                                         "nothing leads to the state \"" + read.states[i].name + "\"",
                                         "name it in a Next, Default or Catch, or remove it"});
    if (std::ranges::none_of(read.states, ends))
        flow.complainAt("States", "no state ends the flow", "write \"End\": true, or add a Succeed or Fail state");
}

void checkName(const ObjectReader& states, const std::string& name, MachineContext& machine) {
    std::size_t characters = 0;
    for (const char c : name) characters += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    if (characters == 0 || characters > kLongestStateName)
        states.complainAt(name, "the name of the state has " + std::to_string(characters) + " characters",
                          "use 1 to 80");
    if (!machine.stateNames.insert(name).second)
        states.complainAt(name, "another state of the machine has the name \"" + name + "\"", "rename one of them");
}

void readStates(const ObjectReader& states, MachineContext& machine, Flow& flow,
                std::map<std::string, StateIndex, std::less<>>& names) {
    for (const auto& entry : states.object().items()) {
        checkName(states, entry.key(), machine);
        names.emplace(entry.key(), flow.states.size());
        flow.states.emplace_back().name = entry.key();
    }
    for (State& state : flow.states) {
        const Json& json = *states.find(state.name);
        if (json.is_object())
            readState(ObjectReader(json, states.pointer(state.name), states.complaints()), names, machine, state);
        else
            states.complainAt(state.name, "the state is not an object", "write {\"Type\": …}");
    }
}

void readStart(const ObjectReader& reader, const std::map<std::string, StateIndex, std::less<>>& names,
               Flow& flow) {
    const std::optional<std::string> start = reader.requiredText("StartAt");
    if (!start) return;
    const auto found = names.find(*start);
    if (found != names.end()) {
        flow.startAt = found->second;
        return;
    }
    std::vector<std::string> known;
    for (const State& state : flow.states) known.push_back(state.name);
    const std::string near = nearest(*start, known);
    reader.complainAt("StartAt", "there is no state \"" + *start + "\" to start at",
                      near.empty() ? "name one of the states" : "did you mean \"" + near + "\"?");
}

/// Branches and processors take fields that only whole machines heed.
void warnUnknown(const ObjectReader& reader) {
    constexpr std::string_view kKnown[] = {"StartAt", "States", "Comment", "ProcessorConfig"};
    for (const auto& entry : reader.object().items())
        if (std::ranges::find(kKnown, entry.key()) == std::end(kKnown))
            reader.warnAt(entry.key(), "\"" + entry.key() + "\" has no effect inside a state", "remove it");
}

}  // namespace

Flow readFlow(const ObjectReader& reader, MachineContext& machine) {
    Flow flow;
    const std::size_t before = reader.complaints().size();
    reader.text("Comment");
    if (machine.depth > 0) warnUnknown(reader);
    const Json* states = reader.find("States");
    if (!states || !states->is_object() || states->empty() || machine.depth > kDeepestFlow) {
        reader.complain(machine.depth > kDeepestFlow ? "flows are nested too deeply" : "the flow has no States",
                        "add \"States\": {NAME: {\"Type\": …}}");
        return flow;
    }
    ++machine.depth;
    std::map<std::string, StateIndex, std::less<>> names;
    readStates(ObjectReader(*states, reader.pointer("States"), reader.complaints()), machine, flow, names);
    readStart(reader, names, flow);
    --machine.depth;
    const auto isError = [](const Complaint& complaint) { return complaint.gravity == Gravity::Error; };
    const auto first = reader.complaints().begin() + static_cast<std::ptrdiff_t>(before);
    if (std::none_of(first, reader.complaints().end(), isError)) checkReach(reader, flow);
    return flow;
}

}  // namespace cascade::asl
