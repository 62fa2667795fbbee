// SPDX-License-Identifier: MIT
// State machine: executions of its definition, each task a call along a connection (facts 1.13).
#include <algorithm>
#include <optional>

#include "model/envelope/hop.h"
#include "simulator/behaviors/factories.h"
#include "simulator/engine/context.h"
#include "simulator/parts/machine_tasks.h"

namespace cascade::simulator {
namespace {

/// Contents that an execution remembers: enough for its input and the results on their way.
constexpr std::size_t kMostContents = 8;

class StateMachine : public Copyable<StateMachine> {
public:
    StateMachine(const Network& network, NodeIndex node)
        : m_tasks(std::make_shared<const MachineTasks>(network, node)) {
        const Vertex& vertex = network.vertex(node);
        m_settings.machine = vertex.name();
        m_settings.epoch = kEpoch;
        m_settings.express = vertex.value("type") == "EXPRESS";
        m_settings.keepHistory = false;
    }

    void receive(Context& context, MessageHandle message) override {
        context.reply(message, kOk);
        context.fact(FactType::Invoked, message,
                     {context.message(message).link, 0, static_cast<std::int64_t>(m_runs.used() + 1)});
        m_settings.seed = context.random().next();
        const std::uint32_t index = m_runs.claim();
        Run& run = m_runs[index];
        run.message = message;
        run.serial = ++m_lastSerial;
        run.execution.emplace(m_tasks->machine(), m_settings);
        run.execution->start(valueOf(run, context.message(message).content), context.now());
        goOn(context, index);
    }

    void answer(Context& context, const Answer& answer) override {
        if (answer.returned != kNone) context.discard(answer.returned);
        const Call call = m_calls[answer.token];
        m_calls.erase(answer.token);
        Run& run = m_runs[call.run];
        if (run.serial != call.serial) return;  // it ended, or stopped waiting
        if (answer.ok())
            run.execution->succeed(
                call.order.id, m_tasks->resultOf(call.order, answer.result ? valueOf(run, answer.result) : nullptr),
                context.now());
        else
            run.execution->fail(call.order.id, faultOf(answer.status), context.now());
        goOn(context, call.run);
    }

    void timer(Context& context, const Timer& timer) override {
        Run& run = m_runs[timer.a];
        if (run.serial != timer.b || run.wake != context.now()) return;
        run.wake.reset();
        run.execution->advance(context.now());
        goOn(context, timer.a);
    }

private:
    /// One execution.
    struct Run {
        MessageHandle message = kNone;
        std::uint32_t serial = 0;
        std::optional<Nanoseconds> wake;  ///< When a timer is set.
        std::int64_t retries = 0;         ///< Told so far.
        std::optional<asl::Execution> execution;
        /// Values that stand for contents of messages: what goes on unchanged is not built again.
        std::vector<std::pair<asl::Value, ContentPointer>> contents;
    };
    /// A task whose target has not answered.
    struct Call {
        std::uint32_t run = kNone;
        std::uint32_t serial = 0;
        asl::TaskOrder order;
    };

    /// The value of a content; a mere token of it where the definition does not look into data.
    asl::Value valueOf(Run& run, const ContentPointer& content) const {
        asl::Value value = asl::share(m_tasks->looksAtData() ? content->payload() : Json());
        if (run.contents.size() == kMostContents) run.contents.erase(run.contents.begin());
        run.contents.emplace_back(value, content);
        return value;
    }

    static ContentPointer contentOf(const Run& run, const asl::Value& value) {
        const auto found = std::ranges::find(run.contents, value, &std::pair<asl::Value, ContentPointer>::first);
        return found != run.contents.end() ? found->second : makeContent(*value);
    }

    /// Starts what the execution orders, and waits for what it waits for, or ends it.
    void goOn(Context& context, std::uint32_t index) {
        for (std::vector<asl::TaskOrder> orders = m_runs[index].execution->takeOrders(); !orders.empty();
             orders = m_runs[index].execution->takeOrders())
            for (asl::TaskOrder& order : orders) start(context, index, std::move(order));
        Run& run = m_runs[index];
        tellRetries(context, run);
        if (run.execution->status() != asl::Status::Running) return finish(context, index);
        const std::optional<Nanoseconds> wake = run.execution->nextWake();
        if (!wake || wake == run.wake) return;
        run.wake = wake;
        context.after(*wake - context.now(), {0, index, run.serial});
    }

    /// A service that the design does not have answers at once with what it is given.
    void start(Context& context, std::uint32_t index, asl::TaskOrder order) {
        Run& run = m_runs[index];
        const LinkIndex link = m_tasks->linkOf(order);
        if (link == kNone) {
            run.execution->succeed(order.id, m_tasks->resultOf(order, nullptr), context.now());
            return;
        }
        const MessageHandle task = context.create(contentOf(run, m_tasks->payloadOf(order)), run.message);
        context.send(link, task, Wait::Result, m_calls.insert({index, run.serial, std::move(order)}));
    }

    void tellRetries(Context& context, Run& run) const {
        for (; run.retries < run.execution->retries(); ++run.retries)
            context.fact(FactType::Retried, run.message,
                         {context.message(run.message).link, run.execution->lastDelay(), 0,
                          "a step failed, and its Retry says to try again"});
    }

    void finish(Context& context, std::uint32_t index) {
        const MessageHandle message = m_runs[index].message;
        const asl::Status status = m_runs[index].execution->status();
        const std::string_view reason = reasonOf(*m_runs[index].execution);
        m_runs.erase(index);
        const FactType type = status == asl::Status::Succeeded  ? FactType::Succeeded
                              : status == asl::Status::TimedOut ? FactType::TimedOut
                                                                : FactType::Failed;
        context.fact(type, message,
                     {context.message(message).link, context.now() - context.message(message).arrived,
                      static_cast<std::int64_t>(m_runs.used()), reason});
        context.handled(message, reason);
    }

    std::shared_ptr<const MachineTasks> m_tasks;
    asl::ExecutionSettings m_settings;
    Slots<Run> m_runs;
    Slots<Call> m_calls;
    std::uint32_t m_lastSerial = 0;
};

}  // namespace

std::unique_ptr<Behavior> makeStateMachine(const Network& network, NodeIndex node) {
    return std::make_unique<StateMachine>(network, node);
}

}  // namespace cascade::simulator
