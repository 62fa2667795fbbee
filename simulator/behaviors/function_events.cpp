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

void Function::receiveEvent(Context& context, MessageHandle message) {
    if (m_eventSize.isExceededBy(*context.message(message).content))
        return context.refuse(message, kTooLarge, "the asynchronous event is larger than 1 MB");
    context.reply(message, kOk);
    const std::uint32_t event = m_events.claim();
    m_events[event].message = message;
    if (context.isRecursive(message))
        return giveUp(context, event,
                      {"RecursiveInvocation",
                       m_settings.loopIsWatched
                           ? "recursive loop: Lambda stopped it after 16 turns"
                           : "recursive loop: AWS does not watch this one; Cascade stopped it after 16 turns"});
    attempt(context, event);
}

void Function::attempt(Context& context, std::uint32_t event) {
    const MessageHandle message = m_events[event].message;
    if (m_environments.isSwitchedOff())
        return giveUp(context, event, {"ZeroReservedConcurrency", "reserved concurrency is 0: given up untried"});
    if (context.now() - context.message(message).arrived >= m_settings.maximumAge)
        return giveUp(context, event, {"EventAgeExceeded", "older than the function's age limit for events"});
    const std::string_view refusal = begin(context, message, event);
    if (refusal.empty()) return;
    context.fact(FactType::Throttled, message, {context.message(message).link, 0, kThrottled, refusal});
    retryAfter(context, event, waitAfterThrottle(++m_events[event].throttles), "throttled: Lambda tries again");
}

/// An event that comes of age meanwhile is given up at that moment.
void Function::retryAfter(Context& context, std::uint32_t event, Nanoseconds wait, std::string_view reason) {
    const MessageHandle message = m_events[event].message;
    const Nanoseconds left = context.message(message).arrived + m_settings.maximumAge - context.now();
    if (wait < left) context.fact(FactType::Retried, message, {kNone, wait, 0, reason});
    context.after(std::min(wait, std::max<Nanoseconds>(left, 0)), {kRetry, event, 0});
}

void Function::eventSucceeded(Context& context, std::uint32_t event) {
    const MessageHandle message = m_events[event].message;
    if (!m_events[event].repeated && context.random().chance(m_settings.duplicateRate)) {
        m_events[event].repeated = true;
        context.fact(FactType::Duplicated, message,
                     {kNone, 0, 0, "Lambda delivers an asynchronous event at least once: here it comes again"});
        return attempt(context, event);
    }
    const std::uint32_t attempts = m_events[event].failures + 1;
    m_events.erase(event);
    if (m_settings.onSuccess.empty()) return context.handled(message);
    const std::uint32_t batch = m_deliveries.open(message);
    for (const LinkIndex link : m_settings.onSuccess)
        m_deliveries.add(context, batch, link, resultFor(context, message, "Success", attempts));
    m_deliveries.close(context, batch);
}

void Function::eventFailed(Context& context, std::uint32_t event, std::string_view reason) {
    if (++m_events[event].failures > m_settings.retries)
        return giveUp(context, event,
                      {"RetriesExhausted", m_settings.retries == 0 ? "failed, and is not to be tried again"
                                                                   : "failed again after its last retry"});
    retryAfter(context, event, waitAfterError(m_events[event].failures), reason);
}

/// To the on-failure destinations (with the story around the event) and the dead-letter queue (the event alone).
void Function::giveUp(Context& context, std::uint32_t event, GivingUp why) {
    const MessageHandle message = m_events[event].message;
    const std::uint32_t attempts = m_events[event].failures;
    m_events.erase(event);
    if (m_settings.onFailure.empty() && m_settings.deadLetter.empty()) return context.lost(message, why.reason);
    const std::uint32_t batch = m_deliveries.open(message, Deliveries::Ending::DeadLettered, why.reason);
    for (const auto* links : {&m_settings.onFailure, &m_settings.deadLetter})
        for (const LinkIndex link : *links)
            m_deliveries.add(context, batch, link, resultFor(context, message, why.condition, attempts));
    m_deliveries.close(context, batch);
}

ContentPointer Function::resultFor(Context& context, MessageHandle message, std::string_view condition,
                                   std::uint32_t attempts) {
    std::shared_ptr<const Recipe>& recipe = m_results[condition];
    if (!recipe) recipe = makeResult(context.network().shared_from_this(), std::string(condition));
    return makeContent(recipe,
                       {context.message(message).content, context.passageOf(message), context.now(), attempts, 0});
}

}  // namespace cascade::simulator
