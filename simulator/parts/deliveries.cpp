// SPDX-License-Identifier: MIT
// Deliveries and the retry schedules of the services that push.
#include "simulator/parts/deliveries.h"

#include <algorithm>

namespace cascade::simulator {

std::optional<Nanoseconds> neverAgain(std::uint32_t, Random&) { return std::nullopt; }

std::optional<Nanoseconds> retryLikeSns(std::uint32_t attempts, Random&) {
    if (attempts <= 3) return 0;
    if (attempts <= 5) return kSecond;
    // Ten steps from 1 s to 20 s, each 20^(1/9) = 1.395 times the one before; whole milliseconds.
    constexpr Nanoseconds kBackoff[] = {1000, 1395, 1946, 2714, 3787, 5282, 7368, 10279, 14339, 20000};
    if (attempts <= 15) return kBackoff[attempts - 6] * kMillisecond;
    return attempts <= 100'015 ? std::optional(20 * kSecond) : std::nullopt;
}

std::optional<Nanoseconds> retryLikeEventBridge(std::uint32_t attempts, Random& random) {
    if (attempts > 185) return std::nullopt;
    const Nanoseconds longest = std::min<Nanoseconds>(kSecond << std::min(attempts - 1, 10u), 10 * kMinute);
    return longest / 2 + static_cast<Nanoseconds>(random.uniform() * static_cast<double>(longest / 2));
}

std::optional<Nanoseconds> retryForADay(std::uint32_t attempts, Random&) {
    constexpr Nanoseconds kEvery = 5 * kSecond;
    return attempts * kEvery <= kDay ? std::optional(kEvery) : std::nullopt;
}

std::uint32_t Deliveries::open(MessageHandle original, Ending ending, std::string_view reason) {
    return m_batches.insert({original, 1, ending, false, reason});
}

void Deliveries::add(Context& context, std::uint32_t batch, LinkIndex link, ContentPointer content, Wait wait) {
    const MessageHandle message = context.create(std::move(content), m_batches[batch].original);
    ++m_batches[batch].open;
    const std::uint32_t delivery = m_deliveries.insert({batch, link, kNone, 0, wait});
    context.send(link, message, wait, delivery | kDeliveryToken);
}

void Deliveries::answer(Context& context, const Answer& answer) {
    const std::uint32_t index = answer.token & ~kDeliveryToken;
    Delivery& delivery = m_deliveries[index];
    const std::uint32_t batch = delivery.batch;
    if (!answer.ok() && answer.returned != kNone) {
        if (const auto wait = m_schedule(++delivery.attempts, context.random())) {
            delivery.message = answer.returned;
            context.fact(FactType::Retried, delivery.message, {delivery.link, *wait});
            return context.after(*wait, {m_tag, index, 0});
        }
        context.discard(answer.returned);
        m_batches[batch].lost = true;
        m_batches[batch].reason = "delivery given up after its last retry";
    }
    m_deliveries.erase(index);
    settle(context, batch);
}

void Deliveries::timer(Context& context, const Timer& timer) {
    Delivery& delivery = m_deliveries[timer.a];
    context.send(delivery.link, std::exchange(delivery.message, kNone), delivery.wait, timer.a | kDeliveryToken);
}

void Deliveries::settle(Context& context, std::uint32_t index) {
    if (--m_batches[index].open > 0) return;
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
