// SPDX-License-Identifier: MIT
// Meters: how much of each price's item a node used.
#include "simulator/report/cost.h"

#include <algorithm>
#include <array>
#include <map>

#include "simulator/parts/settings.h"

namespace cascade::simulator {
namespace {

constexpr double kKilobytesPerGigabyte = 1024 * 1024;
constexpr double kBytesPerGigabyte = 1024 * kKilobytesPerGigabyte;
constexpr double kFirehoseUnit = 5;  // KB, to which each record is rounded up
/// The least memory that an express execution is charged for (aws.amazon.com/step-functions/pricing: in 64-MB
/// chunks); small data need no more.
constexpr double kExpressGigabytes = 64.0 / 1024;

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
    double writtenUnits() const { return static_cast<double>(record.writtenUnits); }
    double readUnits() const { return static_cast<double>(record.readUnits) / 2; }
    double used(Metered what) const { return static_cast<double>(record.used(what)); }
    /// Messages that came, large ones as several.
    double receivedUnits() const { return count(FactType::Received) + used(Metered::ExtraUnits); }
    /// What an authorizer answers is no request.
    double apiRequests() const { return receivedUnits() - count(FactType::Authorized); }
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
    double storedGigabyteMonths() const {
        return record.storedBytes.area(end) / kBytesPerGigabyte / static_cast<double>(kMonth);
    }
    /// Cognito charges by people, not by requests: the author says how many come in a month.
    double users() const {
        return numberOr(vertex.simulation("users"), 0) * static_cast<double>(end) / static_cast<double>(kMonth);
    }
};

/// How a quantity grows with time: twice the time is twice the requests, but twice as much stored for twice as
/// long.
enum class Growth : std::uint8_t { Steady, Stored };

struct Meter {
    std::string_view kind;
    std::string_view item;
    double (*used)(const Usage&);
    Growth growth = Growth::Steady;
};

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
    Meter{"rest-api", "requests", [](const Usage& u) { return u.apiRequests(); }},
    Meter{"http-api", "requests", [](const Usage& u) { return u.apiRequests(); }},
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
    Meter{"s3-bucket", "gb_months", [](const Usage& u) { return u.storedGigabyteMonths(); }, Growth::Stored},
    Meter{"sqs-queue", "requests", [](const Usage& u) { return u.isFifo() ? 0 : u.used(Metered::Requests); }},
    Meter{"sqs-queue", "requests_fifo", [](const Usage& u) { return u.isFifo() ? u.used(Metered::Requests) : 0; }},
    Meter{"sns-topic", "publishes", [](const Usage& u) { return u.isFifo() ? 0 : u.receivedUnits(); }},
    Meter{"sns-topic", "publishes_fifo", [](const Usage& u) { return u.isFifo() ? u.receivedUnits() : 0; }},
    Meter{"event-bus", "events", [](const Usage& u) { return u.receivedUnits(); }},
    Meter{"schedule", "invocations", [](const Usage& u) { return u.count(FactType::Sent); }},
    Meter{"iot-rule", "rules_triggered", [](const Usage& u) { return u.receivedUnits(); }},
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
    Meter{"firehose", "gigabytes",
          [](const Usage& u) { return u.receivedUnits() * kFirehoseUnit / kKilobytesPerGigabyte; }},
    Meter{"state-machine", "transitions",
          [](const Usage& u) { return u.isExpress() ? 0 : u.used(Metered::Transitions); }},
    Meter{"state-machine", "express_requests",
          [](const Usage& u) { return u.isExpress() ? u.count(FactType::Invoked) : 0; }},
    Meter{"state-machine", "express_gb_seconds",
          [](const Usage& u) {
              return u.isExpress() ? static_cast<double>(u.record.billedMilliseconds) / 1000 * kExpressGigabytes
                                   : 0;
          }},
    Meter{"cognito-user-pool", "monthly_users", [](const Usage& u) { return u.users(); }},
};

/// What all nodes of a kind used of a price's item, in the run and in a month.
struct Quantity {
    double run = 0;
    double month = 0;
};

class Bill {
public:
    Bill(const Network& network, const Recorder& recorder, Nanoseconds end)
        : m_network(network), m_recorder(recorder), m_end(end) {}

    Costs add() {
        double run = 0;
        double month = 0;
        for (const Kind& kind : m_network.catalog().kinds()) {
            if (kind.prices.empty() || !isUsed(kind)) continue;
            m_costs.run.emplace_back(kind.name, 0);
            m_costs.month.emplace_back(kind.name, 0);
            charge(kind, m_costs.run.back().second, m_costs.month.back().second);
            run += m_costs.run.back().second;
            month += m_costs.month.back().second;
        }
        m_costs.run.emplace_back("total_usd", run);
        m_costs.month.emplace_back("total_usd", month);
        m_costs.month.emplace_back("after_free_tier_usd", m_afterFreeTier);
        return std::move(m_costs);
    }

private:
    bool isUsed(const Kind& kind) const {
        return std::ranges::any_of(m_network.vertices(),
                                   [&](const Vertex& vertex) { return vertex.kind == &kind; });
    }

    void charge(const Kind& kind, double& run, double& month) {
        std::map<std::string, double> free;  // what is left of it
        for (const Price& price : kind.prices) free[price.item] = termsOf(kind, price).free;
        for (const Price& price : kind.prices) {
            const PriceTerms terms = termsOf(kind, price);
            const Quantity quantity = quantityOf(kind, price);
            run += quantity.run * price.usd / price.per;
            month += usdFor(price, terms, quantity.month);
            double& left = free[terms.freeWith.empty() ? price.item : terms.freeWith];
            const double forFree = std::min(left, quantity.month);
            left -= forFree;
            m_afterFreeTier += usdFor(price, terms, quantity.month - forFree);
            if (quantity.run > 0) noteDate(price.date);
        }
    }

    Quantity quantityOf(const Kind& kind, const Price& price) const {
        Quantity quantity;
        const double months = static_cast<double>(m_end) / static_cast<double>(kMonth);
        for (const Meter& meter : kMeters) {
            if (meter.kind != kind.name || meter.item != price.item) continue;
            for (const Vertex& vertex : m_network.vertices())
                if (vertex.kind == &kind)
                    quantity.run += meter.used({m_network, vertex, m_recorder.record(vertex.index), m_end});
            if (m_end > 0)
                quantity.month = quantity.run / (meter.growth == Growth::Stored ? months * months : months);
        }
        return quantity;
    }

    void noteDate(const std::string& date) {
        if (m_costs.oldestPrice.empty() || date < m_costs.oldestPrice) m_costs.oldestPrice = date;
        m_costs.newestPrice = std::max(m_costs.newestPrice, date);
    }

    const Network& m_network;
    const Recorder& m_recorder;
    Nanoseconds m_end;
    Costs m_costs;
    double m_afterFreeTier = 0;
};

}  // namespace

double usdFor(const Price& price, const PriceTerms& terms, double quantity) {
    double usd = 0;
    double from = 0;
    double rate = price.usd;
    for (const PriceTier& tier : terms.tiers) {
        if (quantity <= tier.above) break;
        usd += (tier.above - from) * rate / price.per;
        from = tier.above;
        rate = tier.usd;
    }
    return usd + (quantity - from) * rate / price.per;
}

Costs costOf(const Network& network, const Recorder& recorder, Nanoseconds end) {
    return Bill(network, recorder, end).add();
}

}  // namespace cascade::simulator
