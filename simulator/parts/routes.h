// SPDX-License-Identifier: MIT
// Routes of an API: which connection answers "GET /orders/17", or that the API itself does.
#pragma once

#include <string>
#include <vector>

#include "simulator/engine/network.h"
#include "simulator/parts/memo.h"

namespace cascade::simulator {

/// The route of an API's connection: its own, or "ANY /" and the target's name in lower case.
std::string routeOf(const Network& network, const Link& link);

/// Where a request goes; false: nowhere.
struct RouteTarget {
    LinkIndex link = kNone;
    std::uint32_t mock = kNone;  ///< The API answers by itself.
    explicit operator bool() const { return link != kNone || mock != kNone; }
};

/// The answer of a mock integration.
struct Mock {
    std::uint16_t status = 200;
    ContentPointer result;
};

class Routes {
public:
    Routes(const Network& network, NodeIndex api);
    /// By the content's "route", else the first one.
    RouteTarget match(const Content& content);
    const Mock& mock(std::uint32_t index) const { return m_mocks[index]; }

private:
    struct Route {
        RouteTarget target;
        std::string text;
        std::string method;
        std::vector<std::string> path;
    };
    /// Of all contents of a shape, unless their routes differ.
    struct Known {
        bool open = true;
        RouteTarget target;
    };
    void add(RouteTarget target, const std::string& text);
    void addMocks(const Json& mocks);
    RouteTarget matchOne(const Content& content) const;
    static bool matches(const Route& route, const std::string& method, const std::vector<std::string>& path);
    std::vector<Route> m_routes;
    std::vector<Mock> m_mocks;
    RouteTarget m_first;
    Memo<Known> m_known;
};

}  // namespace cascade::simulator
