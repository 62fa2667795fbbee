// SPDX-License-Identifier: MIT
// $append, $reverse, $shuffle, $distinct, $sort, $zip.
#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "model/jsonata/evaluator.h"
#include "model/jsonata/merge_sort.h"

namespace cascade::jsonata {

namespace {

Value append(Call& call) {
    if (call[0].isAbsent()) return call[1];
    if (call[1].isAbsent()) return call[0];
    Values items = itemsOf(call[0]);
    appendTo(items, call[1]);
    call.evaluator.charge(items.size());
    return makeArray(std::move(items));
}

Value reverse(Call& call) {
    if (call[0].isAbsent() || call[0].size() < 2) return call[0];
    call.evaluator.charge(call[0].size());
    Values items = itemsOf(call[0]);
    std::reverse(items.begin(), items.end());
    return makeArray(std::move(items));
}

Value shuffle(Call& call) {
    if (call[0].isAbsent() || call[0].size() < 2) return call[0];
    const auto& random = call.evaluator.environment().random;
    if (!random) throw Failure{"H1002", "$shuffle has no source of chance here", "use $sort for an order"};
    call.evaluator.charge(call[0].size());
    Values items = itemsOf(call[0]);
    for (std::size_t i = items.size(); i-- > 1;) {
        const auto other = static_cast<std::size_t>(random() * static_cast<double>(i + 1));
        std::swap(items[i], items[std::min(other, i)]);
    }
    return makeArray(std::move(items));
}

/// Scalars by what they are, so that long lists of them take no time; the rest by comparing with each other.
class Seen {
public:
    explicit Seen(Evaluator& evaluator) : m_evaluator(evaluator) {}

    bool add(const Value& value) {
        if (value.isString()) return m_texts.insert(value.text()).second;
        if (value.isNumber()) return m_numbers.insert(value.number()).second;
        m_evaluator.charge(m_others.size());
        for (const Value& other : m_others)
            if (deepEqual(other, value)) return false;
        m_others.push_back(value);
        return true;
    }

private:
    Evaluator& m_evaluator;
    std::unordered_set<std::string> m_texts;
    std::unordered_set<double> m_numbers;
    Values m_others;
};

Value distinct(Call& call) {
    const Value& values = call[0];
    if (!values.isArray() || values.size() < 2) return values;
    Seen seen(call.evaluator);
    Values items;
    for (std::size_t i = 0; i < values.size(); ++i) {
        Value item = values.item(i);
        if (seen.add(item)) items.push_back(std::move(item));
    }
    return values.isSequence() ? makeSequence(std::move(items)) : makeArray(std::move(items));
}

bool areAll(const Values& items, Type type) {
    return std::all_of(items.begin(), items.end(), [&](const Value& item) { return item.type() == type; });
}

Value sort(Call& call) {
    if (call[0].isAbsent() || call[0].size() < 2) return call[0];
    Values items = itemsOf(call[0]);
    call.evaluator.charge(items.size());
    const Value& comparator = call[1];
    if (!comparator.isAbsent()) {
        mergeSort(items, [&](const Value& left, const Value& right) {
            return isTruthy(call.evaluator.apply(comparator, {left, right}, nullptr));
        });
    } else if (areAll(items, Type::Number)) {
        mergeSort(items, [](const Value& left, const Value& right) { return left.number() > right.number(); });
    } else if (areAll(items, Type::String)) {
        mergeSort(items, [](const Value& left, const Value& right) { return left.text() > right.text(); });
    } else {
        throw Failure{"D3070", "$sort alone orders only numbers or only strings",
                      "pass what decides: $sort($items, function($l, $r){$l.price > $r.price})"};
    }
    return makeArray(std::move(items));
}

Value zip(Call& call) {
    std::size_t shortest = call.arguments.empty() || !call[0].isArray() ? 0 : call[0].size();
    for (const Value& array : call.arguments) shortest = std::min(shortest, array.isArray() ? array.size() : 0);
    call.evaluator.charge(shortest * call.arguments.size());
    Values rows;
    for (std::size_t i = 0; i < shortest; ++i) {
        Values row;
        for (const Value& array : call.arguments) row.push_back(array.item(i));
        rows.push_back(makeArray(std::move(row)));
    }
    return makeArray(std::move(rows));
}

constexpr Builtin kFunctions[] = {
    {"append", "<xx:a>", append},    {"reverse", "<a:a>", reverse}, {"shuffle", "<a:a>", shuffle},
    {"distinct", "<x:x>", distinct}, {"sort", "<af?:a>", sort},     {"zip", "<a+>", zip, 0},
};

}  // namespace

std::span<const Builtin> arrayFunctions() { return kFunctions; }

}  // namespace cascade::jsonata
