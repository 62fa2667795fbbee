// SPDX-License-Identifier: MIT
// SNS topic: hands each message to every subscriber whose filter policy lets it through (facts 1.4).
#include "simulator/behaviors/factories.h"
#include "simulator/parts/billing_units.h"
#include "simulator/parts/deliveries.h"
#include "simulator/parts/member_text.h"
#include "simulator/parts/recently_seen.h"
#include "simulator/parts/record_filter.h"
#include "simulator/parts/settings.h"
#include "simulator/parts/size_limit.h"
#include "simulator/parts/token_bucket.h"

namespace cascade::simulator {
namespace {

constexpr std::size_t kLargestMessage = 256 * 1024;  // docs.aws.amazon.com/general/latest/gr/sns.html
constexpr std::size_t kBillingUnit = 64 * 1024;      // aws.amazon.com/sns/pricing
constexpr std::int64_t kFifoRate = 300;              // messages a second: aws.amazon.com/sns/features
constexpr Nanoseconds kDeduplication = 5 * kMinute;  // docs.aws.amazon.com/sns/latest/dg/fifo-message-dedup.html

class Topic : public Copyable<Topic> {
public:
    Topic(const Network& network, NodeIndex node) : m_isFifo(truthOr(network.vertex(node).value("fifo"), false)) {
        for (const LinkIndex index : network.vertex(node).out)
            if (network.link(index).role != "dead-letter") subscribe(network, network.link(index));
    }

    void receive(Context& context, MessageHandle message) override {
        if (m_size.isExceededBy(*context.message(message).content))
            return context.refuse(message, kTooLarge, "larger than 256 KB");
        if (m_isFifo && !m_rate.take(context.now()))
            return context.refuse(message, kThrottled, "a FIFO topic takes 300 messages a second");
        m_units.meter(context, message);
        context.reply(message, kOk);
        if (m_isFifo && !isNew(context, message)) return;
        deliver(context, message);
    }

    void answer(Context& context, const Answer& answer) override { m_deliveries.answer(context, answer); }
    void timer(Context& context, const Timer& timer) override { m_deliveries.timer(context, timer); }

private:
    struct Subscription {
        LinkIndex link;
        RecordFilter filter;
        std::uint32_t policy;
    };

    void subscribe(const Network& network, const Link& link) {
        RetryPolicy policy;
        policy.schedule = retryLikeSns;
        policy.deadLetter = deadLetterFor(network, link);
        const bool onAttributes = textOr(link.value("filter_policy_scope"), {}) == "MessageAttributes";
        const Dialect dialect = onAttributes ? Dialect::SnsAttributes : Dialect::SnsBody;
        m_subscriptions.push_back({link.index, RecordFilter(link.value("filter_policy"), dialect),
                                   m_deliveries.addPolicy(std::move(policy))});
    }

    /// By its deduplication id, else by what it says.
    bool isNew(Context& context, MessageHandle message) {
        const Content& content = *context.message(message).content;
        const auto id = m_deduplication.of(content);
        const std::uint64_t hash =
            id ? hashOf(*id) : hashOf(content.payload().dump(-1, ' ', false, Json::error_handler_t::replace));
        if (m_seen.isNew(hash, context.now())) return true;
        context.fact(FactType::Filtered, message, {kNone, 0, 0, "a duplicate within five minutes"});
        context.handled(message, "a duplicate within five minutes");
        return false;
    }

    void deliver(Context& context, MessageHandle message) {
        const ContentPointer content = context.message(message).content;
        const std::uint64_t group = m_isFifo ? groupOf(*content) : 0;
        const std::uint32_t batch = m_deliveries.open(message);
        for (Subscription& subscription : m_subscriptions) {
            const LinkIndex link = subscription.link;
            if (!subscription.filter.accepts(context, link, message)) {
                context.fact(FactType::Filtered, message, {link, 0, 0, subscription.filter.whyNot()});
                continue;
            }
            const std::uint64_t lane = m_isFifo ? (group + link) | 1 : 0;
            m_deliveries.add(context, batch, link, content, Wait::Acceptance, {subscription.policy, lane, 0});
        }
        m_deliveries.close(context, batch);
    }

    std::uint64_t groupOf(const Content& content) {
        const auto group = m_group.of(content);
        return hashOf(group ? *group : std::string_view());
    }

    bool m_isFifo;
    std::vector<Subscription> m_subscriptions;
    Deliveries m_deliveries{retryLikeSns, 0};
    SizeLimit m_size{kLargestMessage};
    BillingUnits m_units{kBillingUnit};
    TokenBucket m_rate{kFifoRate, kFifoRate};
    RecentlySeen m_seen{kDeduplication};
    MemberText m_group{MemberText::Where::Beside, "group"};
    MemberText m_deduplication{MemberText::Where::Beside, "deduplication"};
};

}  // namespace

std::unique_ptr<Behavior> makeTopic(const Network& network, NodeIndex node) {
    return std::make_unique<Topic>(network, node);
}

}  // namespace cascade::simulator
