// SPDX-License-Identifier: MIT
// Asynchronous events of a function: its internal queue, retries, destinations and dead letters (facts 1.1).
#include <algorithm>

#include "simulator/behaviors/function.h"
#include "simulator/parts/results.h"

namespace cascade::simulator {
namespace {

/// After a function error Lambda waits one minute, then two.
Nanoseconds waitAfterError(std::uint32_t failures) { return failures == 1 ? kMinute : 2 * kMinute; }

/// After throttling: from one second, doubling, to five minutes.
Nanoseconds waitAfterThrottle(std::uint32_t throttles) {
    return std::min<Nanoseconds>(kSecond << std::min(throttles - 1, 9u), 5 * kMinute);
}

}  // namespace

void Function::readDestinations(const Network& network, NodeIndex node) {
    for (const LinkIndex index : network.vertex(node).out) {
        const std::string& role = network.link(index).role;
        if (role == "on-success") m_settings.onSuccess.push_back(index);
        if (role == "on-failure") m_settings.onFailure.push_back(index);
        if (role == "dead-letter") m_settings.deadLetter.push_back(index);
    }
}

void Function::attempt(Context& context, std::uint32_t event) {
    const MessageHandle message = m_events[event].message;
    if (m_settings.reserved == 0)
        return giveUp(context, event, "ZeroReservedConcurrency", "reserved concurrency is 0");
    if (context.now() - context.message(message).arrived > m_settings.maximumAge)
        return giveUp(context, event, "EventAgeExceeded", "EventAgeExceeded");
    if (begin(context, message, event)) return;
    context.fact(FactType::Throttled, message,
                 {context.message(message).link, 0, kThrottled, "no concurrency left"});
    retryThrottled(context, event);
}

void Function::retryThrottled(Context& context, std::uint32_t event) {
    const Nanoseconds wait = waitAfterThrottle(++m_events[event].throttles);
    context.fact(FactType::Retried, m_events[event].message, {kNone, wait, 0, "after throttling"});
    context.after(wait, {kRetry, event, 0});
}

void Function::eventSucceeded(Context& context, std::uint32_t event) {
    const MessageHandle message = m_events[event].message;
    const std::uint32_t attempts = m_events[event].failures + 1;
    m_events.erase(event);
    if (m_settings.onSuccess.empty()) return context.handled(message);
    const std::uint32_t batch = m_deliveries.open(message);
    for (const LinkIndex link : m_settings.onSuccess)
        m_deliveries.add(context, batch, link, resultFor(context, message, "Success", attempts));
    m_deliveries.close(context, batch);
}

void Function::eventFailed(Context& context, std::uint32_t event, std::string_view how) {
    if (++m_events[event].failures > m_settings.retries)
        return giveUp(context, event, "RetriesExhausted", "RetryAttemptsExhausted");
    const Nanoseconds wait = waitAfterError(m_events[event].failures);
    context.fact(FactType::Retried, m_events[event].message, {kNone, wait, 0, how});
    context.after(wait, {kRetry, event, 0});
}

/// To the on-failure destinations and the dead-letter queues. `condition` is Lambda's word for the reason.
void Function::giveUp(Context& context, std::uint32_t event, std::string_view condition, std::string_view reason) {
    const MessageHandle message = m_events[event].message;
    const std::uint32_t attempts = m_events[event].failures;
    m_events.erase(event);
    if (m_settings.onFailure.empty() && m_settings.deadLetter.empty()) return context.lost(message, reason);
    const std::uint32_t batch = m_deliveries.open(message, Deliveries::Ending::DeadLettered, reason);
    for (const auto* links : {&m_settings.onFailure, &m_settings.deadLetter})
        for (const LinkIndex link : *links)
            m_deliveries.add(context, batch, link, resultFor(context, message, condition, attempts));
    m_deliveries.close(context, batch);
}

ContentPointer Function::resultFor(Context& context, MessageHandle message,
                                   std::string_view condition, std::uint32_t attempts) {
    std::shared_ptr<const Recipe>& recipe = m_results[condition];
    if (!recipe) recipe = makeResult(context.network().shared_from_this(), std::string(condition));
    return makeContent(recipe,
                       {context.message(message).content, context.passageOf(message), context.now(), attempts, 0});
}

}  // namespace cascade::simulator
