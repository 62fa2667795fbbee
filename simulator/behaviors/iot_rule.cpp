// SPDX-License-Identifier: MIT
// IoT rule: takes messages of its topics for which its query is true, and hands what that selects to its actions;
// its error action hears of those that failed (facts 1.12).
#include "simulator/behaviors/factories.h"
#include "simulator/parts/billing_units.h"
#include "simulator/parts/deliveries.h"
#include "simulator/parts/iot_query.h"
#include "simulator/parts/settings.h"

namespace cascade::simulator {
namespace {

constexpr std::size_t kBillingUnit = 5 * 1024;  // aws.amazon.com/iot-core/pricing/additional-details

class IotRule : public Copyable<IotRule> {
public:
    IotRule(const Network& network, NodeIndex node) : m_query(network.vertex(node)) {
        for (const LinkIndex index : network.vertex(node).out) {
            const Link& link = network.link(index);
            if (link.role == "error-action") {
                m_deliveries.reportTo(index, errorOf);
                continue;
            }
            if (link.role != "republish") {
                m_actions.push_back({index, nullptr, m_query.selected()});
                continue;
            }
            const std::string topic = textOr(link.value("topic"), {});
            m_actions.push_back({index, m_query.republished(topic, true), m_query.republished(topic, false)});
        }
    }

    void receive(Context& context, MessageHandle message) override {
        using Outcome = IotQuery::Outcome;
        context.reply(message, kOk);
        m_units.meter(context, message);
        const Outcome outcome = m_query.of(*context.message(message).content, context.now(), ++m_count);
        if (outcome == Outcome::OtherTopic)
            return filter(context, message, "the topic is not among those of the query's FROM");
        if (outcome == Outcome::NotTrue) return filter(context, message, "the query's WHERE is not true");
        const std::uint32_t batch = m_deliveries.open(message);
        for (const Action& action : m_actions) {
            const auto& recipe = outcome == Outcome::Unchanged ? action.unchanged : action.changed;
            m_deliveries.add(context, batch, action.link,
                             recipe ? context.make(recipe, message) : context.message(message).content);
        }
        m_deliveries.close(context, batch);
    }

    void answer(Context& context, const Answer& answer) override { m_deliveries.answer(context, answer); }
    void timer(Context& context, const Timer& timer) override { m_deliveries.timer(context, timer); }

private:
    struct Action {
        LinkIndex link;
        std::shared_ptr<const Recipe> unchanged;  // where the query selects the whole payload; none: as it came
        std::shared_ptr<const Recipe> changed;
    };

    static const char* actionOf(const Vertex& target) {
        return target.is("function")    ? "LambdaAction"
               : target.is("sqs-queue") ? "SqsAction"
               : target.is("sns-topic") ? "SnsAction"
                                        : "RepublishAction";
    }

    /// The message as it came, and which actions could not take it.
    static ContentPointer errorOf(Context& context, MessageHandle original,
                                  const std::vector<Deliveries::Failure>& failures) {
        const Content& content = *context.message(original).content;
        Json list = Json::array();
        for (const Deliveries::Failure& failure : failures) {
            const Vertex& target = context.network().vertex(context.link(failure.link).to);
            list.push_back({{"action", actionOf(target)},
                            {"resource", target.name()},
                            {"message", problemOf(failure.status)}});
        }
        Json beside{{"failures", std::move(list)}};
        if (const Json* topic = member(content.beside(), "topic")) beside["topic"] = *topic;
        return makeContent(content.payload(), std::move(beside));
    }

    static void filter(Context& context, MessageHandle message, std::string_view reason) {
        context.fact(FactType::Filtered, message, {context.message(message).link, 0, 0, reason});
        context.handled(message, reason);
    }

    IotQuery m_query;
    std::vector<Action> m_actions;
    std::uint64_t m_count = 0;  // of messages: what chance in the query goes by
    BillingUnits m_units{kBillingUnit};
    Deliveries m_deliveries{retryLikeEventBridge, 0};
};

}  // namespace

std::unique_ptr<Behavior> makeIotRule(const Network& network, NodeIndex node) {
    return std::make_unique<IotRule>(network, node);
}

}  // namespace cascade::simulator
