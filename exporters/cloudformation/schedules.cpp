// SPDX-License-Identifier: MIT
// Schedules and pipes: one source, one target, a role for the way.
#include "exporters/cloudformation/recognisers.h"
#include "exporters/cloudformation/sources.h"

namespace cascade::exporters::cloudformation {
namespace {

/// {"SqsParameters": {"MessageGroupId": …}} names a queue by its URL; the ARN is what counts.
void drawSchedule(Scene& scene, const TemplateResource& resource) {
    const Scene::Index schedule = scene.nodeOf(&resource);
    const Json* arn = valueAt(resource.properties, "/Target/Arn");
    if (schedule == Scene::kNone || !arn) return;
    const std::string pointer = resource.propertiesPointer() + "/Target";
    // A schedule that is written as several resources has a target in each.
    const bool whole = scene.nodes[schedule].resource == &resource;
    Footprint footprint = whole ? Footprint{{pointer}, {}, {}} : Footprint{{resource.pointer}, {}, {}};
    // Calls of any API name the service in their ARN and the target in their input.
    Scene::Index target = scene.denoted(*arn);
    const Json* input = valueAt(resource.properties, "/Target/Input");
    if (target == Scene::kNone && input && scene.view.textOf(*arn).find(":aws-sdk:") != std::string::npos)
        target = scene.denoted(*input);
    drawDelivery(scene, schedule, target, std::move(footprint));
    drawDeadLetters(scene, schedule, target, valueAt(resource.properties, "/Target/DeadLetterConfig/Arn"),
                    pointer + "/DeadLetterConfig");
}

void drawPipe(Scene& scene, const TemplateResource& resource) {
    const Scene::Index pipe = scene.nodeOf(&resource);
    const auto place = [&](const char* property) { return resource.propertiesPointer() + "/" + property; };
    const auto end = [&](const char* property) {
        const Json* arn = member(resource.properties, property);
        return arn ? scene.denoted(*arn) : Scene::kNone;
    };
    scene.connect(end("Source"), pipe, {}, {{}, {place("Source")}, {}});
    scene.connect(pipe, end("Enrichment"), {"enrich", "invoke"}, {{place("Enrichment")}, {}, {}});
    drawDelivery(scene, pipe, end("Target"), {{}, {place("Target")}, {}});
}

}  // namespace

void recogniseSchedules(Scene& scene) {
    for (const TemplateResource& resource : scene.view.resources())
        if (resource.type == "AWS::Scheduler::Schedule") drawSchedule(scene, resource);
}

void recognisePipes(Scene& scene) {
    for (const TemplateResource& resource : scene.view.resources())
        if (resource.type == "AWS::Pipes::Pipe" && scene.nodeOf(&resource) != Scene::kNone &&
            scene.nodes[scene.nodeOf(&resource)].kind != "other")
            drawPipe(scene, resource);
}

}  // namespace cascade::exporters::cloudformation
