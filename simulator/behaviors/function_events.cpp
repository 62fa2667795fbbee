// SPDX-License-Identifier: MIT
// Asynchronous events of a function: its internal queue, retries, destinations and dead letters (facts 1.1).
#include <algorithm>

#include "simulator/behaviors/function.h"
#include "simulator/engine/template.h"

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
    if (m_settings.reserved == 0) return giveUp(context, event, "reserved concurrency is 0");
    if (context.now() - context.message(message).arrived > m_settings.maximumAge)
        return giveUp(context, event, "EventAgeExceeded");
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
    m_events.erase(event);
    if (m_settings.onSuccess.empty()) return context.handled(message);
    const std::uint32_t batch = m_deliveries.open(message);
    for (const LinkIndex link : m_settings.onSuccess)
        m_deliveries.add(context, batch, link, destinationRecord(context, context.message(message), "Success"));
    m_deliveries.close(context, batch);
}

void Function::eventFailed(Context& context, std::uint32_t event, std::string_view how) {
    if (++m_events[event].failures > m_settings.retries) return giveUp(context, event, "RetryAttemptsExhausted");
    const Nanoseconds wait = waitAfterError(m_events[event].failures);
    context.fact(FactType::Retried, m_events[event].message, {kNone, wait, 0, how});
    context.after(wait, {kRetry, event, 0});
}

/// To the on-failure destinations (with the story around the event) and the dead-letter queue (the event alone).
void Function::giveUp(Context& context, std::uint32_t event, std::string_view condition) {
    const MessageHandle message = m_events[event].message;
    m_events.erase(event);
    if (m_settings.onFailure.empty() && m_settings.deadLetter.empty()) return context.lost(message, condition);
    const std::uint32_t batch = m_deliveries.open(message, Deliveries::Ending::DeadLettered, condition);
    for (const LinkIndex link : m_settings.onFailure)
        m_deliveries.add(context, batch, link, destinationRecord(context, context.message(message), condition));
    for (const LinkIndex link : m_settings.deadLetter)
        m_deliveries.add(context, batch, link, context.message(message).content);
    m_deliveries.close(context, batch);
}

ContentPointer Function::destinationRecord(Context& context, const Message& message,
                                           std::string_view condition) const {
    return makeContent({{"version", "1.0"},
                        {"timestamp", calendarTime(context.now())},
                        {"requestContext", {{"functionArn", context.self().name()}, {"condition", condition}}},
                        {"requestPayload", message.content->payload()},
                        {"responseContext", {{"statusCode", 200}}},
                        {"responsePayload", nullptr}});
}

}  // namespace cascade::simulator
