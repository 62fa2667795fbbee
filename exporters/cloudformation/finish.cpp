// SPDX-License-Identifier: MIT
// What follows from other things is left out: a queue's visibility timeout that AWS recommends, settings that all
// functions share.
#include <algorithm>
#include <unordered_map>

#include "exporters/cloudformation/recognisers.h"
#include "model/plan/routes.h"

namespace cascade::exporters::cloudformation {
namespace {

constexpr int kDefaultVisibility = 30;      // seconds, the service's own default
constexpr int kLongestVisibility = 43'200;  // 12 hours, the service's limit

Nanoseconds timeoutOf(const Scene& scene, Scene::Index function) {
    const Json* written = member(scene.nodes[function].parameters, "timeout");
    return durationOf(written ? *written : scene.catalog.find("function")->parameter("timeout")->defaultValue);
}

/// The same rule as the plan's: six times the timeout of the slowest function that reads the queue.
void leaveOutVisibility(Scene& scene) {
    std::unordered_map<Scene::Index, Nanoseconds> usual;
    for (const DrawnConnection& connection : scene.connections) {
        if (connection.role != "trigger" || scene.nodes[connection.from].kind != "sqs-queue") continue;
        Nanoseconds& longest = usual.try_emplace(connection.from, kDefaultVisibility * kSecond).first->second;
        longest = std::max(longest, std::min(6 * timeoutOf(scene, connection.to), kLongestVisibility * kSecond));
    }
    for (Scene::Index i = 0; i < scene.nodes.size(); ++i) {
        DrawnNode& node = scene.nodes[i];
        if (node.kind != "sqs-queue") continue;
        const auto known = usual.find(i);
        const Nanoseconds expected = known == usual.end() ? kDefaultVisibility * kSecond : known->second;
        const Json* written = member(node.parameters, "visibility_timeout");
        if (written && durationOf(*written) == expected) node.parameters.erase("visibility_timeout");
    }
}

/// An input that all targets of a schedule share is the schedule's.
void shareInputs(Scene& scene) {
    std::unordered_map<Scene::Index, std::vector<DrawnConnection*>> targets;
    for (DrawnConnection& connection : scene.connections)
        if (scene.nodes[connection.from].kind == "schedule" && connection.role != "dead-letter")
            targets[connection.from].push_back(&connection);
    for (auto& [schedule, list] : targets) {
        const Json* input = member(list.front()->parameters, "input");
        if (!input) continue;
        const Json shared = *input;
        const bool all = std::all_of(list.begin(), list.end(), [&](const DrawnConnection* connection) {
            const Json* own = member(connection->parameters, "input");
            return own && *own == shared;
        });
        if (!all) continue;
        scene.set(scene.nodes[schedule], "input", shared);
        for (DrawnConnection* connection : list) connection->parameters.erase("input");
    }
}

/// Whether a route, with its parameters as stars, is the path of an ARN.
bool isCalled(const Route& route, const std::string& path) {
    std::string pattern = route.method + " ";
    bool inside = false;
    for (const char c : route.path) {
        if (c == '{') pattern += '*';
        inside = c == '{' || (inside && c != '}');
        if (!inside && c != '}') pattern += c;
    }
    return pattern == path;
}

/// Calls of an API name their route as the API itself does: "GET /orders/{id}", not "GET /orders/*".
void nameCalledRoutes(Scene& scene) {
    std::unordered_map<Scene::Index, std::vector<std::string>> routes;
    for (const DrawnConnection& connection : scene.connections)
        if (const Json* route = member(connection.parameters, "route");
            route && scene.nodes[connection.from].kind != "function")
            routes[connection.from].push_back(route->get<std::string>());
    for (DrawnConnection& connection : scene.connections) {
        const Json* route = member(connection.parameters, "route");
        if (!route || scene.nodes[connection.from].kind != "function") continue;
        const std::string called = route->get<std::string>();
        for (const std::string& text : routes[connection.to]) {
            const auto parsed = parseRoute(text);
            if (parsed && isCalled(*parsed, called)) connection.parameters["route"] = parsed->text();
        }
    }
}

}  // namespace

void finishParameters(Scene& scene) {
    leaveOutVisibility(scene);
    shareInputs(scene);
    nameCalledRoutes(scene);
}

}  // namespace cascade::exporters::cloudformation
