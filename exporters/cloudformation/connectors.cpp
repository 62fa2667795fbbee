// SPDX-License-Identifier: MIT
// SAM's connectors: a source, a destination, and whether it reads or writes.
#include <set>

#include "exporters/cloudformation/recognisers.h"
#include "exporters/cloudformation/role_choice.h"
#include "exporters/cloudformation/sources.h"

namespace cascade::exporters::cloudformation {
namespace {

struct Ends {
    Scene::Index source, destination;
};

/// {"Id": "Orders"}, or {"Arn": …} for what is of another template.
Scene::Index endOf(const Scene& scene, const Json& end) {
    if (const std::string id = textMember(end, "Id"); !id.empty()) return scene.nodeOf(id);
    const Json* arn = member(end, "Arn");
    return arn ? scene.denoted(*arn) : Scene::kNone;
}

bool permits(const Json& properties, const char* permission) {
    for (const Json* item : elementsOf(member(properties, "Permissions")))
        if (*item == permission) return true;
    return false;
}

/// Functions and machines use their destination; other sources hand something on to it. A connector that only adds
/// the permission for a trigger which is drawn already belongs to that.
void drawConnector(Scene& scene, Ends ends, const Json& properties, const Footprint& footprint) {
    if (ends.source == Scene::kNone || ends.destination == Scene::kNone) return;
    for (const char* role : {"trigger", "invoke", "start", "deliver", "notify"}) {
        if (DrawnConnection* known = scene.find(ends.source, ends.destination, role)) {
            known->footprint.own.insert(known->footprint.own.end(), footprint.own.begin(), footprint.own.end());
            return;
        }
    }
    const std::string& from = scene.nodes[ends.source].kind;
    const std::string& to = scene.nodes[ends.destination].kind;
    if (from != "function" && from != "state-machine") {
        drawDelivery(scene, ends.source, ends.destination, footprint);
        return;
    }
    std::set<std::string> actions;
    for (const ConnectionType* type : scene.catalog.between(from, to)) {
        const bool wanted = (type->role == "read" && permits(properties, "Read")) ||
                            (type->role == "write" && permits(properties, "Write"));
        const bool only = type->role != "read" && type->role != "write" && type->role != "read-write";
        if (wanted || (only && permits(properties, "Write")))
            actions.insert(type->actions.begin(), type->actions.end());
    }
    if (const ConnectionType* type = roleFor(scene.catalog, from, to, actions))
        scene.connect(ends.source, ends.destination, {type->role}, footprint);
}

void drawAll(Scene& scene, Scene::Index source, const Json& properties, const std::string& pointer) {
    const Json* destination = member(properties, "Destination");
    if (!destination) return;
    const auto all = elementsOf(destination);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string place = all.size() == 1 ? pointer : pointerTo(pointer + "/Properties/Destination", i);
        drawConnector(scene, {source, endOf(scene, *all[i])}, properties, {{place}, {}, {}});
    }
}

}  // namespace

void recogniseConnectors(Scene& scene) {
    for (const TemplateResource& resource : scene.view.resources()) {
        if (resource.type == "AWS::Serverless::Connector") {
            const Json* source = member(resource.properties, "Source");
            if (source) drawAll(scene, endOf(scene, *source), resource.properties, resource.pointer);
            scene.claim(resource);
        }
        const Json* embedded = member(*resource.body, "Connectors");
        if (!embedded || !embedded->is_object()) continue;
        for (const auto& item : embedded->items()) {
            const Json* properties = member(item.value(), "Properties");
            if (properties)
                drawAll(scene, scene.nodeOf(&resource), *properties,
                        pointerTo(resource.pointer + "/Connectors", item.key()));
        }
    }
}

}  // namespace cascade::exporters::cloudformation
