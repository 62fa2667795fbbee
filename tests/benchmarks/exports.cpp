// SPDX-License-Identifier: MIT
// A large design through every format, as `cascade export` writes it: the plan, the main file, and the project.
#include <cstdlib>

#include "exporters/exporter.h"
#include "tests/benchmarks/benchmarks.h"

namespace cascade::benchmarks {
namespace {

/// Services like real ones, side by side: ten nodes each, and each passes its events on to the next.
class Services {
public:
    explicit Services(int nodes) {
        for (int i = 0; i < nodes / 10; ++i) addService(std::to_string(i));
    }
    Design finish() { return std::move(m_design); }

private:
    NodeId add(const char* kind, const std::string& name) {
        return std::get<NodeAdded>(m_design.addNode(kind, name)->front()).node.id;
    }
    void connect(NodeId from, NodeId to, const char* role) { (void)m_design.connect(from, to, role); }

    void addService(const std::string& number) {
        const NodeId api = add("http-api", "Api" + number);
        const NodeId take = add("function", "Take" + number);
        const NodeId pack = add("function", "Pack" + number);
        const NodeId tell = add("function", "Tell" + number);
        const NodeId table = add("dynamodb-table", "Orders" + number);
        const NodeId queue = add("sqs-queue", "Queue" + number);
        const NodeId dead = add("sqs-queue", "Dead" + number);
        const NodeId topic = add("sns-topic", "Topic" + number);
        const NodeId bucket = add("s3-bucket", "Labels" + number);
        const NodeId machine = add("state-machine", "Flow" + number);
        connect(api, take, "invoke");
        connect(take, table, "write");
        connect(take, queue, "send");
        connect(queue, pack, "trigger");
        connect(queue, dead, "dead-letter");
        connect(pack, bucket, "read-write");
        connect(bucket, tell, "trigger");
        connect(table, tell, "trigger");
        connect(tell, topic, "publish");
        connect(tell, machine, "start");
        connect(machine, pack, "invoke");
        if (m_last) connect(m_last, take, "trigger");
        m_last = topic;
    }

    Design m_design;
    NodeId m_last;
};

}  // namespace

Result<Json> exports(const Arguments& arguments) {
    if (arguments.size() != 2)
        return Error{"a format and a number of nodes are wanted", "write for instance sam 1000"};
    const exporters::Format* format = exporters::findFormat(arguments[0]);
    if (!format) return Error{"no such format: " + arguments[0], "write for instance sam"};
    const int nodes = std::atoi(arguments[1].c_str());
    const Design design = Services(nodes).finish();
    const Stopwatch stopwatch;
    const auto files = exporters::exportDesign(*format, design, builtinCatalog());
    const double seconds = stopwatch.seconds();
    if (!files) return files.error();
    std::size_t bytes = 0;
    for (const exporters::GeneratedFile& file : *files) bytes += file.text.size();
    return Json{{"items", nodes}, {"seconds", seconds}, {"files", files->size()}, {"bytes", bytes}};
}

}  // namespace cascade::benchmarks
