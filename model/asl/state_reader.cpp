// SPDX-License-Identifier: MIT
// Reading one state: what all types share, and the small types.
#include "model/asl/state_reader.h"

#include <algorithm>

#include "model/asl/scanner.h"
#include "model/asl/state_fields.h"
#include "model/asl/timestamp.h"
#include "model/nearest.h"

namespace cascade::asl {
namespace {

/// Developer Guide, "Passing data between states with variables".
constexpr std::size_t kLongestVariable = 80;

/// Complains about names that no variable can have, and warns of those that no expression can name: AWS documents
/// identifiers, yet takes others.
void checkVariable(const ObjectReader& assign, const std::string& field, const std::string& name) {
    if (name.empty() || name.size() > kLongestVariable || name == "states")
        assign.complainAt(field, "\"" + name + "\" is no name of a variable",
                          "use letters, digits and _, at most 80, not \"states\"");
    else if (!isWordStart(name.front()) || !std::ranges::all_of(name, isWord))
        assign.warnAt(field, "no expression can name the variable \"" + name + "\"", "use letters, digits and _");
}

Cut readCut(const ObjectReader& fields, std::string_view field) {
    Cut cut;
    const Json* value = fields.find(field);
    cut.nothing = value && value->is_null();
    if (value && !cut.nothing) cut.path = fields.path(field, false);
    return cut;
}

void readEnd(const StateContext& context, State& state) {
    const ObjectReader& fields = context.fields;
    fields.exclusive({"Next", "End"});
    const std::optional<bool> end = fields.truth("End");
    if (end == false)
        fields.complainAt("End", "End is false", "remove End, or write true and remove Next");
    else if (!fields.has("Next") && !fields.has("End"))
        fields.complain("the state says neither what comes next nor that it is the end",
                        "add \"Next\" or \"End\": true");
    if (fields.has("Next")) state.next = target(context, fields, "Next");
}

WaitState readWait(const StateContext& context) {
    const ObjectReader& fields = context.fields;
    fields.exclusive({"Seconds", "SecondsPath", "Timestamp", "TimestampPath"});
    WaitState wait;
    wait.timestamp = fields.has("Timestamp") || fields.has("TimestampPath");
    std::optional<Template> until;
    if (const std::optional<std::string> text = fields.text("Timestamp")) {
        until = fields.payload("Timestamp", context.jsonata);
        if (until && until->constant() && !parseTimestamp(*text))
            fields.complainAt("Timestamp", "\"" + *text + "\" is no timestamp",
                              "write one such as 2026-03-14T01:59:00Z");
    } else if (wait.timestamp) {
        until = readPath(fields, "TimestampPath", true);
    } else {
        until = readNumber(context, fields, "Seconds", 0, kMostSeconds);
    }
    if (!wait.timestamp && !fields.has("Seconds") && !fields.has("SecondsPath"))
        fields.complain("the state does not say how long to wait", "add \"Seconds\" or \"Timestamp\"");
    if (until) wait.until = *until;
    return wait;
}

/// Error and Cause: a text, computed by JSONata, or what a path or a function that makes texts says.
std::optional<Template> readFailText(const StateContext& context, const std::string& field) {
    const ObjectReader& fields = context.fields;
    const std::string pathField = field + "Path";
    fields.exclusive({field, pathField});
    if (fields.text(field)) return fields.payload(field, context.jsonata);
    const std::optional<std::string> text = fields.text(pathField);
    if (!text) return std::nullopt;
    Result<Expression> expression = parseExpression(*text);
    if (!expression) {
        fields.complainAt(pathField, expression.error().what, expression.error().mend);
        return std::nullopt;
    }
    const auto* call = std::get_if<Call>(&expression->what);
    if (call && !makesText(call->function))
        fields.complainAt(pathField, std::string(nameOf(call->function)) + " makes no text", "use States.Format");
    return Template(std::move(expression).value());
}

ParallelState readParallel(const StateContext& context) {
    const ObjectReader& fields = context.fields;
    ParallelState parallel;
    const Json* branches = fields.find("Branches");
    if (!branches)
        fields.complain("Branches is missing", "add a list of branches");
    else if (!branches->is_array() || branches->empty())
        fields.complainAt("Branches", "Branches is not a list of branches",
                          "write [{\"StartAt\": …, \"States\": {…}}]");
    else
        for (const Json& branch : *branches) {
            const std::string pointer =
                pointerTo(fields.pointer("Branches"), std::to_string(parallel.branches.size()));
            const ObjectReader reader(branch, pointer, fields.complaints());
            parallel.branches.emplace_back();
            if (!branch.is_object())
                reader.complain("a branch is not an object", "write {\"StartAt\": …, \"States\": {…}}");
            else
                parallel.branches.back() = readFlow(reader, context.machine);
        }
    return parallel;
}

void readWhat(const StateContext& context, State& state) {
    const ObjectReader& fields = context.fields;
    switch (state.type) {
        case StateType::Task: state.what = readTask(context); return;
        case StateType::Pass: {
            const Json* result = fields.find("Result");
            state.what = PassState{result ? std::optional<Json>(*result) : std::nullopt};
            return;
        }
        case StateType::Choice: state.what = readChoice(context); return;
        case StateType::Wait: state.what = readWait(context); return;
        case StateType::Succeed: state.what = SucceedState{}; return;
        case StateType::Fail: {
            FailState fail{readFailText(context, "Error"), readFailText(context, "Cause")};
            state.what = std::move(fail);
            return;
        }
        case StateType::Parallel: state.what = readParallel(context); return;
        case StateType::Map: state.what = readMap(context); return;
    }
}

/// The fields that move data, by the state's language.
void readData(const StateContext& context, State& state) {
    const ObjectReader& fields = context.fields;
    state.assign = readAssign(fields, context.jsonata);
    if (context.jsonata) {
        state.parameters = fields.payload("Arguments", true);
        state.queryOutput = fields.payload("Output", true);
        return;
    }
    state.input = readCut(fields, "InputPath");
    state.output = readCut(fields, "OutputPath");
    for (const std::string_view field : {"Parameters", "ResultSelector"})
        if (const Json* json = fields.find(field); json && json->is_null())
            fields.complainAt(field, std::string(field) + " is null", "write an object, or remove the field");
    // A Map state's Parameters are its ItemSelector by an older name.
    if (state.type != StateType::Map) state.parameters = fields.payload("Parameters", false);
    state.resultSelector = fields.payload("ResultSelector", false);
    state.resultPath = readResultPath(fields);
}

std::optional<bool> readLanguage(const ObjectReader& fields) {
    const std::optional<std::string> language = fields.text("QueryLanguage");
    if (!language || *language == "JSONPath" || *language == "JSONata")
        return language ? std::optional<bool>(*language == "JSONata") : std::nullopt;
    fields.complainAt("QueryLanguage", "there is no query language \"" + *language + "\"",
                      "write JSONata or JSONPath");
    return std::nullopt;
}

}  // namespace

std::optional<StateIndex> target(const StateContext& context, const ObjectReader& owner, std::string_view field) {
    const std::optional<std::string> name = owner.requiredText(field);
    if (!name) return std::nullopt;
    const auto found = context.names.find(*name);
    if (found != context.names.end()) return found->second;
    std::vector<std::string> names;
    for (const auto& entry : context.names) names.push_back(entry.first);
    const std::string near = nearest(*name, names);
    owner.complainAt(field, "there is no state \"" + *name + "\" beside this one",
                     near.empty() ? "name a state of the same \"States\"" : "did you mean \"" + near + "\"?");
    return std::nullopt;
}

ResultPlace readResultPath(const ObjectReader& owner) {
    ResultPlace place;
    const Json* value = owner.find("ResultPath");
    place.discard = value && value->is_null();
    if (!value || place.discard) return place;
    place.path = owner.path("ResultPath", true);
    if (place.path && place.path->root != PathRoot::Input)
        owner.complainAt("ResultPath", "ResultPath \"" + place.path->text + "\" is outside the state's input",
                         "begin it with $. and set variables with Assign");
    return place;
}

std::optional<Template> readAssign(const ObjectReader& owner, bool jsonata) {
    const Json* value = owner.find("Assign");
    if (!value) return std::nullopt;
    if (!value->is_object()) {
        owner.complainAt("Assign", "Assign is not an object", "write {\"variable\": value}");
        return std::nullopt;
    }
    for (const auto& entry : value->items()) {
        const bool computed = !jsonata && entry.key().ends_with(".$");
        const std::string name = computed ? entry.key().substr(0, entry.key().size() - 2) : entry.key();
        checkVariable(ObjectReader(*value, owner.pointer("Assign"), owner.complaints()), entry.key(), name);
    }
    return owner.payload("Assign", jsonata);
}

std::optional<Template> readPath(const ObjectReader& owner, std::string_view field, bool reference) {
    std::optional<Path> path = owner.path(field, reference);
    if (!path) return std::nullopt;
    const std::string text = path->text;
    return Template(Expression{std::move(*path), text});
}

std::optional<Template> readNumber(const StateContext& context, const ObjectReader& owner, const std::string& field,
                                   std::int64_t least, std::int64_t most) {
    const std::string pathField = field + "Path";
    owner.exclusive({field, pathField});
    const Json* value = owner.find(field);
    if (!value) return owner.has(pathField) ? readPath(owner, pathField, true) : std::nullopt;
    if (context.jsonata && value->is_string()) {
        std::optional<Template> computed = owner.payload(field, true);
        if (computed && computed->constant())
            owner.complainAt(field, field + " is a text", "write a number, or JSONata between {% and %}");
        return computed;
    }
    const std::optional<std::int64_t> number = owner.integer(field, least, most);
    return number ? std::optional<Template>(Template(Json(*number))) : std::nullopt;
}

void readState(const ObjectReader& fields, const std::map<std::string, StateIndex, std::less<>>& names,
               MachineContext& machine, State& state) {
    const std::optional<std::string> typeName = fields.requiredText("Type");
    if (!typeName) return;
    const std::optional<StateType> type = stateType(*typeName);
    if (!type) {
        const std::string near = nearest(*typeName, stateTypeNames());
        fields.complainAt("Type", "there is no type of state \"" + *typeName + "\"",
                          near.empty() ? "write Task, Pass, Choice, Wait, Succeed, Fail, Parallel or Map"
                                       : "did you mean \"" + near + "\"?");
        return;
    }
    state.type = *type;
    state.jsonata = readLanguage(fields).value_or(machine.jsonata);
    fields.text("Comment");
    checkFields(fields, *type, state.jsonata);
    const StateContext context{fields, names, machine, state.jsonata};
    if (*type != StateType::Choice && *type != StateType::Succeed && *type != StateType::Fail)
        readEnd(context, state);
    if (*type != StateType::Fail) readData(context, state);
    state.retriers = readRetriers(context);
    state.catchers = readCatchers(context);
    readWhat(context, state);
}

}  // namespace cascade::asl
