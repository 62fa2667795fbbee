// SPDX-License-Identifier: MIT
// A stable sort for comparisons that anybody wrote: it ends and stays inside its items even if they contradict
// themselves, which std::stable_sort does not promise.
#pragma once

#include <utility>
#include <vector>

namespace cascade::jsonata {

/// comesAfter(left, right): whether the two must change places.
template <typename Item, typename ComesAfter>
void mergeSort(std::vector<Item>& items, const ComesAfter& comesAfter) {
    if (items.size() < 2) return;
    const auto middle = items.begin() + static_cast<std::ptrdiff_t>(items.size() / 2);
    std::vector<Item> left(std::make_move_iterator(items.begin()), std::make_move_iterator(middle));
    std::vector<Item> right(std::make_move_iterator(middle), std::make_move_iterator(items.end()));
    mergeSort(left, comesAfter);
    mergeSort(right, comesAfter);
    std::size_t l = 0;
    std::size_t r = 0;
    for (Item& place : items) {
        const bool fromRight = l == left.size() || (r < right.size() && comesAfter(left[l], right[r]));
        place = fromRight ? std::move(right[r++]) : std::move(left[l++]);
    }
}

}  // namespace cascade::jsonata
