// SPDX-License-Identifier: MIT
// State machines: their definitions, wherever those stand, and the tasks in them.
#include <algorithm>
#include <map>
#include <set>

#include "exporters/cloudformation/files.h"
#include "exporters/cloudformation/recognisers.h"
#include "exporters/cloudformation/role_choice.h"
#include "exporters/cloudformation/sources.h"
#include "model/format/positioned_json.h"
#include "model/plan/machines.h"

namespace cascade::exporters::cloudformation {
namespace {

/// A definition and where it stands: "" for a file or a text, which edits do not reach into.
struct Definition {
    Json content;
    std::string pointer;
};

std::optional<Definition> definitionOf(const Scene& scene, const TemplateResource& machine) {
    if (const Json* written = member(machine.properties, "Definition"))
        return Definition{*written, machine.placeOf("/Definition")};
    if (const Json* text = member(machine.properties, "DefinitionString")) {
        const std::string rendered = scene.view.textOf(*text);
        const auto parsed = parseJson(rendered, machine.id, DuplicateNames::Kept);
        if (parsed) return Definition{parsed->root().value(), {}};
        return std::nullopt;
    }
    const Json* uri = member(machine.properties, "DefinitionUri");
    auto content = uri ? readNamedFile(scene, *uri) : std::nullopt;
    return content ? std::optional(Definition{std::move(*content), {}}) : std::nullopt;
}

/// Placeholders become the names of the nodes that they stand for: "${NotifierArn}" -> "${Notifier}".
class Normaliser {
public:
    Normaliser(const Scene& scene, const TemplateResource& machine) : m_scene(scene) {
        const Json* substitutions = member(machine.properties, "DefinitionSubstitutions");
        if (!substitutions || !substitutions->is_object()) return;
        for (const auto& item : substitutions->items())
            m_substitutions.emplace(item.key(), scene.view.textOf(item.value()));
    }

    /// Depth is that of the parser, which is limited.
    Json of(const Json& value) const {
        if (value.is_string()) return named(substituted(value.get_ref<const std::string&>()));
        if (value.is_object() && value.size() == 1 &&
            (value.begin().key() == "Ref" || value.begin().key().starts_with("Fn::")))
            return named(substituted(m_scene.view.textOf(value)));
        if (!value.is_structured()) return value;
        Json result = value.is_array() ? Json::array() : Json::object();
        if (value.is_array())
            for (const Json& item : value) result.push_back(of(item));
        else
            for (const auto& item : value.items()) result[item.key()] = of(item.value());
        return result;
    }

private:
    template <typename Replacement>
    static std::string replaced(const std::string& text, const Replacement& replacement) {
        std::string result;
        std::size_t at = 0;
        for (std::size_t start = text.find("${"); start != std::string::npos; start = text.find("${", at)) {
            const std::size_t end = text.find('}', start);
            if (end == std::string::npos) break;
            result.append(text, at, start - at);
            result += replacement(text.substr(start + 2, end - start - 2));
            at = end + 1;
        }
        return result + text.substr(at);
    }

    std::string substituted(const std::string& text) const {
        return replaced(text, [&](const std::string& name) {
            const auto found = m_substitutions.find(name);
            return found == m_substitutions.end() ? "${" + name + "}" : found->second;
        });
    }

    std::string named(const std::string& text) const {
        return replaced(text, [&](const std::string& reference) {
            const Scene::Index node = m_scene.nodeOf(m_scene.directory.denoted("${" + reference + "}"));
            if (node == Scene::kNone) return "${" + reference + "}";
            const DrawnNode& drawn = m_scene.nodes[node];
            const bool whole = drawn.kind == "function" || reference.find('.') == std::string::npos;
            return "${" + drawn.name + (whole ? "" : reference.substr(reference.find('.'))) + "}";
        });
    }

