// SPDX-License-Identifier: MIT
// Pollers, rules and routes.
#include "exporters/cloudformation/sources.h"

#include <algorithm>

#include "model/plan/names.h"

namespace cascade::exporters::cloudformation {
namespace {

const char* serviceOf(const std::string& type) {
    return type == "SQS" ? "sqs" : type == "Kinesis" ? "kinesis" : "dynamodb";
}

/// Streams and queues hand what a function gives up to its on-failure target.
void drawFailures(Scene& scene, const EventText& event, Scene::Index function) {
    const Json* target = valueAt(event.properties, "/DestinationConfig/OnFailure/Destination");
    if (!target) return;
    const Scene::Index to = scene.denoted(*target);
    if (to == Scene::kNone || scene.find(function, to, "on-failure")) return;
    scene.connect(function, to, {"on-failure"}, {{event.pointer + "/DestinationConfig"}, {}, {}});
}

/// The part of a rule's id that its author chose: Cascade itself puts the bus before it.
std::string ruleName(const std::string& id, const std::string& bus) {
    return id.size() > bus.size() && id.starts_with(bus) ? id.substr(bus.size()) : id;
}

/// "Event", "Event2": what Cascade puts behind a name that is taken.
bool isNumberedEvent(std::string_view text) {
    if (!text.starts_with("Event")) return text.empty();
    text.remove_prefix(5);
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

void drawPoller(Scene& scene, const EventText& event, const Json& source, Scene::Index target) {
    const Scene::Index from = scene.denoted(source, serviceOf(event.type));
    const TemplateResource* exact = scene.directory.exactly(source);
    DrawnConnection* drawn = scene.connect(from, target, {"trigger"}, event.footprint);
    if (!drawn) return;
    const ConnectionType& type = scene.typeOf(*drawn);
    scene.readFields("event " + event.type, event.properties, event.pointer, type, *drawn);
    if (exact && exact->type == "AWS::Kinesis::StreamConsumer") {
        scene.set(type, *drawn, "enhanced_fan_out", true);
        scene.claim(*exact, *drawn);
    }
    drawFailures(scene, event, target);
}

Scene::Index busOf(Scene& scene, const Json* bus) {
    const std::string text = bus ? scene.view.textOf(*bus) : std::string("default");
    if (bus)
        if (const Scene::Index known = scene.denoted(*bus, "events"); known != Scene::kNone) return known;
    const auto arn = arnParts(text);
    std::string name = arn.empty() ? text : arn.back().substr(arn.back().find('/') + 1);
    return scene.outsideNode("event-bus", name == "default" ? "DefaultBus" : name);
}

DrawnConnection* drawDelivery(Scene& scene, Scene::Index from, Scene::Index to, Footprint footprint) {
    return scene.connect(
        from, to,
        {"trigger", "invoke", "start", "send", "deliver", "publish", "put", "target", "notify", "write", "forward"},
        std::move(footprint));
}

DrawnConnection* drawRule(Scene& scene, const EventText& event, const Json* bus, const Json* pattern,
                          const std::string& patternPointer, Scene::Index target) {
    if (target == Scene::kNone) return nullptr;
    const Scene::Index from = busOf(scene, bus);
    drawDeadLetters(scene, from, target, valueAt(event.properties, "/DeadLetterConfig/Arn"),
                    event.pointer + "/DeadLetterConfig");
    DrawnConnection* drawn = drawDelivery(scene, from, target, event.footprint);
    if (!drawn) return nullptr;
    const ConnectionType& type = scene.typeOf(*drawn);
    const std::string& name = scene.nodes[from].name;
    const std::string rule = ruleName(event.name, name);
    if (event.name != name && !(event.name.starts_with(name) && isNumberedEvent(rule)))
        scene.set(type, *drawn, "rule", rule);
    scene.readFields("target", event.properties, event.pointer, type, *drawn);
    if (const Json* form = valueAt(event.properties, "/InputTransformer/InputTemplate")) {
        const Json* paths = valueAt(event.properties, "/InputTransformer/InputPathsMap");
        Json transformer{{"template", fromTemplate(Form::JsonText, scene.view.resolved(*form))}};
        if (paths) transformer["paths"] = *paths;
        scene.set(type, *drawn, "input_transformer", transformer);
    }
    if (pattern) {
        scene.set(type, *drawn, "pattern", scene.view.resolved(*pattern), *pattern);
        drawn->footprint.parameters.push_back({"pattern", patternPointer, true});
    }
    return drawn;
}

void drawDeadLetters(Scene& scene, Scene::Index source, Scene::Index target, const Json* arn,
                     const std::string& pointer) {
    if (!arn || source == Scene::kNone || target == Scene::kNone) return;
    const std::string of = scene.nodes[target].name;
    const Scene::Index queue = scene.denoted(*arn, "sqs");
    if (queue == Scene::kNone || queue == source) return;
    DrawnConnection* drawn = scene.connect(source, queue, {"dead-letter"}, {{pointer}, {}, {}});
    if (drawn) scene.set(scene.typeOf(*drawn), *drawn, "of", of);
}

void drawNotification(Scene& scene, Scene::Index bucket, Scene::Index target, const Json& event, const Json* filter,
                      Footprint footprint) {
    DrawnConnection* drawn = scene.connect(bucket, target, {"trigger", "notify"}, std::move(footprint));
    if (!drawn) return;
    const ConnectionType& type = scene.typeOf(*drawn);
    scene.set(type, *drawn, "events", scene.view.resolved(event), event);
    const Json* rules = filter ? valueAt(*filter, "/S3Key/Rules") : nullptr;
    for (const Json* rule : elementsOf(rules))
        if (const Json* value = member(*rule, "Value"))
            scene.set(type, *drawn, lowerCase(textMember(*rule, "Name")), scene.view.textOf(*value), *value);
}

DrawnConnection* drawRoute(Scene& scene, Scene::Index api, Scene::Index target, const std::string& method,
                           const std::string& path, Footprint footprint) {
    if (api == Scene::kNone || target == Scene::kNone) return nullptr;
    std::string verb = upperCase(method);
    if (verb.empty() || verb == "X-AMAZON-APIGATEWAY-ANY-METHOD" || verb == "*") verb = "ANY";
    const std::string route = path == "$default" || path.empty() ? verb + " /{proxy+}" : verb + " " + path;
    if (!scene.takeRoute(api, target, route)) return nullptr;
    DrawnConnection* drawn = drawDelivery(scene, api, target, std::move(footprint));
    if (drawn && route != "ANY /" + lowerCase(scene.nodes[target].name))
        scene.set(scene.typeOf(*drawn), *drawn, "route", route);
    return drawn;
}

}  // namespace cascade::exporters::cloudformation
