// SPDX-License-Identifier: MIT
// The constraints of docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html.
#include "model/patterns/filter_policy.h"

#include <algorithm>
#include <set>

namespace cascade {
namespace {

constexpr std::size_t kMostKeys = 5;
constexpr std::size_t kMostCombinations = 150;
constexpr std::size_t kLargestPolicy = 256 * 1024;

/// Of a nested policy only the outermost names count; "$or" itself is none.
void addKeys(const Json& policy, std::set<std::string>& keys) {
    for (const auto& item : policy.items()) {
        if (item.key() == "$or" && item.value().is_array() && !item.value().empty() &&
            item.value().front().is_object()) {
            for (const Json& branch : item.value())
                if (branch.is_object()) addKeys(branch, keys);
        } else {
            keys.insert(item.key());
        }
    }
}

/// Values of all fields multiplied, those of nested fields by their depth as well; alternatives are added.
std::size_t combinationsOf(const Pattern& pattern, Dialect dialect) {
    std::size_t sum = 0;
    for (const Pattern::Alternative& alternative : pattern.alternatives()) {
        std::size_t product = 1;
        for (const Pattern::Field& field : alternative) {
            const auto dots = static_cast<std::size_t>(std::count(field.path.begin(), field.path.end(), '.'));
            const std::size_t depth = dialect == Dialect::SnsBody ? dots + 1 : 1;
            product = std::min(product * field.anyOf.size() * depth, kMostCombinations + 1);
        }
        sum += product;
    }
    return sum;
}

}  // namespace

Result<Done> checkFilterPolicy(const Json& policy, const Pattern& pattern, Dialect dialect) {
    std::set<std::string> keys;
    addKeys(policy, keys);
    if (keys.size() > kMostKeys)
        return Error{"a filter policy has at most 5 keys, not " + std::to_string(keys.size()),
                     "drop those that decide least, or filter in the subscriber"};
    if (combinationsOf(pattern, dialect) > kMostCombinations)
        return Error{"a filter policy has at most 150 combinations of its values (their numbers multiplied" +
                         std::string(dialect == Dialect::SnsBody ? ", each with its depth)" : ")"),
                     "name fewer values, or use a prefix or a range for several of them"};
    if (policy.dump(-1, ' ', false, Json::error_handler_t::replace).size() > kLargestPolicy)
        return Error{"a filter policy is at most 256 KB", "shorten it"};
    return Done{};
}

}  // namespace cascade
