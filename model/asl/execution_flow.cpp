// SPDX-License-Identifier: MIT
// From state to state: entering, executing the small states, leaving, and what happens to faults.
#include "model/asl/data_flow.h"
#include "model/asl/execution.h"
#include "model/asl/timestamp.h"

namespace cascade::asl {
namespace {

Json stateDetails(const State& state, std::string_view what, const Value& data) {
    return {{"name", state.name},
            {std::string(what), jsonText(*data)},
            {std::string(what) + "Details", {{"truncated", false}}}};
}

Json errorOutput(const Fault& fault) {
    Json output = Json::object();
    if (!fault.error.empty()) output["Error"] = fault.error;
    output["Cause"] = fault.cause;
    return output;
}

/// The new variables, and what was assigned as history tells it. Values are computed before any of them is set.
Outcome<Json> assignAll(const std::optional<Template>& assign, const Scope& scope,
                        std::shared_ptr<const Variables>& variables) {
    Json texts = Json::object();
    if (!assign) return texts;
    Outcome<Json> values = assign->evaluate(scope, "Assign");
    if (!values) return values.fault();
    Variables changed = *variables;
    for (const auto& entry : values->items()) {
        texts[entry.key()] = jsonText(entry.value());
        changed.set(entry.key(), share(entry.value()));
    }
    variables = std::make_shared<const Variables>(std::move(changed));
    return texts;
}

}  // namespace

void Execution::enter(Branch& branch, StateIndex state, Value input) {
    branch.state = &branch.flow->states[state];
    branch.raw = std::move(input);
    branch.selected = branch.effective = branch.raw;
    branch.entered = m_now;
    ++m_entered;
    branch.attempts.assign(branch.state->retriers.size(), 0);
    branch.retries = 0;
    branch.token.clear();
    Json details;
    if (notes(branch)) details = stateDetails(*branch.state, "input", branch.raw);
    branch.enteredEvent = noteState(branch, "StateEntered", "stateEnteredEventDetails", std::move(details));
    m_ready.push_back(branch.id);
}

void Execution::execute(Branch& branch) {
    const State& state = *branch.state;
    if (state.type == StateType::Task) return executeTask(branch);
    const Outcome<Value> selected = selectInput(state, branch.raw, scopeOf(branch));
    if (!selected) return handle(branch, explained(branch, selected.fault()));
    branch.selected = *selected;
    const Outcome<Value> effective = applyParameters(state, branch.selected, scopeOf(branch));
    if (!effective) return handle(branch, explained(branch, effective.fault()));
    branch.effective = *effective;
    switch (state.type) {
        case StateType::Task: return;
        case StateType::Pass: {
            const std::optional<Json>& result = std::get<PassState>(state.what).result;
            return complete(branch, result ? share(*result) : branch.effective);
        }
        case StateType::Choice: return executeChoice(branch);
        case StateType::Wait: return executeWait(branch);
        case StateType::Succeed: return complete(branch, branch.selected);
        case StateType::Fail: return executeFail(branch);
        case StateType::Parallel: return executeParallel(branch);
        case StateType::Map: return executeMap(branch);
    }
}

void Execution::executeWait(Branch& branch) {
    const WaitState& wait = std::get<WaitState>(branch.state->what);
    ++branch.ticket;
    if (!wait.timestamp) {
        const Outcome<std::optional<std::int64_t>> seconds = numberOf(branch, wait.until, "Seconds");
        if (!seconds) return handle(branch, explained(branch, seconds.fault()));
        return await(branch, TimerKind::Wait, m_now + seconds->value_or(0) * kSecond);
    }
    Scope scope = scopeOf(branch);
    scope.input = branch.selected.get();
    const Outcome<Json> text = wait.until.evaluate(scope, "Timestamp");
    if (!text) return handle(branch, explained(branch, text.fault()));
    const std::optional<Timestamp> time =
        text->is_string() ? parseTimestamp(text->get_ref<const std::string&>()) : std::nullopt;
    if (!time)
        return handle(branch, explained(branch, {errors::kRuntime, "The Timestamp " + jsonText(*text) +
                                                                       " is not a valid RFC 3339 timestamp"}));
    await(branch, TimerKind::Wait, std::max(m_now, sinceEpoch(*time) - m_settings.epoch));
}

void Execution::executeChoice(Branch& branch) {
    const State& state = *branch.state;
    const ChoiceState& choice = std::get<ChoiceState>(state.what);
    Scope scope = scopeOf(branch);
    scope.input = branch.selected.get();
    for (const ChoiceBranch& rule : choice.branches) {
        Outcome<bool> holds = false;
        if (const auto* condition = std::get_if<Template>(&rule.condition)) {
            const Outcome<Json> value = condition->evaluate(scope, "Condition");
            if (!value) return handle(branch, explained(branch, value.fault()));
            if (!value->is_boolean())
                return handle(branch, explained(branch, {errors::kQueryEvaluationError,
                                                         "The Condition is not a boolean, but " + jsonText(*value),
                                                         "Condition"}));
            holds = value->get<bool>();
        } else {
            holds = asl::holds(std::get<ChoiceRule>(rule.condition), scope);
        }
        if (!holds) return handle(branch, explained(branch, holds.fault()));
        if (!*holds) continue;
        return leave(branch, branch.selected, scope,
                     {rule.assign, rule.output ? rule.output : state.queryOutput, rule.next});
    }
    if (choice.fallback)
        return leave(branch, branch.selected, scope, {state.assign, state.queryOutput, choice.fallback});
    handle(branch, explained(branch, {errors::kNoChoiceMatched,
                                      "Failed to transition out of the state. The state "
                                      "does not point to a next state."}));
}

void Execution::executeFail(Branch& branch) {
    const FailState& fail = std::get<FailState>(branch.state->what);
    Fault fault;
    const Scope scope = scopeOf(branch);
    for (const auto& [field, text, name] :
         {std::tuple(&fail.error, &fault.error, "Error"), std::tuple(&fail.cause, &fault.cause, "Cause")}) {
        if (!*field) continue;
        const Outcome<Json> value = (*field)->evaluate(scope, name);
        if (!value) return handle(branch, explained(branch, value.fault()));
        if (!value->is_string())
            return handle(branch, explained(branch, {errors::kRuntime,
                                                     std::string("The field '") + name + "' is not a text"}));
        *text = value->get<std::string>();
    }
    failFlow(branch.id, std::move(fault));
}

/// The state has its result: what becomes of it, by the state's own fields.
void Execution::complete(Branch& branch, const Value& result) {
    const State& state = *branch.state;
    if (jsonSize(*result, kLargestPayload) > kLargestPayload)
        return handle(branch, {errors::kDataLimitExceeded, "The state/task '" + state.name +
                                                               "' returned a result with a size exceeding the "
                                                               "maximum number of bytes service limit."});
    Scope scope = scopeOf(branch);
    const bool working =
        state.type == StateType::Task || state.type == StateType::Parallel || state.type == StateType::Map;
    if (working) scope.result = result.get();
    const Outcome<Value> chosen = selectResult(state, result, scope);
    if (!chosen) return handle(branch, explained(branch, chosen.fault()));
    const Outcome<Value> placed = placeResult(state.resultPath, branch.raw, *chosen);
    if (!placed) return handle(branch, explained(branch, placed.fault()));
    scope.input = chosen->get();
    leave(branch, *placed, scope, {state.assign, state.queryOutput, state.next});
}

/// `scope` is what Assign sees.
void Execution::leave(Branch& branch, const Value& placed, const Scope& scope, const Way& way) {
    std::shared_ptr<const Variables> variables = branch.variables;
    const Outcome<Json> assigned = assignAll(way.assign, scope, variables);
    if (!assigned) return handle(branch, explained(branch, assigned.fault()));
    const Outcome<Value> output = selectOutput(*branch.state, way.queryOutput, placed, scope);
    if (!output) return handle(branch, explained(branch, output.fault()));
    if (*output != branch.raw && jsonSize(**output, kLargestPayload) > kLargestPayload)
        return handle(branch, {errors::kDataLimitExceeded, "The state '" + branch.state->name +
                                                               "' has an output with a size exceeding the maximum "
                                                               "number of bytes service limit."});
    branch.variables = std::move(variables);
    exit(branch, *output, way.next, *assigned);
}

void Execution::exit(Branch& branch, const Value& output, std::optional<StateIndex> next, const Json& assigned) {
    Json details;
    if (notes(branch)) {
        details = stateDetails(*branch.state, "output", output);
        if (!assigned.empty()) {
            details["assignedVariables"] = assigned;
            details["assignedVariablesDetails"] = {{"truncated", false}};
        }
    }
    noteState(branch, "StateExited", "stateExitedEventDetails", std::move(details));
    if (next)
        enter(branch, *next, output);
    else
        endFlow(branch.id, output);
}

/// Retry before Catch before failing the whole flow.
void Execution::handle(Branch& branch, Fault fault, FaultOrigin origin) {
    if (fault.error == errors::kQueryEvaluationError && !fault.location.empty()) {
        Json details;
        if (notes(branch))
            details = {{"error", fault.error},
                       {"cause", fault.cause},
                       {"location", fault.location},
                       {"state", branch.state->name}};
        note(branch, "EvaluationFailed", "evaluationFailedEventDetails", std::move(details));
    }
    if (retry(branch, fault, origin)) return;
    for (const Catcher& catcher : branch.state->catchers)
        if (meets(catcher.errors, fault, origin)) return recover(branch, catcher, fault);
    failFlow(branch.id, std::move(fault));
}

bool Execution::retry(Branch& branch, const Fault& fault, FaultOrigin origin) {
    const std::vector<Retrier>& retriers = branch.state->retriers;
    for (std::size_t i = 0; i < retriers.size(); ++i) {
        if (!meets(retriers[i].errors, fault, origin)) continue;
        if (branch.attempts[i] >= retriers[i].maxAttempts) return false;
        m_lastDelay = retryDelay(retriers[i], branch.attempts[i]++, m_random);
        ++m_retries;
        ++branch.retries;
        ++branch.ticket;
        await(branch, TimerKind::Retry, m_now + m_lastDelay);
        return true;
    }
    return false;
}

void Execution::recover(Branch& branch, const Catcher& catcher, const Fault& fault) {
    const Value error = share(errorOutput(fault));
    const Outcome<Value> placed = placeResult(catcher.resultPath, branch.raw, error);
    if (!placed) return failFlow(branch.id, explained(branch, placed.fault()));
    Scope scope = scopeOf(branch);
    scope.input = error.get();
    scope.errorOutput = error.get();
    std::shared_ptr<const Variables> variables = branch.variables;
    const Outcome<Json> assigned = assignAll(catcher.assign, scope, variables);
    if (!assigned) return failFlow(branch.id, explained(branch, assigned.fault()));
    Value output = *placed;
    if (catcher.output) {
        Outcome<Json> value = catcher.output->evaluate(scope, "Output");
        if (!value) return failFlow(branch.id, explained(branch, value.fault()));
        output = share(*std::move(value));
    }
    branch.variables = std::move(variables);
    exit(branch, output, catcher.next, *assigned);
}

void Execution::endFlow(BranchId id, const Value& output) {
    const Branch& branch = at(id);
    if (branch.parent) {
        const auto [parent, index, last] = std::tuple(branch.parent, branch.index, branch.lastEvent);
        m_branches.erase(id);
        return branchEnded(parent, index, output, last);
    }
    m_output = output;
    end(Status::Succeeded, branch.lastEvent);
}

void Execution::failFlow(BranchId id, Fault fault) {
    const Branch& branch = at(id);
    if (!branch.parent) return endWithFault(Status::Failed, std::move(fault), branch.lastEvent);
    const auto [parent, index, last] = std::tuple(branch.parent, branch.index, branch.lastEvent);
    m_branches.erase(id);
    branchFailed(parent, index, std::move(fault), last);
}

}  // namespace cascade::asl
