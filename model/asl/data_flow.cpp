// SPDX-License-Identifier: MIT
// Moving data through a state.
#include "model/asl/data_flow.h"

#include "model/asl/history.h"

namespace cascade::asl {
namespace {

/// A path over data that is only copied where the path takes a part of it.
Outcome<Value> cut(const Cut& cut, const Value& whole, const Scope& scope) {
    if (cut.nothing) return share(Json::object());
    if (!cut.path || (cut.path->root == PathRoot::Input && cut.path->steps.empty())) return whole;
    const Selection selection = select(*cut.path, scope);
    if (!selection.missing()) return share(selection.value());
    return Fault{errors::kRuntime, "Invalid path '" + cut.path->text + "': No results for path: " + cut.path->text};
}

/// Faults of templates show the input that the path was looked up in.
Fault withInput(Fault fault, const Scope& scope) {
    if (fault.error == errors::kParameterPathFailure && scope.input)
        fault.cause += " '" + jsonText(*scope.input) + "'";
    return fault;
}

Outcome<Value> fill(const Template& filled, const Scope& scope, std::string_view field) {
    Outcome<Json> value = filled.evaluate(scope, field);
    if (!value) return withInput(value.fault(), scope);
    return share(*std::move(value));
}

}  // namespace

Outcome<Value> selectInput(const State& state, const Value& raw, const Scope& scope) {
    return cut(state.input, raw, scope);
}

Outcome<Value> applyParameters(const State& state, const Value& selected, Scope scope) {
    if (!state.parameters) return selected;
    scope.input = selected.get();
    return fill(*state.parameters, scope, state.jsonata ? "Arguments" : "Parameters");
}

Outcome<Value> selectResult(const State& state, const Value& result, Scope scope) {
    if (!state.resultSelector) return result;
    scope.input = result.get();
    return fill(*state.resultSelector, scope, "ResultSelector");
}

Outcome<Value> placeResult(const ResultPlace& place, const Value& raw, const Value& result) {
    if (place.discard) return raw;
    if (!place.path || place.path->steps.empty()) return result;
    Json placed = *raw;
    if (assignAt(placed, *place.path, *result)) return share(std::move(placed));
    return Fault{errors::kResultPathMatchFailure,
                 "Unable to apply ReferencePath " + place.path->text + " to input " + jsonText(*raw)};
}

Outcome<Value> selectOutput(const State& state, const std::optional<Template>& queryOutput, const Value& placed,
                            const Scope& scope) {
    if (state.jsonata) return queryOutput ? fill(*queryOutput, scope, "Output") : Outcome<Value>(placed);
    Scope inner = scope;
    inner.input = placed.get();
    return cut(state.output, placed, inner);
}

std::size_t jsonSize(const Json& value, std::size_t enough) {
    if (value.is_string()) {
        std::size_t size = 2;
        for (const char c : value.get_ref<const std::string&>()) {
            const auto byte = static_cast<unsigned char>(c);
            size += c == '"' || c == '\\' || c == '\n' || c == '\r' || c == '\t' ? 2U : byte < 0x20 ? 6U : 1U;
        }
        return size;
    }
    if (!value.is_structured()) return jsonText(value).size();
    std::size_t size = 2 + (value.empty() ? 0 : value.size() - 1);
    for (auto element = value.begin(); element != value.end() && size <= enough; ++element) {
        if (value.is_object()) size += element.key().size() + 3;
        size += jsonSize(*element, enough);
    }
    return size;
}

}  // namespace cascade::asl
