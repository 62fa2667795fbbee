// SPDX-License-Identifier: MIT
// Meters: how much of each price's item a node used.
#include "simulator/report/cost.h"

#include <algorithm>
#include <array>

#include "simulator/parts/settings.h"

namespace cascade::simulator {
namespace {

struct Usage {
    const Network& network;
    const Vertex& vertex;
    const NodeRecord& record;
    Nanoseconds end;

    double count(FactType type) const { return static_cast<double>(record.count(type)); }
    double hours() const { return static_cast<double>(end) / kHour; }
    double gigabytes() const { return numberOr(vertex.value("memory"), 256) / 1024; }
    double gigabyteSeconds() const { return static_cast<double>(record.billedMilliseconds) / 1000 * gigabytes(); }
    /// What provisioned concurrency costs for being there, and for its runs.
    double provisionedSeconds() const {
        const double environments = numberOr(vertex.value("provisioned_concurrency"), 0);
        return environments * static_cast<double>(end) / kSecond * gigabytes();
    }
    double provisionedRunSeconds() const {
        return static_cast<double>(record.provisionedMilliseconds) / 1000 * gigabytes();
    }
    double writtenUnits() const { return count(FactType::Written); }
    double readUnits() const { return count(FactType::Read) / 2; }
    bool isProvisioned() const { return textOr(vertex.value("billing_mode"), {}) == "PROVISIONED"; }
    bool isOnDemand() const { return textOr(vertex.value("mode"), {}) == "ON_DEMAND"; }
    double shardHours() const { return hours() * numberOr(vertex.value("shards"), 1); }
    double fanOutConsumers() const {
        return static_cast<double>(std::ranges::count_if(vertex.out, [&](LinkIndex link) {
            return truthOr(network.link(link).value("enhanced_fan_out"), false);
        }));
    }
    bool isFifo() const { return truthOr(vertex.value("fifo"), false); }
    bool isExpress() const { return textOr(vertex.value("type"), {}) == "EXPRESS"; }
    bool isX86() const { return textOr(vertex.value("architecture"), {}) == "x86_64"; }
    /// Of a queue: one to send, one to receive, one to delete a message.
    double queueRequests() const {
        return count(FactType::Received) + count(FactType::Sent) + count(FactType::Deleted);
    }
};

struct Meter {
    std::string_view kind;
    std::string_view item;
    double (*used)(const Usage&);
};

constexpr double kKilobytesPerGigabyte = 1024 * 1024;
constexpr double kFirehoseGigabytes = 5.0 / 1'000'000;  // each record is rounded up to 5 KB

constexpr std::array kMeters{
    Meter{"function", "requests", [](const Usage& u) { return u.count(FactType::Invoked); }},
    Meter{"function", "gb_seconds", [](const Usage& u) { return u.isX86() ? 0 : u.gigabyteSeconds(); }},
    Meter{"function", "gb_seconds_x86_64", [](const Usage& u) { return u.isX86() ? u.gigabyteSeconds() : 0; }},
    Meter{"function", "provisioned_gb_seconds",
          [](const Usage& u) { return u.isX86() ? 0 : u.provisionedSeconds(); }},
    Meter{"function", "provisioned_duration",
          [](const Usage& u) { return u.isX86() ? 0 : u.provisionedRunSeconds(); }},
    Meter{"function", "provisioned_gb_seconds_x86_64",
          [](const Usage& u) { return u.isX86() ? u.provisionedSeconds() : 0; }},
    Meter{"function", "provisioned_duration_x86_64",
          [](const Usage& u) { return u.isX86() ? u.provisionedRunSeconds() : 0; }},
    Meter{"rest-api", "requests", [](const Usage& u) { return u.count(FactType::Received); }},
    Meter{"http-api", "requests", [](const Usage& u) { return u.count(FactType::Received); }},
    Meter{"dynamodb-table", "write_units", [](const Usage& u) { return u.isProvisioned() ? 0 : u.writtenUnits(); }},
    Meter{"dynamodb-table", "read_units", [](const Usage& u) { return u.isProvisioned() ? 0 : u.readUnits(); }},
    Meter{"dynamodb-table", "write_capacity_hours",
          [](const Usage& u) {
              return u.isProvisioned() ? u.hours() * numberOr(u.vertex.value("write_capacity"), 5) : 0;
          }},
    Meter{"dynamodb-table", "read_capacity_hours",
          [](const Usage& u) {
              return u.isProvisioned() ? u.hours() * numberOr(u.vertex.value("read_capacity"), 5) : 0;
          }},
    Meter{"s3-bucket", "put_requests", [](const Usage& u) { return u.count(FactType::Written); }},
    Meter{"s3-bucket", "get_requests", [](const Usage& u) { return u.count(FactType::Read); }},
    Meter{"sqs-queue", "requests", [](const Usage& u) { return u.isFifo() ? 0 : u.queueRequests(); }},
    Meter{"sqs-queue", "requests_fifo", [](const Usage& u) { return u.isFifo() ? u.queueRequests() : 0; }},
    Meter{"sns-topic", "publishes", [](const Usage& u) { return u.isFifo() ? 0 : u.count(FactType::Received); }},
    Meter{"sns-topic", "publishes_fifo",
          [](const Usage& u) { return u.isFifo() ? u.count(FactType::Received) : 0; }},
    Meter{"event-bus", "events", [](const Usage& u) { return u.count(FactType::Received); }},
    Meter{"schedule", "invocations", [](const Usage& u) { return u.count(FactType::Sent); }},
    Meter{"iot-rule", "rules_triggered", [](const Usage& u) { return u.count(FactType::Received); }},
    Meter{"iot-rule", "actions", [](const Usage& u) { return u.count(FactType::Sent); }},
    Meter{"kinesis-stream", "shard_hours", [](const Usage& u) { return u.isOnDemand() ? 0 : u.shardHours(); }},
    Meter{"kinesis-stream", "put_units", [](const Usage& u) { return u.isOnDemand() ? 0 : u.writtenUnits(); }},
    Meter{"kinesis-stream", "stream_hours", [](const Usage& u) { return u.isOnDemand() ? u.hours() : 0; }},
    Meter{"kinesis-stream", "gigabytes_in",
          [](const Usage& u) { return u.isOnDemand() ? u.writtenUnits() / kKilobytesPerGigabyte : 0; }},
    Meter{"kinesis-stream", "consumer_shard_hours",
          [](const Usage& u) { return u.isOnDemand() ? 0 : u.shardHours() * u.fanOutConsumers(); }},
    Meter{"kinesis-analytics", "kpu_hours",
          [](const Usage& u) { return u.hours() * (numberOr(u.vertex.value("parallelism"), 1) + 1); }},
    Meter{"firehose", "gigabytes", [](const Usage& u) { return u.count(FactType::Received) * kFirehoseGigabytes; }},
    Meter{"state-machine", "transitions",
          [](const Usage& u) { return u.isExpress() ? 0 : u.count(FactType::Sent) + u.count(FactType::Invoked); }},
    Meter{"state-machine", "express_requests",
          [](const Usage& u) { return u.isExpress() ? u.count(FactType::Received) : 0; }},
};

double costOf(const Usage& usage) {
    double total = 0;
    for (const Price& price : usage.vertex.kind->prices)
        for (const Meter& meter : kMeters)
            if (meter.kind == usage.vertex.kind->name && meter.item == price.item && price.per > 0)
                total += meter.used(usage) * price.usd / price.per;
    return total;
}

}  // namespace

std::vector<std::pair<std::string, double>> costOf(const Network& network, const Recorder& recorder,
                                                   Nanoseconds end) {
    std::vector<std::pair<std::string, double>> costs;
    double total = 0;
    for (const Kind& kind : network.catalog().kinds()) {
        double cost = 0;
        bool used = false;
        for (const Vertex& vertex : network.vertices()) {
            if (vertex.kind != &kind) continue;
            used = true;
            cost += costOf({network, vertex, recorder.record(vertex.index), end});
        }
        if (used && !kind.prices.empty()) costs.emplace_back(kind.name, cost);
        total += cost;
    }
    costs.emplace_back("total_usd", total);
    return costs;
}

}  // namespace cascade::simulator
