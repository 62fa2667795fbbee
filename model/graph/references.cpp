// SPDX-License-Identifier: MIT
// Following a node's name through the sections of a document.
#include "model/graph/references.h"

#include <algorithm>

namespace cascade {
namespace {

bool replaceText(Json& value, const std::string& before, const std::string& after) {
    if (!value.is_string() || value.get_ref<const std::string&>() != before) return false;
    value = after;
    return true;
}

/// Renames object[key] when it is exactly the name.
bool replaceMember(Json& object, const char* key, const std::string& before, const std::string& after) {
    return object.is_object() && object.contains(key) && replaceText(object[key], before, after);
}

/// "Orders.written" names the node before its first dot.
bool replaceMetric(Json& expectation, const std::string& before, const std::string& after) {
    if (!expectation.is_object() || !expectation.contains("metric") || !expectation["metric"].is_string())
        return false;
    const std::string metric = expectation["metric"].get<std::string>();
    if (metric.rfind(before + ".", 0) != 0) return false;
    expectation["metric"] = after + metric.substr(before.size());
    return true;
}

bool renameInGroups(Json& groups, const std::string& before, const std::string& after) {
    bool changed = false;
    if (!groups.is_object()) return false;
    for (auto& group : groups.items()) {
        if (!group.value().is_object() || !group.value().contains("members")) continue;
        for (Json& name : group.value()["members"]) changed |= replaceText(name, before, after);
    }
    return changed;
}

bool renameInNotes(Json& notes, const std::string& before, const std::string& after) {
    bool changed = false;
    if (!notes.is_array()) return false;
    for (Json& note : notes) changed |= replaceMember(note, "on", before, after);
    return changed;
}

bool renameInScenario(Json& scenario, const std::string& before, const std::string& after) {
    bool changed = false;
    for (const char* list : {"stimuli", "faults"}) {
        if (!scenario.contains(list) || !scenario[list].is_array()) continue;
        for (Json& entry : scenario[list]) changed |= replaceMember(entry, "at", before, after);
    }
    if (scenario.contains("expect") && scenario["expect"].is_array())
        for (Json& expectation : scenario["expect"]) changed |= replaceMetric(expectation, before, after);
    return changed;
}

bool renameInScenarios(Json& scenarios, const std::string& before, const std::string& after) {
    bool changed = false;
    if (!scenarios.is_object()) return false;
    for (auto& scenario : scenarios.items())
        if (scenario.value().is_object()) changed |= renameInScenario(scenario.value(), before, after);
    return changed;
}

bool forgetInGroups(Json& groups, const std::string& name) {
    bool changed = false;
    if (!groups.is_object()) return false;
    for (auto& group : groups.items()) {
        if (!group.value().is_object() || !group.value().contains("members")) continue;
        Json& members = group.value()["members"];
        if (!members.is_array()) continue;
        Json kept = Json::array();
        for (const Json& entry : members)
            if (entry != name) kept.push_back(entry);
        changed |= kept.size() != members.size();
        members = std::move(kept);
    }
    return changed;
}

bool forgetInNotes(Json& notes, const std::string& name) {
    bool changed = false;
    if (!notes.is_array()) return false;
    for (Json& note : notes)
        if (note.is_object() && note.contains("on") && note["on"] == name)
            changed = note.erase("on") > 0 || changed;
    return changed;
}

template <typename Edit>
void editSection(std::vector<SectionEdited>& edits, const Json& sections, const char* name, Edit edit) {
    const Json* before = member(sections, name);
    if (!before) return;
    Json after = *before;
    if (edit(after)) edits.push_back({name, *before, std::move(after), 0});
}

}  // namespace

std::vector<SectionEdited> sectionsWithNodeRenamed(const Json& sections, const std::string& before,
                                                   const std::string& after) {
    std::vector<SectionEdited> edits;
    editSection(edits, sections, "groups", [&](Json& value) { return renameInGroups(value, before, after); });
    editSection(edits, sections, "notes", [&](Json& value) { return renameInNotes(value, before, after); });
    editSection(edits, sections, "scenarios", [&](Json& value) { return renameInScenarios(value, before, after); });
    return edits;
}

std::vector<SectionEdited> sectionsWithoutNode(const Json& sections, const std::string& name) {
    std::vector<SectionEdited> edits;
    editSection(edits, sections, "groups", [&](Json& value) { return forgetInGroups(value, name); });
    editSection(edits, sections, "notes", [&](Json& value) { return forgetInNotes(value, name); });
    return edits;
}

bool renameInEffects(Json& nodeFields, const std::string& before, const std::string& after) {
    if (!nodeFields.contains("simulation") || !nodeFields["simulation"].is_object()) return false;
    Json& simulation = nodeFields["simulation"];
    if (!simulation.contains("effects") || !simulation["effects"].is_array()) return false;
    bool changed = false;
    for (Json& effect : simulation["effects"]) changed |= replaceMember(effect, "to", before, after);
    return changed;
}

}  // namespace cascade
