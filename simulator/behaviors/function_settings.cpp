// SPDX-License-Identifier: MIT
// Reading a function's settings.
#include "simulator/behaviors/function_settings.h"

#include <algorithm>

#include "simulator/parts/cold_start.h"
#include "simulator/parts/filled.h"
#include "simulator/parts/settings.h"

namespace cascade::simulator {
namespace {

std::optional<std::int64_t> reservedOf(const Vertex& vertex) {
    const Json value = vertex.value("reserved_concurrency");
    return value.is_number() ? std::optional(std::max<std::int64_t>(countOr(value, 0), 0)) : std::nullopt;
}

std::int64_t positive(const Json& value, std::int64_t fallback) {
    return std::clamp<std::int64_t>(countOr(value, fallback), 0, 1'000'000);
}

/// A processor grows with the memory up to 1,769 MB, one whole vCPU; code that does one thing at a time gains no
/// more (docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
double slownessOf(const Vertex& vertex) {
    constexpr double kOneProcessor = 1769;
    const Json measured = vertex.simulation("duration_at_memory");
    if (!measured.is_number()) return 1;
    const double there = std::clamp(measured.get<double>(), 128.0, kOneProcessor);
    const double here = std::clamp(numberOr(vertex.value("memory"), 256), 128.0, kOneProcessor);
    return there / here;
}

Reuse reuseOf(const Vertex& vertex) {
    const std::string name = textOr(vertex.simulation("reuse"), {});
    if (name == "oldest-created") return Reuse::OldestCreated;
    if (name == "most-recently-used") return Reuse::MostRecentlyUsed;
    if (name == "least-recently-used") return Reuse::LeastRecentlyUsed;
    return Reuse::NewestCreated;
}

/// Kinds through which the lineage of an event reaches the next function, so that Lambda counts the turns
/// (docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html).
bool carriesLineage(const Vertex& vertex) {
    return vertex.is("function") || vertex.is("sqs-queue") || vertex.is("sns-topic") || vertex.is("s3-bucket");
}

/// Whether the function reaches itself along such kinds alone.
bool isOnWatchedLoop(const Network& network, const Vertex& function) {
    std::vector<NodeIndex> reached{function.index};
    for (std::size_t i = 0; i < reached.size(); ++i) {
        for (const LinkIndex index : network.vertex(reached[i]).out) {
            const NodeIndex next = network.link(index).to;
            if (next == function.index) return true;
            const bool follows = network.vertex(next).loop == function.loop && carriesLineage(network.vertex(next));
            if (follows && std::ranges::find(reached, next) == reached.end()) reached.push_back(next);
        }
    }
    return false;
}

FunctionSettings::Poller pollerOf(const Network& network, const Link& link) {
    const Vertex& source = network.vertex(link.from);
    const bool isQueue = source.is("sqs-queue");
    return {link.index, truthOr(link.value("report_batch_item_failures"), false),
            !isQueue || truthOr(source.value("fifo"), false)};
}

}  // namespace

FunctionSettings::FunctionSettings(const Network& network, NodeIndex node) {
    const Vertex& vertex = network.vertex(node);
    timeout = durationOr(vertex.value("timeout"), 6 * kSecond);
    duration = distributionOr(vertex.simulation("duration"),
                              Distribution::lognormal(40 * kMillisecond, 400 * kMillisecond));
    slowness = slownessOf(vertex);
    errorRate = numberOr(vertex.simulation("error_rate"), 0);
    crashRate = numberOr(vertex.simulation("crash_rate"), 0);
    recordErrorRate = numberOr(vertex.simulation("record_error_rate"), 0);
    failsWhen = RecordFilter(vertex.simulation("fail_when"));
    duplicateRate = numberOr(vertex.simulation("duplicate_rate"), 0);
    stopsLoops = textOr(vertex.value("recursive_loop"), "terminate") != "allow";
    loopIsWatched = isOnWatchedLoop(network, vertex);
    retries = static_cast<std::uint32_t>(positive(vertex.value("maximum_retry_attempts"), 2));
    maximumAge = durationOr(vertex.value("maximum_event_age"), 6 * kHour);
    callAttempts = static_cast<std::uint32_t>(
        std::clamp<std::int64_t>(countOr(vertex.simulation("call_attempts"), 3), 1, 100));
    effects = effectsOf(network, node);
    looksAtRecords = recordErrorRate > 0 || !failsWhen.acceptsAll() || !effects.empty();
    if (const Json declared = vertex.simulation("result"); !declared.is_null())
        result = makeFilled({.payload = Template(declared)}, network.shared_from_this());
    for (const LinkIndex index : vertex.out) {
        const std::string& role = network.link(index).role;
        if (role == "on-success") onSuccess.push_back(index);
        if (role == "on-failure") onFailure.push_back(index);
        if (role == "dead-letter") deadLetter.push_back(index);
    }
    for (const LinkIndex index : vertex.in)
        if (network.link(index).type->flow == Flow::Polled)
            pollers.push_back(pollerOf(network, network.link(index)));
        else if (network.link(index).role == "transform")  // each record of Firehose has a result of its own
            pollers.push_back({index, true, false});
}

const FunctionSettings::Poller* FunctionSettings::poller(LinkIndex link) const {
    const auto found = std::ranges::find(pollers, link, &Poller::link);
    return found == pollers.end() ? nullptr : &*found;
}

EnvironmentSettings environmentSettingsOf(const Network& network, NodeIndex node, std::uint8_t timerTag) {
    const Vertex& vertex = network.vertex(node);
    const Json& application = network.architecture().application();
    const Json* runtime = member(application, "runtime");
    const std::string usual = runtime ? textOr(*runtime, "python3.14") : "python3.14";
    const Json* limit = member(application, "account_concurrency");
    EnvironmentSettings settings;
    settings.reserved = reservedOf(vertex);
    settings.provisioned = positive(vertex.value("provisioned_concurrency"), 0);
    settings.accountLimit = limit ? positive(*limit, 1000) : 1000;
    settings.scalingBurst = positive(vertex.simulation("scaling_burst"), 1000);
    settings.scalingRate = positive(vertex.simulation("scaling_rate"), 100);
    settings.requestRate = positive(vertex.simulation("request_rate"), 10);
    settings.keepWarm = durationOr(vertex.simulation("keep_warm"), 10 * kMinute);
    settings.init = distributionOr(vertex.simulation("init"), measuredInit(textOr(vertex.value("runtime"), usual)));
    settings.initErrorRate = numberOr(vertex.simulation("init_error_rate"), 0);
    settings.reuse = reuseOf(vertex);
    settings.timerTag = timerTag;
    return settings;
}

}  // namespace cascade::simulator
