// SPDX-License-Identifier: MIT
// Short loops by looking for the way back; longer ones as strongly connected components, each shown by its
// shortest loop.
#include "model/rules/loop_finder.h"

#include <algorithm>
#include <deque>
#include <unordered_map>
#include <unordered_set>

#include "model/rules/components.h"

namespace cascade::rules {
namespace {

/// False for what brings no event: reading, and permission to call.
bool carriesEvents(const Link& link) {
    return link.type && link.type->flow != Flow::Authorization && !link.type->envelope.empty();
}

bool isNarrow(const Link& link) {
    if (link.hasRole("on-failure") || link.hasRole("dead-letter") || link.hasRole("republish")) return true;
    for (const char* name : {"filter", "filter_policy", "pattern", "prefix", "suffix"}) {
        const Parameter* parameter = link.type->parameter(name);
        if (parameter && link.value(name) != parameter->defaultValue) return true;
    }
    return false;
}

bool isFunction(const Site& site) { return site.is("function"); }

using Links = std::vector<const Link*>;

class Finder {
public:
    explicit Finder(const Subject& subject) : m_subject(subject), m_out(subject.sites().size()) {
        for (const Link& link : subject.links())
            if (carriesEvents(link)) addWidest(link);
    }

    std::vector<Loop> find() {
        findShort();
        const Graph graph = unbroken();
        for (const std::vector<std::size_t>& component : componentsOf(graph)) addLongLoop(graph, component);
        return std::move(m_loops);
    }

private:
    static std::uint64_t key(std::size_t from, std::size_t to) {
        return (static_cast<std::uint64_t>(from) << 32) | to;
    }

    /// Of several connections of a pair only the one that lets most through counts.
    void addWidest(const Link& link) {
        const auto [known, isNew] = m_widest.emplace(key(link.from->position, link.to->position), &link);
        if (isNew)
            m_out[link.from->position].push_back(link.to->position);
        else if (isNarrow(*known->second) && !isNarrow(link))
            known->second = &link;
    }

    const Link* between(std::size_t from, std::size_t to) const { return m_widest.at(key(from, to)); }

    void add(Links links) {
        const bool narrowed =
            std::any_of(links.begin(), links.end(), [](const Link* link) { return isNarrow(*link); });
        const Site* carrier = links.front()->from;
        m_loops.push_back({std::move(links), carrier, narrowed});
    }

    void findShort() {
        for (const Site& site : m_subject.sites()) {
            for (const std::size_t target : m_out[site.position]) {
                const Site& other = m_subject.sites()[target];
                if (&other == &site) {
                    add({between(target, target)});
                    continue;
                }
                const auto back = m_widest.find(key(target, site.position));
                if (back == m_widest.end()) continue;
                // Each pair is met from both its ends; it is told from the carrier's, or from the first's.
                const bool fromHere =
                    isFunction(site) == isFunction(other) ? site.position < target : !isFunction(site);
                if (!fromHere) continue;
                add({between(site.position, target), back->second});
                if (!site.is("event-bus")) m_broken.insert(key(target, site.position));
            }
        }
    }

    /// Without the ways back of the loops that are already told.
    Graph unbroken() const {
        Graph result(m_out.size());
        for (std::size_t from = 0; from < m_out.size(); ++from)
            for (const std::size_t to : m_out[from])
                if (to != from && !m_broken.count(key(from, to))) result[from].push_back(to);
        return result;
    }

    std::size_t carrierOf(const std::vector<std::size_t>& component) const {
        const auto rank = [&](std::size_t node) {
            const Site& site = m_subject.sites()[node];
            return std::pair(isFunction(site) ? 2 : site.is("event-bus") ? 1 : 0, node);
        };
        return *std::min_element(component.begin(), component.end(),
                                 [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    }

    /// The shortest loop from the component's carrier back to it.
    void addLongLoop(const Graph& graph, const std::vector<std::size_t>& component) {
        const std::size_t start = carrierOf(component);
        const std::unordered_set<std::size_t> members(component.begin(), component.end());
        std::unordered_map<std::size_t, std::size_t> cameFrom;
        std::deque<std::size_t> queue{start};
        while (!queue.empty() && !cameFrom.count(start)) {
            const std::size_t node = queue.front();
            queue.pop_front();
            for (const std::size_t target : graph[node])
                if (members.count(target) && cameFrom.emplace(target, node).second) queue.push_back(target);
        }
        Links links;
        for (std::size_t node = start; links.empty() || node != start; node = cameFrom.at(node))
            links.push_back(between(cameFrom.at(node), node));
        std::reverse(links.begin(), links.end());
        if (links.size() > 2) add(std::move(links));
    }

    const Subject& m_subject;
    Graph m_out;
    std::unordered_map<std::uint64_t, const Link*> m_widest;
    std::unordered_set<std::uint64_t> m_broken;
    std::vector<Loop> m_loops;
};

}  // namespace

std::vector<Loop> findLoops(const Subject& subject) { return Finder(subject).find(); }

}  // namespace cascade::rules
