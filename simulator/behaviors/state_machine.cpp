// SPDX-License-Identifier: MIT
// State machine: executions of its definition, each task a call along a connection (facts 1.13).
#include <algorithm>
#include <map>
#include <optional>

#include "model/envelope/hop.h"
#include "model/envelope/look_through.h"
#include "simulator/behaviors/factories.h"
#include "simulator/engine/context.h"
#include "simulator/parts/machine_tasks.h"
#include "simulator/parts/settings.h"
#include "simulator/parts/token_bucket.h"

namespace cascade::simulator {
namespace {

/// Contents that an execution remembers: enough for its input and the results on their way.
constexpr std::size_t kMostContents = 8;

/// Express executions are charged by the time they take, in steps of 100 ms
/// (aws.amazon.com/step-functions/pricing).
std::uint32_t billedMilliseconds(Nanoseconds duration) {
    constexpr Nanoseconds kStep = 100 * kMillisecond;
    return static_cast<std::uint32_t>((duration + kStep - 1) / kStep * 100);
}

class StateMachine : public Copyable<StateMachine> {
public:
    StateMachine(const Network& network, NodeIndex node)
        : m_tasks(std::make_shared<const MachineTasks>(network, node)) {
        const Vertex& vertex = network.vertex(node);
        m_settings.machine = vertex.name();
        m_settings.epoch = kEpoch;
        m_settings.express = vertex.value("type") == "EXPRESS";
        m_settings.keepHistory = false;
        m_starts = bucketOf(vertex, "start", m_settings.express ? 6'000 : 300, m_settings.express ? 6'000 : 1'300);
        m_transitions = bucketOf(vertex, "transition", 1'500, 5'000);
    }

    void receive(Context& context, MessageHandle message) override {
        const LinkIndex link = context.message(message).link;
        if (link != kNone && context.link(link).role == "answer") return taskAnswered(context, message);
        if (!m_starts.take(context.now()))
            return context.refuse(message, kThrottled, "more executions are started than the Region's quota");
        if (context.message(message).wait != Wait::Result) context.reply(message, kOk);
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
        if (!answer.ok()) m_calls[answer.token].failed = answer.status;
        if (--m_calls[answer.token].open > 0) return;
        const Call call = m_calls[answer.token];
        m_calls.erase(answer.token);
        Run& run = m_runs[call.run];
        if (run.serial != call.serial) return;  // it ended, or stopped waiting
        const bool waits = call.order.integration == asl::Integration::Callback && m_tasks->waitsForTokens();
        if (call.failed != kOk)
            run.execution->fail(call.order.id, faultOf(call.failed), context.now());
        else if (waits)
            return;
        else if (waitsForExecution(call.order))
            executionEnded(run, call.order, *answer.result, context.now());
        else
            run.execution->succeed(
                call.order.id, m_tasks->resultOf(call.order, answer.result ? valueOf(run, answer.result) : nullptr),
                context.now());
        goOn(context, call.run);
    }

    void timer(Context& context, const Timer& timer) override {
        if (timer.tag == kBegin) {
            const Call call = m_calls[timer.a];
            begin(context, timer.a);
            if (m_runs[call.run].serial == call.serial) goOn(context, call.run);
            return;
        }
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
        std::vector<std::string> tokens;  ///< Of tasks that wait, or waited.
    };
    /// A task whose target has not answered.
    struct Call {
        std::uint32_t run = kNone;
        std::uint32_t serial = 0;
        asl::TaskOrder order;
        std::uint32_t open = 0;  ///< Messages that were not answered.
        std::uint16_t failed = kOk;
    };
    /// A task that waits for somebody to answer with its token.
    struct Waiting {
        std::uint32_t run = kNone;
        std::uint32_t serial = 0;
        asl::TaskId task = 0;
    };
    enum Tag : std::uint8_t { kWake, kBegin };

    static TokenBucket bucketOf(const Vertex& vertex, const std::string& name, std::int64_t rate,
                                std::int64_t burst) {
        return {countOr(vertex.simulation(name + "_rate"), rate),
                countOr(vertex.simulation(name + "_burst"), burst)};
    }

    /// The value of a content; a mere token of it where the definition does not look into data.
    asl::Value valueOf(Run& run, const ContentPointer& content) const {
        asl::Value value = asl::share(m_tasks->looksAtData() ? content->payload() : Json());
        if (run.contents.size() == kMostContents) run.contents.erase(run.contents.begin());
        run.contents.emplace_back(value, content);
        return value;
    }

    static ContentPointer contentOf(const Run& run, const TaskMessage& message) {
        const auto found =
            std::ranges::find(run.contents, message.payload, &std::pair<asl::Value, ContentPointer>::first);
        if (found != run.contents.end() && message.beside.empty()) return found->second;
        return makeContent(*message.payload, message.beside);
    }

    /// Starts what the execution orders, and waits for what it waits for, or ends it.
    void goOn(Context& context, std::uint32_t index) {
        for (std::vector<asl::TaskOrder> orders = m_runs[index].execution->takeOrders(); !orders.empty();
             orders = m_runs[index].execution->takeOrders())
            for (asl::TaskOrder& order : orders) begin(context, index, std::move(order));
        Run& run = m_runs[index];
        tellRetries(context, run);
        if (run.execution->status() != asl::Status::Running) return finish(context, index);
        const std::optional<Nanoseconds> wake = run.execution->nextWake();
        if (!wake || wake == run.wake) return;
        run.wake = wake;
        context.after(*wake - context.now(), {kWake, index, run.serial});
    }

    /// A service that the design does not have answers at once with what it is given.
    void begin(Context& context, std::uint32_t index, asl::TaskOrder order) {
        Run& run = m_runs[index];
        const LinkIndex link = m_tasks->linkOf(order);
        if (link == kNone) {
            run.execution->succeed(order.id, m_tasks->resultOf(order, nullptr), context.now());
            return;
        }
        if (order.integration == asl::Integration::Callback && m_tasks->waitsForTokens()) {
            m_waiting[order.token] = {index, run.serial, order.id};
            run.tokens.push_back(order.token);
        }
        const std::uint32_t call = m_calls.insert({index, run.serial, std::move(order)});
        const Nanoseconds wait = m_settings.express ? 0 : m_transitions.reserve(context.now());
        if (wait == 0) return begin(context, call);
        context.fact(FactType::Throttled, run.message,
                     {link, wait, kThrottled, "delayed: more steps a second than the Region's quota"});
        context.after(wait, {kBegin, call, 0});
    }

    void begin(Context& context, std::uint32_t index) {
        const asl::TaskOrder order = m_calls[index].order;
        Run& run = m_runs[m_calls[index].run];
        if (run.serial != m_calls[index].serial) return m_calls.erase(index);
        const LinkIndex link = m_tasks->linkOf(order);
        const bool isFunction = context.network().vertex(context.link(link).to).is("function");
        const Wait wait = isFunction || waitsForExecution(order) ? Wait::Result : Wait::Acceptance;
        const std::vector<TaskMessage> messages = m_tasks->messagesOf(order);
        m_calls[index].open = static_cast<std::uint32_t>(messages.size());
        for (const TaskMessage& message : messages)
            context.send(link, context.create(contentOf(run, message), run.message), wait, index);
        if (!messages.empty()) return;
        m_calls.erase(index);
        run.execution->fail(order.id, {"EventBridge.ValidationException", "there are no entries"}, context.now());
    }

    /// The answer of a function to a task that waits for it.
    void taskAnswered(Context& context, MessageHandle message) {
        const ContentPointer content = context.message(message).content;
        const auto waiting = m_waiting.find(tokenIn(content->payload()));
        if (waiting == m_waiting.end())
            return context.refuse(message, kBadRequest, "no task waits for this token: it has ended, or timed out");
        const Waiting task = waiting->second;
        Run& run = m_runs[task.run];
        const Json& said = content->payload();
        bool isAwaited = false;
        if (const Json* alive = member(said, "heartbeat"); alive && *alive == true) {
            isAwaited = run.execution->heartbeat(task.task, context.now());
        } else {
            m_waiting.erase(waiting);
            const Json* output = member(said, "output");
            isAwaited = member(said, "error")
                            ? run.execution->fail(
                                  task.task, {textOr(said["error"], {}), textOr(said.value("cause", Json()), {})},
                                  context.now())
                            : run.execution->succeed(task.task, asl::share(output ? *output : said), context.now());
        }
        if (!isAwaited)
            return context.refuse(message, kBadRequest, "no task waits for this token: it has ended, or timed out");
        context.reply(message, kOk);
        context.handled(message);
        goOn(context, task.run);
    }

    /// The first text, also inside texts of JSON, that is a token; "" if there is none.
    std::string tokenIn(const Json& json) const {
        if (json.is_string()) {
            const std::string& text = json.get_ref<const std::string&>();
            if (m_waiting.contains(text)) return text;
            const Json inner = opened(json);
            return inner.is_structured() ? tokenIn(inner) : std::string();
        }
        if (json.is_structured())
            for (const Json& member : json)
                if (std::string token = tokenIn(member); !token.empty()) return token;
        return {};
    }

    /// What a machine says of an execution that somebody waited for.
    static ContentPointer outcomeOf(const asl::Execution& execution) {
        Json outcome{{"Status", asl::nameOf(execution.status())}};
        if (execution.status() == asl::Status::Succeeded)
            outcome["Output"] = *execution.output();
        else
            outcome.update(Json{{"Error", execution.fault().error}, {"Cause", execution.fault().cause}});
        return makeContent(std::move(outcome));
    }

    /// startExecution.sync hands over the output as text, startExecution.sync:2 as JSON.
    static void executionEnded(Run& run, const asl::TaskOrder& order, const Content& outcome, Nanoseconds now) {
        Json result = outcome.payload();
        if (result["Status"] != "SUCCEEDED") {
            run.execution->fail(order.id, {"States.TaskFailed", result.dump()}, now);
            return;
        }
        if (!order.resource.ends_with(":2")) result["Output"] = result["Output"].dump();
        run.execution->succeed(order.id, asl::share(std::move(result)), now);
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
        for (const std::string& token : m_runs[index].tokens) m_waiting.erase(token);
        const bool isAwaited = context.message(message).wait == Wait::Result;
        const ContentPointer outcome = isAwaited ? outcomeOf(*m_runs[index].execution) : nullptr;
        context.meter(Metered::Transitions, static_cast<std::uint64_t>(m_runs[index].execution->transitions()));
        m_runs.erase(index);
        const FactType type = status == asl::Status::Succeeded  ? FactType::Succeeded
                              : status == asl::Status::TimedOut ? FactType::TimedOut
                                                                : FactType::Failed;
        const Nanoseconds duration = context.now() - context.message(message).arrived;
        context.fact(type, message,
                     {context.message(message).link, duration, static_cast<std::int64_t>(m_runs.used()), reason,
                      m_settings.express ? billedMilliseconds(duration) : 0});
        if (isAwaited) context.reply(message, kOk, outcome);
        context.handled(message, reason);
    }

    std::shared_ptr<const MachineTasks> m_tasks;
    asl::ExecutionSettings m_settings;
    Slots<Run> m_runs;
    Slots<Call> m_calls;
    std::map<std::string, Waiting, std::less<>> m_waiting;  // by token
    TokenBucket m_starts{0, 0};
    TokenBucket m_transitions{0, 0};
    std::uint32_t m_lastSerial = 0;
};

}  // namespace

std::unique_ptr<Behavior> makeStateMachine(const Network& network, NodeIndex node) {
    return std::make_unique<StateMachine>(network, node);
}

}  // namespace cascade::simulator
