// SPDX-License-Identifier: MIT
// Delivery streams and analytics applications: where they read, what they call, where they write.
#include <array>

#include "exporters/cloudformation/recognisers.h"

namespace cascade::exporters::cloudformation {
namespace {

/// The function among a delivery stream's processors.
void drawTransform(Scene& scene, Scene::Index firehose, const Json& destination, const std::string& pointer) {
    const Json* processors = valueAt(destination, "/ProcessingConfiguration/Processors");
    if (!processors || !processors->is_array()) return;
    for (const Json& processor : *processors) {
        if (textMember(processor, "Type") != "Lambda") continue;
        DrawnConnection* drawn = nullptr;
        for (const Json* parameter : elementsOf(member(processor, "Parameters"))) {
            const std::string name = textMember(*parameter, "ParameterName");
            const Json* value = member(*parameter, "ParameterValue");
            if (!value) continue;
            if (name == "LambdaArn")
                drawn = scene.connect(firehose, scene.denoted(*value, "lambda"), {"transform"},
                                      {{pointer + "/ProcessingConfiguration"}, {}, {}});
            if (name == "BufferSizeInMBs" && drawn)
                scene.set(scene.typeOf(*drawn), *drawn, "buffer_size", scene.view.resolved(*value), *value);
        }
    }
}

void drawFirehose(Scene& scene, const TemplateResource& resource) {
    const Scene::Index firehose = scene.nodeOf(&resource);
    const bool whole = scene.nodes[firehose].resource == &resource;
    const std::string pointer = resource.propertiesPointer();
    if (const Json* stream = valueAt(resource.properties, "/KinesisStreamSourceConfiguration/KinesisStreamARN")) {
        const std::string place = pointer + "/KinesisStreamSourceConfiguration";
        scene.connect(scene.denoted(*stream, "kinesis"), firehose, {"deliver"},
                      {{whole ? place : resource.pointer}, {}, {}});
    }
    if (!whole) return;  // the other parts have the same destination
    for (const char* name : {"ExtendedS3DestinationConfiguration", "S3DestinationConfiguration"}) {
        const Json* destination = member(resource.properties, name);
        if (!destination) continue;
        const std::string place = pointer + "/" + name;
        if (const Json* bucket = member(*destination, "BucketARN"))
            scene.connect(firehose, scene.denoted(*bucket, "s3"), {"deliver"}, {{place + "/BucketARN"}, {}, {}});
        drawTransform(scene, firehose, *destination, place);
    }
}

/// Cascade's own applications name their streams in property groups "Input0", "Output0".
void drawFlink(Scene& scene, Scene::Index application, const TemplateResource& resource) {
    const std::string place = "/ApplicationConfiguration/EnvironmentProperties/PropertyGroups";
    const Json* groups = valueAt(resource.properties, place);
    if (!groups || !groups->is_array()) return;
    for (std::size_t i = 0; i < groups->size(); ++i) {
        const Json* map = member(groups->at(i), "PropertyMap");
        if (!map || !map->is_object()) continue;
        const bool input = textMember(groups->at(i), "PropertyGroupId").find("nput") != std::string::npos;
        const std::string pointer = pointerTo(resource.propertiesPointer() + place, i);
        for (const Json& value : *map) {
            const Scene::Index stream = scene.denoted(value);
            if (stream == Scene::kNone) continue;
            if (input)
                scene.connect(stream, application, {"read"}, {{pointer}, {}, {}});
            else
                scene.connect(application, stream, {"put"}, {{pointer}, {}, {}});
        }
    }
}

/// The old SQL applications: inputs in the application, outputs in it or in resources of their own.
void drawEnds(Scene& scene, Scene::Index application, const Json& properties, const std::string& pointer) {
    for (const char* kind : {"KinesisStreamsInput", "KinesisFirehoseInput"})
        if (const Json* arn = valueAt(properties, std::string("/") + kind + "/ResourceARN"))
            scene.connect(scene.denoted(*arn), application, {"read"}, {{pointer}, {}, {}});
    for (const char* kind : {"KinesisStreamsOutput", "KinesisFirehoseOutput"})
        if (const Json* arn = valueAt(properties, std::string("/") + kind + "/ResourceARN"))
            scene.connect(application, scene.denoted(*arn), {"put"}, {{pointer}, {}, {}});
}

void drawSql(Scene& scene, Scene::Index application, const TemplateResource& resource) {
    for (const char* place : {"/Inputs", "/ApplicationConfiguration/SqlApplicationConfiguration/Inputs"}) {
        const Json* inputs = valueAt(resource.properties, place);
        if (!inputs || !inputs->is_array()) continue;
        for (std::size_t i = 0; i < inputs->size(); ++i)
            drawEnds(scene, application, inputs->at(i), pointerTo(resource.propertiesPointer() + place, i));
    }
}

void drawOutput(Scene& scene, const TemplateResource& resource) {
    const Json* name = member(resource.properties, "ApplicationName");
    const Json* output = member(resource.properties, "Output");
    const Scene::Index application = name ? scene.denoted(*name) : Scene::kNone;
    if (application == Scene::kNone || !output) return;
    drawEnds(scene, application, *output, resource.pointer);
    scene.claim(resource);
}

}  // namespace

void recogniseStreams(Scene& scene) {
    for (const TemplateResource& resource : scene.view.resources()) {
        if (resource.type.ends_with("::ApplicationOutput")) drawOutput(scene, resource);
        const Scene::Index node = scene.nodeOf(&resource);
        if (node == Scene::kNone) continue;
        if (scene.nodes[node].kind == "firehose") drawFirehose(scene, resource);
        if (scene.nodes[node].kind != "kinesis-analytics") continue;
        drawFlink(scene, node, resource);
        drawSql(scene, node, resource);
    }
}

}  // namespace cascade::exporters::cloudformation
