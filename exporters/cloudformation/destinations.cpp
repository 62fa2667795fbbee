// SPDX-License-Identifier: MIT
// Where Lambda hands the results of asynchronous runs, and what it gives up.
#include <array>

#include "exporters/cloudformation/recognisers.h"
#include "exporters/cloudformation/sources.h"

namespace cascade::exporters::cloudformation {
namespace {

void drawOutcomes(Scene& scene, Scene::Index function, const Json& config, const std::string& pointer,
                  const TemplateResource* resource) {
    for (const auto& [outcome, role] :
         {std::pair{"OnSuccess", "on-success"}, std::pair{"OnFailure", "on-failure"}}) {
        const std::string place = std::string("/DestinationConfig/") + outcome;
        const Json* entry = valueAt(config, place);
        const Json* arn = entry ? member(*entry, "Destination") : nullptr;
        Scene::Index target = arn ? scene.denoted(*arn) : Scene::kNone;
        // SAM makes the queue or topic itself where only its type is given.
        if (entry && !arn && resource) {
            const std::string type = textMember(*entry, "Type");
            const std::string id = scene.nodes[function].name + "EventInvokeConfig" + outcome;
            if (type == "SQS") target = scene.impliedNode("sqs-queue", id + "Queue", "AWS::SQS::Queue");
            if (type == "SNS") target = scene.impliedNode("sns-topic", id + "Topic", "AWS::SNS::Topic");
        }
        scene.connect(function, target, {role}, {{pointer + place}, {}, {}});
    }
}

void drawDeadLetter(Scene& scene, Scene::Index function, const TemplateResource& resource) {
    for (const char* property : {"/DeadLetterQueue", "/DeadLetterConfig"}) {
        const Json* arn = valueAt(resource.properties, std::string(property) + "/TargetArn");
        if (!arn) continue;
        scene.connect(function, scene.denoted(*arn), {"dead-letter"}, {{resource.placeOf(property)}, {}, {}});
    }
}

void readDetached(Scene& scene, const TemplateResource& resource) {
    const Json* name = member(resource.properties, "FunctionName");
    const Scene::Index function = name ? scene.denoted(*name, "lambda") : Scene::kNone;
    if (function == Scene::kNone) return;
    const auto place = [&](std::string_view pointer) { return resource.placeOf(pointer); };
    scene.readFields(resource.type, resource.properties, place, scene.nodes[function]);
    drawOutcomes(scene, function, resource.properties, resource.propertiesPointer(), nullptr);
    scene.belongsTo(resource, function);
}

}  // namespace

void recogniseDestinations(Scene& scene) {
    for (const TemplateResource& resource : scene.view.resources()) {
        if (resource.type == "AWS::Lambda::EventInvokeConfig") readDetached(scene, resource);
        const Scene::Index node = scene.nodeOf(&resource);
        if (node == Scene::kNone || scene.nodes[node].kind != "function") continue;
        drawDeadLetter(scene, node, resource);
        if (const Json* config = member(resource.properties, "EventInvokeConfig"))
            drawOutcomes(scene, node, *config, resource.placeOf("/EventInvokeConfig"), &resource);
    }
}

}  // namespace cascade::exporters::cloudformation
