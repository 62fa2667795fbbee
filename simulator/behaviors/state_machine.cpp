// SPDX-License-Identifier: MIT
// State machine: runs its functions one after the other, each with the result of the one before (facts 1.13).
#include <algorithm>

#include "simulator/behaviors/factories.h"
#include "simulator/engine/context.h"
#include "simulator/parts/settings.h"

namespace cascade::simulator {
namespace {

/// The chain of Task states that a simple definition names, as links; empty when it is not of that form.
std::vector<LinkIndex> sequenceIn(const Json& definition, const Network& network, const Vertex& machine) {
    const Json* states = member(definition, "States");
    std::string name = textOr(definition.value("StartAt", Json()), {});
    std::vector<LinkIndex> steps;
    for (std::size_t i = 0; states && i < states->size(); ++i) {
        const Json* state = member(*states, name);
        if (!state || textOr(state->value("Type", Json()), {}) != "Task") return {};
        const std::string task = state->dump(-1, ' ', false, Json::error_handler_t::replace);
        const auto step = std::ranges::find_if(machine.out, [&](LinkIndex link) {
            return task.find(network.vertex(network.link(link).to).name()) != std::string::npos;
        });
        if (step == machine.out.end()) return {};
        steps.push_back(*step);
        if (truthOr(state->value("End", Json()), false)) return steps;
        name = textOr(state->value("Next", Json()), {});
    }
    return {};
}

class StateMachine : public Copyable<StateMachine> {
public:
    StateMachine(const Network& network, NodeIndex node) {
        const Vertex& vertex = network.vertex(node);
        const Json definition = vertex.value("definition");
        if (definition.is_object()) m_steps = sequenceIn(definition, network, vertex);
        if (m_steps.empty()) m_steps = vertex.out;
    }

    void receive(Context& context, MessageHandle message) override {
        context.reply(message, kOk);
        context.fact(FactType::Invoked, message,
                     {context.message(message).link, 0, static_cast<std::int64_t>(m_executions.used() + 1)});
        step(context, m_executions.insert({message, 0, context.message(message).content}));
    }

    void answer(Context& context, const Answer& answer) override {
        if (answer.returned != kNone) context.discard(answer.returned);
        Execution& execution = m_executions[answer.token];
        if (!answer.ok()) return finish(context, answer.token, FactType::Failed, "the execution failed");
        if (answer.result) execution.data = answer.result;
        ++execution.next;
        step(context, answer.token);
    }

private:
    struct Execution {
        MessageHandle message = kNone;
        std::uint32_t next = 0;
        ContentPointer data;  // the input, then each step's result
    };

    void step(Context& context, std::uint32_t index) {
        const Execution& execution = m_executions[index];
        if (execution.next >= m_steps.size()) return finish(context, index, FactType::Succeeded, {});
        const MessageHandle task = context.create(execution.data, execution.message);
        context.send(m_steps[execution.next], task, Wait::Result, index);
    }

    void finish(Context& context, std::uint32_t index, FactType type, std::string_view reason) {
        const MessageHandle message = m_executions[index].message;
        m_executions.erase(index);
        context.fact(type, message,
                     {context.message(message).link, context.now() - context.message(message).arrived,
                      static_cast<std::int64_t>(m_executions.used()), reason});
        context.handled(message, reason);
    }

    std::vector<LinkIndex> m_steps;
    Slots<Execution> m_executions;
};

}  // namespace

std::unique_ptr<Behavior> makeStateMachine(const Network& network, NodeIndex node) {
    return std::make_unique<StateMachine>(network, node);
}

}  // namespace cascade::simulator
