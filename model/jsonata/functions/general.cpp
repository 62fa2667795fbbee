// SPDX-License-Identifier: MIT
// $boolean, $not, $exists, $type, $string, $number, $error, $assert, $eval, $random.
#include "model/jsonata/evaluator.h"
#include "model/jsonata/json_text.h"

namespace cascade::jsonata {

namespace {

Value boolean(Call& call) { return call[0].isAbsent() ? Value() : Value(isTruthy(call[0])); }
Value negate(Call& call) { return call[0].isAbsent() ? Value() : Value(!isTruthy(call[0])); }
Value exists(Call& call) { return Value(!call[0].isAbsent()); }
Value type(Call& call) { return call[0].isAbsent() ? Value() : Value(std::string(typeName(call[0]))); }

Value string(Call& call) {
    if (call[0].isAbsent()) return Value();
    const bool pretty = call[1].type() == Type::Boolean && call[1].boolean();
    return textOf(call.evaluator, call[0], pretty);
}

Value error(Call& call) {
    throw Failure{"D3137", call[0].isString() ? call[0].text() : "the expression calls $error()", ""};
}

Value assertTrue(Call& call) {
    if (call[0].type() == Type::Boolean && call[0].boolean()) return Value();
    throw Failure{"D3141", call[1].isString() ? call[1].text() : "what $assert() demands is not the case", ""};
}

Value eval(Call& call) {
    if (call[0].isAbsent()) return call[0];
    if (!call.evaluator.environment().allowEval)
        throw Failure{"H1003", "$eval is not available here", "write the expression itself"};
    Value input = call[1].isAbsent() ? call.input : call[1];
    if (!call[1].isAbsent() && input.isArray())
        input = makeArray(Array{.items = {input}, .sequence = true, .wrapper = true});
    return call.evaluator.evaluateText(call[0].text(), input);
}

Value random(Call& call) {
    const auto& source = call.evaluator.environment().random;
    if (!source) throw Failure{"H1002", "$random has no source of chance here", "use a constant"};
    return source();
}

constexpr Builtin kFunctions[] = {
    {"boolean", "<x-:b>", boolean}, {"not", "<x-:b>", negate},         {"exists", "<x:b>", exists},
    {"type", "<x:s>", type},        {"string", "<x-b?:s>", string, 1}, {"error", "<s?:x>", error},
    {"eval", "<sx?:x>", eval},      {"assert", "<bs?:x>", assertTrue}, {"random", "<:n>", random},
};

}  // namespace

std::span<const Builtin> generalFunctions() { return kFunctions; }

}  // namespace cascade::jsonata
