// SPDX-License-Identifier: MIT
// Operators, wildcards and descendants.
#include <cmath>

#include "model/jsonata/evaluator.h"
#include "model/jsonata/json_text.h"

namespace cascade::jsonata {

namespace {

/// As many items as a range may have.
constexpr double kLongestRange = 1e7;

std::string_view symbolOf(Operator op) {
    switch (op) {
        case Operator::Add: return "+";
        case Operator::Subtract: return "-";
        case Operator::Multiply: return "*";
        case Operator::Divide: return "/";
        case Operator::Remainder: return "%";
        case Operator::Less: return "<";
        case Operator::LessOrEqual: return "<=";
        case Operator::Greater: return ">";
        case Operator::GreaterOrEqual: return ">=";
        default: return "..";
    }
}

bool isInteger(const Value& value) { return value.isNumber() && std::trunc(value.number()) == value.number(); }

void requireNumber(const Value& value, const Node& node, const char* code, const char* side) {
    if (!value.isAbsent() && !value.isNumber())
        throw Failure{code,
                      std::string(side) + " of " + std::string(symbolOf(as<BinaryNode>(node)->op)) + " is " +
                          std::string(typeName(value)) + ", not a number",
                      "cast it with $number()", node.offset};
    if (value.isNumber()) requireFinite(value.number(), node.offset);
}

bool contains(const Value& items, const Value& wanted) {
    if (wanted.isAbsent() || items.isAbsent()) return false;
    // Arrays and objects are never the same as any other, as in JavaScript.
    if (wanted.isArray() || wanted.isObject()) return false;
    if (!items.isArray()) return deepEqual(items, wanted);
    for (std::size_t i = 0; i < items.size(); ++i)
        if (deepEqual(items.item(i), wanted)) return true;
    return false;
}

bool ordered(Operator op, const auto& left, const auto& right) {
    switch (op) {
        case Operator::Less: return left < right;
        case Operator::LessOrEqual: return left <= right;
        case Operator::Greater: return left > right;
        default: return left >= right;
    }
}

}  // namespace

void requireFinite(double number, std::size_t offset) {
    if (!std::isfinite(number))
        throw Failure{"D1001", "a number is out of range", "stay between -1.8e308 and 1.8e308; do not divide by 0",
                      offset};
}

Value Evaluator::binary(const Node& node, const Value& input, Frame& frame) {
    const BinaryNode& content = *as<BinaryNode>(node);
    const Value left = evaluate(*content.left, input, frame);
    if (content.op == Operator::And)
        return Value(isTruthy(left) && isTruthy(evaluate(*content.right, input, frame)));
    if (content.op == Operator::Or)
        return Value(isTruthy(left) || isTruthy(evaluate(*content.right, input, frame)));
    const Value right = evaluate(*content.right, input, frame);
    switch (content.op) {
        case Operator::Equal: return Value(!left.isAbsent() && !right.isAbsent() && deepEqual(left, right));
        case Operator::NotEqual: return Value(!left.isAbsent() && !right.isAbsent() && !deepEqual(left, right));
        case Operator::Concatenate: return concatenation(left, right);
        case Operator::In: return Value(contains(right, left));
        case Operator::Range: return range(node, left, right);
        case Operator::Add:
        case Operator::Subtract:
        case Operator::Multiply:
        case Operator::Divide:
        case Operator::Remainder: return arithmetic(node, left, right);
        default: return comparison(node, left, right);
    }
}

Value Evaluator::arithmetic(const Node& node, const Value& left, const Value& right) {
    requireNumber(left, node, "T2001", "the left side");
    requireNumber(right, node, "T2002", "the right side");
    if (left.isAbsent() || right.isAbsent()) return Value();
    const double a = left.number();
    const double b = right.number();
    switch (as<BinaryNode>(node)->op) {
        case Operator::Add: return a + b;
        case Operator::Subtract: return a - b;
        case Operator::Multiply: return a * b;
        case Operator::Divide: return a / b;
        default: return std::fmod(a, b);  // Exact, on every machine.
    }
}

Value Evaluator::comparison(const Node& node, const Value& left, const Value& right) {
    const Operator op = as<BinaryNode>(node)->op;
    const auto comparable = [](const Value& value) {
        return value.isAbsent() || value.isNumber() || value.isString();
    };
    if (!comparable(left) || !comparable(right))
        throw Failure{"T2010",
                      std::string(symbolOf(op)) + " compares numbers or strings, not " +
                          std::string(typeName(comparable(left) ? right : left)),
                      "compare a field that is one", node.offset};
    if (left.isAbsent() || right.isAbsent()) return Value();
    if (left.type() != right.type())
        throw Failure{"T2009",
                      std::string(symbolOf(op)) + " has a " + std::string(typeName(left)) + " on its left and a " +
                          std::string(typeName(right)) + " on its right",
                      "cast one with $number() or $string()", node.offset};
    if (left.isNumber()) return Value(ordered(op, left.number(), right.number()));
    return Value(ordered(op, left.text(), right.text()));
}

Value Evaluator::concatenation(const Value& left, const Value& right) {
    std::string text = textOf(*this, left);
    text += textOf(*this, right);
    chargeText(text.size());
    return text;
}

Value Evaluator::range(const Node& node, const Value& left, const Value& right) {
    const auto require = [&](const Value& value, const char* code, const char* side) {
        if (!value.isAbsent() && !isInteger(value))
            throw Failure{code, std::string(side) + " of .. is no integer", "round it with $floor()", node.offset};
    };
    require(left, "T2003", "the left side");
    require(right, "T2004", "the right side");
    if (left.isAbsent() || right.isAbsent() || left.number() > right.number()) return Value();
    const double size = right.number() - left.number() + 1;
    if (size > kLongestRange)
        throw Failure{"D2014", "the range is longer than 10000000 items", "take it in parts", node.offset};
    charge(static_cast<std::size_t>(size));
    Values items;
    items.reserve(static_cast<std::size_t>(size));
    for (double i = 0; i < size; ++i) items.push_back(Value(left.number() + i));
    return makeSequence(std::move(items));
}

Value Evaluator::negation(const Node& node, const Value& input, Frame& frame) {
    const Value operand = evaluate(*as<NegateNode>(node)->operand, input, frame);
    if (operand.isAbsent()) return operand;
    if (!operand.isNumber())
        throw Failure{"D1002", "only a number can be negated, not " + std::string(typeName(operand)),
                      "cast it with $number()", node.offset};
    requireFinite(operand.number(), node.offset);
    return -operand.number();
}

Value Evaluator::wildcard(const Value& input) {
    const Array* wrapper = input.array();
    const Value value = wrapper && wrapper->wrapper ? wrapper->items.front() : input;
    if (!value.isObject() && !value.isArray()) return makeSequence({});
    charge(value.size());
    Values found;
    for (std::size_t i = 0; i < value.size(); ++i)
        collectLeaves(value.isObject() ? value.memberAt(i).second : value.item(i), 0, found);
    return makeSequence(std::move(found));
}

Value Evaluator::descendants(const Value& input) {
    if (input.isAbsent()) return input;
    Values found;
    collectDescendants(input, 0, found);
    return found.size() == 1 ? found.front() : makeSequence(std::move(found));
}

/// Every value but arrays, parents before children.
void Evaluator::collectDescendants(const Value& value, int depth, Values& found) {
    requireShallow(depth);
    charge(1);
    if (!value.isArray()) found.push_back(value);
    if (value.isArray())
        for (std::size_t i = 0; i < value.size(); ++i) collectDescendants(value.item(i), depth + 1, found);
    if (value.isObject())
        for (std::size_t i = 0; i < value.size(); ++i)
            collectDescendants(value.memberAt(i).second, depth + 1, found);
}

}  // namespace cascade::jsonata
