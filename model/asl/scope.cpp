// SPDX-License-Identifier: MIT
// Finding variables and the roots of paths.
#include "model/asl/scope.h"

#include <algorithm>

namespace cascade::asl {

const Json* Variables::find(std::string_view name) const {
    const auto found = std::ranges::find(m_own, name, &std::pair<std::string, Value>::first);
    if (found != m_own.end()) return found->second.get();
    return m_outer ? m_outer->find(name) : nullptr;
}

void Variables::set(const std::string& name, Value value) {
    const auto found = std::ranges::find(m_own, name, &std::pair<std::string, Value>::first);
    if (found != m_own.end())
        found->second = std::move(value);
    else
        m_own.emplace_back(name, std::move(value));
}

const Json* Scope::root(PathRoot root, const std::string& variable) const {
    switch (root) {
        case PathRoot::Input: return input;
        case PathRoot::Context: return &context();
        case PathRoot::Variable: return variables ? variables->find(variable) : nullptr;
        case PathRoot::Current: break;
    }
    return nullptr;
}

}  // namespace cascade::asl
