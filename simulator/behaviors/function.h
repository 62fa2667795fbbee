// SPDX-License-Identifier: MIT
// Function: runs for synchronous callers, for pollers, and from its own queue of asynchronous events.
#pragma once

#include <map>

#include "simulator/behaviors/function_settings.h"
#include "simulator/parts/deliveries.h"
#include "simulator/parts/environments.h"
#include "simulator/parts/size_limit.h"

namespace cascade::simulator {

class Function : public Copyable<Function> {
public:
    Function(const Network& network, NodeIndex node);

    void start(Context& context) override;
    void receive(Context& context, MessageHandle message) override;
    void answer(Context& context, const Answer& answer) override;
    void timer(Context& context, const Timer& timer) override;

private:
    enum Tag : std::uint8_t { kWorkDone, kDeadline, kRetry, kExpiry, kDelivery, kCallAgain, kReady };
    enum class Outcome : std::uint8_t { Succeeded, Failed, Crashed, TimedOut };

    /// One run of the code, for one event or one batch.
    struct Execution {
        MessageHandle batch = kNone;
        std::uint32_t event = kNone;  // of m_events; none: a caller or a poller waits
        std::uint32_t environment = kNone;
        std::uint32_t serial = 0;
        Nanoseconds init = 0;
        Nanoseconds begun = 0;  // after the init
        Nanoseconds work = 0;
        std::uint32_t calls = 0;  // not answered yet
        Outcome outcome = Outcome::Succeeded;
        bool provisioned = false;
        bool partly = false;  // some records failed, and the poller asks which
        bool over = false;    // timed out while calls were open
        std::string_view reason;
    };
    /// One call of the code to another service.
    struct Call {
        std::uint32_t execution = kNone;
        MessageHandle record = kNone;   // for which it is made
        MessageHandle message = kNone;  // while it waits for its next attempt
        std::uint32_t effect = 0;       // of the settings
        std::uint32_t attempts = 1;
    };
    /// An event in the queue between asynchronous callers and the code.
    struct AsynchronousEvent {
        MessageHandle message = kNone;
        std::uint32_t failures = 0;
        std::uint32_t throttles = 0;
        bool repeated = false;
    };
    /// Why an asynchronous event is given up, in Lambda's word and in plain ones.
    struct GivingUp {
        std::string_view condition;
        std::string_view reason;
    };

    // Running (function.cpp)
    void receiveCall(Context& context, MessageHandle batch);
    std::string_view begin(Context& context, MessageHandle batch, std::uint32_t event);
    void decide(Context& context, Execution& run, bool initFails);
    void workDone(Context& context, std::uint32_t index);
    void finish(Context& context, std::uint32_t index, Outcome outcome, std::string_view reason);
    void answerCaller(Context& context, const Execution& run, ContentPointer result);
    void answerPartly(Context& context, const Execution& run);
    // What the code does with its records (function_work.cpp)
    void performEffects(Context& context, std::uint32_t index);
    bool mishandles(Context& context, MessageHandle record);
    void fail(Context& context, Execution& run, MessageHandle record, std::string_view reason);
    void perform(Context& context, std::uint32_t index, std::uint32_t effect, MessageHandle record);
    bool callAgain(Context& context, const Answer& answer);
    void sendAgain(Context& context, std::uint32_t call);
    // Asynchronous events (function_events.cpp)
    void receiveEvent(Context& context, MessageHandle message);
    void attempt(Context& context, std::uint32_t event);
    void retryAfter(Context& context, std::uint32_t event, Nanoseconds wait, std::string_view reason);
    void eventSucceeded(Context& context, std::uint32_t event);
    void eventFailed(Context& context, std::uint32_t event, std::string_view reason);
    void giveUp(Context& context, std::uint32_t event, GivingUp why);
    /// What Lambda tells of an asynchronous event: to a destination with the story around it, to a dead-letter
    /// queue the event alone. REQUIRES: `condition` is static text.
    ContentPointer resultFor(Context& context, MessageHandle message, std::string_view condition,
                             std::uint32_t attempts);

    FunctionSettings m_settings;
    Environments m_environments;
    Slots<Execution> m_executions;
    Slots<Call> m_calls;
    Slots<AsynchronousEvent> m_events;
    Deliveries m_deliveries{neverAgain, kDelivery};
    std::map<std::string_view, std::shared_ptr<const Recipe>> m_results;
    SizeLimit m_requestSize;
    SizeLimit m_responseSize;
    SizeLimit m_eventSize;
    std::uint32_t m_lastSerial = 0;
    std::uint64_t m_sequence = 0;
};

}  // namespace cascade::simulator
