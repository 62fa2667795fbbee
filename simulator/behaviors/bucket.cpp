// SPDX-License-Identifier: MIT
// S3 bucket: stores and serves objects, and notifies about them by event, prefix and suffix (facts 1.8).
#include "simulator/behaviors/factories.h"
#include "simulator/parts/deliveries.h"
#include "simulator/parts/settings.h"

namespace cascade::simulator {
namespace {

class Bucket : public Copyable<Bucket> {
public:
    Bucket(const Network& network, NodeIndex node) {
        for (const LinkIndex index : network.vertex(node).out) {
            const Link& link = network.link(index);
            m_notifications.push_back({index, textOr(link.value("events"), "s3:*"),
                                       textOr(link.value("prefix"), {}), textOr(link.value("suffix"), {})});
        }
    }

    void receive(Context& context, MessageHandle message) override {
        const LinkIndex link = context.message(message).link;
        const std::string_view role = link == kNone ? std::string_view("write") : context.link(link).role;
        if (role == "read" || role == "read-write") context.fact(FactType::Read, message, {link});
        context.reply(message, kOk);
        if (role == "read") return context.handled(message);
        const Json* event = member(context.message(message).content->beside(), "event");
        const std::string name = event ? textOr(*event, "ObjectCreated:Put") : "ObjectCreated:Put";
        context.fact(name.starts_with("ObjectRemoved") ? FactType::Deleted : FactType::Written, message, {link});
        notify(context, message, name);
    }

    void answer(Context& context, const Answer& answer) override { m_deliveries.answer(context, answer); }
    void timer(Context& context, const Timer& timer) override { m_deliveries.timer(context, timer); }

private:
    struct Notification {
        LinkIndex link;
        std::string events;  // "s3:ObjectCreated:*"
        std::string prefix;
        std::string suffix;
    };

    static bool covers(const Notification& notification, const std::string& event, const std::string& key) {
        const std::string& pattern = notification.events;
        const std::string full = "s3:" + event;
        const bool wanted =
            pattern.ends_with('*') ? full.starts_with(pattern.substr(0, pattern.size() - 1)) : full == pattern;
        return wanted && key.starts_with(notification.prefix) && key.ends_with(notification.suffix);
    }

    /// The key that the writer names, or "".
    static std::string keyOf(const Content& content) {
        for (const Json* place : {&content.beside(), &content.payload()})
            if (const Json* key = member(*place, "key")) return textOr(*key, {});
        return {};
    }

    void notify(Context& context, MessageHandle message, const std::string& event) {
        const ContentPointer content = context.message(message).content;
        const std::string key = m_notifications.empty() ? std::string() : keyOf(*content);
        const std::uint32_t batch = m_deliveries.open(message);
        for (const Notification& notification : m_notifications) {
            // An object without a name of its own is given one that fits.
            if (covers(notification, event, key.empty() ? notification.prefix + notification.suffix : key))
                m_deliveries.add(context, batch, notification.link, content);
            else
                context.fact(FactType::Filtered, message, {notification.link});
        }
        m_deliveries.close(context, batch);
    }

    std::vector<Notification> m_notifications;
    Deliveries m_deliveries{retryForADay, 0};
};

}  // namespace

std::unique_ptr<Behavior> makeBucket(const Network& network, NodeIndex node) {
    return std::make_unique<Bucket>(network, node);
}

}  // namespace cascade::simulator
