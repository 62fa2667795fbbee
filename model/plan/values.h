// SPDX-License-Identifier: MIT
// The values of a node or a connection with their types. A value that its parameter forbids counts as not written:
// the rules report it, and the plan goes on with the default.
#pragma once

#include <string>
#include <string_view>

#include "model/catalog/catalog.h"

namespace cascade {

class Values {
public:
    Values(const std::vector<Parameter>& parameters, const Json& written)
        : m_parameters(parameters), m_written(written) {}

    bool has(std::string_view name) const { return !json(name).is_null(); }
    Json json(std::string_view name) const;
    int integer(std::string_view name) const;
    bool boolean(std::string_view name) const;
    std::string text(std::string_view name) const;
    Nanoseconds duration(std::string_view name) const;
    int seconds(std::string_view name) const;  ///< Rounded up.
    /// The author wrote something else than the default.
    bool differs(std::string_view name) const;

private:
    const Parameter* find(std::string_view name) const;

    const std::vector<Parameter>& m_parameters;
    const Json& m_written;
};

}  // namespace cascade
