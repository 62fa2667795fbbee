// SPDX-License-Identifier: MIT
// Event bus: hands each event to every target whose rule's pattern it matches, in parallel (facts 1.5).
#include <algorithm>

#include "simulator/behaviors/factories.h"
#include "simulator/parts/archive.h"
#include "simulator/parts/billing_units.h"
#include "simulator/parts/deliveries.h"
#include "simulator/parts/record_filter.h"
#include "simulator/parts/settings.h"
#include "simulator/parts/size_limit.h"
#include "simulator/parts/token_bucket.h"

namespace cascade::simulator {
namespace {

constexpr std::size_t kLargestEntry = 1024 * 1024;  // docs.aws.amazon.com/eventbridge, PutEvents entry size (2026)
constexpr std::size_t kBillingUnit = 64 * 1024;     // aws.amazon.com/eventbridge/pricing

class Bus : public Copyable<Bus> {
public:
    Bus(const Network& network, NodeIndex node)
        : m_puts(rateOf(network, node, "put_rate", 10'000)),
          m_invocations(rateOf(network, node, "invocation_rate", 18'750)),
          m_archive(durationOr(network.vertex(node).value("archive"), 0)) {
        for (const LinkIndex index : network.vertex(node).out)
            if (network.link(index).role != "dead-letter") addTarget(network, network.link(index));
    }

    void receive(Context& context, MessageHandle message) override {
        if (const Json* request = m_archive.keeps() ? replayIn(context, message) : nullptr)
            return replay(context, message, *request);
        if (m_size.isExceededBy(*context.message(message).content))
            return context.refuse(message, kTooLarge, "larger than 1 MB");
        if (!m_puts.take(context.now()))
            return context.refuse(message, kThrottled, "more events a second than the Region's quota");
        m_units.meter(context, message);
        context.reply(message, kOk);
        m_archive.add(context.now(), context.message(message).content);
        deliver(context, message);
    }

    void answer(Context& context, const Answer& answer) override { m_deliveries.answer(context, answer); }

    void timer(Context& context, const Timer& timer) override {
        if (timer.tag == kDelivery) return m_deliveries.timer(context, timer);
        if (const ContentPointer content = m_archive.find(timer.a)) deliver(context, context.stimulate(content));
    }

private:
    enum Tag : std::uint8_t { kDelivery, kReplayed };
    struct Target {
        LinkIndex link;
        std::uint32_t policy;
    };
    /// One pattern, tried once for all targets.
    struct Rule {
        Json written;
        std::string name;  // "": of one target only
        RecordFilter pattern;
        std::vector<Target> targets;
    };

    static TokenBucket rateOf(const Network& network, NodeIndex node, const char* name, std::int64_t usual) {
        const std::int64_t rate = countOr(network.vertex(node).simulation(name), usual);
        return {rate, rate};
    }

    void addTarget(const Network& network, const Link& link) {
        RetryPolicy policy;
        policy.schedule = retryLikeEventBridge;
        policy.retries = static_cast<std::uint32_t>(
            std::clamp<std::int64_t>(countOr(link.value("maximum_retry_attempts"), 185), 0, 185));
        policy.maximumAge = durationOr(link.value("maximum_event_age"), kDay);
        policy.deadLetter = deadLetterFor(network, link);
        const std::string name = textOr(link.value("rule"), {});
        const Json pattern = link.value("pattern");
        auto rule = std::ranges::find_if(m_rules, [&](const Rule& known) {
            return !name.empty() && known.name == name && known.written == pattern;
        });
        if (rule == m_rules.end()) rule = m_rules.insert(rule, {pattern, name, RecordFilter(pattern), {}});
        rule->targets.push_back({link.index, m_deliveries.addPolicy(std::move(policy))});
    }

    void deliver(Context& context, MessageHandle message) {
        const ContentPointer content = context.message(message).content;
        const std::uint32_t batch = m_deliveries.open(message);
        for (Rule& rule : m_rules) {
            const bool matches = rule.pattern.accepts(context, rule.targets.front().link, message);
            for (const Target& target : rule.targets) {
                if (matches)
                    invoke(context, message, batch, target, content);
                else
                    context.fact(FactType::Filtered, message, {target.link, 0, 0, rule.pattern.whyNot()});
            }
        }
        m_deliveries.close(context, batch);
    }

    /// Over the quota of invocations a delivery waits; nothing is refused.
    void invoke(Context& context, MessageHandle message, std::uint32_t batch, const Target& target,
                const ContentPointer& content) {
        const Nanoseconds wait = m_invocations.reserve(context.now());
        if (wait > 0)
            context.fact(FactType::Throttled, message,
                         {target.link, wait, kThrottled, "delayed: more invocations a second than the quota"});
        m_deliveries.add(context, batch, target.link, content, Wait::Acceptance, {target.policy, 0, wait});
    }

    /// A stimulus that asks for what is in the archive; nullptr: an event.
    static const Json* replayIn(Context& context, MessageHandle message) {
        const Message& record = context.message(message);
        const bool isStimulus = record.link == kNone && record.content->hasConstantBeside();
        return isStimulus ? member(record.content->beside(), "replay") : nullptr;
    }

    void replay(Context& context, MessageHandle message, const Json& request) {
        const Nanoseconds from = durationOr(request.value("from", Json()), 0);
        const Nanoseconds to = durationOr(request.value("to", Json()), context.now());
        m_archive.replay(from, to, context.random(), [&](std::uint32_t number, Nanoseconds delay) {
            context.after(delay, {kReplayed, number, 0});
        });
        context.handled(message, "the archive is replayed");
    }

    std::vector<Rule> m_rules;
    Deliveries m_deliveries{retryLikeEventBridge, kDelivery};
    SizeLimit m_size{kLargestEntry};
    BillingUnits m_units{kBillingUnit};
    TokenBucket m_puts;
    TokenBucket m_invocations;
    Archive m_archive;
};

}  // namespace

std::unique_ptr<Behavior> makeBus(const Network& network, NodeIndex node) {
    return std::make_unique<Bus>(network, node);
}

}  // namespace cascade::simulator
