// SPDX-License-Identifier: MIT
// The values of an evaluation: scalars, shared immutable containers, views into JSON that is not copied, functions.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "model/json.h"

namespace cascade::jsonata {

class Value;
struct Array;
struct Object;
struct Function;
struct TupleStream;
struct TailCall;

/// A string, array or object inside a JSON document that outlives the evaluation or is owned by `json`.
struct View {
    std::shared_ptr<const Json> json;
};

enum class Type { Absent, Null, Boolean, Number, String, Array, Object, Function };

/// A cheap copyable handle. Absent is JavaScript's `undefined`.
class Value {
public:
    Value() = default;
    Value(std::nullptr_t) : m_content(nullptr) {}
    explicit Value(bool value) : m_content(value) {}
    Value(double value) : m_content(value) {}
    Value(std::string text) : m_content(std::make_shared<const std::string>(std::move(text))) {}
    Value(const char* text) : Value(std::string(text)) {}
    Value(std::shared_ptr<const Array> array) : m_content(std::move(array)) {}
    Value(std::shared_ptr<const Object> object) : m_content(std::move(object)) {}
    Value(std::shared_ptr<const Function> function) : m_content(std::move(function)) {}
    Value(std::shared_ptr<const TupleStream> tuples) : m_content(std::move(tuples)) {}
    Value(std::shared_ptr<const TailCall> call) : m_content(std::move(call)) {}

    /// Of a document that outlives this value.
    static Value viewOf(const Json& json) { return viewOf(std::shared_ptr<const Json>(), json); }
    /// Of a part of a document that `owner` keeps alive.
    static Value viewOf(const std::shared_ptr<const Json>& owner, const Json& json);

    Type type() const;
    bool isAbsent() const { return std::holds_alternative<std::monostate>(m_content); }
    bool isNumber() const { return std::holds_alternative<double>(m_content); }
    bool isString() const { return type() == Type::String; }
    bool isArray() const { return type() == Type::Array; }
    bool isObject() const { return type() == Type::Object; }
    bool isFunction() const { return type() == Type::Function; }

    /// REQUIRES of these: the type that they name.
    bool boolean() const { return std::get<bool>(m_content); }
    double number() const { return std::get<double>(m_content); }
    const std::string& text() const;
    const std::shared_ptr<const Function>& function() const;

    /// Of arrays: items. Of objects: members.
    std::size_t size() const;
    /// REQUIRES: an array with more items
    Value item(std::size_t index) const;
    /// REQUIRES: an object with more members
    std::pair<std::string_view, Value> memberAt(std::size_t index) const;
    /// Absent when there is no such member or this is no object.
    Value member(std::string_view key) const;

    /// The array's own flags; nullptr for views (which have none) and for what is no array.
    const Array* array() const;
    const TupleStream* tuples() const;
    const TailCall* tailCall() const;
    bool isSequence() const;

    /// The place in a JSON document; nullptr when this is no view. What tells one object from an equal one.
    const Json* place() const;

    /// How many containers are inside each other here, as far as they were made by the evaluation.
    int nesting() const;

private:
    std::variant<std::monostate, std::nullptr_t, bool, double, std::shared_ptr<const std::string>, View,
                 std::shared_ptr<const Array>, std::shared_ptr<const Object>, std::shared_ptr<const Function>,
                 std::shared_ptr<const TupleStream>, std::shared_ptr<const TailCall>>
        m_content;
};

using Values = std::vector<Value>;
using Members = std::vector<std::pair<std::string, Value>>;

/// Containers deeper than this are refused: whatever walks a value may then recurse.
inline constexpr int kDeepestNesting = 500;

struct Array {
    Values items;
    bool sequence = false;       ///< A result, not an array that somebody wrote: dissolves into one item or none.
    bool keepSingleton = false;  ///< A sequence that stays an array with one item, because of [].
    bool constructed = false;    ///< By [...] at an end of a path: its items are not taken out of it.
    bool wrapper = false;        ///< Around an input that is an array.
    int nesting = 1;
};

struct Object {
    Members members;
    int nesting = 1;
};

/// One item of a path with its named companions (@$x, #$i, the parents for %).
struct Tuple {
    Value value;
    std::vector<std::pair<std::string_view, Value>> bindings;
};

struct TupleStream {
    std::vector<Tuple> tuples;
};

/// The call that a function's body ends with, made by the caller so that recursion needs no stack.
struct TailCall {
    Value function;
    Values arguments;
    Value input;
    std::size_t offset;
};

Value makeArray(Values items);
Value makeArray(Array array);
Value makeSequence(Values items);
Value makeObject(Members members);
/// Replaces the member of that name or adds one.
void setMember(Members& members, std::string_view key, Value value);

/// "string", "number", …; "undefined" when absent.
std::string_view typeName(const Value& value);

/// JSONata's casting to Boolean.
bool isTruthy(const Value& value);
bool deepEqual(const Value& left, const Value& right);
/// Functions have no JSON: they are left out of objects and are null in arrays, as the reference does.
Json toJson(const Value& value);
Json numberToJson(double number);
/// For what recurses into values. Throws L1001 when `depth` is too much.
void requireShallow(int depth);
/// What is left of a value when arrays dissolve into their items, at all levels.
void collectLeaves(const Value& value, int depth, Values& leaves);

}  // namespace cascade::jsonata
