// SPDX-License-Identifier: MIT
// Paths: each step maps over the results of the one before it, filters and orders them, and flattens.
#include <algorithm>
#include <cmath>

#include "model/jsonata/evaluator.h"
#include "model/jsonata/merge_sort.h"

namespace cascade::jsonata {

namespace {

/// Arrays are many inputs of a step, anything else is one.
std::size_t countOf(const Value& input) { return input.isArray() ? input.size() : 1; }
Value inputAt(const Value& input, std::size_t index) { return input.isArray() ? input.item(index) : input; }

bool isConstructed(const Value& value) { return value.array() && value.array()->constructed; }

void bindTuple(Tuple& tuple, std::string_view name, const Value& value) {
    for (auto& [known, old] : tuple.bindings)
        if (known == name) {
            old = value;
            return;
        }
    tuple.bindings.emplace_back(name, value);
}

/// One value is its own sequence.
Value sequenceOf(Values items) {
    if (items.empty()) return Value();
    if (items.size() == 1 && !items.front().isArray()) return std::move(items.front());
    return makeSequence(std::move(items));
}

/// With [] the result of a path is an array, however few it holds.
Value keptAsArray(const Value& result) {
    if (result.isAbsent()) return result;
    const bool wrapped = !result.isArray() || (isConstructed(result) && !result.isSequence());
    Array kept;
    kept.items = wrapped ? Values{result} : itemsOf(result);
    kept.sequence = wrapped || result.isSequence();
    kept.keepSingleton = true;
    return makeArray(std::move(kept));
}

/// Counted from the end when negative; nothing when outside.
std::size_t positionOf(double number, std::size_t count) {
    double position = std::floor(number);
    if (position < 0) position += static_cast<double>(count);
    return position >= 0 && position < static_cast<double>(count) ? static_cast<std::size_t>(position) : count;
}

const Value* literalNumber(const Node& node) {
    const LiteralNode* literal = as<LiteralNode>(node);
    return literal && literal->value.isNumber() ? &literal->value : nullptr;
}

bool isArrayOfNumbers(const Value& value) {
    if (!value.isArray()) return false;
    for (std::size_t i = 0; i < value.size(); ++i)
        if (!value.item(i).isNumber()) return false;
    return true;
}

}  // namespace

Value Evaluator::path(const Node& node, const Value& input, Frame& frame) {
    const NodeList& steps = as<PathNode>(node)->steps;
    // A variable does not depend on the input: it is read once, not once for each item.
    Value sequence = input.isArray() && as<VariableNode>(*steps.front()) ? makeSequence({input}) : input;
    std::shared_ptr<TupleStream> tuples;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Node& one = *steps[i];
        const ArrayNode* array = as<ArrayNode>(one);
        if (i == 0 && array && array->constructed && !one.tuple) {
            sequence = evaluate(one, sequence, frame);
        } else if (tuples || one.tuple) {
            tuples = tupleStep(one, sequence, tuples, frame);
            continue;
        } else {
            sequence = step(one, sequence, frame, i + 1 == steps.size());
        }
        if (sequence.isAbsent() || (sequence.isArray() && sequence.size() == 0)) break;
    }
    if (tuples && node.tuple) return node.group ? group(*node.group, Value(tuples), frame) : Value(tuples);
    if (tuples && node.group) return group(*node.group, Value(tuples), frame);
    if (tuples) {
        Values items;
        for (const Tuple& tuple : tuples->tuples) items.push_back(tuple.value);
        sequence = makeSequence(std::move(items));
    }
    if (node.keepSingleton) sequence = keptAsArray(sequence);
    return node.group ? group(*node.group, sequence, frame) : sequence;
}

Value Evaluator::step(const Node& node, const Value& input, Frame& frame, bool last) {
    if (as<SortNode>(node)) return sortedStep(node, input, frame);
    Values results;
    for (std::size_t i = 0; i < countOf(input); ++i) {
        Value result = stages(node, evaluate(node, inputAt(input, i), frame), frame);
        if (!result.isAbsent()) results.push_back(std::move(result));
    }
    if (last && results.size() == 1 && results.front().isArray() && !results.front().isSequence())
        return results.front();
    Values flat;
    for (Value& result : results) {
        if (isConstructed(result))
            flat.push_back(std::move(result));
        else
            appendTo(flat, result);
    }
    return sequenceOf(std::move(flat));
}

Value Evaluator::stages(const Node& node, Value value, Frame& frame) {
    for (const Stage& stage : node.stages)
        if (stage.filter) value = filter(*stage.filter, value, frame);
    return value;
}

Value Evaluator::filter(const Node& condition, const Value& input, Frame& frame) {
    const std::size_t count = countOf(input);
    if (const Value* number = literalNumber(condition)) {
        const std::size_t position = positionOf(number->number(), count);
        return position < count ? inputAt(input, position) : Value();
    }
    Values passed;
    for (std::size_t i = 0; i < count; ++i) {
        Value item = inputAt(input, i);
        if (passes(condition, item, frame, i, count) && !item.isAbsent()) passed.push_back(std::move(item));
    }
    return makeSequence(std::move(passed));
}

/// A number, or several, chooses by position; anything else by its truth.
bool Evaluator::passes(const Node& condition, const Value& context, Frame& frame, std::size_t index,
                       std::size_t count) {
    const Value answer = evaluate(condition, context, frame);
    if (answer.isNumber()) return positionOf(answer.number(), count) == index;
    if (!isArrayOfNumbers(answer)) return isTruthy(answer);
    charge(answer.size());
    for (std::size_t i = 0; i < answer.size(); ++i)
        if (positionOf(answer.item(i).number(), count) == index) return true;
    return false;
}

