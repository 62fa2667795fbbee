// SPDX-License-Identifier: MIT
// Cognito identity pool: checks who signed an API's requests, and lets its clients call functions.
#include "simulator/behaviors/factories.h"
#include "simulator/engine/context.h"
#include "simulator/parts/verdicts.h"

namespace cascade::simulator {
namespace {

class IdentityPool : public Copyable<IdentityPool> {
public:
    IdentityPool(const Network& network, NodeIndex node) {
        for (const LinkIndex index : network.vertex(node).out)
            if (network.vertex(network.link(index).to).is("function")) m_functions.push_back(index);
    }

    void timer(Context& context, const Timer& question) override { giveVerdict(context, question); }

    /// A stimulus: a client with credentials of this pool calls each function that it may.
    void receive(Context& context, MessageHandle stimulus) override {
        const std::uint32_t visit = m_visits.insert({stimulus, static_cast<std::uint32_t>(m_functions.size())});
        if (m_functions.empty()) return finish(context, visit);
        for (const LinkIndex link : m_functions) {
            const MessageHandle call = context.create(context.message(stimulus).content, stimulus);
            context.send(link, call, Wait::Result, visit);
        }
    }

    void answer(Context& context, const Answer& answer) override {
        if (answer.returned != kNone) context.discard(answer.returned);
        const Visit& visit = m_visits[answer.token];
        const Nanoseconds begun = context.message(visit.stimulus).arrived;
        context.fact(FactType::Answered, visit.stimulus, {kNone, context.now() - begun, answer.status});
        if (--m_visits[answer.token].open == 0) finish(context, answer.token);
    }

private:
    struct Visit {
        MessageHandle stimulus = kNone;
        std::uint32_t open = 0;
    };

    void finish(Context& context, std::uint32_t visit) {
        context.handled(m_visits[visit].stimulus);
        m_visits.erase(visit);
    }

    std::vector<LinkIndex> m_functions;
    Slots<Visit> m_visits;
};

}  // namespace

std::unique_ptr<Behavior> makeIdentityPool(const Network& network, NodeIndex node) {
    return std::make_unique<IdentityPool>(network, node);
}

}  // namespace cascade::simulator
