// SPDX-License-Identifier: MIT
// Reading policies and simple answers of authorizers.
#include "simulator/parts/function_authorizer.h"

#include <algorithm>

#include "model/envelope/encoding.h"
#include "simulator/engine/random.h"
#include "simulator/parts/settings.h"

namespace cascade::simulator {
namespace {

constexpr Ending kGranted{};
constexpr Ending kDenied{FactType::Rejected, kForbidden, "403 Forbidden: the authorizer denies access"};
constexpr Ending kNobody{FactType::Rejected, kUnauthorized,
                         "401 Unauthorized: the header that tells who calls is missing"};

constexpr Ending failed(std::string_view reason) { return {FactType::Failed, kFailed, reason}; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// Names of headers have no case.
bool isSameName(std::string_view one, std::string_view other) {
    return std::ranges::equal(one, other, {}, lower, lower);
}

/// One Deny goes before every Allow; nothing where it is no policy.
std::optional<bool> allowedBy(const Json& answer) {
    const Json* document = member(answer, "policyDocument");
    const Json* statements = document ? member(*document, "Statement") : nullptr;
    if (!statements || !statements->is_array()) return std::nullopt;
    bool allowed = false;
    for (const Json& statement : *statements) {
        const std::string effect = textOr(statement.is_object() ? statement.value("Effect", Json()) : Json(), {});
        if (effect == "Deny") return false;
        allowed = allowed || effect == "Allow";
    }
    return allowed;
}

}  // namespace

FunctionAuthorizer::FunctionAuthorizer(const Network& network, const Link& link)
    : m_link(link.index),
      m_isRestApi(network.vertex(link.from).is("rest-api")),
      m_header(textOr(link.value("identity_header"), "Authorization")),
      m_keepFor(durationOr(link.value("cache_ttl"), 0)) {}

std::optional<Ending> FunctionAuthorizer::known(Nanoseconds now, const Content& request) {
    const auto caller = callerOf(request);
    if (!caller) return kNobody;
    const Held* held = m_keepFor > 0 ? m_held.find(*caller) : nullptr;
    if (!held || held->until <= now) return std::nullopt;
    return held->granted ? kGranted : kDenied;
}

Ending FunctionAuthorizer::decide(Nanoseconds now, const Content& request, const Answer& answer) {
    if (answer.status == kThrottled) return failed("500 Internal Server Error: the authorizer was throttled");
    if (answer.status == kTimedOut)
        return failed("500 Internal Server Error: the authorizer ran into its own timeout");
    if (!answer.ok()) return failed("500 Internal Server Error: the authorizer failed");
    bool granted = true;  // a function that declares no result lets everybody in
    if (answer.result) {
        const Json& said = answer.result->payload();
        const Json* simple = m_isRestApi ? nullptr : member(said, "isAuthorized");
        const auto verdict = simple && simple->is_boolean() ? std::optional(simple->get<bool>()) : allowedBy(said);
        if (!verdict)
            return failed(m_isRestApi ? "500 Internal Server Error: the authorizer's answer is no policy"
                                      : "500 Internal Server Error: the authorizer's answer says neither "
                                        "isAuthorized nor a policy");
        granted = *verdict;
    }
    keep(now, request, granted);
    return granted ? kGranted : kDenied;
}

Ending FunctionAuthorizer::tooLate() {
    return {FactType::TimedOut, kFailed, "500 Internal Server Error: the authorizer took longer than 10 seconds"};
}

std::optional<std::uint64_t> FunctionAuthorizer::callerOf(const Content& request) const {
    const Json* headers = member(request.beside(), "headers");
    if (!headers || !headers->is_object()) return 0;
    for (const auto& [name, value] : headers->items())
        if (isSameName(name, m_header)) return hashOf(textOf(value));
    return std::nullopt;
}

void FunctionAuthorizer::keep(Nanoseconds now, const Content& request, bool granted) {
    const auto caller = callerOf(request);
    if (m_keepFor == 0 || !caller) return;
    for (; !m_expiries.empty() && m_expiries.front().time <= now; m_expiries.popFront())
        if (const Held* held = m_held.find(m_expiries.front().caller); held && held->until <= now)
            m_held.erase(m_expiries.front().caller);
    m_expiries.pushBack({now + m_keepFor, *caller});
    if (Held* held = m_held.find(*caller))
        *held = {granted, now + m_keepFor};
    else
        m_held.insert(*caller, {granted, now + m_keepFor});
}

}  // namespace cascade::simulator
