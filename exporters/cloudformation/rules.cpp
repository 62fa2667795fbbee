// SPDX-License-Identifier: MIT
// Rules of event buses and of the clock, with their targets.
#include <algorithm>

#include "exporters/cloudformation/kinds.h"
#include "exporters/cloudformation/recognisers.h"
#include "exporters/cloudformation/sources.h"

namespace cascade::exporters::cloudformation {
namespace {

/// One element of "Targets": {"Id", "Arn", "RoleArn", "Input", …}.
struct Target {
    const Json& properties;
    std::string pointer;
    Scene::Index node;
};

std::vector<Target> targetsOf(const Scene& scene, const TemplateResource& rule) {
    std::vector<Target> targets;
    const Json* list = member(rule.properties, "Targets");
    if (!list || !list->is_array()) return targets;
    for (std::size_t i = 0; i < list->size(); ++i) {
        const Json* arn = member(list->at(i), "Arn");
        if (arn)
            targets.push_back(
                {list->at(i), pointerTo(rule.propertiesPointer() + "/Targets", i), scene.denoted(*arn)});
    }
    return targets;
}

/// The bucket whose events Cascade itself forwards from the default bus to a drawn one: {"source": ["aws.s3"],
/// "detail": {"bucket": {"name": [Ref]}}}.
Scene::Index forwardedBucket(const Scene& scene, const TemplateResource& rule) {
    const Json* name = valueAt(rule.properties, "/EventPattern/detail/bucket/name");
    const Json* pattern = member(rule.properties, "EventPattern");
    if (!name || !name->is_array() || name->size() != 1 || member(rule.properties, "EventBusName"))
        return Scene::kNone;
    if (pattern->value("source", Json()) != Json::array({"aws.s3"}) || pattern->size() != 2) return Scene::kNone;
    const Scene::Index bucket = scene.denoted(name->front(), "s3");
    return bucket != Scene::kNone && scene.nodes[bucket].kind == "s3-bucket" ? bucket : Scene::kNone;
}

bool drawForwarding(Scene& scene, const TemplateResource& rule, const std::vector<Target>& targets) {
    const Scene::Index bucket = forwardedBucket(scene, rule);
    if (bucket == Scene::kNone || targets.size() != 1 || targets.front().node == Scene::kNone) return false;
    if (scene.nodes[targets.front().node].kind != "event-bus") return false;
    return scene.connect(bucket, targets.front().node, {"notify"}, {{rule.pointer}, {}, {}}) != nullptr;
}

void drawScheduled(Scene& scene, const TemplateResource& rule, const std::vector<Target>& targets) {
    const Scene::Index schedule = scene.nodeOf(&rule);
    for (const Target& target : targets) {
        DrawnConnection* drawn = drawDelivery(scene, schedule, target.node, {{target.pointer}, {}, {}});
        const Json* input = member(target.properties, "Input");
        if (drawn && input)
            scene.set(scene.typeOf(*drawn), *drawn, "input",
                      fromTemplate(Form::JsonText, scene.view.resolved(*input)), *input);
        drawDeadLetters(scene, schedule, target.node, valueAt(target.properties, "/DeadLetterConfig/Arn"),
                        target.pointer + "/DeadLetterConfig");
    }
}

/// A rule that is a node: bus -> rule -> target.
void drawAsNode(Scene& scene, const TemplateResource& rule, const std::vector<Target>& targets) {
    const Scene::Index node = scene.nodeOf(&rule);
    const Json* pattern = member(rule.properties, "EventPattern");
    if (pattern) scene.set(scene.nodes[node], "pattern", scene.view.resolved(*pattern), *pattern);
    const Scene::Index bus = busOf(scene, member(rule.properties, "EventBusName"));
    scene.connect(bus, node, {}, {{}, {rule.propertiesPointer() + "/EventBusName"}, {}});
    for (const Target& target : targets) {
        DrawnConnection* drawn = drawDelivery(scene, node, target.node, {{target.pointer}, {}, {}});
        if (drawn) scene.readFields("target", target.properties, target.pointer, scene.typeOf(*drawn), *drawn);
        drawDeadLetters(scene, node, target.node, valueAt(target.properties, "/DeadLetterConfig/Arn"),
                        target.pointer + "/DeadLetterConfig");
    }
}

void drawTargets(Scene& scene, const TemplateResource& rule, const std::vector<Target>& targets) {
    const bool alone = targets.size() == 1;
    const Json* pattern = member(rule.properties, "EventPattern");
    for (const Target& target : targets) {
        Footprint footprint{{target.pointer}, {rule.pointer}, {}};
        if (alone) footprint = {{rule.pointer}, {}, {}};
        const EventText event{"EventBridgeRule", rule.id, target.properties, target.pointer, std::move(footprint)};
        if (drawRule(scene, event, member(rule.properties, "EventBusName"), pattern,
                     rule.propertiesPointer() + "/EventPattern", target.node))
            scene.claim(rule);
    }
}

void drawArchive(Scene& scene, const TemplateResource& archive) {
    const Json* source = member(archive.properties, "SourceArn");
    const Scene::Index bus = source ? scene.denoted(*source, "events") : Scene::kNone;
    if (bus == Scene::kNone) return;
    const auto place = [&](std::string_view pointer) { return archive.placeOf(pointer); };
    scene.readFields(archive.type, archive.properties, place, scene.nodes[bus]);
    scene.belongsTo(archive, bus);
}

}  // namespace

void recogniseRules(Scene& scene) {
    for (const TemplateResource& resource : scene.view.resources()) {
        if (resource.type == "AWS::Events::Archive") drawArchive(scene, resource);
        if (resource.type != "AWS::Events::Rule") continue;
        const auto targets = targetsOf(scene, resource);
        if (isScheduledRule(resource))
            drawScheduled(scene, resource, targets);
        else if (drawForwarding(scene, resource, targets))
            scene.claim(resource);
        else if (scene.nodeOf(&resource) != Scene::kNone)
            drawAsNode(scene, resource, targets);
        else
            drawTargets(scene, resource, targets);
    }
}

}  // namespace cascade::exporters::cloudformation
