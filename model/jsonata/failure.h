// SPDX-License-Identifier: MIT
// How parsing and evaluating are left early inside this room; the public face turns it into an Error.
#pragma once

#include <cstddef>
#include <string>

namespace cascade::jsonata {

inline constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

struct Failure {
    std::string code;  ///< "T2001"; those of limits and of the host begin with L and H.
    std::string what;
    std::string mend = {};
    std::size_t offset = kNowhere;  ///< Bytes from the beginning of the expression.
};

}  // namespace cascade::jsonata
