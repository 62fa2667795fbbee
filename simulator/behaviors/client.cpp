// SPDX-License-Identifier: MIT
// Client and device: call each of their outgoing connections once per stimulus and wait for the answers.
#include "simulator/behaviors/factories.h"
#include "simulator/engine/context.h"
#include "simulator/parts/filled.h"
#include "simulator/parts/settings.h"

namespace cascade::simulator {
namespace {

class Client : public Copyable<Client> {
public:
    Client(const Network& network, NodeIndex node) {
        for (const LinkIndex index : network.vertex(node).out) {
            const Link& link = network.link(index);
            const bool answers = link.type->flow == Flow::Synchronous || network.vertex(link.to).is("function");
            m_targets.push_back({index, answers ? Wait::Result : Wait::Acceptance, routed(link)});
        }
    }

    void receive(Context& context, MessageHandle stimulus) override {
        const std::uint32_t visit =
            m_visits.insert({stimulus, static_cast<std::uint32_t>(m_targets.size()), context.now()});
        if (m_targets.empty()) return finish(context, visit);
        for (const Target& target : m_targets) {
            const MessageHandle call = context.create(contentFor(context, stimulus, target), stimulus);
            const std::uint32_t number = m_calls.insert({visit, target.link, context.message(call).id});
            context.send(target.link, call, target.wait, number);
        }
    }

    void answer(Context& context, const Answer& answer) override {
        const Call call = m_calls[answer.token];
        m_calls.erase(answer.token);
        if (answer.returned != kNone) context.discard(answer.returned);
        const Visit& visit = m_visits[call.visit];
        context.fact(FactType::Answered, visit.stimulus, {call.link, context.now() - visit.begun, answer.status});
        if (--m_visits[call.visit].open == 0) finish(context, call.visit);
    }

private:
    struct Target {
        LinkIndex link;
        Wait wait;
        std::shared_ptr<const Recipe> routed;  // adds the connection's own route; none leaves the choice to the API
    };
    struct Visit {
        MessageHandle stimulus = kNone;
        std::uint32_t open = 0;
        Nanoseconds begun = 0;
    };
    struct Call {
        std::uint32_t visit = kNone;
        LinkIndex link = kNone;
        MessageId message;
    };

    static std::shared_ptr<const Recipe> routed(const Link& link) {
        const std::string route = textOr(link.value("route"), {});
        if (route.empty()) return nullptr;
        return makeFilled({.payload = {},
                           .passesPayloadOn = true,
                           .beside = Template(Json{{"route", route}}),
                           .keepsBeside = true});
    }

    static ContentPointer contentFor(Context& context, MessageHandle stimulus, const Target& target) {
        return target.routed ? context.make(target.routed, stimulus) : context.message(stimulus).content;
    }

    void finish(Context& context, std::uint32_t visit) {
        context.handled(m_visits[visit].stimulus);
        m_visits.erase(visit);
    }

    std::vector<Target> m_targets;
    Slots<Visit> m_visits;
    Slots<Call> m_calls;
};

}  // namespace

std::unique_ptr<Behavior> makeClient(const Network& network, NodeIndex node) {
    return std::make_unique<Client>(network, node);
}

}  // namespace cascade::simulator
