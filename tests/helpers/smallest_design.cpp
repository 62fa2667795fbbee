// SPDX-License-Identifier: MIT
// What each kind needs beside it to work, and nothing else.
#include "tests/helpers/smallest_design.h"

#include <cassert>

namespace cascade::tests {
namespace {

NodeId add(Design& design, const std::string& kind, const std::string& name) {
    const Result<Changes> added = design.addNode(kind, name);
    assert(added.ok());
    return std::get<NodeAdded>(added->front()).node.id;
}

void connect(Design& design, NodeId from, NodeId to, const std::string& role) {
    [[maybe_unused]] const bool connected = design.connect(from, to, role).ok();
    assert(connected);
}

/// An API needs a route, a Firehose stream a bucket, an analytics application an input, a state machine a step.
void addNeeds(Design& design, NodeId node, const std::string& kind, const ConnectionType& type) {
    const bool starts = type.from == kind;
    if ((kind == "rest-api" || kind == "http-api") && !(starts && type.role != "authorize"))
        connect(design, node, add(design, "function", "Handler"), "invoke");
    if (kind == "firehose" && !(starts && type.role == "deliver"))
        connect(design, node, add(design, "s3-bucket", "Archive"), "deliver");
    if (kind == "kinesis-analytics" && starts)
        connect(design, add(design, "kinesis-stream", "Input"), node, "read");
    const bool pushes = kind == "sns-topic" || kind == "event-bus" || kind == "schedule";
    if (pushes && starts && type.role == "dead-letter")
        connect(design, node, add(design, "function", "Worker"), kind == "schedule" ? "invoke" : "trigger");
    const bool needsStep = kind == "state-machine" && !(starts && type.to != "state-machine");
    if (needsStep)
        connect(design, node,
                add(design, "function", node == design.architecture().nodes().front().id ? "First" : "Step"),
                "invoke");
}

}  // namespace

std::string describe(const ConnectionType& type) { return type.from + " -> " + type.to + ": " + type.role; }

std::string folderName(const ConnectionType& type) { return type.from + "--" + type.to + "--" + type.role; }

SmallestDesign smallestDesign(const ConnectionType& type) {
    Design design;
    const NodeId from = add(design, type.from, "From");
    const NodeId to = add(design, type.to, "To");
    addNeeds(design, from, type.from, type);
    addNeeds(design, to, type.to, type);

    SmallestDesign result{design, design, {}};
    connect(result.with, from, to, type.role);
    result.connection = result.with.architecture().connections().back().id;
    return result;
}

}  // namespace cascade::tests
