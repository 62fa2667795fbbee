// SPDX-License-Identifier: MIT
// Routes of an API: which connection answers "GET /orders/17".
#pragma once

#include <string>
#include <vector>

#include "simulator/engine/network.h"
#include "simulator/parts/memo.h"

namespace cascade::simulator {

/// The route of an API's connection: its own, or "ANY /" and the target's name in lower case.
std::string routeOf(const Network& network, const Link& link);

class Routes {
public:
    Routes(const Network& network, NodeIndex api);
    /// By the content's "route", else the first one; kNone if nothing matches.
    LinkIndex match(const Content& content);

private:
    struct Route {
        LinkIndex link;
        std::string text;
        std::string method;
        std::vector<std::string> path;
    };
    /// Of all contents of a shape, unless their routes differ.
    struct Known {
        bool open = true;
        LinkIndex link = kNone;
    };
    LinkIndex matchOne(const Content& content) const;
    static bool matches(const Route& route, const std::string& method, const std::vector<std::string>& path);
    std::vector<Route> m_routes;
    LinkIndex m_first = kNone;
    Memo<Known> m_known;
};

}  // namespace cascade::simulator
