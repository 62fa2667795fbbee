// SPDX-License-Identifier: MIT
// Subscriptions of topics, notifications of buckets, dead-letter queues.
#include <array>

#include "exporters/cloudformation/recognisers.h"
#include "exporters/cloudformation/sources.h"

namespace cascade::exporters::cloudformation {
namespace {

void drawSubscription(Scene& scene, Scene::Index topic, const Json& properties, const std::string& pointer,
                      Footprint footprint) {
    const Json* endpoint = member(properties, "Endpoint");
    const Scene::Index target = endpoint ? scene.denoted(*endpoint) : Scene::kNone;
    DrawnConnection* drawn = drawDelivery(scene, topic, target, std::move(footprint));
    if (!drawn) return;
    scene.readFields("AWS::SNS::Subscription", properties, pointer, scene.typeOf(*drawn), *drawn);
    const Json* redrive = valueAt(properties, "/RedrivePolicy/deadLetterTargetArn");
    drawDeadLetters(scene, topic, target, redrive, pointer + "/RedrivePolicy");
}

/// "LambdaConfigurations", "QueueConfigurations", "TopicConfigurations" and where each names its target.
struct Configurations {
    const char *list, *target, *service;
};
constexpr std::array kConfigurations{Configurations{"LambdaConfigurations", "Function", "lambda"},
                                     Configurations{"QueueConfigurations", "Queue", "sqs"},
                                     Configurations{"TopicConfigurations", "Topic", "sns"}};

void drawNotifications(Scene& scene, const TemplateResource& bucket) {
    const Json* notifications = member(bucket.properties, "NotificationConfiguration");
    if (!notifications) return;
    const std::string pointer = bucket.propertiesPointer() + "/NotificationConfiguration";
    for (const Configurations& kind : kConfigurations) {
        const Json* list = member(*notifications, kind.list);
        if (!list || !list->is_array()) continue;
        for (std::size_t i = 0; i < list->size(); ++i) {
            const Json* target = member(list->at(i), kind.target);
            const Json* event = member(list->at(i), "Event");
            if (!target || !event) continue;
            Footprint footprint{{pointerTo(pointer + "/" + kind.list, i)}, {}, {}};
            drawNotification(scene, scene.nodeOf(&bucket), scene.denoted(*target, kind.service), *event,
                             member(list->at(i), "Filter"), std::move(footprint));
        }
    }
    // Rules on the default bus hear of the bucket; without any, nobody does.
    const Json* bridge = member(*notifications, "EventBridgeConfiguration");
    const Scene::Index bus = scene.knownOutside("event-bus", "DefaultBus");
    const bool on = bridge && (!bridge->is_object() || bridge->value("EventBridgeEnabled", Json(true)) != false);
    if (on && bus != Scene::kNone)
        scene.connect(scene.nodeOf(&bucket), bus, {"notify"}, {{pointer + "/EventBridgeConfiguration"}, {}, {}});
}

}  // namespace

void recogniseSubscriptions(Scene& scene) {
    for (const TemplateResource& resource : scene.view.resources()) {
        if (resource.type == "AWS::SNS::Subscription") {
            const Json* topic = member(resource.properties, "TopicArn");
            if (!topic) continue;
            const std::size_t before = scene.connections.size();
            drawSubscription(scene, scene.denoted(*topic, "sns"), resource.properties, resource.propertiesPointer(),
                             {{resource.pointer}, {}, {}});
            if (scene.connections.size() > before) scene.claim(resource);
        }
        const Json* list =
            resource.type == "AWS::SNS::Topic" ? member(resource.properties, "Subscription") : nullptr;
        if (!list || !list->is_array()) continue;
        for (std::size_t i = 0; i < list->size(); ++i) {
            const std::string pointer = pointerTo(resource.propertiesPointer() + "/Subscription", i);
            drawSubscription(scene, scene.nodeOf(&resource), list->at(i), pointer, {{pointer}, {}, {}});
        }
    }
}

void recogniseNotifications(Scene& scene) {
    for (const TemplateResource& resource : scene.view.resources())
        if (resource.type == "AWS::S3::Bucket") drawNotifications(scene, resource);
}

void recogniseRedrives(Scene& scene) {
    for (const TemplateResource& resource : scene.view.resources()) {
        if (resource.type != "AWS::SQS::Queue") continue;
        const Json* policy = member(resource.properties, "RedrivePolicy");
        const Json* target = policy ? member(*policy, "deadLetterTargetArn") : nullptr;
        if (!target) continue;
        const std::string pointer = resource.propertiesPointer() + "/RedrivePolicy";
        DrawnConnection* drawn = scene.connect(scene.nodeOf(&resource), scene.denoted(*target, "sqs"),
                                               {"dead-letter"}, {{pointer}, {}, {}});
        const Json* count = member(*policy, "maxReceiveCount");
        if (!drawn) continue;
        drawn->footprint.parameters.push_back(
            {"max_receive_count", pointer + "/maxReceiveCount", count != nullptr});
        if (count)
            scene.set(scene.typeOf(*drawn), *drawn, "max_receive_count", scene.view.resolved(*count), *count);
    }
}

}  // namespace cascade::exporters::cloudformation