std::shared_ptr<TupleStream> Evaluator::filterTuples(const Node& condition, const TupleStream& input,
                                                     Frame& frame) {
    auto passed = std::make_shared<TupleStream>();
    const std::size_t count = input.tuples.size();
    if (const Value* number = literalNumber(condition)) {
        const std::size_t position = positionOf(number->number(), count);
        if (position < count) passed->tuples.push_back(input.tuples[position]);
        return passed;
    }
    for (std::size_t i = 0; i < count; ++i) {
        const Tuple& tuple = input.tuples[i];
        FrameScope scope(*this, frame);
        scope->variables = tuple.bindings;
        if (passes(condition, tuple.value, *scope, i, count)) passed->tuples.push_back(tuple);
    }
    return passed;
}

std::shared_ptr<TupleStream> Evaluator::tupleStages(const Node& node, std::shared_ptr<TupleStream> tuples,
                                                    Frame& frame) {
    for (const Stage& stage : node.stages) {
        if (stage.filter) {
            tuples = filterTuples(*stage.filter, *tuples, frame);
            continue;
        }
        double position = 0;
        for (Tuple& tuple : tuples->tuples) bindTuple(tuple, stage.index, Value(position++));
    }
    return tuples;
}

std::shared_ptr<TupleStream> Evaluator::tupleStep(const Node& node, const Value& input,
                                                  const std::shared_ptr<TupleStream>& before, Frame& frame) {
    if (as<SortNode>(node)) return tupleStages(node, sortedTuples(node, input, before.get(), frame), frame);
    auto result = std::make_shared<TupleStream>();
    if (before) {
        for (const Tuple& tuple : before->tuples) tuplesOf(node, tuple, frame, *result);
    } else {
        for (std::size_t i = 0; i < countOf(input); ++i)
            tuplesOf(node, Tuple{inputAt(input, i), {}}, frame, *result);
    }
    return tupleStages(node, std::move(result), frame);
}

void Evaluator::tuplesOf(const Node& node, const Tuple& from, Frame& frame, TupleStream& into) {
    FrameScope scope(*this, frame);
    scope->variables = from.bindings;
    const Value result = evaluate(node, from.value, *scope);
    if (const TupleStream* stream = result.tuples()) {
        for (const Tuple& inner : stream->tuples) {
            Tuple tuple{inner.value, from.bindings};
            for (const auto& [name, value] : inner.bindings) bindTuple(tuple, name, value);
            into.tuples.push_back(std::move(tuple));
        }
        return;
    }
    if (result.isAbsent()) return;
    for (std::size_t i = 0; i < countOf(result); ++i) {
        const Value item = inputAt(result, i);
        Tuple tuple{node.focus.empty() ? item : from.value, from.bindings};
        if (!node.focus.empty()) bindTuple(tuple, node.focus, item);
        if (!node.index.empty()) bindTuple(tuple, node.index, Value(static_cast<double>(i)));
        if (node.ancestor) bindTuple(tuple, node.ancestor->label, from.value);
        into.tuples.push_back(std::move(tuple));
    }
}

Value Evaluator::sortedStep(const Node& node, const Value& input, Frame& frame) {
    Value result = input;
    if (countOf(input) > 1) {
        Values items;
        const std::shared_ptr<TupleStream> sorted = sortedTuples(node, input, nullptr, frame);
        for (const Tuple& tuple : sorted->tuples) items.push_back(tuple.value);
        result = makeArray(std::move(items));
    }
    return stages(node, std::move(result), frame);
}

std::shared_ptr<TupleStream> Evaluator::sortedTuples(const Node& node, const Value& input,
                                                     const TupleStream* before, Frame& frame) {
    auto result = std::make_shared<TupleStream>();
    if (before)
        result->tuples = before->tuples;
    else
        for (std::size_t i = 0; i < countOf(input); ++i) result->tuples.push_back(Tuple{inputAt(input, i), {}});
    const SortNode& sort = *as<SortNode>(node);
    mergeSort(result->tuples, [&](const Tuple& left, const Tuple& right) {
        for (const SortTerm& term : sort.terms)
            if (const int order = compareBy(term, left, right, frame, node.offset)) return order > 0;
        return false;
    });
    double position = 0;
    if (!node.index.empty())
        for (Tuple& tuple : result->tuples) bindTuple(tuple, node.index, Value(position++));
    return result;
}

/// Absent keys come last in either direction.
int Evaluator::compareBy(const SortTerm& term, const Tuple& left, const Tuple& right, Frame& frame,
                         std::size_t offset) {
    const auto keyOf = [&](const Tuple& tuple) {
        FrameScope scope(*this, frame);
        scope->variables = tuple.bindings;
        return evaluate(*term.expression, tuple.value, *scope);
    };
    const Value one = keyOf(left);
    const Value other = keyOf(right);
    if (one.isAbsent() || other.isAbsent()) return int(one.isAbsent()) - int(other.isAbsent());
    const auto comparable = [](const Value& value) { return value.isString() || value.isNumber(); };
    if (!comparable(one) || !comparable(other))
        throw Failure{"T2008", "an order-by expression gives neither a number nor a string",
                      "order by a field that is one", offset};
    if (one.type() != other.type())
        throw Failure{"T2007", "an order-by expression gives numbers and strings mixed",
                      "cast with $string or $number", offset};
    int order = 0;
    if (one.isNumber())
        order = one.number() < other.number() ? -1 : one.number() > other.number() ? 1 : 0;
    else
        order = one.text() < other.text() ? -1 : one.text() > other.text() ? 1 : 0;
    return term.descending ? -order : order;
}

}  // namespace cascade::jsonata
