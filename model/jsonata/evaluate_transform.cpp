// SPDX-License-Identifier: MIT
// The transform |pattern|update, delete|: a copy in which what the pattern finds is changed.
#include <algorithm>
#include <unordered_map>

#include "model/jsonata/evaluator.h"

namespace cascade::jsonata {

namespace {

/// What happens to one object of the copy.
struct Edit {
    std::vector<Value> updates;  ///< Objects whose members are put in, in turn.
    std::vector<std::string> removed;
};

/// By the object's place in the copy: equal objects elsewhere stay.
using Edits = std::unordered_map<const Json*, Edit>;

class Editor {
public:
    explicit Editor(const Edits& edits) : m_edits(edits) {}

    Json edited(const Json& node, int depth) const {
        requireShallow(depth);
        if (node.is_array()) {
            Json result = Json::array();
            for (const Json& item : node) result.push_back(edited(item, depth + 1));
            return result;
        }
        if (!node.is_object()) return node;
        Json result = Json::object();
        for (const auto& [key, value] : node.items()) result.emplace(key, edited(value, depth + 1));
        if (const auto found = m_edits.find(&node); found != m_edits.end()) apply(found->second, result);
        return result;
    }

private:
    static void apply(const Edit& edit, Json& object) {
        for (const Value& update : edit.updates)
            for (std::size_t i = 0; i < update.size(); ++i) {
                const auto [key, value] = update.memberAt(i);
                object[std::string(key)] = toJson(value);
            }
        for (const std::string& key : edit.removed) object.erase(key);
    }

    const Edits& m_edits;
};

std::vector<std::string> namesToRemove(const Value& names, std::size_t offset) {
    std::vector<std::string> removed;
    for (const Value& name : itemsOf(names)) {
        if (!name.isString())
            throw Failure{
                "T2012", "the delete part of the transform gives " + std::string(typeName(name)) + ", not a string",
                "give one name or an array of names", offset};
        removed.push_back(name.text());
    }
    return removed;
}

}  // namespace

Value Evaluator::transform(const TransformBody& body, const Value& input) {
    if (input.isAbsent()) return input;
    const TransformNode& node = *body.node;
    const auto copy = std::make_shared<const Json>(toJson(input));
    charge(copy->size());
    const Value matches = evaluate(*node.pattern, Value::viewOf(copy, *copy), *body.frame);
    Edits edits;
    for (const Value& match : itemsOf(matches)) {
        const Value update = evaluate(*node.update, match, *body.frame);
        if (!update.isAbsent() && !update.isObject())
            throw Failure{
                "T2011",
                "the update part of the transform gives " + std::string(typeName(update)) + ", not an object",
                "write {\"name\": value}", node.update->offset};
        const Value removed = node.remove ? evaluate(*node.remove, match, *body.frame) : Value();
        if (!match.isObject() || !match.place()) continue;
        Edit& edit = edits[match.place()];
        if (!update.isAbsent()) edit.updates.push_back(update);
        for (std::string& name : namesToRemove(removed, node.update->offset))
            edit.removed.push_back(std::move(name));
    }
    const auto result = std::make_shared<const Json>(Editor(edits).edited(*copy, 0));
    return Value::viewOf(result, *result);
}

}  // namespace cascade::jsonata
