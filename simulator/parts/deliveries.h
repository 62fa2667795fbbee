// SPDX-License-Identifier: MIT
// Deliveries: pushing one message on along several connections, each with the sender's own retries.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "simulator/engine/context.h"
#include "simulator/parts/retry_policy.h"

namespace cascade::simulator {

/// Keeps the original message inside the node until each of its deliveries is accepted or given up. Answers and
/// timers that belong to deliveries carry kDeliveryToken and the tag that the behavior chose.
class Deliveries {
public:
    enum class Ending { Handled, DeadLettered };

    /// How one delivery differs from the usual.
    struct Course {
        std::uint32_t policy = 0;  ///< One that was added; 0: the sender's usual one, without a dead-letter queue.
        std::uint64_t lane = 0;    ///< Deliveries of one lane arrive in the order they were sent; 0: in any order.
        Nanoseconds delay = 0;     ///< Before the first attempt.
    };

    /// A delivery of a batch that was given up.
    struct Failure {
        LinkIndex link = kNone;
        std::uint16_t status = kOk;
    };
    using Report = ContentPointer (*)(Context& context, MessageHandle original,
                                      const std::vector<Failure>& failures);

    Deliveries(RetrySchedule schedule, std::uint8_t timerTag);
    std::uint32_t addPolicy(RetryPolicy policy);
    /// When deliveries of a batch were given up, one report on all of them goes along this connection.
    void reportTo(LinkIndex link, Report make) {
        m_reportLink = link;
        m_report = make;
    }

    /// Takes over a received message. Close it after adding its deliveries.
    std::uint32_t open(MessageHandle original, Ending ending = Ending::Handled, std::string_view reason = {});
    void add(Context& context, std::uint32_t batch, LinkIndex link, ContentPointer content,
             Wait wait = Wait::Acceptance) {
        add(context, batch, link, std::move(content), wait, {});
    }
    void add(Context& context, std::uint32_t batch, LinkIndex link, ContentPointer content, Wait wait,
             const Course& course);
    void close(Context& context, std::uint32_t batch) { settle(context, batch); }
    MessageHandle original(std::uint32_t batch) const { return m_batches[batch].original; }

    static bool owns(std::uint32_t token) { return (token & kDeliveryToken) != 0; }
    void answer(Context& context, const Answer& answer);
    void timer(Context& context, const Timer& timer);

private:
    static constexpr std::uint32_t kDeliveryToken = 0x80000000;
    static constexpr std::uint32_t kToDeadLetters = 1;  // the policy of dead letters on their way
    static constexpr std::size_t kLanes = 256;          // lanes that share one merely wait for each other
    struct Batch {
        MessageHandle original = kNone;
        std::uint32_t open = 0;  // deliveries under way, and one until it is closed
        Ending ending = Ending::Handled;
        bool lost = false;
        std::string_view reason;
        std::vector<Failure> failures = {};  // to report
    };
    struct Delivery {
        std::uint32_t batch = kNone;
        LinkIndex link = kNone;
        MessageHandle message = kNone;  // when it waits here for its next attempt
        std::uint32_t attempts = 0;
        Wait wait = Wait::Acceptance;
        std::uint32_t policy = 0;
        std::uint32_t lane = 0;  // from 1
        Nanoseconds begun = 0;
    };
    /// What is said of deliveries that were given up in one way, made once and shared by copies of the run.
    struct Surrender {
        std::string reason;
        std::shared_ptr<const Recipe> letter;  // for the dead-letter queue, if there is one
    };
    using SurrenderKey = std::tuple<LinkIndex, std::uint32_t, std::uint16_t, Exhausted>;

    void send(Context& context, std::uint32_t delivery, MessageHandle message);
    void giveUp(Context& context, std::uint32_t delivery, const Answer& answer, Exhausted exhausted);
    void sendToDeadLetters(Context& context, std::uint32_t delivery, ContentPointer content,
                           const Surrender& surrender);
    const Surrender& surrender(Context& context, const Delivery& delivery, std::uint16_t status,
                               Exhausted exhausted);
    void settle(Context& context, std::uint32_t batch);
    void report(Context& context, std::uint32_t batch);

    std::vector<RetryPolicy> m_policies;
    std::uint8_t m_tag;
    Slots<Batch> m_batches;
    Slots<Delivery> m_deliveries;
    std::vector<Nanoseconds> m_lastArrivals;  // by lane
    std::map<SurrenderKey, std::shared_ptr<const Surrender>> m_surrenders;
    LinkIndex m_reportLink = kNone;
    Report m_report = nullptr;
};

}  // namespace cascade::simulator
