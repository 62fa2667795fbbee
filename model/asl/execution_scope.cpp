// SPDX-License-Identifier: MIT
// What the expressions of a branch's state see, the context object, and the events of branches.
#include "model/asl/execution.h"
#include "model/envelope/encoding.h"

namespace cascade::asl {

Scope Execution::scopeOf(const Branch& branch) {
    m_context.reset();
    Scope scope;
    scope.input = branch.raw.get();
    scope.stateInput = branch.raw.get();
    scope.variables = branch.variables.get();
    scope.random = &m_random;
    scope.now = m_settings.epoch + m_now;
    scope.context = [this, &branch]() -> const Json& {
        if (!m_context) m_context = contextOf(branch);
        return *m_context;
    };
    return scope;
}

Json Execution::contextOf(const Branch& branch) const {
    const std::string place = m_settings.region + ":" + m_settings.account + ":";
    const std::string arn = "arn:aws:states:" + place;
    const Branch* iteration = &branch;  // the innermost one that the branch is in, else the machine
    while (!iteration->item.value && iteration->parent) iteration = &m_branches.at(iteration->parent);
    Json context{
        {"Execution",
         {{"Id", arn + "execution:" + m_settings.machine + ":" + m_settings.name},
          {"Input", branch.child() ? *m_branches.at(branch.root).item.input : *m_input},
          {"StartTime", isoTime(m_settings.epoch + m_started)},
          {"Name", m_settings.name},
          {"RoleArn", "arn:aws:iam::" + m_settings.account + ":role/" + m_settings.machine},
          {"RedriveCount", 0}}},
        {"StateMachine", {{"Id", arn + "stateMachine:" + m_settings.machine}, {"Name", m_settings.machine}}},
        {"State",
         {{"Name", branch.state->name},
          {"EnteredTime", isoTime(m_settings.epoch + branch.entered)},
          {"RetryCount", branch.retries}}}};
    if (!branch.token.empty()) context["Task"] = {{"Token", branch.token}};
    if (iteration->item.value) {
        Json item{{"Index", iteration->index}, {"Value", *iteration->item.value}};
        if (!iteration->item.key.empty()) item["Key"] = iteration->item.key;
        context["Map"] = {{"Item", std::move(item)}};
    }
    return context;
}

Outcome<std::optional<double>> Execution::amountOf(const Branch& branch, const std::optional<Template>& field,
                                                   std::string_view name) {
    if (!field) return std::optional<double>();
    Scope scope = scopeOf(branch);
    scope.input = branch.selected.get();
    const Outcome<Json> value = field->evaluate(scope, name);
    if (!value) return value.fault();
    const bool number = value->is_number() && value->get<double>() >= 0 && value->get<double>() <= 1e9;
    if (number) return std::optional(value->get<double>());
    return Fault{
        branch.state->jsonata ? errors::kQueryEvaluationError : errors::kRuntime,
        "The field '" + std::string(name) + "' must be a number that is not negative, and is " + jsonText(*value),
        branch.state->jsonata ? std::string(name) : std::string()};
}

Outcome<std::optional<std::int64_t>> Execution::numberOf(const Branch& branch, const std::optional<Template>& field,
                                                         std::string_view name) {
    const Outcome<std::optional<double>> amount = amountOf(branch, field, name);
    if (!amount) return amount.fault();
    return *amount ? std::optional(static_cast<std::int64_t>(**amount)) : std::nullopt;
}

EventId Execution::noteState(Branch& branch, std::string_view what, std::string_view detailsName, Json details) {
    if (!notes(branch)) return note(branch, what);
    return note(branch, std::string(nameOf(branch.state->type)).append(what), detailsName, std::move(details));
}

EventId Execution::note(Branch& branch, std::string_view type, std::string_view detailsName, Json details) {
    if (branch.child() || m_history.full()) return branch.lastEvent;
    branch.lastEvent = m_history.add(branch.lastEvent, m_now, type, detailsName, std::move(details));
    return branch.lastEvent;
}

Fault Execution::explained(const Branch& branch, Fault fault) const {
    fault.cause = "An error occurred while executing the state '" + branch.state->name +
                  "' (entered at the event id #" + std::to_string(branch.enteredEvent) + "). " + fault.cause;
    return fault;
}

}  // namespace cascade::asl
