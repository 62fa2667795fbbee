// SPDX-License-Identifier: MIT
// REST and HTTP APIs: throttle, match the route, let authorizers check, call the integration, answer (facts 1.9).
#include <functional>
#include <optional>

#include "simulator/behaviors/factories.h"
#include "simulator/engine/context.h"
#include "simulator/parts/billing_units.h"
#include "simulator/parts/credentials.h"
#include "simulator/parts/deadlines.h"
#include "simulator/parts/function_authorizer.h"
#include "simulator/parts/integration.h"
#include "simulator/parts/routes.h"
#include "simulator/parts/settings.h"
#include "simulator/parts/size_limit.h"
#include "simulator/parts/token_bucket.h"

namespace cascade::simulator {
namespace {

/// docs.aws.amazon.com/apigateway, "Quotas": of both kinds of API, and fixed.
constexpr std::size_t kLargestPayload = 10 * 1024 * 1024;
constexpr std::size_t kBillingUnit = 512 * 1024;  // of HTTP APIs: aws.amazon.com/api-gateway/pricing

/// An authorizer of the API.
struct Authorizer {
    NodeIndex pool = kNone;
    bool isUserPool = false;
};

/// A user pool's tokens are missing or not valid (401); requests signed for an identity pool's role are forbidden.
Ending refusalFor(Credentials credentials, bool isUserPool) {
    const std::uint16_t status = isUserPool ? kUnauthorized : kForbidden;
    switch (credentials) {
        case Credentials::Valid: break;
        case Credentials::Invalid:
            return {FactType::Rejected, status,
                    isUserPool ? "401 Unauthorized: the token is not valid"
                               : "403 Forbidden: the request's signature is not valid"};
        case Credentials::Missing:
            return {FactType::Rejected, status,
                    isUserPool ? "401 Unauthorized: no token, since the user pool is down"
                               : "403 Forbidden: not signed, since the identity pool is down"};
        case Credentials::TooManyCalls:
            return {FactType::Rejected, status,
                    isUserPool ? "401 Unauthorized: no token, since the user pool was asked too often"
                               : "403 Forbidden: not signed, since the identity pool was asked too often"};
    }
    return {};
}

/// An HTTP API waits for the end of an express execution (StartSyncExecution), as it is deployed.
bool awaitsExecution(const Network& network, const Link& link) {
    return network.vertex(link.from).is("http-api") && network.vertex(link.to).value("type") == "EXPRESS";
}

class Api : public Copyable<Api> {
public:
    Api(const Network& network, NodeIndex node)
        : m_isRestApi(network.vertex(node).is("rest-api")),
          m_bucket(countOr(network.vertex(node).value("throttle_rate"), 10'000),
                   countOr(network.vertex(node).value("throttle_burst"), 5'000)),
          m_routes(network, node),
          m_integration(m_isRestApi),
          m_deadlines(durationOr(network.vertex(node).value("timeout"), (m_isRestApi ? 29 : 30) * kSecond),
                      kIntegrationTimeout) {
        for (const LinkIndex index : network.vertex(node).in) {
            const NodeIndex from = network.link(index).from;
            if (network.link(index).role == "authorize")
                m_authorizers.push_back({from, network.vertex(from).is("cognito-user-pool")});
        }
        for (const LinkIndex index : network.vertex(node).out)
            if (network.link(index).role == "authorize" && !m_asks) m_asks.emplace(network, network.link(index));
    }

    void receive(Context& context, MessageHandle message) override {
        const LinkIndex link = context.message(message).link;
        if (link != kNone && context.link(link).role == "authorize") return authorized(context, message);
        if (!m_bucket.take(context.now()))
            return context.refuse(message, kThrottled, "429 Too Many Requests: above the API's rate and burst");
        if (m_payloadLimit.isExceededBy(*context.message(message).content))
            return context.refuse(message, kTooLarge, "413 Request Too Large: more than 10 MB");
        if (!m_isRestApi) m_units.meter(context, message);
        const RouteTarget target = m_routes.match(*context.message(message).content);
        if (!target) return refuseRoute(context, message);
        const std::uint32_t request = m_requests.insert({message, target, ++m_lastSerial, false, false});
        if (m_asks) return askFunction(context, request);
        if (m_authorizers.empty()) return forward(context, request);
        context.ask(authorizerOf(m_requests[request]).pool, {0, message, request});
    }

    void answer(Context& context, const Answer& answer) override {
        if (answer.returned != kNone) context.discard(answer.returned);
        const Request request = m_requests[answer.token];
        if (request.asking && !request.over) return functionAnswered(context, answer);
        m_requests.erase(answer.token);
        if (request.over) return;
        const Ending ending = m_integration.of(answer, context.link(request.target.link).role == "start");
        conclude(context, request, ending, answer.result);
    }

    void timer(Context& context, const Timer& timer) override {
        const bool asking = timer.tag == kAuthorizerTimeout;
        const Ending ending = asking ? FunctionAuthorizer::tooLate() : m_integration.tooLate();
        (asking ? m_answers : m_deadlines)
            .check(context, std::bind_front(&Api::isOpen, this, asking), [&](std::uint32_t index) {
                m_requests[index].over = true;
                conclude(context, m_requests[index], ending, nullptr);
            });
    }

private:
    enum Tag : std::uint8_t { kIntegrationTimeout, kAuthorizerTimeout };
    struct Request {
        MessageHandle message = kNone;
        RouteTarget target;
        std::uint32_t serial = 0;
        bool asking = false;  // the authorizer's function
        bool over = false;    // answered with a timeout; its place waits for the late answer
    };

    /// Whether a deadline still waits for its answer: the authorizer's, or the integration's.
    bool isOpen(bool asking, std::uint32_t index, std::uint32_t serial) const {
        const Request& request = m_requests[index];
        return request.serial == serial && request.asking == asking && !request.over;
    }

    /// A request carries the credentials of one of them; they take turns.
    const Authorizer& authorizerOf(const Request& request) const {
        return m_authorizers[request.serial % m_authorizers.size()];
    }

    /// docs.aws.amazon.com/apigateway, "Supported gateway responses", MISSING_AUTHENTICATION_TOKEN: a REST API's
    /// answer to a method or resource that it has not.
    void refuseRoute(Context& context, MessageHandle message) const {
        if (m_isRestApi)
            context.refuse(message, kForbidden, "403 Missing Authentication Token: no such method and resource");
        else
            context.refuse(message, kNotFound, "404 Not Found: no such route");
    }

    void authorized(Context& context, MessageHandle check) {
        const std::uint32_t index = context.message(check).token;
        const Credentials credentials = credentialsIn(*context.message(check).content);
        const Request request = m_requests[index];
        const Ending refusal = refusalFor(credentials, authorizerOf(request).isUserPool);
        const bool granted = credentials == Credentials::Valid;
        context.fact(FactType::Authorized, check, {context.message(check).link, 0, granted, refusal.reason});
        context.handled(check);
        if (granted) return forward(context, index);
        m_requests.erase(index);
        context.refuse(request.message, refusal.status, refusal.reason);
    }

    void askFunction(Context& context, std::uint32_t index) {
        Request& request = m_requests[index];
        const ContentPointer content = context.message(request.message).content;
        if (const auto known = m_asks->known(context.now(), *content)) return goOn(context, index, *known);
        request.asking = true;
        context.send(m_asks->link(), context.create(content, request.message), Wait::Result, index);
        m_answers.add(context, index, request.serial, std::bind_front(&Api::isOpen, this, true));
    }

    void functionAnswered(Context& context, const Answer& answer) {
        Request& request = m_requests[answer.token];
        request.asking = false;
        const Content& content = *context.message(request.message).content;
        const Ending verdict = m_asks->decide(context.now(), content, answer);
        context.fact(FactType::Authorized, request.message,
                     {m_asks->link(), 0, verdict.type == FactType::Succeeded, verdict.reason});
        goOn(context, answer.token, verdict);
    }

    void goOn(Context& context, std::uint32_t index, const Ending& verdict) {
        if (verdict.type == FactType::Succeeded) return forward(context, index);
        const Request request = m_requests[index];
        m_requests.erase(index);
        if (verdict.type == FactType::Rejected)
            context.refuse(request.message, verdict.status, verdict.reason);
        else
            conclude(context, request, verdict, nullptr);
    }

    void forward(Context& context, std::uint32_t index) {
        if (m_requests[index].target.mock != kNone) return answerItself(context, index);
        const Request& pending = m_requests[index];
        const bool starts = context.link(pending.target.link).role == "start";
        const MessageHandle call = context.create(context.message(pending.message).content, pending.message);
        const bool accepts = starts && !awaitsExecution(context.network(), context.link(pending.target.link));
        context.send(pending.target.link, call, accepts ? Wait::Acceptance : Wait::Result, index);
        m_deadlines.add(context, index, pending.serial, std::bind_front(&Api::isOpen, this, false));
    }

    /// A mock integration.
    void answerItself(Context& context, std::uint32_t index) {
        const Request request = m_requests[index];
        m_requests.erase(index);
        const Mock& mock = m_routes.mock(request.target.mock);
        Ending ending{FactType::Succeeded, mock.status, {}};
        if (mock.status >= 400) ending = {FactType::Rejected, mock.status, "the API's mock integration refuses it"};
        if (mock.status >= 500) ending = {FactType::Failed, mock.status, "the API's mock integration fails it"};
        conclude(context, request, ending, mock.result);
    }

    static void conclude(Context& context, const Request& request, const Ending& ending, ContentPointer result) {
        const Nanoseconds duration = context.now() - context.message(request.message).arrived;
        const std::int64_t value = ending.type == FactType::Rejected ? ending.status : 0;
        context.fact(ending.type, request.message, {request.target.link, duration, value, ending.reason});
        context.reply(request.message, ending.status, std::move(result));
        context.handled(request.message, ending.reason);
    }

    bool m_isRestApi;
    TokenBucket m_bucket;
    SizeLimit m_payloadLimit{kLargestPayload};
    BillingUnits m_units{kBillingUnit};
    Routes m_routes;
    Integration m_integration;
    Deadlines m_deadlines;
    std::optional<FunctionAuthorizer> m_asks;
    Deadlines m_answers{FunctionAuthorizer::kLongest, kAuthorizerTimeout};  // of the authorizer
    std::vector<Authorizer> m_authorizers;
    Slots<Request> m_requests;
    std::uint32_t m_lastSerial = 0;
};

}  // namespace

std::unique_ptr<Behavior> makeApi(const Network& network, NodeIndex node) {
    return std::make_unique<Api>(network, node);
}

}  // namespace cascade::simulator
