// SPDX-License-Identifier: MIT
// Matching routes: exact ones first, then {variables}, then {greedy+}.
#include "simulator/parts/routes.h"

#include <algorithm>

#include "simulator/parts/settings.h"

namespace cascade::simulator {
namespace {

std::vector<std::string> segments(const std::string& path) {
    std::vector<std::string> result;
    std::size_t begin = 0;
    while (begin < path.size()) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        if (end > begin) result.push_back(path.substr(begin, end - begin));
        begin = end + 1;
    }
    return result;
}

std::string methodIn(const std::string& route) { return route.substr(0, route.find(' ')); }
std::string pathIn(const std::string& route) {
    const std::size_t blank = route.find(' ');
    if (blank == std::string::npos) return "/";
    return route.substr(blank + 1, route.find('?', blank) - blank - 1);
}

bool isVariable(const std::string& segment) { return segment.starts_with('{') && segment.ends_with('}'); }
bool isGreedy(const std::string& segment) { return segment.ends_with("+}"); }

}  // namespace

std::string routeOf(const Network& network, const Link& link) {
    std::string name = network.vertex(link.to).name();
    std::ranges::transform(name, name.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return textOr(link.value("route"), "ANY /" + name);
}

Routes::Routes(const Network& network, NodeIndex api) {
    for (const LinkIndex index : network.vertex(api).out)
        if (network.link(index).role != "authorize") add({index, kNone}, routeOf(network, network.link(index)));
    addMocks(network.vertex(api).value("mocks"));
    if (!m_routes.empty()) m_first = m_routes.front().target;
    // Paths with more variables later, ANY behind methods; the author's order decides between equals.
    std::ranges::stable_sort(m_routes, {}, [](const Route& route) {
        return 2 * std::ranges::count_if(route.path, isVariable) + (route.method == "ANY" ? 1 : 0) +
               200 * std::ranges::count_if(route.path, isGreedy);
    });
}

void Routes::add(RouteTarget target, const std::string& text) {
    m_routes.push_back({target, text, methodIn(text), segments(pathIn(text))});
}

/// {"GET /health": {"status": 200, "body": …}}
void Routes::addMocks(const Json& mocks) {
    if (!mocks.is_object()) return;
    for (const auto& [route, answer] : mocks.items()) {
        if (!answer.is_object()) continue;
        const auto status = static_cast<std::uint16_t>(
            std::clamp<std::int64_t>(countOr(answer.value("status", Json(200)), 200), 100, 599));
        const Json body = answer.value("body", Json(""));
        add({kNone, static_cast<std::uint32_t>(m_mocks.size())}, route);
        m_mocks.push_back(
            {status, makeContent({{"statusCode", status}, {"body", body.is_string() ? body : Json(body.dump())}})});
    }
}

RouteTarget Routes::match(const Content& content) {
    const Known* known = m_known.find(content.shape());
    if (!known) {
        const ContentPointer one = content.example(0);
        const ContentPointer other = content.example(1);
        const Json* route = member(one->beside(), "route");
        const Json* otherRoute = member(other->beside(), "route");
        const bool same = (!route && !otherRoute) || (route && otherRoute && *route == *otherRoute);
        known = &m_known.remember(content.shape(), {!same, matchOne(*one)});
    }
    return known->open ? matchOne(content) : known->target;
}

RouteTarget Routes::matchOne(const Content& content) const {
    const Json* wanted = member(content.beside(), "route");
    if (!wanted || !wanted->is_string()) return m_first;
    const std::string& text = wanted->get_ref<const std::string&>();
    const auto same = std::ranges::find(m_routes, text, &Route::text);
    if (same != m_routes.end()) return same->target;
    const std::string method = methodIn(text);
    const std::vector<std::string> path = segments(pathIn(text));
    const auto found =
        std::ranges::find_if(m_routes, [&](const Route& route) { return matches(route, method, path); });
    return found == m_routes.end() ? RouteTarget{} : found->target;
}

bool Routes::matches(const Route& route, const std::string& method, const std::vector<std::string>& path) {
    if (route.method != "ANY" && route.method != method) return false;
    for (std::size_t i = 0; i < route.path.size(); ++i) {
        if (i >= path.size()) return false;
        if (isGreedy(route.path[i])) return true;
        if (!isVariable(route.path[i]) && route.path[i] != path[i]) return false;
    }
    return route.path.size() == path.size();
}

}  // namespace cascade::simulator
