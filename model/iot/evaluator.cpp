// SPDX-License-Identifier: MIT
// The meaning of expressions: docs.aws.amazon.com/iot/latest/developerguide/iot-sql-operators.html and its sisters.
// AND and OR answer as soon as one side decides, whatever the other one is.
#include "model/iot/evaluator.h"

#include <algorithm>
#include <cmath>

namespace cascade::iot {
namespace {

Value truth(std::optional<bool> answer) { return answer ? Value(Json(*answer)) : std::nullopt; }

Value compare(Operator operation, const Value& left, const Value& right) {
    const auto a = toDecimal(left);
    const auto b = toDecimal(right);
    if (!a || !b) return std::nullopt;
    switch (operation) {
        case Operator::Less: return Json(*a < *b);
        case Operator::LessEqual: return Json(*a <= *b);
        case Operator::Greater: return Json(*a > *b);
        default: return Json(*a >= *b);
    }
}

/// Int with Int stays Int: 5 / 2 is 2. What does not fit into 64 bits goes on as Decimal.
Value calculateInts(Operator operation, std::int64_t a, std::int64_t b) {
    std::int64_t result = 0;
    bool over = false;
    switch (operation) {
        case Operator::Add: over = __builtin_add_overflow(a, b, &result); break;
        case Operator::Subtract: over = __builtin_sub_overflow(a, b, &result); break;
        case Operator::Multiply: over = __builtin_mul_overflow(a, b, &result); break;
        default:
            if (b == 0) return std::nullopt;
            if (b == -1) return operation == Operator::Divide ? intOr(-static_cast<double>(a)) : Value(Json(0));
            result = operation == Operator::Divide ? a / b : a % b;
    }
    if (!over) return Json(result);
    const auto x = static_cast<double>(a);
    const auto y = static_cast<double>(b);
    return decimal(operation == Operator::Add ? x + y : operation == Operator::Subtract ? x - y : x * y);
}

Value calculate(Operator operation, const Value& left, const Value& right) {
    if (isInt(left) && isInt(right)) return calculateInts(operation, *toInt(left), *toInt(right));
    const auto a = toDecimal(left);
    const auto b = toDecimal(right);
    if (!a || !b) return std::nullopt;
    switch (operation) {
        case Operator::Add: return decimal(*a + *b);
        case Operator::Subtract: return decimal(*a - *b);
        case Operator::Multiply: return decimal(*a * *b);
        case Operator::Divide: return *b == 0 ? std::nullopt : decimal(*a / *b);
        default: return *b == 0 ? std::nullopt : decimal(std::fmod(*a, *b));
    }
}

/// + joins texts, if one side is one.
Value add(const Value& left, const Value& right) {
    const bool texts = (left && left->is_string()) || (right && right->is_string());
    if (!texts) return calculate(Operator::Add, left, right);
    const auto a = toText(left);
    const auto b = toText(right);
    return a && b ? Value(Json(*a + *b)) : std::nullopt;
}

Value isIn(const Value& value, const Value& list) {
    if (!value || !list || !list->is_array()) return std::nullopt;
    return Json(std::any_of(list->begin(), list->end(),
                            [&](const Json& element) { return equal(value, Value(element)).value_or(false); }));
}

/// Puts a value under "a" or "a.b" of an object.
void put(Json& object, const std::vector<std::string>& alias, Json value) {
    Json* place = &object;
    for (std::size_t i = 0; i + 1 < alias.size(); ++i) {
        place = &(*place)[alias[i]];
        if (!place->is_object()) *place = Json::object();
    }
    (*place)[alias.back()] = std::move(value);
}

}  // namespace

void Evaluator::setVariables(const Query& query) {
    for (const auto& [name, expression] : query.variables) m_variables[name] = evaluate(*expression);
}

/// The payload; where it is no JSON, its bytes as text.
Value Evaluator::all(const Json* scope) const { return scope ? Value(*scope) : Value(Json(m_message.bytes)); }

Value Evaluator::evaluate(const Node& node, const Json* scope) {
    switch (node.kind) {
        case Node::Kind::Literal: return node.value;
        case Node::Kind::All: return all(scope);
        case Node::Kind::Field: {
            const Json* found = scope ? member(*scope, node.text) : nullptr;
            return found ? Value(*found) : std::nullopt;
        }
        case Node::Kind::Variable: {
            const auto found = m_variables.find(node.text);
            return found == m_variables.end() ? std::nullopt : found->second;
        }
        case Node::Kind::Member: {
            const Value object = evaluate(*node.children[0], scope);
            const Json* found = object ? member(*object, node.text) : nullptr;
            return found ? Value(*found) : std::nullopt;
        }
        case Node::Kind::Object: return object(node, scope);
        case Node::Kind::Array: return array(node, scope);
        case Node::Kind::Call: return call(node, scope);
        case Node::Kind::Cast: return castTo(evaluate(*node.children[0], scope), node.text);
        case Node::Kind::Not: {
            const auto operand = toBoolean(evaluate(*node.children[0], scope));
            return operand ? Value(Json(!*operand)) : std::nullopt;
        }
        case Node::Kind::Negative:
            return calculate(Operator::Subtract, Json(0), evaluate(*node.children[0], scope));
        case Node::Kind::Exists: {
            const Value list = evaluate(*node.children[0], scope);
            return Json(list && list->is_array() && !list->empty());
        }
        case Node::Kind::Binary: return binary(node, scope);
        case Node::Kind::Case: return caseOf(node, scope);
        case Node::Kind::SubQuery: return subQuery(*node.query, scope);
    }
    return std::nullopt;
}

Value Evaluator::call(const Node& node, const Json* scope) {
    std::vector<Value> arguments;
    for (const NodePointer& child : node.children) arguments.push_back(evaluate(*child, scope));
    return node.function->call({m_message, m_random, arguments});
}

Value Evaluator::binary(const Node& node, const Json* scope) {
    const Value left = evaluate(*node.children[0], scope);
    if (node.operation == Operator::And || node.operation == Operator::Or) {
        const bool deciding = node.operation == Operator::Or;
        const auto a = toBoolean(left);
        if (a && *a == deciding) return Json(deciding);
        const auto b = toBoolean(evaluate(*node.children[1], scope));
        if (b && *b == deciding) return Json(deciding);
        return a && b ? Value(Json(!deciding)) : std::nullopt;
    }
    const Value right = evaluate(*node.children[1], scope);
    switch (node.operation) {
        case Operator::Equal: return truth(equal(left, right));
        case Operator::NotEqual: {
            const auto same = equal(left, right);
            return same ? Value(Json(!*same)) : std::nullopt;
        }
        case Operator::Less:
        case Operator::LessEqual:
        case Operator::Greater:
        case Operator::GreaterEqual: return compare(node.operation, left, right);
        case Operator::In: return isIn(left, right);
        case Operator::Add: return add(left, right);
        default: return calculate(node.operation, left, right);
    }
}

Value Evaluator::caseOf(const Node& node, const Json* scope) {
    const Value compared = evaluate(*node.children[0], scope);
    if (!compared) return std::nullopt;
    std::size_t i = 1;
    for (; i + 1 < node.children.size(); i += 2)
        if (equal(compared, evaluate(*node.children[i], scope)).value_or(false))
            return evaluate(*node.children[i + 1], scope);
    return i < node.children.size() ? evaluate(*node.children[i], scope) : std::nullopt;
}

/// Undefined members are left out; undefined elements of lists become null.
Value Evaluator::object(const Node& node, const Json* scope) {
    Json result = Json::object();
    for (std::size_t i = 0; i < node.children.size(); ++i)
        if (Value value = evaluate(*node.children[i], scope)) result[node.names[i]] = std::move(*value);
    return result;
}

Value Evaluator::array(const Node& node, const Json* scope) {
    Json result = Json::array();
    for (const NodePointer& child : node.children) result.push_back(evaluate(*child, scope).value_or(Json()));
    return result;
}

/// Of a list: a list of what is selected from each element. Of an object: what is selected from it.
Value Evaluator::subQuery(const Query& query, const Json* scope) {
    const Value from = evaluate(*query.from, scope);
    if (!from || !from->is_structured()) return std::nullopt;
    if (from->is_object()) return holds(query.where, &*from) ? select(query, &*from) : std::nullopt;
    Json result = Json::array();
    for (const Json& element : *from) {
        if (!holds(query.where, &element)) continue;
        if (Value selected = select(query, &element)) result.push_back(std::move(*selected));
    }
    return result;
}

bool Evaluator::holds(const NodePointer& where, const Json* scope) {
    return !where || toBoolean(evaluate(*where, scope)).value_or(false);
}

Value Evaluator::select(const Query& query, const Json* scope) {
    if (query.value) return evaluate(*query.items.front().expression, scope);
    const bool onlyAll = query.items.size() == 1 && query.items.front().expression->kind == Node::Kind::All;
    if (onlyAll && query.items.front().alias.empty()) return all(scope);
    Json result = Json::object();
    for (const Query::Item& item : query.items) {
        Value value = evaluate(*item.expression, scope);
        if (!value) continue;
        if (!item.alias.empty())
            put(result, item.alias, std::move(*value));
        else if (value->is_object())
            result.update(*value);
    }
    return result;
}

}  // namespace cascade::iot