    const Scene& m_scene;
    std::map<std::string, std::string> m_substitutions;
};

/// All states, also those inside others, in no particular order.
std::vector<std::pair<std::string, const Json*>> statesOf(const Json& definition) {
    std::vector<std::pair<std::string, const Json*>> states;
    std::vector<const Json*> open{&definition};
    while (!open.empty()) {
        const Json& next = *open.back();
        open.pop_back();
        if (!next.is_structured()) continue;
        if (const Json* inner = member(next, "States"); inner && inner->is_object())
            for (const auto& state : inner->items()) states.emplace_back(state.key(), &state.value());
        for (auto item = next.rbegin(); item != next.rend(); ++item) open.push_back(&*item);
    }
    return states;
}

/// "arn:aws:states:::dynamodb:putItem.sync" and "…:::aws-sdk:dynamodb:putItem" -> "dynamodb:putItem"; the ARN of a
/// function -> "lambda:InvokeFunction".
std::string actionOf(const std::string& resource) {
    const std::size_t start = resource.find(":states:");
    const std::size_t three = start == std::string::npos ? start : resource.find(":::", start);
    if (three == std::string::npos) return "lambda:InvokeFunction";
    std::string action = resource.substr(three + 3);
    if (action.starts_with("aws-sdk:")) action.erase(0, 8);
    action = action.substr(0, action.find('.'));
    if (action == "lambda:invoke") return "lambda:InvokeFunction";
    if (action.starts_with("eventbridge:")) action.replace(0, 11, "events");
    if (action.starts_with("sfn:")) action.replace(0, 3, "states");
    return action;
}

struct Task {
    std::set<std::string> actions;
    std::vector<std::string> places;
};

/// The nodes that a task names, in what it calls and in what it hands over to the service.
std::vector<Scene::Index> targetsOf(Scene& scene, const Json& task, const std::string& action) {
    std::vector<Scene::Index> targets;
    for (const char* field : {"Resource", "Parameters", "Arguments"}) {
        const Json* value = member(task, field);
        if (!value) continue;
        for (const TemplateResource* resource : scene.directory.mentioned(*value))
            if (const Scene::Index node = scene.nodeOf(resource); node != Scene::kNone) targets.push_back(node);
    }
    std::erase_if(targets, [&](Scene::Index target) {
        return !roleFor(scene.catalog, "state-machine", scene.nodes[target].kind, {action});
    });
    const bool nameless = targets.empty() && action == "events:putEvents" &&
                          roleFor(scene.catalog, "state-machine", "event-bus", {action});
    if (nameless) targets.push_back(busOf(scene, nullptr));
    return targets;
}

void drawTasks(Scene& scene, Scene::Index machine, const Json& definition, const std::string& pointer) {
    std::map<Scene::Index, Task> tasks;
    std::vector<Scene::Index> order;
    for (const auto& [name, state] : statesOf(definition)) {
        if (textMember(*state, "Type") != "Task") continue;
        const std::string action = actionOf(textMember(*state, "Resource"));
        for (const Scene::Index target : targetsOf(scene, *state, action)) {
            const auto [known, isNew] = tasks.try_emplace(target);
            if (isNew) order.push_back(target);
            known->second.actions.insert(action);
        }
    }
    for (const Scene::Index target : order) {
        const ConnectionType* type =
            roleFor(scene.catalog, "state-machine", scene.nodes[target].kind, tasks.at(target).actions);
        Footprint footprint;
        if (!pointer.empty()) footprint.shared.push_back(pointer);
        scene.connect(machine, target, {type->role}, std::move(footprint));
    }
}

/// What is connected, in the order of the states that use it: what a machine without a definition does.
bool isUsual(const Scene& scene, Scene::Index machine, const Json& definition) {
    std::vector<Step> steps;
    for (const DrawnConnection& connection : scene.connections) {
        if (connection.from != machine) continue;
        const DrawnNode& target = scene.nodes[connection.to];
        steps.push_back({target.name, target.kind, target.parameters.value("fifo", Json(false)) == true});
    }
    return definition == sequenceOf(steps);
}

}  // namespace

void recogniseMachines(Scene& scene) {
    const std::size_t count = scene.nodes.size();
    for (Scene::Index machine = 0; machine < count; ++machine) {
        const DrawnNode& node = scene.nodes[machine];
        if (node.kind != "state-machine" || !node.resource || !node.resource->body) continue;
        const auto definition = definitionOf(scene, *node.resource);
        if (!definition || !definition->content.is_object()) continue;
        const Json normal = Normaliser(scene, *node.resource).of(definition->content);
        drawTasks(scene, machine, normal, definition->pointer);
        if (!isUsual(scene, machine, normal)) scene.set(scene.nodes[machine], "definition", normal);
        if (!definition->pointer.empty())
            scene.nodes[machine].footprint.parameters.push_back({"definition", definition->pointer, true});
    }
}

}  // namespace cascade::exporters::cloudformation
