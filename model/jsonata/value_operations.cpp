// SPDX-License-Identifier: MIT
// What holds for whole values: truth, equality, and their JSON.
#include <algorithm>
#include <cmath>

#include "model/jsonata/failure.h"
#include "model/jsonata/value.h"

namespace cascade::jsonata {

namespace {

/// Integers up to here are exact in a double.
constexpr double kLargestExact = 9007199254740992.0;

bool equalTo(const Value& left, const Value& right, int depth);

bool equalArrays(const Value& left, const Value& right, int depth) {
    if (left.size() != right.size()) return false;
    for (std::size_t i = 0; i < left.size(); ++i)
        if (!equalTo(left.item(i), right.item(i), depth + 1)) return false;
    return true;
}

/// Regardless of the order of members.
bool equalObjects(const Value& left, const Value& right, int depth) {
    if (left.size() != right.size()) return false;
    for (std::size_t i = 0; i < left.size(); ++i) {
        const auto [key, value] = left.memberAt(i);
        const Value other = right.member(key);
        if (other.isAbsent() || !equalTo(value, other, depth + 1)) return false;
    }
    return true;
}

bool equalTo(const Value& left, const Value& right, int depth) {
    requireShallow(depth);
    if (left.type() != right.type()) return false;
    switch (left.type()) {
        case Type::Absent:
        case Type::Null: return true;
        case Type::Boolean: return left.boolean() == right.boolean();
        case Type::Number: return left.number() == right.number();
        case Type::String: return left.text() == right.text();
        case Type::Array: return equalArrays(left, right, depth);
        case Type::Object: return equalObjects(left, right, depth);
        case Type::Function: return left.function() == right.function();
    }
    return false;
}

bool truthOf(const Value& value, int depth) {
    requireShallow(depth);
    switch (value.type()) {
        case Type::Boolean: return value.boolean();
        case Type::Number: return value.number() != 0;
        case Type::String: return !value.text().empty();
        case Type::Object: return value.size() > 0;
        case Type::Array:
            for (std::size_t i = 0; i < value.size(); ++i)
                if (truthOf(value.item(i), depth + 1)) return true;
            return false;
        default: return false;
    }
}

Json jsonOf(const Value& value, int depth);

Json jsonOfArray(const Value& value, int depth) {
    Json result = Json::array();
    auto& items = result.get_ref<Json::array_t&>();
    items.reserve(value.size());
    for (std::size_t i = 0; i < value.size(); ++i) items.push_back(jsonOf(value.item(i), depth + 1));
    return result;
}

Json jsonOfObject(const Value& value, int depth) {
    Json result = Json::object();
    auto& members = result.get_ref<Json::object_t&>();
    for (std::size_t i = 0; i < value.size(); ++i) {
        const auto [key, held] = value.memberAt(i);
        if (held.isAbsent() || held.isFunction()) continue;
        // Names are known to differ, so that none needs to be looked for.
        members.emplace_back(std::string(key), jsonOf(held, depth + 1));
    }
    return result;
}

Json jsonOf(const Value& value, int depth) {
    requireShallow(depth);
    switch (value.type()) {
        case Type::Boolean: return value.boolean();
        case Type::Number: return numberToJson(value.number());
        case Type::String: return value.text();
        case Type::Array: return jsonOfArray(value, depth);
        case Type::Object: return jsonOfObject(value, depth);
        default: return nullptr;
    }
}

}  // namespace

void requireShallow(int depth) {
    // A value that the evaluation made may hold a view that is as deep again.
    if (depth > 2 * kDeepestNesting)
        throw Failure{"L1001",
                      "a value holds more than " + std::to_string(2 * kDeepestNesting) + " arrays in each other",
                      "pass a flatter document"};
}

void collectLeaves(const Value& value, int depth, Values& leaves) {
    requireShallow(depth);
    if (!value.isArray()) {
        leaves.push_back(value);
        return;
    }
    for (std::size_t i = 0; i < value.size(); ++i) collectLeaves(value.item(i), depth + 1, leaves);
}

bool isTruthy(const Value& value) { return truthOf(value, 0); }

bool deepEqual(const Value& left, const Value& right) { return equalTo(left, right, 0); }

Json toJson(const Value& value) { return jsonOf(value, 0); }

Json numberToJson(double number) {
    if (std::trunc(number) == number && std::fabs(number) <= kLargestExact)
        return static_cast<std::int64_t>(number);
    return number;
}

}  // namespace cascade::jsonata
