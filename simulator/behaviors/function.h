// SPDX-License-Identifier: MIT
// Function: runs for synchronous callers, for pollers, and from its own queue of asynchronous events.
#pragma once

#include <map>

#include "simulator/parts/deliveries.h"
#include "simulator/parts/effects.h"
#include "simulator/parts/environments.h"

namespace cascade::simulator {

class Function : public Copyable<Function> {
public:
    Function(const Network& network, NodeIndex node);

    void receive(Context& context, MessageHandle message) override;
    void answer(Context& context, const Answer& answer) override;
    void timer(Context& context, const Timer& timer) override;

private:
    enum Tag : std::uint8_t { kWorkDone, kDeadline, kRetry, kExpiry, kDelivery };
    enum class Outcome { Succeeded, Failed, TimedOut };

    struct Settings {
        Nanoseconds timeout = 6 * kSecond;
        Distribution duration;
        double errorRate = 0;
        std::optional<std::int64_t> reserved;
        std::uint32_t retries = 2;
        Nanoseconds maximumAge = 6 * kHour;
        std::vector<Effect> effects;
        std::shared_ptr<const Recipe> result;  // of a synchronous invocation, if it declares one
        std::vector<LinkIndex> onSuccess;
        std::vector<LinkIndex> onFailure;
        std::vector<LinkIndex> deadLetter;
    };
    /// One run of the code, for one event or one batch.
    struct Execution {
        MessageHandle batch = kNone;
        std::uint32_t event = kNone;  // of m_events; none: a caller or a poller waits
        std::uint32_t environment = kNone;
        std::uint32_t serial = 0;
        Nanoseconds begun = 0;  // after the init
        Nanoseconds work = 0;
        std::uint32_t calls = 0;  // not answered yet
        bool failed = false;
        bool over = false;  // timed out while calls were open
    };
    /// An event in the queue between asynchronous callers and the code.
    struct AsynchronousEvent {
        MessageHandle message = kNone;
        std::uint32_t failures = 0;
        std::uint32_t throttles = 0;
    };

    void readDestinations(const Network& network, NodeIndex node);
    // Running (function.cpp)
    bool begin(Context& context, MessageHandle batch, std::uint32_t event);
    void workDone(Context& context, std::uint32_t index);
    void performEffects(Context& context, std::uint32_t index);
    void perform(Context& context, std::uint32_t index, Effect& effect, MessageHandle record);
    void finish(Context& context, std::uint32_t index, Outcome outcome);
    void answerCaller(Context& context, MessageHandle batch, Outcome outcome);
    // Asynchronous events (function_events.cpp)
    void attempt(Context& context, std::uint32_t event);
    void retryThrottled(Context& context, std::uint32_t event);
    void eventSucceeded(Context& context, std::uint32_t event);
    void eventFailed(Context& context, std::uint32_t event, std::string_view how);
    void giveUp(Context& context, std::uint32_t event, std::string_view condition, std::string_view reason);
    /// What Lambda tells of an asynchronous event: to a destination with the story around it, to a dead-letter
    /// queue the event alone. REQUIRES: `condition` is static text.
    ContentPointer resultFor(Context& context, MessageHandle message, std::string_view condition,
                             std::uint32_t attempts);

    Settings m_settings;
    Environments m_environments;
    Slots<Execution> m_executions;
    Slots<AsynchronousEvent> m_events;
    Deliveries m_deliveries{neverAgain, kDelivery};
    std::map<std::string_view, std::shared_ptr<const Recipe>> m_results;
    std::uint32_t m_lastSerial = 0;
    std::uint64_t m_sequence = 0;
};

}  // namespace cascade::simulator
