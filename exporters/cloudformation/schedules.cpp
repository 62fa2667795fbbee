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

/// What the pipe takes from, with the parameters of its kind.
void drawFeed(Scene& scene, const TemplateResource& resource, Scene::Index pipe, Scene::Index source) {
    const std::string pointer = resource.propertiesPointer();
    DrawnConnection* feed = scene.connect(source, pipe, {"feed"}, {{}, {pointer + "/Source"}, {}});
    const Json* parameters = member(resource.properties, "SourceParameters");
    if (!feed || !parameters) return;
    for (const char* kind : {"SqsQueueParameters", "DynamoDBStreamParameters", "KinesisStreamParameters"})
        if (const Json* settings = member(*parameters, kind))
            scene.readFields(std::string("pipe ") + kind, *settings, pointer + "/SourceParameters/" + kind,
                             scene.typeOf(*feed), *feed);
    if (const Json* filters = valueAt(*parameters, "/FilterCriteria/Filters"))
        scene.set(scene.typeOf(*feed), *feed, "filter", fromTemplate(Form::Filters, scene.view.resolved(*filters)),
                  *filters);
}

/// The template of what is handed on is JSON with "<$.path>" in it.
void readInputTemplate(Scene& scene, const Json* parameters, DrawnConnection* drawn) {
    const Json* form = parameters && drawn ? member(*parameters, "InputTemplate") : nullptr;
    if (!form) return;
    scene.set(scene.typeOf(*drawn), *drawn, "input_template",
              fromTemplate(Form::JsonText, scene.view.resolved(*form)), *form);
}

void drawPipe(Scene& scene, const TemplateResource& resource) {
    const Scene::Index pipe = scene.nodeOf(&resource);
    const std::string pointer = resource.propertiesPointer();
    const auto end = [&](const char* property) {
        const Json* arn = member(resource.properties, property);
        return arn ? scene.denoted(*arn) : Scene::kNone;
    };
    if (textMember(resource.properties, "DesiredState") == "STOPPED")
        scene.set(scene.nodes[pipe], "enabled", false);
    drawFeed(scene, resource, pipe, end("Source"));
    DrawnConnection* enrichment =
        scene.connect(pipe, end("Enrichment"), {"enrich"}, {{pointer + "/Enrichment"}, {}, {}});
    readInputTemplate(scene, member(resource.properties, "EnrichmentParameters"), enrichment);
    DrawnConnection* target = drawDelivery(scene, pipe, end("Target"), {{}, {pointer + "/Target"}, {}});
    const Json* parameters = member(resource.properties, "TargetParameters");
    readInputTemplate(scene, parameters, target);
    if (target && parameters) {
        scene.readFields("pipe TargetParameters", *parameters, pointer + "/TargetParameters", scene.typeOf(*target),
                         *target);
        const Json* type = valueAt(*parameters, "/LambdaFunctionParameters/InvocationType");
        if (type)
            scene.set(scene.typeOf(*target), *target, "mode",
                      *type == "FIRE_AND_FORGET" ? "asynchronous" : "synchronous");
    }
    for (const char* kind : {"DynamoDBStreamParameters", "KinesisStreamParameters"}) {
        const std::string place = std::string("/SourceParameters/") + kind + "/DeadLetterConfig";
        if (const Json* arn = valueAt(resource.properties, place + "/Arn"))
            scene.connect(pipe, scene.denoted(*arn, "sqs"), {"dead-letter"}, {{pointer + place}, {}, {}});
    }
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
