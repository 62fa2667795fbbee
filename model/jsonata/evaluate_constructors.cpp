// SPDX-License-Identifier: MIT
// Arrays, objects and grouping.
#include <algorithm>
#include <unordered_map>

#include "model/jsonata/evaluator.h"

namespace cascade::jsonata {

namespace {

/// What falls under one key of a grouping. A single value stays what it is; several are appended.
struct Collected {
    Value first;
    Values items;
    std::size_t count = 0;

    void add(const Value& value) {
        if (count++ == 0) {
            first = value;
            return;
        }
        if (count == 2) appendTo(items, first);
        appendTo(items, value);
    }
    Value value() const { return count > 1 ? makeSequence(items) : first; }
};

struct Bucket {
    std::string key;
    std::size_t pair = 0;  ///< Which of the pairs made the key.
    Collected values;
    std::vector<std::pair<std::string_view, Collected>> bindings;  ///< Companions of tuples.
};

void addTo(Bucket& bucket, const Tuple& tuple) {
    bucket.values.add(tuple.value);
    for (const auto& [name, value] : tuple.bindings) {
        const auto known = std::find_if(bucket.bindings.begin(), bucket.bindings.end(),
                                        [&, wanted = name](const auto& one) { return one.first == wanted; });
        auto& binding = known == bucket.bindings.end() ? bucket.bindings.emplace_back(name, Collected()) : *known;
        binding.second.add(value);
    }
}

/// Without any item there is still one to be had: {"a": 1} needs no input.
std::vector<Tuple> itemsOfGroup(const Value& input) {
    if (const TupleStream* stream = input.tuples())
        return stream->tuples.empty() ? std::vector<Tuple>{Tuple{}} : stream->tuples;
    std::vector<Tuple> items;
    if (!input.isArray()) return {Tuple{input, {}}};
    for (std::size_t i = 0; i < input.size(); ++i) items.push_back(Tuple{input.item(i), {}});
    if (items.empty()) items.emplace_back();
    return items;
}

/// In the order in which their keys were met.
class Buckets {
public:
    void add(const std::string& key, std::size_t pair, const Tuple& tuple, std::size_t offset) {
        const auto [found, isNew] = m_index.try_emplace(key, m_buckets.size());
        if (isNew) m_buckets.push_back(Bucket{.key = key, .pair = pair, .values = {}, .bindings = {}});
        Bucket& bucket = m_buckets[found->second];
        if (bucket.pair != pair)
            throw Failure{"D1009", "two keys of the object are both \"" + key + "\"", "make them differ", offset};
        addTo(bucket, tuple);
    }
    const std::vector<Bucket>& all() const { return m_buckets; }

private:
    std::vector<Bucket> m_buckets;
    std::unordered_map<std::string, std::size_t> m_index;
};

}  // namespace

Value Evaluator::array(const ArrayNode& node, const Value& input, Frame& frame) {
    Array result;
    result.constructed = node.constructed;
    for (const NodePtr& item : node.items) {
        Value value = evaluate(*item, input, frame);
        if (as<ArrayNode>(*item)) {
            if (!value.isAbsent()) result.items.push_back(std::move(value));
        } else {
            charge(value.isArray() ? value.size() : 0);
            appendTo(result.items, value);
        }
    }
    return makeArray(std::move(result));
}

Value Evaluator::group(const Group& group, const Value& input, Frame& frame) {
    Buckets buckets;
    for (const Tuple& tuple : itemsOfGroup(input)) {
        FrameScope scope(*this, frame);
        scope->variables = tuple.bindings;
        for (std::size_t i = 0; i < group.pairs.size(); ++i) {
            const Value key = evaluate(*group.pairs[i].first, tuple.value, *scope);
            if (key.isAbsent()) continue;
            if (!key.isString())
                throw Failure{"T1003", "a key of the object is " + std::string(typeName(key)) + ", not a string",
                              "cast it with $string()", group.offset};
            buckets.add(key.text(), i, tuple, group.offset);
        }
    }
    Members members;
    for (const Bucket& bucket : buckets.all()) {
        FrameScope scope(*this, frame);
        for (const auto& [name, collected] : bucket.bindings)
            scope->variables.emplace_back(name, collected.value());
        Value value = evaluate(*group.pairs[bucket.pair].second, bucket.values.value(), *scope);
        if (!value.isAbsent()) members.emplace_back(bucket.key, std::move(value));
    }
    return makeObject(std::move(members));
}

}  // namespace cascade::jsonata
