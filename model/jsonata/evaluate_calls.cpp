// SPDX-License-Identifier: MIT
// Calls, lambdas, partial application, chaining.
#include <algorithm>

#include "model/jsonata/evaluator.h"
#include "model/jsonata/regex.h"

namespace cascade::jsonata {

namespace {

std::shared_ptr<const Function> functionOf(Function function) {
    return std::make_shared<const Function>(std::move(function));
}

/// The name that a call tried: a field's, where the dollar was forgotten.
const std::string* fieldName(const Node& procedure) {
    const PathNode* path = as<PathNode>(procedure);
    const NameNode* name = path ? as<NameNode>(*path->steps.front()) : nullptr;
    return name ? &name->name : nullptr;
}

std::string calledName(const Node& procedure) {
    if (const VariableNode* variable = as<VariableNode>(procedure)) return "$" + variable->name;
    const std::string* name = fieldName(procedure);
    return name ? *name : "what is called here";
}

int nestingAround(const Values& values) {
    int deepest = 0;
    for (const Value& value : values) deepest = std::max(deepest, value.nesting());
    if (deepest >= kDeepestNesting)
        throw Failure{
            "L1001",
            "functions are wrapped into each other more than " + std::to_string(kDeepestNesting) + " times",
            "call them instead"};
    return deepest + 1;
}

}  // namespace

Value Evaluator::procedureOf(const CallNode& node, const Value& input, Frame& frame) {
    Value procedure = evaluate(*node.procedure, input, frame);
    if (procedure.isFunction()) return procedure;
    const std::string name = calledName(*node.procedure);
    const std::string* field = fieldName(*node.procedure);
    if (procedure.isAbsent() && field && !lookUp(*field, frame).isAbsent())
        throw Failure{node.partial ? "T1007" : "T1005", name + " is called without its dollar",
                      "write $" + name + "(…)", node.procedure->offset};
    throw Failure{node.partial ? "T1008" : "T1006", name + " is no function",
                  "define it first, or look at its spelling", node.procedure->offset};
}

/// `first`, when given, goes before the arguments: the left side of ~>.
Value Evaluator::call(const Node& node, const Value& input, Frame& frame, const Value* first) {
    const CallNode& content = *as<CallNode>(node);
    Value procedure = procedureOf(content, input, frame);
    Values arguments;
    if (first) arguments.push_back(*first);
    for (const NodePtr& argument : content.arguments) arguments.push_back(evaluate(*argument, input, frame));
    if (content.tail && !first)
        return std::make_shared<const TailCall>(
            TailCall{std::move(procedure), std::move(arguments), input, node.offset});
    Frame* const before = std::exchange(m_caller, &frame);
    try {
        Value result = apply(procedure, std::move(arguments), input);
        m_caller = before;
        return result;
    } catch (Failure& failure) {
        if (failure.offset == kNowhere) failure.offset = node.offset;
        throw;
    }
}

Value Evaluator::apply(const Value& function, Values arguments, const Value& input) {
    Value result = applyOnce(function, std::move(arguments), input);
    while (const TailCall* held = result.tailCall()) {
        charge(1);
        const TailCall next = *held;
        try {
            result = applyOnce(next.function, next.arguments, next.input);
        } catch (Failure& failure) {
            if (failure.offset == kNowhere) failure.offset = next.offset;
            throw;
        }
    }
    return result;
}

Value Evaluator::applyOnce(const Value& value, Values arguments, const Value& input) {
    if (!value.isFunction())
        throw Failure{"T1006", "a " + std::string(typeName(value)) + " is called, which is no function",
                      "pass a function"};
    const std::shared_ptr<const Function> function = value.function();
    if (function->signature) arguments = function->signature->validate(arguments, input);
    struct Visitor {
        Evaluator& self;
        Values& arguments;
        const Value& input;

        Value operator()(const Builtin* builtin) {
            Call call{self, arguments, input};
            return builtin->body(call);
        }
        Value operator()(const LambdaBody& body) { return self.applyLambda(body, std::move(arguments)); }
        Value operator()(const HostBody& body) { return self.applyHost(body, arguments); }
        Value operator()(const PartialBody& body) { return self.applyPartial(body, std::move(arguments), input); }
        Value operator()(const CompositionBody& body) {
            const Value between = self.apply(body.first, std::move(arguments), input);
            return self.apply(body.second, {between}, input);
        }
        Value operator()(const TransformBody& body) { return self.transform(body, arguments[0]); }
        Value operator()(const RegexBody& body) {
            return matchObject(self, body.regex, arguments.empty() ? Value() : arguments[0]);
        }
        Value operator()(const NextMatchBody& body) { return matchAfter(self, body.regex, body.text, body.from); }
    };
    if (++m_depth > m_environment.limits.depth)
        throw Failure{
            "D1011",
            "functions call each other deeper than " + std::to_string(m_environment.limits.depth) + " levels",
            "make the recursive call the last thing that the function does"};
    Value result = std::visit(Visitor{*this, arguments, input}, function->body);
    --m_depth;
    return result;
}

Value Evaluator::applyLambda(const LambdaBody& body, Values arguments) {
    FrameScope scope(*this, *body.frame);
    const LambdaNode& lambda = *body.node;
    for (std::size_t i = 0; i < lambda.parameters.size(); ++i)
        bindIn(*scope, lambda.parameters[i], i < arguments.size() ? std::move(arguments[i]) : Value());
    return evaluate(*lambda.body, body.input, *scope);
}

Value Evaluator::applyHost(const HostBody& body, const Values& arguments) {
    Arguments given;
    for (const Value& argument : arguments)
        given.push_back(argument.isAbsent() ? std::nullopt : std::optional<Json>(toJson(argument)));
    const Result<std::optional<Json>> answer = body.native->call(given);
    if (!answer)
        throw Failure{"H1001", "$" + std::string(body.name) + ": " + answer.error().what, answer.error().mend};
    if (!answer.value()) return Value();
    const auto owned = std::make_shared<const Json>(*answer.value());
    return Value::viewOf(owned, *owned);
}

Value Evaluator::applyPartial(const PartialBody& body, Values arguments, const Value& input) {
    Values all;
    std::size_t next = 0;
    for (const std::optional<Value>& given : body.arguments) {
        if (given)
            all.push_back(*given);
        else
            all.push_back(next < arguments.size() ? arguments[next++] : Value());
    }
    return apply(body.function, std::move(all), input);
}

Value Evaluator::partial(const Node& node, const Value& input, Frame& frame) {
    const CallNode& content = *as<CallNode>(node);
    PartialBody body{procedureOf(content, input, frame), {}};
    Values held{body.function};
    for (const NodePtr& argument : content.arguments) {
        body.arguments.push_back(argument ? std::optional(evaluate(*argument, input, frame)) : std::nullopt);
        if (argument) held.push_back(*body.arguments.back());
    }
    const int nesting = nestingAround(held);
    return functionOf(Function{.body = std::move(body), .nesting = nesting});
}

Value Evaluator::lambda(const LambdaNode& node, const Value& input, Frame& frame) {
    capture(frame);
    return functionOf(Function{LambdaBody{&node, &frame, input}, node.signature, nestingAround({input})});
}

Value Evaluator::application(const Node& node, const Value& input, Frame& frame) {
    const ApplyNode& content = *as<ApplyNode>(node);
    const Value left = evaluate(*content.left, input, frame);
    const CallNode* callOnRight = as<CallNode>(*content.right);
    if (callOnRight && !callOnRight->partial) return call(*content.right, input, frame, &left);
    const Value right = evaluate(*content.right, input, frame);
    if (!right.isFunction())
        throw Failure{"T2006", "the right side of ~> is " + std::string(typeName(right)) + ", not a function",
                      "name a function: … ~> $sum", node.offset};
    if (!left.isFunction()) return apply(right, {left}, input);
    return functionOf(Function{.body = CompositionBody{left, right}, .nesting = nestingAround({left, right})});
}

std::size_t arityOf(const Function& function) {
    if (const auto* builtin = std::get_if<const Builtin*>(&function.body); builtin && (*builtin)->arity >= 0)
        return static_cast<std::size_t>((*builtin)->arity);
    if (const auto* lambda = std::get_if<LambdaBody>(&function.body)) return lambda->node->parameters.size();
    if (const auto* partial = std::get_if<PartialBody>(&function.body))
        return static_cast<std::size_t>(
            std::count_if(partial->arguments.begin(), partial->arguments.end(),
                          [](const std::optional<Value>& argument) { return !argument; }));
    return function.signature ? function.signature->size() : 1;
}

Value Evaluator::applyWith(const Value& function, Values arguments) {
    if (function.isFunction()) {
        const std::size_t arity = std::max<std::size_t>(arityOf(*function.function()), 1);
        arguments.resize(std::min(arguments.size(), arity));
    }
    return apply(function, std::move(arguments), nullptr);
}

}  // namespace cascade::jsonata
