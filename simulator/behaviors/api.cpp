// SPDX-License-Identifier: MIT
// REST and HTTP APIs: throttle, match the route, let authorizers check, call the integration, answer (facts 1.9).
#include <functional>

#include "simulator/behaviors/factories.h"
#include "simulator/engine/context.h"
#include "simulator/parts/deadlines.h"
#include "simulator/parts/routes.h"
#include "simulator/parts/settings.h"
#include "simulator/parts/token_bucket.h"

namespace cascade::simulator {
namespace {

class Api : public Copyable<Api> {
public:
    Api(const Network& network, NodeIndex node)
        : m_bucket(countOr(network.vertex(node).value("throttle_rate"), 10'000),
                   countOr(network.vertex(node).value("throttle_burst"), 5'000)),
          m_routes(network, node),
          m_deadlines(durationOr(network.vertex(node).value("timeout"), 29 * kSecond), kIntegrationTimeout) {
        for (const LinkIndex index : network.vertex(node).in)
            if (network.link(index).role == "authorize") m_authorizers.push_back(network.link(index).from);
    }

    void receive(Context& context, MessageHandle message) override {
        const LinkIndex link = context.message(message).link;
        if (link != kNone && context.link(link).role == "authorize") return authorized(context, message);
        if (!m_bucket.take(context.now())) return context.refuse(message, kThrottled, "too many requests");
        const LinkIndex target = m_routes.match(*context.message(message).content);
        if (target == kNone) return context.refuse(message, kNotFound, "no such route");
        const std::uint32_t request = m_requests.insert({message, target, ++m_lastSerial, false});
        if (m_authorizers.empty()) return forward(context, request);
        // A request carries the credentials of one of them; they take turns.
        context.ask(m_authorizers[m_lastSerial % m_authorizers.size()], {0, message, request});
    }

    void answer(Context& context, const Answer& answer) override {
        if (answer.returned != kNone) context.discard(answer.returned);
        const Request request = m_requests[answer.token];
        m_requests.erase(answer.token);
        if (request.over) return;
        if (answer.ok()) return conclude(context, request, FactType::Succeeded, kOk, answer.result);
        // A failed or overrun function is a bad gateway; a throttled one, the API's own failure.
        conclude(context, request, FactType::Failed, answer.status == kThrottled ? kFailed : kBadGateway, nullptr);
    }

    void timer(Context& context, const Timer&) override {
        m_deadlines.check(context, std::bind_front(&Api::isOpen, this), [&](std::uint32_t index) {
            m_requests[index].over = true;
            conclude(context, m_requests[index], FactType::TimedOut, kTimedOut, nullptr);
        });
    }

private:
    static constexpr std::uint8_t kIntegrationTimeout = 0;
    struct Request {
        MessageHandle message = kNone;
        LinkIndex target = kNone;
        std::uint32_t serial = 0;
        bool over = false;  // answered with a timeout; its place waits for the late answer
    };

    /// Whether a deadline still waits for its answer.
    bool isOpen(std::uint32_t index, std::uint32_t serial) const {
        return m_requests[index].serial == serial && !m_requests[index].over;
    }

    void authorized(Context& context, MessageHandle check) {
        const std::uint32_t request = context.message(check).token;
        const bool granted = context.message(check).content->beside().empty();
        context.fact(FactType::Authorized, check, {context.message(check).link, 0, granted});
        context.handled(check);
        if (granted) return forward(context, request);
        const MessageHandle message = m_requests[request].message;
        m_requests.erase(request);
        context.refuse(message, kUnauthorized, "not authorized");
    }

    void forward(Context& context, std::uint32_t request) {
        const Request& pending = m_requests[request];
        const bool starts = context.link(pending.target).role == "start";
        const MessageHandle call = context.create(context.message(pending.message).content, pending.message);
        context.send(pending.target, call, starts ? Wait::Acceptance : Wait::Result, request);
        m_deadlines.add(context, request, pending.serial, std::bind_front(&Api::isOpen, this));
    }

    static void conclude(Context& context, const Request& request, FactType type, std::uint16_t status,
                         ContentPointer result) {
        const Nanoseconds duration = context.now() - context.message(request.message).arrived;
        context.fact(type, request.message, {request.target, duration});
        context.reply(request.message, status, std::move(result));
        context.handled(request.message);
    }

    TokenBucket m_bucket;
    Routes m_routes;
    Deadlines m_deadlines;
    std::vector<NodeIndex> m_authorizers;
    Slots<Request> m_requests;
    std::uint32_t m_lastSerial = 0;
};

}  // namespace

std::unique_ptr<Behavior> makeApi(const Network& network, NodeIndex node) {
    return std::make_unique<Api>(network, node);
}

}  // namespace cascade::simulator
