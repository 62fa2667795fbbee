// SPDX-License-Identifier: MIT
// Stations and the hold model.
#include "tests/helpers/stations.h"

#include "simulator/engine/context.h"
#include "simulator/parts/settings.h"

namespace cascade::tests {
namespace {

using namespace cascade::simulator;

class Station : public Copyable<Station> {
public:
    Station(const Network& network, NodeIndex node) {
        const Json& settings = network.vertex(node).node->simulation();
        m_servers = countOr(settings.value("servers", Json()), 1);
        m_room = countOr(settings.value("room", Json()), kUnbounded);
        m_service = distributionOr(settings.value("service", Json()), Distribution::exponential(kSecond));
        if (const auto& out = network.vertex(node).out; !out.empty()) m_out = out.front();
    }

    void receive(Context& context, MessageHandle message) override {
        if (m_busy + m_waiting == m_room) return context.lost(message, "no room");
        if (m_busy < m_servers) return serve(context, message);
        (m_last == kNone ? m_first : context.message(m_last).next) = message;
        m_last = message;
        context.fact(FactType::Enqueued, message, {.value = ++m_waiting});
    }

    void timer(Context& context, const Timer& timer) override {
        --m_busy;
        pass(context, timer.a);
        if (m_first != kNone) serve(context, takeFirst(context));
    }

private:
    void serve(Context& context, MessageHandle message) {
        ++m_busy;
        context.after(m_service.sample(context.random()), {0, message, 0});
    }

    MessageHandle takeFirst(Context& context) {
        const MessageHandle message = m_first;
        m_first = context.message(message).next;
        if (m_first == kNone) m_last = kNone;
        context.message(message).next = kNone;
        context.fact(FactType::Dequeued, message,
                     {.duration = context.now() - context.message(message).arrived, .value = --m_waiting});
        return message;
    }

    void pass(Context& context, MessageHandle message) {
        if (m_out != kNone)
            context.send(m_out, context.create(context.message(message).content, message), Wait::Nothing);
        context.handled(message);
    }

    static constexpr std::int64_t kUnbounded = INT64_MAX;

    Distribution m_service;
    LinkIndex m_out = kNone;
    std::int64_t m_servers = 1;
    std::int64_t m_room = kUnbounded;
    std::int64_t m_busy = 0;
    std::int64_t m_waiting = 0;
    MessageHandle m_first = kNone;  // the line: each message's `next` is the one behind it
    MessageHandle m_last = kNone;
};

class Hold : public Copyable<Hold> {
public:
    Hold(const Network& network, NodeIndex node)
        : m_pending(countOr(network.vertex(node).node->simulation().value("pending", Json()), 1)) {}

    void start(Context& context) override {
        for (std::int64_t i = 0; i < m_pending; ++i) context.after(m_increment.sample(context.random()), {});
    }
    void timer(Context& context, const Timer& timer) override {
        const Nanoseconds wait = m_increment.sample(context.random());
        context.fact(FactType::Retried, {.duration = wait});
        context.after(wait, timer);
    }
    void receive(Context& context, MessageHandle message) override { context.handled(message); }

private:
    std::int64_t m_pending;
    Distribution m_increment = Distribution::exponential(kSecond);
};

}  // namespace

std::unique_ptr<Behavior> makeStation(const Network& network, NodeIndex node) {
    return std::make_unique<Station>(network, node);
}

std::unique_ptr<Behavior> makeHold(const Network& network, NodeIndex node) {
    return std::make_unique<Hold>(network, node);
}

}  // namespace cascade::tests
