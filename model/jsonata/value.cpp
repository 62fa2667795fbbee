// SPDX-License-Identifier: MIT
// Values: access that is the same for what the evaluation made and for views into documents.
#include "model/jsonata/value.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "model/jsonata/failure.h"
#include "model/jsonata/function.h"

namespace cascade::jsonata {

namespace {

const View* viewIn(const auto& content) { return std::get_if<View>(&content); }

int checkedNesting(int deepest) {
    if (deepest >= kDeepestNesting)
        throw Failure{"L1001",
                      "a value holds more than " + std::to_string(kDeepestNesting) + " arrays in each other",
                      "build it flatter"};
    return deepest + 1;
}

}  // namespace

Value Value::viewOf(const std::shared_ptr<const Json>& owner, const Json& json) {
    if (json.is_null() || json.is_discarded()) return nullptr;
    if (json.is_boolean()) return Value(json.get<bool>());
    if (json.is_number()) return json.get<double>();
    if (json.is_binary()) return Value();
    Value value;
    value.m_content = View{std::shared_ptr<const Json>(owner, &json)};
    return value;
}

Type Value::type() const {
    struct TypeOf {
        Type operator()(std::monostate) const { return Type::Absent; }
        Type operator()(std::nullptr_t) const { return Type::Null; }
        Type operator()(bool) const { return Type::Boolean; }
        Type operator()(double) const { return Type::Number; }
        Type operator()(const std::shared_ptr<const std::string>&) const { return Type::String; }
        Type operator()(const View& view) const {
            return view.json->is_string() ? Type::String : view.json->is_array() ? Type::Array : Type::Object;
        }
        Type operator()(const std::shared_ptr<const Array>&) const { return Type::Array; }
        Type operator()(const std::shared_ptr<const Object>&) const { return Type::Object; }
        Type operator()(const std::shared_ptr<const Function>&) const { return Type::Function; }
        Type operator()(const std::shared_ptr<const TupleStream>&) const { return Type::Absent; }
        Type operator()(const std::shared_ptr<const TailCall>&) const { return Type::Absent; }
    };
    return std::visit(TypeOf(), m_content);
}

const std::string& Value::text() const {
    if (const View* view = viewIn(m_content)) return view->json->get_ref<const std::string&>();
    return *std::get<std::shared_ptr<const std::string>>(m_content);
}

const std::shared_ptr<const Function>& Value::function() const {
    return std::get<std::shared_ptr<const Function>>(m_content);
}

std::size_t Value::size() const {
    if (const View* view = viewIn(m_content)) return view->json->size();
    if (const auto* object = std::get_if<std::shared_ptr<const Object>>(&m_content))
        return (*object)->members.size();
    return std::get<std::shared_ptr<const Array>>(m_content)->items.size();
}

Value Value::item(std::size_t index) const {
    if (const View* view = viewIn(m_content)) return viewOf(view->json, (*view->json)[index]);
    return std::get<std::shared_ptr<const Array>>(m_content)->items[index];
}

std::pair<std::string_view, Value> Value::memberAt(std::size_t index) const {
    if (const View* view = viewIn(m_content)) {
        const auto& entry =
            view->json->get_ref<const Json::object_t&>().begin()[static_cast<std::ptrdiff_t>(index)];
        return {entry.first, viewOf(view->json, entry.second)};
    }
    const auto& entry = std::get<std::shared_ptr<const Object>>(m_content)->members[index];
    return {entry.first, entry.second};
}

Value Value::member(std::string_view key) const {
    if (const View* view = viewIn(m_content)) {
        const Json* found = cascade::member(*view->json, key);
        return found ? viewOf(view->json, *found) : Value();
    }
    const auto* object = std::get_if<std::shared_ptr<const Object>>(&m_content);
    if (!object) return Value();
    for (const auto& [name, value] : (*object)->members)
        if (name == key) return value;
    return Value();
}

const Array* Value::array() const {
    const auto* array = std::get_if<std::shared_ptr<const Array>>(&m_content);
    return array ? array->get() : nullptr;
}

const TupleStream* Value::tuples() const {
    const auto* tuples = std::get_if<std::shared_ptr<const TupleStream>>(&m_content);
    return tuples ? tuples->get() : nullptr;
}

const TailCall* Value::tailCall() const {
    const auto* call = std::get_if<std::shared_ptr<const TailCall>>(&m_content);
    return call ? call->get() : nullptr;
}

bool Value::isSequence() const {
    const Array* own = array();
    return own && own->sequence;
}

const Json* Value::place() const {
    const View* view = viewIn(m_content);
    return view ? view->json.get() : nullptr;
}

int Value::nesting() const {
    if (const Array* own = array()) return own->nesting;
    if (const auto* object = std::get_if<std::shared_ptr<const Object>>(&m_content)) return (*object)->nesting;
    if (const auto* held = std::get_if<std::shared_ptr<const Function>>(&m_content)) return (*held)->nesting;
    return 0;
}

Value makeArray(Array array) {
    int deepest = 0;
    for (const Value& item : array.items) deepest = std::max(deepest, item.nesting());
    array.nesting = checkedNesting(deepest);
    return std::make_shared<const Array>(std::move(array));
}

Value makeArray(Values items) { return makeArray(Array{std::move(items)}); }

Value makeSequence(Values items) { return makeArray(Array{.items = std::move(items), .sequence = true}); }

Value makeObject(Members members) {
    int deepest = 0;
    for (const auto& [key, value] : members) deepest = std::max(deepest, value.nesting());
    return std::make_shared<const Object>(Object{std::move(members), checkedNesting(deepest)});
}

void setMember(Members& members, std::string_view key, Value value) {
    for (auto& [name, old] : members)
        if (name == key) {
            old = std::move(value);
            return;
        }
    members.emplace_back(std::string(key), std::move(value));
}

std::string_view typeName(const Value& value) {
    switch (value.type()) {
        case Type::Absent: return "undefined";
        case Type::Null: return "null";
        case Type::Boolean: return "boolean";
        case Type::Number: return "number";
        case Type::String: return "string";
        case Type::Array: return "array";
        case Type::Object: return "object";
        case Type::Function: return "function";
    }
    assert(false);
    return "";
}

}  // namespace cascade::jsonata
