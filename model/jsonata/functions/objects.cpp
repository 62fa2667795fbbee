// SPDX-License-Identifier: MIT
// $keys, $lookup, $spread, $merge, $clone.
#include <unordered_map>
#include <unordered_set>

#include "model/jsonata/evaluator.h"

namespace cascade::jsonata {

namespace {

void collectKeys(Call& call, const Value& value, int depth, std::unordered_set<std::string>& known, Values& keys) {
    requireShallow(depth);
    if (!value.isObject() && !value.isArray()) return;
    call.evaluator.charge(value.size());
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value.isArray()) {
            collectKeys(call, value.item(i), depth + 1, known, keys);
            continue;
        }
        std::string key(value.memberAt(i).first);
        if (known.insert(key).second) keys.push_back(Value(std::move(key)));
    }
}

Value keys(Call& call) {
    std::unordered_set<std::string> known;
    Values found;
    collectKeys(call, call[0], 0, known, found);
    return makeSequence(std::move(found));
}

Value lookup(Call& call) {
    return call[1].isString() ? lookUpMember(call.evaluator, call[0], call[1].text()) : Value();
}

Value spreadOf(Call& call, const Value& value, int depth) {
    requireShallow(depth);
    if (!value.isObject() && !value.isArray()) return value;
    call.evaluator.charge(value.size());
    Values parts;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value.isArray()) {
            appendTo(parts, spreadOf(call, value.item(i), depth + 1));
        } else {
            const auto [key, held] = value.memberAt(i);
            parts.push_back(makeObject({{std::string(key), held}}));
        }
    }
    return value.isArray() && !parts.empty() ? makeArray(std::move(parts)) : makeSequence(std::move(parts));
}

Value spread(Call& call) { return spreadOf(call, call[0], 0); }

Value merge(Call& call) {
    if (call[0].isAbsent()) return call[0];
    Members members;
    std::unordered_map<std::string, std::size_t> index;
    for (std::size_t i = 0; i < call[0].size(); ++i) {
        const Value object = call[0].item(i);
        call.evaluator.charge(object.size());
        for (std::size_t k = 0; k < object.size(); ++k) {
            const auto [key, held] = object.memberAt(k);
            const auto [found, isNew] = index.try_emplace(std::string(key), members.size());
            if (isNew)
                members.emplace_back(std::string(key), held);
            else
                members[found->second].second = held;
        }
    }
    return makeObject(std::move(members));
}

/// Values never change, so a copy is as good as the original.
Value clone(Call& call) { return call[0]; }

constexpr Builtin kFunctions[] = {
    {"keys", "<x-:a<s>>", keys},  {"lookup", "<x-s:x>", lookup}, {"spread", "<x-:a<o>>", spread},
    {"merge", "<a<o>:o>", merge}, {"clone", "<(oa)-:o>", clone},
};

}  // namespace

std::span<const Builtin> objectFunctions() { return kFunctions; }

}  // namespace cascade::jsonata
