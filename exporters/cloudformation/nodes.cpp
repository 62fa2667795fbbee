// SPDX-License-Identifier: MIT
// Resources become nodes.
#include <algorithm>
#include <array>

#include "exporters/cloudformation/kinds.h"
#include "exporters/cloudformation/recognisers.h"

namespace cascade::exporters::cloudformation {
namespace {

using Special = void (*)(Scene&, DrawnNode&);

const Json* propertyOf(const DrawnNode& node, std::string_view pointer) {
    return valueAt(node.resource->properties, pointer);
}

/// ("KeySchema", "HASH") -> "id:S"
std::string keyOf(const Scene& scene, const DrawnNode& node, const char* keyType) {
    const Json schema = scene.view.resolved(node.resource->properties.value("KeySchema", Json::array()));
    const Json attributes =
        scene.view.resolved(node.resource->properties.value("AttributeDefinitions", Json::array()));
    std::string name;
    if (schema.is_array())
        for (const Json& key : schema)
            if (textMember(key, "KeyType") == keyType) name = textMember(key, "AttributeName");
    if (name.empty()) return {};
    std::string type = "S";
    if (attributes.is_array())
        for (const Json& attribute : attributes)
            if (textMember(attribute, "AttributeName") == name) type = textMember(attribute, "AttributeType");
    return name + ":" + type;
}

void setText(Scene& scene, DrawnNode& node, const char* parameter, const std::string& text) {
    if (!text.empty()) scene.set(node, parameter, text);
}

void readTable(Scene& scene, DrawnNode& node) {
    setText(scene, node, "partition_key", keyOf(scene, node, "HASH"));
    setText(scene, node, "sort_key", keyOf(scene, node, "RANGE"));
    const Json* lifetime = propertyOf(node, "/TimeToLiveSpecification");
    const Json* enabled = lifetime ? member(*lifetime, "Enabled") : nullptr;
    if (lifetime && (!enabled || *enabled != false))
        setText(scene, node, "time_to_live", textMember(*lifetime, "AttributeName"));
}

/// SAM's own table: a key of a name and a type in words.
void readSimpleTable(Scene& scene, DrawnNode& node) {
    std::string name = "id";
    std::string type = "String";
    if (const Json* key = propertyOf(node, "/PrimaryKey")) {
        const Json resolved = scene.view.resolved(*key);
        if (const std::string text = textMember(resolved, "Name"); !text.empty()) name = text;
        if (const std::string text = textMember(resolved, "Type"); !text.empty()) type = text;
    }
    scene.set(node, "partition_key", name + ":" + type.front());
    if (propertyOf(node, "/ProvisionedThroughput")) scene.set(node, "billing_mode", "PROVISIONED");
}

/// Without fixed deduplication by content, senders must give each message an id.
void readQueue(Scene& scene, DrawnNode& node) {
    if (member(node.parameters, "fifo")) {
        const Json* byContent = propertyOf(node, "/ContentBasedDeduplication");
        scene.set(node, "content_based_deduplication", byContent ? scene.view.resolved(*byContent) : Json(false));
    }
    if (const Json* timeout = propertyOf(node, "/VisibilityTimeout"))
        scene.set(node, "visibility_timeout", fromTemplate(Form::Seconds, scene.view.resolved(*timeout)), *timeout);
    else
        scene.set(node, "visibility_timeout", "30s");
}

void readDelivery(Scene& scene, DrawnNode& node) {
    for (const char* name : {"ExtendedS3DestinationConfiguration", "S3DestinationConfiguration"}) {
        if (!member(node.resource->properties, name)) continue;
        const TemplateResource& resource = *node.resource;
        scene.readFields(
            std::string("delivery to ") + name, resource.properties,
            [&](std::string_view pointer) { return resource.placeOf(pointer); }, node);
        return;
    }
}

void readCors(Scene& scene, DrawnNode& node) {
    for (const char* name : {"/Cors", "/CorsConfiguration"})
        if (const Json* cors = propertyOf(node, name); cors && !cors->is_null() && *cors != false)
            scene.set(node, "cors", true);
}

/// Limits of all methods of a stage.
void readMethodSettings(Scene& scene, DrawnNode& node, const Json& properties) {
    for (const Json* settings : elementsOf(member(properties, "MethodSettings"))) {
        if (textMember(*settings, "HttpMethod") != "*" || textMember(*settings, "ResourcePath") != "/*") continue;
        if (const Json* rate = member(*settings, "ThrottlingRateLimit"))
            scene.set(node, "throttle_rate", scene.view.resolved(*rate), *rate);
        if (const Json* burst = member(*settings, "ThrottlingBurstLimit"))
            scene.set(node, "throttle_burst", scene.view.resolved(*burst), *burst);
    }
}

void readRestApi(Scene& scene, DrawnNode& node) {
    readCors(scene, node);
    readMethodSettings(scene, node, node.resource->properties);
}

constexpr std::array<std::pair<std::string_view, Special>, 9> kSpecials{{
    {"AWS::DynamoDB::Table", readTable},
    {"AWS::DynamoDB::GlobalTable", readTable},
    {"AWS::Serverless::SimpleTable", readSimpleTable},
    {"AWS::SQS::Queue", readQueue},
    {"AWS::KinesisFirehose::DeliveryStream", readDelivery},
    {"AWS::Serverless::Api", readRestApi},
    {"AWS::ApiGateway::RestApi", readRestApi},
    {"AWS::Serverless::HttpApi", readCors},
    {"AWS::ApiGatewayV2::Api", readCors},
}};

/// The resource as its author wrote it goes with an opaque node, so that it survives.
void keepBody(DrawnNode& node) {
    node.fields["type"] = node.resource->type;
    node.fields["resource"] = *node.resource->body;
}

/// A part of a node that Cascade wrote as several resources names the node.
std::string partOf(const TemplateResource& resource) {
    const Json* node = valueAt(*resource.body, "/Metadata/Cascade/Node");
    return node && node->is_string() ? node->get<std::string>() : std::string();
}

void addNode(Scene& scene, const TemplateResource& resource) {
    DrawnNode node;
    node.kind = kindOf(scene, resource);
    if (node.kind.empty()) return;
    if (const std::string whole = partOf(resource);
        !whole.empty() && whole != resource.id && scene.view.find(whole))
        return;
    node.name = isLegalName(resource.id) ? resource.id : scene.freeName(resource.id);
    if (node.name != resource.id)
        scene.note("'" + resource.id + "' is called '" + node.name + "' here: names consist of letters and digits",
                   resource.pointer);
    node.resource = &resource;
    node.footprint.own.push_back(resource.pointer);
    node.description = scene.view.textOf(resource.properties.value("Description", Json()));
    if (node.kind == "other") {
        keepBody(node);
    } else {
        scene.readFields(
            resource.type, resource.properties, [&](std::string_view pointer) { return resource.placeOf(pointer); },
            node);
        for (const auto& [type, special] : kSpecials)
            if (type == resource.type) special(scene, node);
    }
    scene.addNode(std::move(node));
}

}  // namespace

void recogniseNodes(Scene& scene) {
    for (const TemplateResource& resource : scene.view.resources()) addNode(scene, resource);
    // Parts follow their whole, wherever that stands.
    for (const TemplateResource& resource : scene.view.resources())
        if (const std::string whole = partOf(resource); !whole.empty() && scene.nodeOf(&resource) == Scene::kNone)
            scene.addPart(resource, scene.nodeOf(whole));
    for (const std::string& id : scene.view.strangers())
        scene.note("'" + id + "' is no resource that Cascade can draw", pointerTo("/Resources", id));
}

}  // namespace cascade::exporters::cloudformation
