// SPDX-License-Identifier: MIT
// Plans of Kinesis streams, Firehose delivery streams and analytics applications.
#include "model/plan/intrinsics.h"
#include "model/plan/parts.h"
#include "model/plan/planners.h"
#include "model/plan/pollers.h"

namespace cascade {
namespace {

void planStream(Builder& builder, const Node& node) {
    const Values values = builder.values(node);
    Resource stream{node.name, "AWS::Kinesis::Stream"};
    const int hours = static_cast<int>(values.duration("retention") / kHour);
    if (values.text("mode") == "ON_DEMAND")
        stream.properties = {{"StreamModeDetails", {{"StreamMode", "ON_DEMAND"}}}, {"RetentionPeriodHours", hours}};
    else
        stream.properties = {{"ShardCount", values.integer("shards")}, {"RetentionPeriodHours", hours}};
    if (values.differs("max_record_size"))
        stream.properties["MaxRecordSizeInKiB"] = values.integer("max_record_size");
    stream.attributes = {{"DeletionPolicy", "Delete"}, {"UpdateReplacePolicy", "Delete"}};
    stream.origin = originOf(node);
    builder.add(std::move(stream));
    builder.addOutput(node, "Stream", "Name", "Name of the stream " + node.name);
}

void streamTriggersFunction(Builder& builder, const Connection& connection) {
    const Node& stream = builder.from(connection);
    const Json arn = getAtt(stream.name, "Arn");
    if (!builder.values(connection).boolean("enhanced_fan_out"))
        return addPoller(builder, connection, EventSource::Type::KinesisStream, arn, {arn});
    const std::string id = builder.uniqueId(builder.to(connection).name + "Of" + stream.name);
    Resource consumer{id, "AWS::Kinesis::StreamConsumer"};
    consumer.properties = {{"ConsumerName", id}, {"StreamARN", arn}};
    consumer.comment = stream.name + " pushes its records to " + builder.to(connection).name;
    consumer.origin = originOf(connection, connection.to);
    builder.add(std::move(consumer));
    const Json consumerArn = getAtt(id, "ConsumerARN");
    addPoller(builder, connection, EventSource::Type::KinesisStream, consumerArn, {arn});
    builder.function(connection.to)
        .statements.push_back({{"kinesis:SubscribeToShard"},
                               {consumerArn},
                               nullptr,
                               "Lambda takes what " + stream.name + " pushes",
                               originOf(connection, connection.to),
                               Statement::Purpose::Poll});
}

// --- Firehose ---

/// Where Firehose delivers, with which right, and through which function.
struct Delivery {
    std::vector<Statement> statements;
    Json destination;
    std::vector<Part> parts;
};

void addBucket(Builder& builder, const Connection& connection, Delivery& delivery) {
    const Node& firehose = builder.from(connection);
    const std::string& bucket = builder.to(connection).name;
    const Values values = builder.values(firehose);
    const Origin origin = originOf(connection, firehose.id);
    delivery.statements.push_back({builder.actions(connection),
                                   {getAtt(bucket, "Arn"), sub("${" + bucket + ".Arn}/*")},
                                   nullptr,
                                   "Delivers to " + bucket,
                                   origin});
    delivery.parts.push_back({"/ExtendedS3DestinationConfiguration", origin});
    delivery.destination = {
        {"BucketARN", getAtt(bucket, "Arn")},
        {"BufferingHints",
         {{"SizeInMBs", values.integer("buffer_size")}, {"IntervalInSeconds", values.seconds("buffer_interval")}}},
        {"CompressionFormat", values.text("compression")}};
    if (const std::string prefix = values.text("prefix"); !prefix.empty()) {
        delivery.destination["Prefix"] = prefix;
        // A prefix with expressions needs one for what failed, too.
        delivery.destination["ErrorOutputPrefix"] = "errors/!{firehose:error-output-type}/";
    }
}

void addTransform(Builder& builder, const Connection& connection, Delivery& delivery) {
    const std::string& function = builder.to(connection).name;
    delivery.statements.push_back({builder.actions(connection),
                                   {getAtt(function, "Arn")},
                                   nullptr,
                                   function + " changes the records on their way",
                                   originOf(connection, connection.from)});
    Json size = builder.values(connection).json("buffer_size");
    Json parameters =
        Json::array({Json{{"ParameterName", "LambdaArn"}, {"ParameterValue", getAtt(function, "Arn")}},
                     Json{{"ParameterName", "BufferSizeInMBs"}, {"ParameterValue", size.dump()}}});
    if (const Values values = builder.values(connection); values.differs("buffer_interval"))
        parameters.push_back({{"ParameterName", "BufferIntervalInSeconds"},
                              {"ParameterValue", std::to_string(values.seconds("buffer_interval"))}});
    delivery.destination["ProcessingConfiguration"] = {
        {"Enabled", true}, {"Processors", Json::array({Json{{"Type", "Lambda"}, {"Parameters", parameters}}})}};
    delivery.parts.push_back(
        {"/ExtendedS3DestinationConfiguration/ProcessingConfiguration", originOf(connection, connection.from)});
}

/// The first of the connections; the service has room for only one, so the others are refused.
const Connection* only(Builder& builder, const std::vector<const Connection*>& connections, const char* what) {
    for (std::size_t i = 1; i < connections.size(); ++i)
        builder.refuse(*connections[i], std::string("a delivery stream has ") + what, "draw a second Firehose");
    return connections.empty() ? nullptr : connections.front();
}

Resource deliveryStream(const std::string& id, const Delivery& delivery, const std::string& role,
                        const Origin& origin) {
    Resource stream{id, "AWS::KinesisFirehose::DeliveryStream"};
    stream.properties = {{"DeliveryStreamType", "DirectPut"},
                         {"ExtendedS3DestinationConfiguration", delivery.destination}};
    stream.properties["ExtendedS3DestinationConfiguration"]["RoleARN"] = getAtt(role, "Arn");
    stream.parts = delivery.parts;
    stream.origin = origin;
    return stream;
}

/// A delivery stream takes records either from those who put them or from one Kinesis stream. So each Kinesis
/// stream has its own, with the same destination; the one that others put into has the node's name.
void addSources(Builder& builder, const Node& node, const Delivery& delivery, const std::string& role) {
    const auto streams = builder.incoming(node, "kinesis-stream", "deliver");
    const bool isPut = !builder.incoming(node, "", "put").empty();
    if (isPut || streams.empty()) builder.add(deliveryStream(node.name, delivery, role, originOf(node)));
    for (const Connection* connection : streams) {
        const std::string& source = builder.from(*connection).name;
        const bool first = builder.resource(node.name) == nullptr;
        Resource stream = deliveryStream(first ? node.name : builder.uniqueId(node.name + "From" + source),
                                         delivery, role, originOf(*connection, node.id));
        stream.properties["DeliveryStreamType"] = "KinesisStreamAsSource";
        stream.properties["KinesisStreamSourceConfiguration"] = {{"KinesisStreamARN", getAtt(source, "Arn")},
                                                                 {"RoleARN", getAtt(role, "Arn")}};
        if (!first) stream.attributes = attributesOfPart(node);
        stream.comment = "Takes its records from " + source;
        builder.add(std::move(stream));
    }
}

void planFirehose(Builder& builder, const Node& node) {
    const Connection* bucket = only(builder, builder.outgoing(node, "s3-bucket", "deliver"), "one destination");
    if (!bucket) {
        return builder.refuse(node, "a delivery stream cannot exist without a destination",
                              "connect it to an S3 bucket");
    }
    Delivery delivery;
    addBucket(builder, *bucket, delivery);
    const auto transforms = builder.outgoing(node, "function", "transform");
    if (const Connection* transform = only(builder, transforms, "one transforming function"))
        addTransform(builder, *transform, delivery);
    for (const Connection* source : builder.incoming(node, "kinesis-stream", "deliver")) {
        const std::string& stream = builder.from(*source).name;
        delivery.statements.push_back({builder.actions(*source),
                                       {getAtt(stream, "Arn")},
                                       nullptr,
                                       "Reads from " + stream,
                                       originOf(*source, node.id)});
    }
    const std::string role = builder.addRole(node.name + "Role", "firehose.amazonaws.com", delivery.statements,
                                             "What " + node.name + " may do", originOf(node));
    addSources(builder, node, delivery, role);
    builder.addOutput(node, "DeliveryStream", "Name", "Name of the delivery stream " + node.name);
}

// --- Analytics ---

/// The application's code reads the names of its streams from these properties.
Json propertyGroups(const Builder& builder, const Node& node, std::vector<Part>& parts) {
    Json groups = Json::array();
    const auto trace = [&](const Connection& connection) {
        parts.push_back(
            {"/ApplicationConfiguration/EnvironmentProperties/PropertyGroups/" + std::to_string(groups.size()),
             originOf(connection, node.id)});
    };
    int inputs = 0;
    for (const Connection* connection : builder.incoming(node, "kinesis-stream", "read")) {
        trace(*connection);
        groups.push_back({{"PropertyGroupId", "Input" + std::to_string(inputs++)},
                          {"PropertyMap", {{"stream", refTo(builder.from(*connection).name)}}}});
    }
    int outputs = 0;
    for (const Connection* connection : builder.outgoing(node, "", "put")) {
        const Node& target = builder.to(*connection);
        trace(*connection);
        groups.push_back(
            {{"PropertyGroupId", "Output" + std::to_string(outputs++)},
             {"PropertyMap", {{target.kind == "firehose" ? "deliveryStream" : "stream", refTo(target.name)}}}});
    }
    return groups;
}

std::vector<Statement> analyticsStatements(const Builder& builder, const Node& node, const std::string& bucket,
                                           const std::string& key) {
    const Origin origin = originOf(node);
    std::vector<Statement> statements{{{"s3:GetObject", "s3:GetObjectVersion"},
                                       {sub("arn:${AWS::Partition}:s3:::${" + bucket + "}/${" + key + "}")},
                                       nullptr,
                                       "Its code",
                                       origin}};
    for (const Connection* connection : builder.incoming(node, "kinesis-stream", "read")) {
        const std::string& stream = builder.from(*connection).name;
        statements.push_back({builder.actions(*connection),
                              {getAtt(stream, "Arn")},
                              nullptr,
                              "Reads " + stream,
                              originOf(*connection, node.id)});
    }
    for (const Connection* connection : builder.outgoing(node, "", "put")) {
        const std::string& target = builder.to(*connection).name;
        statements.push_back({builder.actions(*connection),
                              {getAtt(target, "Arn")},
                              nullptr,
                              "Puts into " + target,
                              originOf(*connection, node.id)});
    }
    return statements;
}

/// AWS takes no new SQL applications since October 2025; this is the Apache Flink form, whose code the author
/// brings.
void planAnalytics(Builder& builder, const Node& node) {
    const Origin origin = originOf(node);
    const std::string bucket = builder.uniqueId(node.name + "CodeBucket");
    const std::string key = builder.uniqueId(node.name + "CodeKey");
    builder.plan().parameters.push_back(
        {bucket, "Bucket that holds the Flink code of " + node.name, nullptr, origin});
    builder.plan().parameters.push_back(
        {key, "Key of the Flink code of " + node.name + ", a .jar or .zip file", node.name + ".jar", origin});
    const std::string role =
        builder.addRole(node.name + "Role", "kinesisanalytics.amazonaws.com",
                        analyticsStatements(builder, node, bucket, key), "What " + node.name + " may do", origin);
    const int parallelism = builder.values(node).integer("parallelism");
    Resource application{node.name, "AWS::KinesisAnalyticsV2::Application"};
    application.properties = {{"RuntimeEnvironment", "FLINK-1_20"}, {"ServiceExecutionRole", getAtt(role, "Arn")}};
    Json& configuration = application.properties["ApplicationConfiguration"];
    configuration["ApplicationCodeConfiguration"] = {
        {"CodeContentType", "ZIPFILE"},
        {"CodeContent",
         {{"S3ContentLocation",
           {{"BucketARN", sub("arn:${AWS::Partition}:s3:::${" + bucket + "}")}, {"FileKey", refTo(key)}}}}}};
    configuration["FlinkApplicationConfiguration"] = {
        {"ParallelismConfiguration",
         {{"ConfigurationType", "CUSTOM"}, {"Parallelism", parallelism}, {"AutoScalingEnabled", false}}}};
    if (Json groups = propertyGroups(builder, node, application.parts); !groups.empty())
        configuration["EnvironmentProperties"] = {{"PropertyGroups", std::move(groups)}};
    application.comment = "An Apache Flink application; its code is uploaded apart from this template";
    application.origin = origin;
    builder.add(std::move(application));
}

constexpr NodePlanner kNodes[] = {
    {"kinesis-stream", planStream}, {"firehose", planFirehose}, {"kinesis-analytics", planAnalytics}};
constexpr ConnectionPlanner kConnections[] = {{"kinesis-stream", "function", "trigger", streamTriggersFunction}};

}  // namespace

Planners streamPlanners() { return {kNodes, kConnections}; }

}  // namespace cascade
