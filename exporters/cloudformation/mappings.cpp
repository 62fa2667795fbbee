// SPDX-License-Identifier: MIT
// Event source mappings as resources of their own.
#include "exporters/cloudformation/recognisers.h"
#include "exporters/cloudformation/sources.h"

namespace cascade::exporters::cloudformation {
namespace {

/// SAM's name of the event that would make this mapping; "" for sources that are not drawn (Kafka, MQ, …).
std::string eventType(const Scene& scene, Scene::Index source) {
    if (source == Scene::kNone) return {};
    const std::string& kind = scene.nodes[source].kind;
    return kind == "sqs-queue"        ? "SQS"
           : kind == "kinesis-stream" ? "Kinesis"
           : kind == "dynamodb-table" ? "DynamoDB"
                                      : "";
}

Scene::Index sourceOf(const Scene& scene, const Json& arn) {
    for (const char* service : {"sqs", "dynamodb", "kinesis"})
        if (const Scene::Index found = scene.denoted(arn, service); found != Scene::kNone) return found;
    return Scene::kNone;
}

}  // namespace

void recogniseMappings(Scene& scene) {
    for (const TemplateResource& resource : scene.view.resources()) {
        if (resource.type != "AWS::Lambda::EventSourceMapping") continue;
        const Json* arn = member(resource.properties, "EventSourceArn");
        const Json* name = member(resource.properties, "FunctionName");
        const Scene::Index function = name ? scene.denoted(*name, "lambda") : Scene::kNone;
        const std::string type = arn ? eventType(scene, sourceOf(scene, *arn)) : std::string();
        if (type.empty() || function == Scene::kNone) continue;
        const EventText event{
            type, resource.id, resource.properties, resource.propertiesPointer(), {{resource.pointer}, {}, {}}};
        drawPoller(scene, event, *arn, function);
        scene.claim(resource);
    }
}

}  // namespace cascade::exporters::cloudformation
