// SPDX-License-Identifier: MIT
// Runs of a function: concurrency, cold start, timeout, answer.
#include "simulator/behaviors/function.h"

#include <algorithm>

#include "simulator/behaviors/factories.h"
#include "simulator/parts/settings.h"
#include "simulator/scenario/faults.h"

namespace cascade::simulator {
namespace {

// docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html: 6 MB each way, 1 MB for asynchronous events.
constexpr std::size_t kLargestRequest = 6 * 1024 * 1024;
constexpr std::size_t kLargestEvent = 1024 * 1024;

std::uint32_t billedMilliseconds(Nanoseconds duration) {  // rounded up
    return static_cast<std::uint32_t>((duration + kMillisecond - 1) / kMillisecond);
}

}  // namespace

Function::Function(const Network& network, NodeIndex node)
    : m_settings(network, node),
      m_environments(environmentSettingsOf(network, node, kExpiry)),
      m_requestSize(kLargestRequest),
      m_responseSize(kLargestRequest),
      m_eventSize(kLargestEvent) {}

void Function::start(Context& context) {
    m_environments.claim(context.account());
    if (m_environments.count() > 0) context.after(0, {kReady, 0, 0});
}

void Function::receive(Context& context, MessageHandle message) {
    Message& record = context.message(message);
    if (!m_settings.stopsLoops) record.turns = record.hops = 0;  // the author allows the loop
    if (record.wait == Wait::Result)
        receiveCall(context, message);
    else
        receiveEvent(context, message);
}

void Function::receiveCall(Context& context, MessageHandle batch) {
    const Message& record = context.message(batch);
    if (context.isRecursive(batch))
        return context.refuse(
            batch, kFailed,
            m_settings.loopIsWatched
                ? "recursive loop: Lambda stopped it after 16 turns"
                : "recursive loop: AWS does not watch this one; Cascade stopped it after 16 turns");
    if (record.next == kNone && m_requestSize.isExceededBy(*record.content))
        return context.refuse(batch, kTooLarge, "the request is larger than 6 MB");
    const std::string_view refusal = begin(context, batch, kNone);
    if (!refusal.empty()) context.refuse(batch, kThrottled, refusal);
}

/// Not empty: throttled, for this reason, and nothing happened.
std::string_view Function::begin(Context& context, MessageHandle batch, std::uint32_t event) {
    const auto acquired = m_environments.acquire(context, batch, event == kNone);
    if (!acquired) return acquired.refusal;
    const std::uint32_t index = m_executions.claim();
    Execution& run = m_executions[index];
    run.batch = batch;
    run.event = event;
    run.environment = acquired.environment;
    run.provisioned = acquired.provisioned;
    run.serial = ++m_lastSerial;
    run.init = acquired.init;
    run.begun = context.now() + acquired.init;
    run.work = acquired.initAgain;
    decide(context, run, acquired.initFails);
    context.fact(FactType::Invoked, batch,
                 {.link = context.message(batch).link,
                  .duration = acquired.init,
                  .value = m_environments.running(),
                  .provisioned = acquired.provisioned});
    context.after(acquired.init + std::min(run.work, m_settings.timeout), {kWorkDone, index, 0});
    return {};
}

/// How long the code will work, and how that will end.
void Function::decide(Context& context, Execution& run, bool initFails) {
    if (initFails) {
        run.outcome = Outcome::Crashed;
        run.reason = "init error";
        return;
    }
    Nanoseconds work = m_settings.duration.sample(context.random());
    if (m_settings.slowness != 1) work = static_cast<Nanoseconds>(static_cast<double>(work) * m_settings.slowness);
    run.work += work + context.slowdown(run.batch);
    const bool fails = context.random().chance(m_settings.errorRate);
    if (context.fault(FaultType::Error, run.batch)) {
        run.outcome = Outcome::Failed;
        run.reason = "function error, by a fault of the scenario";
    } else if (fails) {
        run.outcome = Outcome::Failed;
        run.reason = "function error";
    } else if (context.random().chance(m_settings.crashRate)) {
        run.outcome = Outcome::Crashed;
        run.reason = "crash: the runtime exited, the environment begins anew";
    }
}

void Function::workDone(Context& context, std::uint32_t index) {
    const Execution& run = m_executions[index];
    if (run.work >= m_settings.timeout) return finish(context, index, Outcome::TimedOut, "timeout");
    if (run.outcome == Outcome::Succeeded && m_settings.looksAtRecords) performEffects(context, index);
    const Execution& after = m_executions[index];
    if (after.calls == 0) return finish(context, index, after.outcome, after.reason);
    context.after(after.begun + m_settings.timeout - context.now(), {kDeadline, index, after.serial});
}

void Function::answer(Context& context, const Answer& answer) {
    if (Deliveries::owns(answer.token)) return m_deliveries.answer(context, answer);
    if (!answer.ok() && callAgain(context, answer)) return;
    if (answer.returned != kNone) context.discard(answer.returned);
    const Call call = m_calls[answer.token];
    m_calls.erase(answer.token);
    Execution& run = m_executions[call.execution];
    if (!answer.ok() && !run.over)
        fail(context, run, call.record,
             answer.status == kThrottled ? "a service that it called was throttled"
                                         : "a service that it called failed");
    if (--run.calls > 0) return;
    if (run.over)
        m_executions.erase(call.execution);
    else
        finish(context, call.execution, run.outcome, run.reason);
}

void Function::timer(Context& context, const Timer& timer) {
    switch (static_cast<Tag>(timer.tag)) {
        case kWorkDone: return workDone(context, timer.a);
        case kDeadline: {
            const Execution& run = m_executions[timer.a];
            if (run.serial == timer.b && !run.over) finish(context, timer.a, Outcome::TimedOut, "timeout");
            return;
        }
        case kRetry: return attempt(context, timer.a);
        case kExpiry: return m_environments.timer(context, timer);
        case kDelivery: return m_deliveries.timer(context, timer);
        case kCallAgain: return sendAgain(context, timer.a);
        case kReady: return context.fact(FactType::Provisioned, {.value = m_environments.count()});
    }
}

void Function::finish(Context& context, std::uint32_t index, Outcome outcome, std::string_view reason) {
    Execution run = m_executions[index];
    ContentPointer result;
    const bool answers = run.event == kNone && outcome == Outcome::Succeeded && m_settings.result;
    if (answers) result = context.make(m_settings.result, run.batch, ++m_sequence);
    if (answers && m_responseSize.isExceededBy(*result)) {
        outcome = Outcome::Failed;
        reason = "function error: the response is larger than 6 MB";
    }
    run.outcome = outcome;
    run.reason = reason;
    m_environments.release(context, run.environment, outcome == Outcome::TimedOut || outcome == Outcome::Crashed);
    const Nanoseconds duration = context.now() - run.begun;
    context.fact(outcome == Outcome::Succeeded  ? FactType::Succeeded
                 : outcome == Outcome::TimedOut ? FactType::TimedOut
                                                : FactType::Failed,
                 run.batch,
                 {context.message(run.batch).link, duration, m_environments.running(), reason,
                  billedMilliseconds(run.init + duration), run.provisioned});
    if (run.calls > 0)
        m_executions[index].over = true;
    else
        m_executions.erase(index);
    if (run.event == kNone) return answerCaller(context, run, std::move(result));
    if (outcome == Outcome::Succeeded) return eventSucceeded(context, run.event);
    eventFailed(context, run.event, reason);
}

void Function::answerCaller(Context& context, const Execution& run, ContentPointer result) {
    if (run.outcome == Outcome::TimedOut) return context.giveBack(run.batch, kTimedOut, run.reason);
    if (run.outcome != Outcome::Succeeded) return context.giveBack(run.batch, kFailed, run.reason);
    if (run.partly) return answerPartly(context, run);
    context.reply(run.batch, kOk, std::move(result));
    context.handled(run.batch);
}

/// The records that failed go back to the poller; of an ordered batch also all after the first of them, handled or
/// not.
void Function::answerPartly(Context& context, const Execution& run) {
    const FunctionSettings::Poller* poller = m_settings.poller(context.message(run.batch).link);
    MessageHandle first[2] = {kNone, kNone};  // of those that went well, and of the failed ones
    MessageHandle last[2] = {kNone, kNone};
    bool failed = false;
    for (MessageHandle record = run.batch; record != kNone;) {
        const MessageHandle next = context.message(record).next;
        failed = context.message(record).failed || (failed && poller->isOrdered);
        context.message(record).next = kNone;
        if (last[failed] == kNone)
            first[failed] = record;
        else
            context.message(last[failed]).next = record;
        last[failed] = record;
        record = next;
    }
    if (first[0] != kNone) context.handled(first[0]);
    context.giveBack(first[1], kPartly, "the function reported this record as failed");
}

std::unique_ptr<Behavior> makeFunction(const Network& network, NodeIndex node) {
    return std::make_unique<Function>(network, node);
}

}  // namespace cascade::simulator
