// SPDX-License-Identifier: MIT
// Metrics: one table of names and formulas, one table of kinds.
#include "simulator/report/metrics.h"

#include <algorithm>
#include <array>

namespace cascade::simulator {
namespace {

struct Metric {
    std::string_view name;
    double (*value)(const NodeRecord&, Nanoseconds end);
};

template <FactType type>
double countOf(const NodeRecord& record, Nanoseconds) {
    return static_cast<double>(record.count(type));
}

double inFlight(const NodeRecord& record, Nanoseconds) {
    return static_cast<double>(record.count(FactType::Received) - record.count(FactType::Handled) -
                               record.count(FactType::DeadLettered) - record.count(FactType::Lost));
}

double errors(const NodeRecord& record, Nanoseconds) { return static_cast<double>(record.errors()); }

double succeeded(const NodeRecord& record, Nanoseconds) {
    return static_cast<double>(record.count(FactType::Succeeded) + record.count(FactType::Answered) -
                               record.answeredWithError);
}

constexpr std::array kMetrics{
    Metric{"stimulated", countOf<FactType::Stimulated>},
    Metric{"received", countOf<FactType::Received>},
    Metric{"handled", countOf<FactType::Handled>},
    Metric{"dead_lettered", countOf<FactType::DeadLettered>},
    Metric{"lost", countOf<FactType::Lost>},
    Metric{"in_flight", inFlight},
    Metric{"sent", countOf<FactType::Sent>},
    Metric{"invocations", countOf<FactType::Invoked>},
    Metric{"succeeded", succeeded},
    Metric{"errors", errors},
    Metric{"timeouts", countOf<FactType::TimedOut>},
    Metric{"throttled", countOf<FactType::Throttled>},
    Metric{"rejected", countOf<FactType::Rejected>},
    Metric{"authorized", countOf<FactType::Authorized>},
    Metric{"cold_starts", countOf<FactType::ColdStart>},
    Metric{"retries", countOf<FactType::Retried>},
    Metric{"duplicates", countOf<FactType::Duplicated>},
    Metric{"filtered", countOf<FactType::Filtered>},
    Metric{"written", countOf<FactType::Written>},
    Metric{"read", countOf<FactType::Read>},
    Metric{"deleted", countOf<FactType::Deleted>},
    Metric{"delivered", [](const NodeRecord& r, Nanoseconds) { return static_cast<double>(r.deliveredRecords); }},
    Metric{"depth_max", [](const NodeRecord& r, Nanoseconds) { return r.depth.most(); }},
    Metric{"depth_mean", [](const NodeRecord& r, Nanoseconds end) { return r.depth.mean(end); }},
    Metric{"age_max_ms",
           [](const NodeRecord& r, Nanoseconds) { return static_cast<double>(r.longestWait()) / kMillisecond; }},
    Metric{"concurrency_max", [](const NodeRecord& r, Nanoseconds) { return r.concurrency.most(); }},
    Metric{"concurrency_mean", [](const NodeRecord& r, Nanoseconds end) { return r.concurrency.mean(end); }},
    Metric{"instances_mean", [](const NodeRecord& r, Nanoseconds end) { return r.instances.mean(end); }},
};

/// One window of a node: the sums when it began and ended, and how long it was.
struct Window {
    const WindowSample& before;
    const WindowSample& after;
    Nanoseconds length;
};

template <auto member>
double grown(const Window& window) {
    return static_cast<double>(window.after.*member - window.before.*member);
}
template <auto member>
double meanOf(const Window& window) {
    return window.length <= 0 ? 0 : grown<member>(window) / static_cast<double>(window.length);
}

double meanStay(const Window& window) {
    const double ended = grown<&WindowSample::ended>(window);
    return ended == 0 ? 0 : grown<&WindowSample::stay>(window) / ended / kMillisecond;
}

struct WindowMetric {
    std::string_view name;
    double (*value)(const Window&);
};

constexpr std::array kWindowMetrics{
    WindowMetric{"received", grown<&WindowSample::received>},
    WindowMetric{"invocations", grown<&WindowSample::invocations>},
    WindowMetric{"errors", grown<&WindowSample::errors>},
    WindowMetric{"throttled", grown<&WindowSample::throttled>},
    WindowMetric{"depth_max", [](const Window& w) { return static_cast<double>(w.after.depthMost); }},
    WindowMetric{"depth_mean", meanOf<&WindowSample::depthArea>},
    WindowMetric{"age_max_ms", [](const Window& w) { return static_cast<double>(w.after.oldest) / kMillisecond; }},
    WindowMetric{"concurrency_max", [](const Window& w) { return static_cast<double>(w.after.concurrencyMost); }},
    WindowMetric{"concurrency_mean", meanOf<&WindowSample::concurrencyArea>},
    WindowMetric{"instances_mean", meanOf<&WindowSample::instancesArea>},
    WindowMetric{"latency_mean_ms", meanStay},
};

/// Metrics that every node has.
constexpr std::string_view kCommon = " received handled dead_lettered lost in_flight ";

struct KindMetrics {
    std::string_view kind;
    std::string_view names;  // between blanks
    bool latency = true;
};

constexpr std::string_view kCaller = " stimulated sent succeeded errors ";
constexpr std::string_view kApi = " succeeded errors timeouts throttled rejected ";
constexpr std::string_view kPusher = " sent retries filtered ";
constexpr std::string_view kStream = " throttled written sent retries filtered depth_max depth_mean age_max_ms ";

constexpr std::array kKinds{
    KindMetrics{"client", kCaller},
    KindMetrics{"device", kCaller},
    KindMetrics{"rest-api", kApi},
    KindMetrics{"http-api", kApi},
    KindMetrics{"function",
                " invocations succeeded errors timeouts throttled cold_starts retries concurrency_max "
                "concurrency_mean instances_mean "},
    KindMetrics{"dynamodb-table", " throttled written read deleted ", false},
    KindMetrics{"s3-bucket", " written read deleted ", false},
    KindMetrics{"sqs-queue", " sent deleted retries duplicates filtered depth_max depth_mean age_max_ms "},
    KindMetrics{"sns-topic", kPusher},
    KindMetrics{"event-bus", kPusher},
    KindMetrics{"iot-rule", kPusher},
    KindMetrics{"schedule", " stimulated sent retries "},
    KindMetrics{"kinesis-stream", kStream},
    KindMetrics{"firehose", " throttled sent retries filtered delivered depth_max depth_mean age_max_ms "},
    KindMetrics{"kinesis-analytics", " sent "},
    KindMetrics{"state-machine",
                " sent invocations succeeded errors timeouts retries concurrency_max concurrency_mean "},
    KindMetrics{"cognito-user-pool", " sent succeeded throttled rejected retries "},
    KindMetrics{"cognito-identity-pool", " sent ", false},
};

bool lists(std::string_view names, std::string_view name) {
    const std::size_t found = names.find(name);
    return found != std::string_view::npos && names[found - 1] == ' ' && names[found + name.size()] == ' ';
}

const KindMetrics* find(std::string_view kind) {
    const auto found = std::ranges::find(kKinds, kind, &KindMetrics::kind);
    return found == kKinds.end() ? nullptr : &*found;
}

}  // namespace

std::vector<std::pair<std::string, double>> metricsOf(std::string_view kind, const NodeRecord& record,
                                                      Nanoseconds end) {
    const KindMetrics* own = find(kind);
    std::vector<std::pair<std::string, double>> metrics;
    for (const Metric& metric : kMetrics) {
        const double value = metric.value(record, end);
        if (value != 0 || lists(kCommon, metric.name) || (own && lists(own->names, metric.name)))
            metrics.emplace_back(metric.name, value);
    }
    return metrics;
}

std::vector<Series> seriesOf(std::string_view kind, const std::vector<WindowSample>& samples, Nanoseconds width,
                             Nanoseconds end) {
    const KindMetrics* own = find(kind);
    std::vector<Series> all;
    for (const WindowMetric& metric : kWindowMetrics) {
        if (metric.value == meanStay && !hasLatency(kind)) continue;
        Series series{std::string(metric.name), {}};
        WindowSample before;
        bool happened = false;
        Nanoseconds begin = 0;
        for (const WindowSample& after : samples) {
            const Nanoseconds until = std::min(begin + width, end);
            series.values.push_back(metric.value({before, after, until - begin}));
            happened = happened || series.values.back() != 0;
            before = after;
            begin = until;
        }
        if (happened || lists(kCommon, metric.name) || (own && lists(own->names, metric.name)))
            all.push_back(std::move(series));
    }
    return all;
}

std::vector<std::string> metricNames() {
    std::vector<std::string> names;
    for (const Metric& metric : kMetrics) names.emplace_back(metric.name);
    return names;
}

bool hasLatency(std::string_view kind) {
    const KindMetrics* own = find(kind);
    return own && own->latency;
}

}  // namespace cascade::simulator
