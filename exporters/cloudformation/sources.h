// SPDX-License-Identifier: MIT
// Event sources, as SAM's events and plain resources both describe them: what is drawn for one.
#pragma once

#include <string>

#include "exporters/cloudformation/scene.h"

namespace cascade::exporters::cloudformation {

/// A description of an event: its properties and where they stand.
struct EventText {
    std::string type;  ///< SAM's name of the event: "SQS"
    std::string name;  ///< Its key, or the logical id of the resource.
    const Json& properties;
    std::string pointer;  ///< Of the properties.
    Footprint footprint;  ///< What exists for it.
};

/// What a poller reads (SQS, DynamoDB, Kinesis), and where it sends what it gives up.
void drawPoller(Scene& scene, const EventText& event, const Json& source, Scene::Index target);

/// A rule of a bus with one target. `bus` is null for the account's default bus. `pattern` stands in the properties
/// of the rule, the settings of the target in those of the event. Returns the connection, or nullptr.
DrawnConnection* drawRule(Scene& scene, const EventText& event, const Json* bus, const Json* pattern,
                          const std::string& patternPointer, Scene::Index target);

/// The node of the bus that a rule or entry names: drawn as the account's default bus, or as one of another stack,
/// where it is none of the template.
Scene::Index busOf(Scene& scene, const Json* bus);

/// source -> dead-letter queue, for what could not be delivered to `target`.
void drawDeadLetters(Scene& scene, Scene::Index source, Scene::Index target, const Json* arn,
                     const std::string& pointer);

/// bucket -> target for one type of event, with its filter of keys.
void drawNotification(Scene& scene, Scene::Index bucket, Scene::Index target, const Json& event, const Json* filter,
                      Footprint footprint);

/// The route of an API's connection. Returns the connection, or nullptr.
DrawnConnection* drawRoute(Scene& scene, Scene::Index api, Scene::Index target, const std::string& method,
                           const std::string& path, Footprint footprint);

/// Roles that hand something on to a target, in the order in which they are tried.
DrawnConnection* drawDelivery(Scene& scene, Scene::Index from, Scene::Index to, Footprint footprint);

}  // namespace cascade::exporters::cloudformation
