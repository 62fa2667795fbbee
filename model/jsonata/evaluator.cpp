// SPDX-License-Identifier: MIT
// The evaluator's frame handling, its limits, and the simple nodes.
#include "model/jsonata/evaluator.h"

#include "model/jsonata/parser.h"

namespace cascade::jsonata {

namespace {

Value memberOf(Evaluator& evaluator, const Value& input, std::string_view name, int depth) {
    if (!input.isArray()) return input.member(name);
    requireShallow(depth);
    evaluator.charge(input.size());
    Values found;
    for (std::size_t i = 0; i < input.size(); ++i)
        appendTo(found, memberOf(evaluator, input.item(i), name, depth + 1));
    return makeSequence(std::move(found));
}

}  // namespace

FrameScope::FrameScope(Evaluator& evaluator, Frame& outer)
    : m_evaluator(evaluator), m_frame([&]() -> Frame& {
          if (evaluator.m_free.empty()) return evaluator.m_frames.emplace_back();
          Frame& used = *evaluator.m_free.back();
          evaluator.m_free.pop_back();
          return used;
      }()) {
    m_frame.outer = &outer;
}

FrameScope::~FrameScope() {
    if (m_frame.captured) return;
    m_frame.variables.clear();
    m_evaluator.m_free.push_back(&m_frame);
}

void bindIn(Frame& frame, std::string_view name, Value value) {
    for (auto& [known, old] : frame.variables)
        if (known == name) {
            old = std::move(value);
            return;
        }
    frame.variables.emplace_back(name, std::move(value));
}

void capture(Frame& frame) {
    for (Frame* one = &frame; one && !one->captured; one = one->outer) one->captured = true;
}

void appendTo(Values& items, const Value& value) {
    if (value.isAbsent()) return;
    if (!value.isArray()) {
        items.push_back(value);
        return;
    }
    items.reserve(items.size() + value.size());
    for (std::size_t i = 0; i < value.size(); ++i) items.push_back(value.item(i));
}

Values itemsOf(const Value& value) {
    Values items;
    appendTo(items, value);
    return items;
}

Evaluator::Evaluator(const Environment& environment, Value input)
    : m_environment(environment),
      m_input(std::move(input)),
      m_globals(&m_frames.emplace_back()),
      m_caller(m_globals) {
    // An array as the input is one input, not several.
    if (m_input.isArray()) m_input = makeArray(Array{.items = {m_input}, .sequence = true, .wrapper = true});
}

Evaluator::~Evaluator() {
    // Frames hold functions, which hold frames only by address: no order matters.
    for (Frame& frame : m_frames) frame.variables.clear();
}

Value Evaluator::run(const Node& root) {
    Value result = evaluate(root, m_input, *m_globals);
    if (const TupleStream* stream = result.tuples()) {
        Values items;
        for (const Tuple& tuple : stream->tuples) appendTo(items, tuple.value);
        result = items.size() == 1 ? items.front() : items.empty() ? Value() : makeSequence(std::move(items));
    }
    return result;
}

void Evaluator::charge(std::size_t steps) {
    m_steps += static_cast<std::int64_t>(steps);
    if (m_steps > m_environment.limits.steps)
        throw Failure{"D1012",
                      "the evaluation takes more than " + std::to_string(m_environment.limits.steps) + " steps",
                      "look for a recursion without an end, or work on less data"};
}

Value Evaluator::evaluate(const Node& node, const Value& input, Frame& frame) {
    if (++m_depth > m_environment.limits.depth)
        throw Failure{
            "D1011", "the evaluation goes deeper than " + std::to_string(m_environment.limits.depth) + " levels",
            "end the recursion, or make the recursive call the last thing that the function does", node.offset};
    charge(1);
    try {
        Value result = dispatch(node, input, frame);
        for (const NodePtr& condition : node.filters) {
            if (const TupleStream* stream = result.tuples())
                result = Value(std::shared_ptr<const TupleStream>(filterTuples(*condition, *stream, frame)));
            else
                result = filter(*condition, result, frame);
        }
        if (node.group && !as<PathNode>(node)) result = group(*node.group, result, frame);
        --m_depth;
        return settle(node, std::move(result));
    } catch (Failure& failure) {
        if (failure.offset == kNowhere) failure.offset = node.offset;
        throw;
    }
}

/// A sequence dissolves: into nothing, into its only item, or not.
Value Evaluator::settle(const Node& node, Value result) {
    const Array* array = result.array();
    if (!array || !array->sequence) return result;
    if (array->items.empty()) return Value();
    if (node.keepSingleton && !array->keepSingleton) {
        Array kept = *array;
        kept.keepSingleton = true;
        return makeArray(std::move(kept));
    }
    return array->items.size() == 1 && !array->keepSingleton ? Value(array->items.front()) : result;
}

Value Evaluator::dispatch(const Node& node, const Value& input, Frame& frame) {
    struct Visitor {
        Evaluator& self;
        const Node& node;
        const Value& input;
        Frame& frame;

        Value operator()(const LiteralNode& literal) { return literal.value; }
        Value operator()(const NameNode& name) { return lookUpMember(self, input, name.name); }
        Value operator()(const WildcardNode&) { return self.wildcard(input); }
        Value operator()(const DescendantsNode&) { return self.descendants(input); }
        Value operator()(const ParentNode& parent) { return self.lookUp(parent.slot->label, frame); }
        Value operator()(const VariableNode& variable) { return self.variable(variable, input, frame); }
        Value operator()(const PathNode&) { return self.path(node, input, frame); }
        Value operator()(const BinaryNode&) { return self.binary(node, input, frame); }
        Value operator()(const NegateNode&) { return self.negation(node, input, frame); }
        Value operator()(const ArrayNode& array) { return self.array(array, input, frame); }
        Value operator()(const ObjectNode& object) { return self.group(object.group, input, frame); }
        Value operator()(const BlockNode& block) { return self.block(block, input, frame); }
        Value operator()(const BindNode& bind) { return self.bind(bind, input, frame); }
        Value operator()(const ConditionNode& condition) { return self.condition(condition, input, frame); }
        Value operator()(const FallbackNode& fallback) { return self.fallback(fallback, input, frame); }
        Value operator()(const CallNode& call) {
            return call.partial ? self.partial(node, input, frame) : self.call(node, input, frame, nullptr);
        }
        Value operator()(const LambdaNode& lambda) { return self.lambda(lambda, input, frame); }
        Value operator()(const ApplyNode&) { return self.application(node, input, frame); }
        Value operator()(const TransformNode& transform) {
            capture(frame);
            static const std::shared_ptr<const Signature> signature = Signature::parse("<(oa):o>", 0);
            return std::make_shared<const Function>(Function{TransformBody{&transform, &frame}, signature});
        }
        Value operator()(const SortNode&) { return input; }  // Paths sort before they get here.
    };
    return std::visit(Visitor{*this, node, input, frame}, node.content);
}

Value lookUpMember(Evaluator& evaluator, const Value& input, std::string_view name) {
    return memberOf(evaluator, input, name, 0);
}

Value Evaluator::variable(const VariableNode& node, const Value& input, Frame& frame) {
    if (node.name == "$") return m_input;
    if (!node.name.empty()) return lookUp(node.name, frame);
    const Array* array = input.array();
    return array && array->wrapper ? array->items.front() : input;
}

Value Evaluator::lookUp(std::string_view name, const Frame& frame) {
    for (const Frame* one = &frame; one; one = one->outer)
        for (const auto& [known, value] : one->variables)
            if (known == name) return value;
    if (const auto found = m_environment.variables.find(name); found != m_environment.variables.end())
        return found->second ? Value::viewOf(*found->second) : Value();
    const auto host = m_environment.functions.find(name);
    if (host == m_environment.functions.end()) return builtin(name);
    Function function{HostBody{host->first, &host->second}};
    if (!host->second.signature.empty()) function.signature = Signature::parse(host->second.signature, 0);
    const Value value = std::make_shared<const Function>(std::move(function));
    bindIn(*m_globals, host->first, value);
    return value;
}

Value Evaluator::block(const BlockNode& node, const Value& input, Frame& frame) {
    FrameScope scope(*this, frame);
    Value result;
    for (const NodePtr& expression : node.expressions) result = evaluate(*expression, input, *scope);
    return result;
}

Value Evaluator::bind(const BindNode& node, const Value& input, Frame& frame) {
    Value value = evaluate(*node.value, input, frame);
    bindIn(frame, node.name, value);
    return value;
}

Value Evaluator::condition(const ConditionNode& node, const Value& input, Frame& frame) {
    if (isTruthy(evaluate(*node.condition, input, frame))) return evaluate(*node.then, input, frame);
    return node.otherwise ? evaluate(*node.otherwise, input, frame) : Value();
}

Value Evaluator::fallback(const FallbackNode& node, const Value& input, Frame& frame) {
    Value left = evaluate(*node.left, input, frame);
    const bool taken = node.whenAbsent ? !left.isAbsent() : isTruthy(left);
    return taken ? left : evaluate(*node.right, input, frame);
}

Value Evaluator::evaluateText(const std::string& text, const Value& input) {
    const auto failed = [](const char* code, const Failure& failure) {
        return Failure{code, "the expression given to $eval fails: " + failure.code + ": " + failure.what,
                       failure.mend};
    };
    try {
        m_parsed.push_back(Parser(text).parse());
    } catch (const Failure& failure) {
        throw failed("D3120", failure);
    }
    try {
        return evaluate(*m_parsed.back(), input, *m_caller);
    } catch (const Failure& failure) {
        throw failed("D3121", failure);
    }
}

}  // namespace cascade::jsonata
