// SPDX-License-Identifier: MIT
// IoT rule: takes messages of its topics and performs its actions: invoking functions, republishing (facts 1.12).
#include <sstream>

#include "simulator/behaviors/factories.h"
#include "simulator/parts/deliveries.h"
#include "simulator/parts/filled.h"
#include "simulator/parts/settings.h"

namespace cascade::simulator {
namespace {

std::vector<std::string> levels(const std::string& topic) {
    std::vector<std::string> result;
    std::stringstream stream(topic);
    for (std::string level; std::getline(stream, level, '/');) result.push_back(level);
    return result;
}

/// The topic filter of "SELECT … FROM 'devices/+/telemetry' WHERE …".
std::string topicFilter(const std::string& sql) {
    const std::size_t open = sql.find('\'');
    const std::size_t close = open == std::string::npos ? open : sql.find('\'', open + 1);
    return close == std::string::npos ? std::string("#") : sql.substr(open + 1, close - open - 1);
}

bool fits(const std::vector<std::string>& filter, const std::vector<std::string>& topic) {
    for (std::size_t i = 0; i < filter.size(); ++i) {
        if (filter[i] == "#") return true;
        if (i >= topic.size() || (filter[i] != "+" && filter[i] != topic[i])) return false;
    }
    return filter.size() == topic.size();
}

class IotRule : public Copyable<IotRule> {
public:
    IotRule(const Network& network, NodeIndex node)
        : m_filter(levels(topicFilter(textOr(network.vertex(node).value("sql"), {})))),
          m_actions(network.vertex(node).out) {}

    void receive(Context& context, MessageHandle message) override {
        context.reply(message, kOk);
        const ContentPointer content = context.message(message).content;
        const Json* topic = member(content->beside(), "topic");
        if (topic && topic->is_string() && !fits(m_filter, levels(topic->get<std::string>()))) {
            context.fact(FactType::Filtered, message, {context.message(message).link});
            return context.handled(message, "the topic does not match");
        }
        const std::uint32_t batch = m_deliveries.open(message);
        for (const LinkIndex link : m_actions)
            m_deliveries.add(context, batch, link, contentFor(context, link, message));
        m_deliveries.close(context, batch);
    }

    void answer(Context& context, const Answer& answer) override { m_deliveries.answer(context, answer); }
    void timer(Context& context, const Timer& timer) override { m_deliveries.timer(context, timer); }

private:
    /// A drawn republish says that the target's rule takes the new topic, so it travels without one.
    ContentPointer contentFor(Context& context, LinkIndex link, MessageHandle message) {
        const ContentPointer& content = context.message(message).content;
        if (context.link(link).role != "republish" || !content->beside().contains("topic")) return content;
        return context.make(m_republished, message);
    }

    std::vector<std::string> m_filter;
    std::vector<LinkIndex> m_actions;
    std::shared_ptr<const Recipe> m_republished = makeFilled(
        {.payload = {}, .passesPayloadOn = true, .beside = Template(Json{{"topic", nullptr}}), .keepsBeside = true});
    Deliveries m_deliveries{retryLikeEventBridge, 0};
};

}  // namespace

std::unique_ptr<Behavior> makeIotRule(const Network& network, NodeIndex node) {
    return std::make_unique<IotRule>(network, node);
}

}  // namespace cascade::simulator
