// SPDX-License-Identifier: MIT
// The route of an API's connection: what its author wrote, else one made from the target's name.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/graph/architecture.h"

namespace cascade {

struct Route {
    std::string method;  ///< "GET", …, or "ANY"
    std::string path;    ///< "/orders/{id}"
    std::string text() const { return method + " " + path; }
    bool operator==(const Route&) const = default;
};

/// "METHOD /path" (the method in any case); nothing if the text is no route.
std::optional<Route> parseRoute(std::string_view text);

/// The effective route of an API -> function or state machine connection: its "route" parameter when that is a
/// route, else "ANY /" and the target's name in lower case.
Route routeOf(const Architecture& architecture, const Connection& connection);

}  // namespace cascade
