// SPDX-License-Identifier: MIT
// Deliveries under way: retried, given up, sent to dead-letter queues.
#include "simulator/parts/deliveries.h"

#include "simulator/parts/filled.h"

namespace cascade::simulator {

Deliveries::Deliveries(RetrySchedule schedule, std::uint8_t timerTag) : m_tag(timerTag) {
    RetryPolicy usual;
    usual.schedule = schedule;
    addPolicy(usual);
    RetryPolicy toDeadLetters;
    toDeadLetters.schedule = retryForADay;
    addPolicy(toDeadLetters);
}

std::uint32_t Deliveries::addPolicy(RetryPolicy policy) {
    m_policies.push_back(std::move(policy));
    return static_cast<std::uint32_t>(m_policies.size() - 1);
}

std::uint32_t Deliveries::open(MessageHandle original, Ending ending, std::string_view reason) {
    return m_batches.insert({original, 1, ending, false, reason});
}

void Deliveries::add(Context& context, std::uint32_t batch, LinkIndex link, ContentPointer content, Wait wait,
                     const Course& course) {
    const MessageHandle message = context.create(std::move(content), m_batches[batch].original);
    ++m_batches[batch].open;
    const std::uint32_t lane = course.lane == 0 ? 0 : static_cast<std::uint32_t>(course.lane % kLanes) + 1;
    const std::uint32_t delivery =
        m_deliveries.insert({batch, link, kNone, 0, wait, course.policy, lane, context.now()});
    if (course.delay == 0) return send(context, delivery, message);
    m_deliveries[delivery].message = message;
    context.after(course.delay, {m_tag, delivery, 0});
}

void Deliveries::send(Context& context, std::uint32_t index, MessageHandle message) {
    const Delivery& delivery = m_deliveries[index];
    if (delivery.lane == 0) {
        context.send(delivery.link, message, delivery.wait, index | kDeliveryToken);
        return;
    }
    if (m_lastArrivals.empty()) m_lastArrivals.resize(kLanes);
    Nanoseconds& last = m_lastArrivals[delivery.lane - 1];
    last = context.now() + context.send(delivery.link, message, delivery.wait, index | kDeliveryToken, last);
}

void Deliveries::answer(Context& context, const Answer& answer) {
    const std::uint32_t index = answer.token & ~kDeliveryToken;
    Delivery& delivery = m_deliveries[index];
    if (answer.ok() || answer.returned == kNone) {
        const std::uint32_t batch = delivery.batch;
        m_deliveries.erase(index);
        return settle(context, batch);
    }
    const Next next = m_policies[delivery.policy].after(++delivery.attempts, answer.status,
                                                        context.now() - delivery.begun, context.random());
    if (next.exhausted != Exhausted::Nothing) return giveUp(context, index, answer, next.exhausted);
    delivery.message = answer.returned;
    context.fact(FactType::Retried, delivery.message, {delivery.link, next.wait, 0, problemOf(answer.status)});
    context.after(next.wait, {m_tag, index, 0});
}

void Deliveries::timer(Context& context, const Timer& timer) {
    send(context, timer.a, std::exchange(m_deliveries[timer.a].message, kNone));
}

void Deliveries::giveUp(Context& context, std::uint32_t index, const Answer& answer, Exhausted exhausted) {
    const Delivery& delivery = m_deliveries[index];
    const Surrender& how = surrender(context, delivery, answer.status, exhausted);
    ContentPointer content = context.message(answer.returned).content;
    context.discard(answer.returned);
    Batch& batch = m_batches[delivery.batch];
    if (!batch.lost) batch.reason = how.reason;
    if (m_policies[delivery.policy].deadLetter != kNone) {
        batch.ending = Ending::DeadLettered;
        return sendToDeadLetters(context, index, std::move(content), how);
    }
    if (m_reportLink != kNone && delivery.link != m_reportLink)
        batch.failures.push_back({delivery.link, answer.status});
    else
        batch.lost = true;
    const std::uint32_t batchIndex = delivery.batch;
    m_deliveries.erase(index);
    settle(context, batchIndex);
}

void Deliveries::sendToDeadLetters(Context& context, std::uint32_t index, ContentPointer content,
                                   const Surrender& how) {
    Delivery& delivery = m_deliveries[index];
    const RetryPolicy& policy = m_policies[delivery.policy];
    const MessageHandle original = m_batches[delivery.batch].original;
    Passage passage = context.passageOf(original);
    passage.link = delivery.link;
    if (policy.letter) content = makeContent(policy.letter, {std::move(content), passage, context.now(), 0, 0});
    content = makeContent(how.letter, {std::move(content), passage, context.now(), delivery.attempts, 0});
    delivery.link = policy.deadLetter;
    delivery.policy = kToDeadLetters;
    delivery.attempts = 0;
    delivery.lane = 0;
    delivery.begun = context.now();
    send(context, index, context.create(std::move(content), original));
}

const Deliveries::Surrender& Deliveries::surrender(Context& context, const Delivery& delivery, std::uint16_t status,
                                                   Exhausted exhausted) {
    std::shared_ptr<const Surrender>& known = m_surrenders[{delivery.link, delivery.policy, status, exhausted}];
    if (known) return *known;
    Surrender made;
    made.reason = delivery.policy == kToDeadLetters ? "its dead-letter queue did not take it: " : "";
    made.reason += whyGivenUp(exhausted, delivery.attempts - 1, status);
    if (m_policies[delivery.policy].deadLetter != kNone) {
        FilledParts parts;
        parts.passesPayloadOn = true;
        parts.keepsBeside = true;
        parts.beside = Template(errorAttributes(context.network(), delivery.link, status, exhausted));
        made.letter = makeFilled(std::move(parts), context.network().shared_from_this());
    }
    known = std::make_shared<const Surrender>(std::move(made));
    return *known;
}

void Deliveries::report(Context& context, std::uint32_t index) {
    const std::vector<Failure> failures = std::exchange(m_batches[index].failures, {});
    m_batches[index].ending = Ending::DeadLettered;
    m_batches[index].open = 1;
    add(context, index, m_reportLink, m_report(context, m_batches[index].original, failures));
    settle(context, index);
}

void Deliveries::settle(Context& context, std::uint32_t index) {
    if (--m_batches[index].open > 0) return;
    if (!m_batches[index].failures.empty()) return report(context, index);
    const Batch batch = m_batches[index];
    m_batches.erase(index);
    if (batch.lost)
        context.lost(batch.original, batch.reason);
    else if (batch.ending == Ending::DeadLettered)
        context.deadLettered(batch.original, batch.reason);
    else
        context.handled(batch.original, batch.reason);
}

}  // namespace cascade::simulator
