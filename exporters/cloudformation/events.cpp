// SPDX-License-Identifier: MIT
// SAM's events: what makes a function or a state machine run.
#include <algorithm>
#include <array>

#include "exporters/cloudformation/recognisers.h"
#include "exporters/cloudformation/sources.h"

namespace cascade::exporters::cloudformation {
namespace {

using Drawer = void (*)(Scene&, const EventText&, Scene::Index);

void drawApiEvent(Scene& scene, const EventText& event, Scene::Index target) {
    const bool rest = event.type == "Api";
    const Json* written = member(event.properties, rest ? "RestApiId" : "ApiId");
    Scene::Index api = written ? scene.denoted(*written) : Scene::kNone;
    if (!written) api = scene.nodeOf(rest ? "ServerlessRestApi" : "ServerlessHttpApi");
    if (api == Scene::kNone) {
        if (written) scene.note("the API of the event " + event.name + " is none of this template", event.pointer);
        return;
    }
    Footprint footprint = event.footprint;
    footprint.parameters.push_back({"route", event.pointer + "/Path", member(event.properties, "Path") != nullptr});
    drawRoute(scene, api, target, scene.view.textOf(event.properties.value("Method", Json())),
              scene.view.textOf(event.properties.value("Path", Json())), std::move(footprint));
    if (const Json* timeout = member(event.properties, "TimeoutInMillis"))
        scene.set(scene.nodes[api], "timeout", fromTemplate(Form::Milliseconds, scene.view.resolved(*timeout)));
}

void drawPolled(Scene& scene, const EventText& event, Scene::Index target) {
    const Json* source = member(event.properties, event.type == "SQS" ? "Queue" : "Stream");
    if (source) drawPoller(scene, event, *source, target);
}

/// topic -> queue -> function, where SAM is asked for a queue between.
void drawQueueBetween(Scene& scene, const EventText& event, const Json& subscription, Scene::Index topic,
                      Scene::Index function) {
    Scene::Index queue = Scene::kNone;
    if (const Json* arn = member(subscription, "QueueArn")) queue = scene.denoted(*arn, "sqs");
    if (subscription == Json(true))
        queue =
            scene.impliedNode("sqs-queue", scene.nodes[function].name + event.name + "Queue", "AWS::SQS::Queue");
    if (DrawnConnection* drawn = scene.connect(topic, queue, {"deliver"}, event.footprint))
        scene.readFields("event SNS", event.properties, event.pointer, scene.typeOf(*drawn), *drawn);
    DrawnConnection* drawn =
        scene.connect(queue, function, {"trigger"}, {{}, {event.pointer + "/SqsSubscription"}, {}});
    if (drawn && subscription.is_object())
        scene.readFields("event SQS", subscription, event.pointer + "/SqsSubscription", scene.typeOf(*drawn),
                         *drawn);
}

void drawSns(Scene& scene, const EventText& event, Scene::Index target) {
    const Json* source = member(event.properties, "Topic");
    const Scene::Index topic = source ? scene.denoted(*source, "sns") : Scene::kNone;
    if (topic == Scene::kNone) return;
    const Json* between = member(event.properties, "SqsSubscription");
    if (between && *between != Json(false)) return drawQueueBetween(scene, event, *between, topic, target);
    if (DrawnConnection* drawn = scene.connect(topic, target, {"trigger"}, event.footprint)) {
        scene.readFields("event SNS", event.properties, event.pointer, scene.typeOf(*drawn), *drawn);
        drawDeadLetters(scene, topic, target, valueAt(event.properties, "/RedrivePolicy/deadLetterTargetArn"),
                        event.pointer + "/RedrivePolicy");
    }
}

void drawS3(Scene& scene, const EventText& event, Scene::Index target) {
    const Json* source = member(event.properties, "Bucket");
    const Scene::Index bucket = source ? scene.denoted(*source, "s3") : Scene::kNone;
    const Json* written = member(event.properties, "Events");
    const auto events = elementsOf(written);
    for (std::size_t i = 0; i < events.size(); ++i) {
        Footprint footprint = event.footprint;
        const bool alone = events.size() == 1;
        if (!alone) footprint = {{pointerTo(event.pointer + "/Events", i)}, event.footprint.own, {}};
        drawNotification(scene, bucket, target, *events[i], member(event.properties, "Filter"),
                         std::move(footprint));
    }
}

void drawRuleEvent(Scene& scene, const EventText& event, Scene::Index target) {
    drawRule(scene, event, member(event.properties, "EventBusName"), member(event.properties, "Pattern"),
             event.pointer + "/Pattern", target);
}

/// Events of one name and the same times are one schedule with several targets.
Scene::Index scheduleOf(Scene& scene, const EventText& event, Scene::Index target) {
    DrawnNode node;
    node.kind = "schedule";
    node.description = scene.view.textOf(event.properties.value("Description", Json()));
    const auto place = [&](std::string_view pointer) { return event.pointer + std::string(pointer); };
    scene.readFields("event " + event.type, event.properties, place, node);
    const std::string known = cleanName(event.name);
    if (const Scene::Index same = scene.scheduleNamed(known);
        same != Scene::kNone && scene.nodes[same].parameters == node.parameters) {
        auto& places = scene.nodes[same].footprint.parameters;
        places.insert(places.end(), node.footprint.parameters.begin(), node.footprint.parameters.end());
        return same;
    }
    node.name = scene.isFree(known) ? known : scene.freeName(scene.nodes[target].name + known);
    const bool named = node.name == known;
    const Scene::Index index = scene.addNode(std::move(node));
    if (named) scene.nameSchedule(known, index);
    return index;
}

void drawSchedule(Scene& scene, const EventText& event, Scene::Index target) {
    const Scene::Index schedule = scheduleOf(scene, event, target);
    drawDelivery(scene, schedule, target, event.footprint);
    drawDeadLetters(scene, schedule, target, valueAt(event.properties, "/DeadLetterConfig/Arn"),
                    event.pointer + "/DeadLetterConfig");
}

void drawIotEvent(Scene& scene, const EventText& event, Scene::Index target) {
    DrawnNode node;
    node.kind = "iot-rule";
    node.name = scene.freeName(scene.nodes[target].name + event.name);
    if (const Json* sql = member(event.properties, "Sql")) scene.set(node, "sql", scene.view.resolved(*sql), *sql);
    node.footprint.parameters.push_back({"sql", event.pointer + "/Sql", true});
    const Scene::Index rule = scene.addNode(std::move(node));
    scene.connect(rule, target, {"invoke"}, event.footprint);
}

void drawCognito(Scene& scene, const EventText& event, Scene::Index target) {
    const Json* pool = member(event.properties, "UserPool");
    if (!pool) return;
    for (const Json* trigger : elementsOf(member(event.properties, "Trigger"))) {
        DrawnConnection* drawn =
            scene.connect(scene.denoted(*pool), target, {"trigger", "invoke"}, event.footprint);
        if (drawn && trigger->is_string())
            scene.set(scene.typeOf(*drawn), *drawn, "trigger", fromTemplate(Form::CodeDeploy, *trigger));
    }
}

constexpr std::array<std::pair<std::string_view, Drawer>, 13> kDrawers{{
    {"Api", drawApiEvent},
    {"HttpApi", drawApiEvent},
    {"SQS", drawPolled},
    {"Kinesis", drawPolled},
    {"DynamoDB", drawPolled},
    {"SNS", drawSns},
    {"S3", drawS3},
    {"EventBridgeRule", drawRuleEvent},
    {"CloudWatchEvent", drawRuleEvent},
    {"Schedule", drawSchedule},
    {"ScheduleV2", drawSchedule},
    {"IoTRule", drawIotEvent},
    {"Cognito", drawCognito},
}};

void drawEvent(Scene& scene, const std::string& name, const Json& body, const std::string& pointer,
               Scene::Index target) {
    static const Json nothing = Json::object();
    const Json* properties = member(body, "Properties");
    const std::string type = textMember(body, "Type");
    const EventText event{type,
                          name,
                          properties && properties->is_object() ? *properties : nothing,
                          pointer + "/Properties",
                          {{pointer}, {}, {}}};
    for (const auto& [known, drawer] : kDrawers)
        if (known == type) return drawer(scene, event, target);
    scene.note("the event " + name + " of " + scene.nodes[target].name +
                   " is not drawn: Cascade knows no sources of type " + (type.empty() ? std::string("\"\"") : type),
               pointer);
}

bool hasEvents(const DrawnNode& node) {
    return node.resource && (node.resource->type == "AWS::Serverless::Function" ||
                             node.resource->type == "AWS::Serverless::StateMachine");
}

}  // namespace

void recogniseImpliedApis(Scene& scene) {
    for (const auto& [event, property, id, type, kind, name] :
         {std::tuple{"Api", "RestApiId", "ServerlessRestApi", "AWS::Serverless::Api", "rest-api", "RestApi"},
          std::tuple{"HttpApi", "ApiId", "ServerlessHttpApi", "AWS::Serverless::HttpApi", "http-api", "HttpApi"}}) {
        const auto implies = [&, wanted = event, by = property](const DrawnNode& node) {
            const Json* events = hasEvents(node) ? member(node.resource->properties, "Events") : nullptr;
            if (!events || !events->is_object()) return false;
            return std::any_of(events->begin(), events->end(), [&](const Json& body) {
                return textMember(body, "Type") == wanted && !valueAt(body, std::string("/Properties/") + by);
            });
        };
        if (scene.view.find(id) || std::none_of(scene.nodes.begin(), scene.nodes.end(), implies)) continue;
        scene.impliedNode(kind, id, type, name);
    }
}

void recogniseEvents(Scene& scene) {
    const std::size_t count = scene.nodes.size();
    for (Scene::Index target = 0; target < count; ++target) {
        if (!hasEvents(scene.nodes[target])) continue;
        const TemplateResource& resource = *scene.nodes[target].resource;
        const Json* events = member(resource.properties, "Events");
        if (!events || !events->is_object()) continue;
        for (const auto& item : events->items())
            drawEvent(scene, item.key(), item.value(),
                      pointerTo(resource.propertiesPointer() + "/Events", item.key()), target);
    }
}

}  // namespace cascade::exporters::cloudformation
