// SPDX-License-Identifier: MIT
// What a function's code does with its records: effects, calls to other services, records that fail.
#include <algorithm>

#include "simulator/behaviors/function.h"

namespace cascade::simulator {
namespace {

/// AWS's SDKs wait up to 1 s before the second attempt, twice as long before each further one, at most 20 s
/// (docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html, standard mode).
Nanoseconds callBackoff(std::uint32_t attempts, Random& random) {
    const Nanoseconds most = std::min<Nanoseconds>(kSecond << std::min(attempts - 1, 5u), 20 * kSecond);
    return static_cast<Nanoseconds>(random.uniform() * static_cast<double>(most));
}

/// What SDKs try again: throttling, and errors of the service. A function that fails is no error of Lambda, and
/// calls to an API do not go through an SDK.
bool isTransient(const Network& network, const Link& link, std::uint16_t status) {
    const Vertex& target = network.vertex(link.to);
    if (target.is("http-api") || target.is("rest-api")) return false;
    if (target.is("function")) return status == kThrottled || status == kUnavailable;
    return status == kThrottled || status >= kFailed;
}

}  // namespace

/// Once per record. All calls of a run begin together when its own work is done; the run ends with the last answer.
void Function::performEffects(Context& context, std::uint32_t index) {
    for (MessageHandle record = m_executions[index].batch; record != kNone; record = context.message(record).next) {
        if (mishandles(context, record)) {
            Execution& run = m_executions[index];
            fail(context, run, record, "function error: the code fails for this record");
            const FunctionSettings::Poller* poller = m_settings.poller(context.message(record).link);
            if (!run.partly || poller->isOrdered) return;
            continue;
        }
        for (std::uint32_t effect = 0; effect < m_settings.effects.size(); ++effect)
            perform(context, index, effect, record);
    }
}

bool Function::mishandles(Context& context, MessageHandle record) {
    if (context.random().chance(m_settings.recordErrorRate)) return true;
    return !m_settings.failsWhen.acceptsAll() && m_settings.failsWhen.acceptsEvent(context, record);
}

/// The whole run fails, unless its poller asks which records did.
void Function::fail(Context& context, Execution& run, MessageHandle record, std::string_view reason) {
    const FunctionSettings::Poller* poller = m_settings.poller(context.message(record).link);
    if (poller && poller->asksForFailures) {
        run.partly = true;
        context.message(record).failed = true;
    } else if (run.outcome == Outcome::Succeeded) {
        run.outcome = Outcome::Failed;
        run.reason = reason;
    }
}

void Function::perform(Context& context, std::uint32_t index, std::uint32_t number, MessageHandle record) {
    Effect& effect = m_settings.effects[number];
    if (!effect.when.acceptsEvent(context, record)) return;
    for (std::uint32_t time = 0; time < effect.times; ++time) {
        const MessageHandle message = context.create(
            effect.content ? context.make(effect.content, record, ++m_sequence) : context.message(record).content,
            record);
        ++m_executions[index].calls;
        context.send(effect.link, message, effect.wait, m_calls.insert({index, record, kNone, number, 1}));
    }
}

/// True: the call was refused, and will be tried again.
bool Function::callAgain(Context& context, const Answer& answer) {
    Call& call = m_calls[answer.token];
    const Link& link = context.link(m_settings.effects[call.effect].link);
    if (answer.returned == kNone || m_executions[call.execution].over || call.attempts >= m_settings.callAttempts ||
        !isTransient(context.network(), link, answer.status))
        return false;
    const Nanoseconds wait = callBackoff(call.attempts, context.random());
    ++call.attempts;
    call.message = answer.returned;
    context.fact(FactType::Retried, call.message,
                 {link.index, wait, answer.status,
                  answer.status == kThrottled ? "throttled: the SDK tries again" : "failed: the SDK tries again"});
    context.after(wait, {kCallAgain, answer.token, 0});
    return true;
}

void Function::sendAgain(Context& context, std::uint32_t index) {
    Call& call = m_calls[index];
    const Effect& effect = m_settings.effects[call.effect];
    const MessageHandle message = std::exchange(call.message, kNone);
    if (!m_executions[call.execution].over) {
        context.send(effect.link, message, effect.wait, index);
        return;
    }
    context.discard(message);
    const std::uint32_t execution = call.execution;
    m_calls.erase(index);
    if (--m_executions[execution].calls == 0) m_executions.erase(execution);
}

}  // namespace cascade::simulator
