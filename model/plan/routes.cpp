// SPDX-License-Identifier: MIT
// The route of an API's connection.
#include "model/plan/routes.h"

#include <algorithm>
#include <array>

#include "model/plan/names.h"

namespace cascade {

std::optional<Route> parseRoute(std::string_view text) {
    static constexpr std::array<std::string_view, 8> kMethods = {"GET",  "POST",    "PUT",    "PATCH",
                                                                 "HEAD", "OPTIONS", "DELETE", "ANY"};
    const std::size_t space = text.find(' ');
    if (space == std::string_view::npos) return {};
    Route route{upperCase(text.substr(0, space)), std::string(text.substr(space + 1))};
    if (std::find(kMethods.begin(), kMethods.end(), route.method) == kMethods.end()) return {};
    if (route.path.empty() || route.path.front() != '/' || route.path.find(' ') != std::string::npos) return {};
    return route;
}

Route routeOf(const Architecture& architecture, const Connection& connection) {
    if (const Json* text = member(connection.parameters(), "route"); text && text->is_string()) {
        if (auto route = parseRoute(text->get_ref<const std::string&>())) return *route;
    }
    return {"ANY", "/" + lowerCase(architecture.node(connection.to).name)};
}

}  // namespace cascade
