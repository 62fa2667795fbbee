// SPDX-License-Identifier: MIT
// Runs of a function: concurrency, cold start, work, effects, timeout, answer.
#include "simulator/behaviors/function.h"

#include "simulator/behaviors/factories.h"
#include "simulator/parts/cold_start.h"
#include "simulator/parts/filled.h"
#include "simulator/parts/settings.h"
#include "simulator/scenario/faults.h"

namespace cascade::simulator {
namespace {

std::optional<std::int64_t> reservedOf(const Vertex& vertex) {
    const Json value = vertex.value("reserved_concurrency");
    return value.is_number() ? std::optional(countOr(value, 0)) : std::nullopt;
}

EnvironmentSettings environmentsOf(const Network& network, const Vertex& vertex, std::uint8_t timerTag) {
    const Json* application = member(network.architecture().application(), "runtime");
    const std::string usual = application ? textOr(*application, "python3.14") : "python3.14";
    EnvironmentSettings settings;
    settings.reserved = reservedOf(vertex);
    settings.keepWarm = durationOr(vertex.simulation("keep_warm"), 10 * kMinute);
    settings.init = distributionOr(vertex.simulation("init"), measuredInit(textOr(vertex.value("runtime"), usual)));
    settings.timerTag = timerTag;
    return settings;
}

}  // namespace

Function::Function(const Network& network, NodeIndex node)
    : m_environments(environmentsOf(network, network.vertex(node), kExpiry)) {
    const Vertex& vertex = network.vertex(node);
    m_settings.timeout = durationOr(vertex.value("timeout"), 6 * kSecond);
    m_settings.duration = distributionOr(vertex.simulation("duration"),
                                         Distribution::lognormal(40 * kMillisecond, 400 * kMillisecond));
    m_settings.errorRate = numberOr(vertex.simulation("error_rate"), 0);
    m_settings.reserved = reservedOf(vertex);
    m_settings.retries = static_cast<std::uint32_t>(countOr(vertex.value("maximum_retry_attempts"), 2));
    m_settings.maximumAge = durationOr(vertex.value("maximum_event_age"), 6 * kHour);
    m_settings.effects = effectsOf(network, node);
    if (const Json result = vertex.simulation("result"); !result.is_null())
        m_settings.result = makeFilled({.payload = Template(result)}, network.shared_from_this());
    readDestinations(network, node);
}

void Function::receive(Context& context, MessageHandle message) {
    const bool synchronous = context.message(message).wait == Wait::Result;
    if (synchronous) {
        if (context.isRecursive(message))
            return context.refuse(message, kFailed, "recursion: stopped after 16 turns");
        if (!begin(context, message, kNone)) context.refuse(message, kThrottled, "no concurrency left");
        return;
    }
    context.reply(message, kOk);
    const std::uint32_t event = m_events.insert({message, 0, 0});
    if (context.isRecursive(message))
        return giveUp(context, event, "RecursiveInvocation", "recursion: stopped after 16 turns");
    attempt(context, event);
}

/// False: throttled, nothing happened.
bool Function::begin(Context& context, MessageHandle batch, std::uint32_t event) {
    const auto acquired = m_environments.acquire(context, batch);
    if (!acquired) return false;
    Execution run;
    run.batch = batch;
    run.event = event;
    run.environment = acquired->environment;
    run.serial = ++m_lastSerial;
    run.begun = context.now() + acquired->init;
    run.work = m_settings.duration.sample(context.random());
    if (const auto slower = context.fault(FaultType::Latency, batch)) run.work += *slower;
    run.failed =
        context.random().chance(m_settings.errorRate) || context.fault(FaultType::Error, batch).has_value();
    context.fact(FactType::Invoked, batch, {context.message(batch).link, acquired->init, m_environments.running()});
    const Nanoseconds until = acquired->init + std::min(run.work, m_settings.timeout);
    context.after(until, {kWorkDone, m_executions.insert(run), 0});
    return true;
}

void Function::workDone(Context& context, std::uint32_t index) {
    const Execution& run = m_executions[index];
    if (run.work >= m_settings.timeout) return finish(context, index, Outcome::TimedOut);
    if (run.failed) return finish(context, index, Outcome::Failed);
    performEffects(context, index);
    const Execution& after = m_executions[index];
    if (after.calls == 0) return finish(context, index, Outcome::Succeeded);
    context.after(after.begun + m_settings.timeout - context.now(), {kDeadline, index, after.serial});
}

/// Once per record. All calls of a run begin together when its own work is done; the run ends with the last answer.
void Function::performEffects(Context& context, std::uint32_t index) {
    for (MessageHandle record = m_executions[index].batch; record != kNone; record = context.message(record).next)
        for (Effect& effect : m_settings.effects) perform(context, index, effect, record);
}

void Function::perform(Context& context, std::uint32_t index, Effect& effect, MessageHandle record) {
    if (!effect.when.acceptsEvent(context, record)) return;
    for (std::uint32_t time = 0; time < effect.times; ++time) {
        const MessageHandle call = context.create(
            effect.content ? context.make(effect.content, record, ++m_sequence) : context.message(record).content,
            record);
        ++m_executions[index].calls;
        context.send(effect.link, call, effect.wait, index);
    }
}

void Function::answer(Context& context, const Answer& answer) {
    if (Deliveries::owns(answer.token)) return m_deliveries.answer(context, answer);
    if (answer.returned != kNone) context.discard(answer.returned);
    Execution& run = m_executions[answer.token];
    --run.calls;
    if (!answer.ok()) run.failed = true;
    if (run.calls > 0) return;
    if (run.over)
        m_executions.erase(answer.token);
    else
        finish(context, answer.token, run.failed ? Outcome::Failed : Outcome::Succeeded);
}

void Function::timer(Context& context, const Timer& timer) {
    switch (static_cast<Tag>(timer.tag)) {
        case kWorkDone: return workDone(context, timer.a);
        case kDeadline: {
            const Execution& run = m_executions[timer.a];
            if (run.serial == timer.b && !run.over) finish(context, timer.a, Outcome::TimedOut);
            return;
        }
        case kRetry: return attempt(context, timer.a);
        case kExpiry: return m_environments.timer(context, timer);
        case kDelivery: return m_deliveries.timer(context, timer);
    }
}

void Function::finish(Context& context, std::uint32_t index, Outcome outcome) {
    const Execution run = m_executions[index];
    m_environments.release(context, run.environment, outcome == Outcome::TimedOut);
    const FactType type = outcome == Outcome::Succeeded ? FactType::Succeeded
                          : outcome == Outcome::Failed  ? FactType::Failed
                                                        : FactType::TimedOut;
    context.fact(type, run.batch,
                 {context.message(run.batch).link, context.now() - run.begun, m_environments.running()});
    if (run.calls > 0)
        m_executions[index].over = true;
    else
        m_executions.erase(index);
    if (run.event == kNone) return answerCaller(context, run.batch, outcome);
    if (outcome == Outcome::Succeeded) return eventSucceeded(context, run.event);
    eventFailed(context, run.event, outcome == Outcome::Failed ? "function error" : "timeout");
}

void Function::answerCaller(Context& context, MessageHandle batch, Outcome outcome) {
    if (outcome == Outcome::Failed) return context.giveBack(batch, kFailed, "function error");
    if (outcome == Outcome::TimedOut) return context.giveBack(batch, kTimedOut, "timeout");
    ContentPointer result;
    if (m_settings.result) result = context.make(m_settings.result, batch, ++m_sequence);
    context.reply(batch, kOk, std::move(result));
    context.handled(batch);
}

std::unique_ptr<Behavior> makeFunction(const Network& network, NodeIndex node) {
    return std::make_unique<Function>(network, node);
}

}  // namespace cascade::simulator
