// SPDX-License-Identifier: MIT
// S3 bucket: stores, serves and deletes objects up to its request rates, and notifies about them by event, prefix
// and suffix (facts 1.8).
#include "simulator/behaviors/factories.h"
#include "simulator/parts/deliveries.h"
#include "simulator/parts/member_text.h"
#include "simulator/parts/object_size.h"
#include "simulator/parts/settings.h"
#include "simulator/parts/token_bucket.h"

namespace cascade::simulator {
namespace {

/// A second's worth at once.
TokenBucket requestsPerSecond(const Json& rate, std::int64_t usual) {
    return {countOr(rate, usual), countOr(rate, usual)};
}

class Bucket : public Copyable<Bucket> {
public:
    Bucket(const Network& network, NodeIndex node)
        : m_reads(requestsPerSecond(network.vertex(node).simulation("read_rate"), 5'500)),
          m_writes(requestsPerSecond(network.vertex(node).simulation("write_rate"), 3'500)) {
        for (const LinkIndex index : network.vertex(node).out) {
            const Link& link = network.link(index);
            m_notifications.push_back({index, textOr(link.value("events"), "s3:*"),
                                       textOr(link.value("prefix"), {}), textOr(link.value("suffix"), {})});
        }
    }

    void receive(Context& context, MessageHandle message) override {
        const LinkIndex link = context.message(message).link;
        const std::string_view role = link == kNone ? std::string_view("write") : context.link(link).role;
        const bool reads = role == "read" || role == "read-write";
        const bool writes = role != "read";
        if (reads && !m_reads.take(context.now()))
            return context.refuse(message, kUnavailable, "503 Slow Down: too many reads per second");
        if (writes && !m_writes.take(context.now()))
            return context.refuse(message, kUnavailable, "503 Slow Down: too many writes per second");
        if (reads) context.fact(FactType::Read, message, {link});
        context.reply(message, kOk);
        if (!writes) return context.handled(message);
        const auto named = m_event.of(*context.message(message).content);
        const std::string_view event = named ? *named : "ObjectCreated:Put";
        const bool removes = event.starts_with("ObjectRemoved");
        context.fact(removes ? FactType::Deleted : FactType::Written, message, {link});
        const std::int64_t size = m_objectSize.of(*context.message(message).content);
        context.store(removes ? -size : size);
        notify(context, message, event);
    }

    void answer(Context& context, const Answer& answer) override { m_deliveries.answer(context, answer); }
    void timer(Context& context, const Timer& timer) override { m_deliveries.timer(context, timer); }

private:
    struct Notification {
        LinkIndex link;
        std::string events;  // "s3:ObjectCreated:*"
        std::string prefix;
        std::string suffix;

        bool wants(std::string_view event) const {
            constexpr std::string_view kService = "s3:";
            std::string_view pattern = events;
            if (pattern.starts_with(kService)) pattern.remove_prefix(kService.size());
            if (!pattern.ends_with('*')) return event == pattern;
            return event.starts_with(pattern.substr(0, pattern.size() - 1));
        }
        /// Empty: the key is fine.
        std::string_view mistakeOf(std::string_view key) const {
            if (!key.starts_with(prefix)) return "the key does not begin with the notification's prefix";
            if (!key.ends_with(suffix)) return "the key does not end with the notification's suffix";
            return {};
        }
    };

    /// Why the notification keeps silent; empty: it speaks. An object without a name of its own is given one that
    /// fits.
    std::string_view silence(const Notification& notification, std::string_view event, const Content& content) {
        if (!notification.wants(event)) return "the event is not one that the notification is for";
        if (notification.prefix.empty() && notification.suffix.empty()) return {};
        for (MemberText* place : {&m_keyBeside, &m_keyInside})
            if (const auto key = place->of(content)) return notification.mistakeOf(*key);
        return {};
    }

    void notify(Context& context, MessageHandle message, std::string_view event) {
        const ContentPointer content = context.message(message).content;
        const std::uint32_t batch = m_deliveries.open(message);
        for (const Notification& notification : m_notifications) {
            const std::string_view reason = silence(notification, event, *content);
            if (reason.empty())
                m_deliveries.add(context, batch, notification.link, content);
            else
                context.fact(FactType::Filtered, message, {notification.link, 0, 0, reason});
        }
        m_deliveries.close(context, batch);
    }

    TokenBucket m_reads;
    TokenBucket m_writes;
    MemberText m_event{MemberText::Where::Beside, "event"};
    MemberText m_keyBeside{MemberText::Where::Beside, "key"};
    MemberText m_keyInside{MemberText::Where::Payload, "key"};
    ObjectSize m_objectSize;
    std::vector<Notification> m_notifications;
    Deliveries m_deliveries{retryForADay, 0};
};

}  // namespace

std::unique_ptr<Behavior> makeBucket(const Network& network, NodeIndex node) {
    return std::make_unique<Bucket>(network, node);
}

}  // namespace cascade::simulator
