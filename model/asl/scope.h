// SPDX-License-Identifier: MIT
// What the expressions of a state can see while it runs.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/asl/json_path.h"
#include "model/asl/random.h"
#include "model/units.h"

namespace cascade::asl {

/// Shared and immutable: data passes between states without copies. Never null where a value is due.
using Value = std::shared_ptr<const Json>;

inline Value share(Json json) { return std::make_shared<const Json>(std::move(json)); }

/// Variables that Assign set. Branches and iterations see those of the states around them, and add their own.
class Variables {
public:
    explicit Variables(std::shared_ptr<const Variables> outer = nullptr) : m_outer(std::move(outer)) {}

    const Json* find(std::string_view name) const;
    void set(const std::string& name, Value value);
    /// Those of this level, in the order in which they were first set.
    const std::vector<std::pair<std::string, Value>>& own() const { return m_own; }

private:
    std::shared_ptr<const Variables> m_outer;
    std::vector<std::pair<std::string, Value>> m_own;
};

/// Refers to what it shows, which must outlive it.
class Scope : public PathData {
public:
    const Json* root(PathRoot root, const std::string& variable) const override;

    const Json* input = nullptr;        ///< "$": what the field's paths are applied to.
    const Json* stateInput = nullptr;   ///< $states.input
    const Json* result = nullptr;       ///< $states.result; nullptr where there is none yet.
    const Json* errorOutput = nullptr;  ///< $states.errorOutput; nullptr outside a Catch.
    const Variables* variables = nullptr;
    std::function<const Json&()> context;  ///< The context object, made when it is first asked for.
    Random* random = nullptr;
    Nanoseconds now = 0;  ///< Since 1970-01-01T00:00:00Z.
};

}  // namespace cascade::asl
