// SPDX-License-Identifier: MIT
// Cognito pools: check the credentials of an API's requests; an identity pool lets its clients call functions.
#include <algorithm>

#include "simulator/behaviors/factories.h"
#include "simulator/engine/context.h"
#include "simulator/parts/credentials.h"
#include "simulator/scenario/faults.h"

namespace cascade::simulator {
namespace {

class Pool : public Copyable<Pool> {
public:
    Pool(const Network& network, NodeIndex node) {
        for (const LinkIndex index : network.vertex(node).out)
            if (network.vertex(network.link(index).to).is("function")) m_functions.push_back(index);
    }

    /// An API asks about the request `a`; the verdict goes to it along the connection, with the API's token `b`.
    void timer(Context& context, const Timer& question) override {
        if (question.tag == kQuestion)
            if (const auto slower = context.fault(FaultType::Latency, question.a))
                return context.after(*slower, {kDelayed, question.a, question.b});
        static const ContentPointer kVerdicts[] = {
            makeVerdict(Credentials::Valid), makeVerdict(Credentials::Invalid), makeVerdict(Credentials::Missing),
            makeVerdict(Credentials::TooManyCalls)};
        const NodeIndex api = context.message(question.a).at;
        const auto& out = context.self().out;
        const auto way = std::ranges::find(out, api, [&](LinkIndex link) { return context.link(link).to; });
        const auto credentials = static_cast<std::size_t>(credentialsOf(context, question.a));
        const MessageHandle verdict = context.create(kVerdicts[credentials], question.a);
        context.send(*way, verdict, Wait::Nothing, question.b);
    }

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
    enum Tag : std::uint8_t { kQuestion, kDelayed };
    struct Visit {
        MessageHandle stimulus = kNone;
        std::uint32_t open = 0;
    };

    static Credentials credentialsOf(Context& context, MessageHandle request) {
        if (context.fault(FaultType::Down, request)) return Credentials::Missing;
        if (context.fault(FaultType::Throttle, request)) return Credentials::TooManyCalls;
        if (context.fault(FaultType::Error, request)) return Credentials::Invalid;
        return Credentials::Valid;
    }

    void finish(Context& context, std::uint32_t visit) {
        context.handled(m_visits[visit].stimulus);
        m_visits.erase(visit);
    }

    std::vector<LinkIndex> m_functions;
    Slots<Visit> m_visits;
};

}  // namespace

std::unique_ptr<Behavior> makePool(const Network& network, NodeIndex node) {
    return std::make_unique<Pool>(network, node);
}

}  // namespace cascade::simulator
