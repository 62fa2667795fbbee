// SPDX-License-Identifier: MIT
// Short loops by looking for the way back; longer ones as strongly connected components (Tarjan), each shown by its
// shortest loop.
#include "model/rules/loop_finder.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <unordered_map>
#include <unordered_set>

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
        for (const std::vector<std::size_t>& component : components()) addLongLoop(component);
        return std::move(m_loops);
    }

private:
    static std::uint64_t key(const Site& from, const Site& to) {
        return (static_cast<std::uint64_t>(from.position) << 32) | to.position;
    }

    /// Of several connections of a pair only the one that lets most through counts.
    void addWidest(const Link& link) {
        const auto [known, isNew] = m_widest.emplace(key(*link.from, *link.to), &link);
        if (isNew)
            m_out[link.from->position].push_back(link.to->position);
        else if (isNarrow(*known->second) && !isNarrow(link))
            known->second = &link;
    }

    const Link* between(std::size_t from, std::size_t to) const {
        return m_widest.at((static_cast<std::uint64_t>(from) << 32) | to);
    }

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
                const auto back = m_widest.find(key(other, site));
                if (back == m_widest.end()) continue;
                // Each pair is met from both its ends; it is told from the carrier's, or from the first's.
                const bool fromHere =
                    isFunction(site) == isFunction(other) ? site.position < target : !isFunction(site);
                if (!fromHere) continue;
                add({between(site.position, target), back->second});
                if (!site.is("event-bus")) m_broken.insert(key(other, site));
            }
        }
    }

    bool leads(std::size_t from, std::size_t to) const {
        return m_broken.count((static_cast<std::uint64_t>(from) << 32) | to) == 0;
    }

    /// Components of more than one node, without the loops that are already told. Tarjan's algorithm with a stack
    /// of its own: a chain of 10,000 nodes must not become 10,000 calls.
    std::vector<std::vector<std::size_t>> components() const {
        struct Visit {
            std::size_t node;
            std::size_t next;
        };
        constexpr std::size_t kNone = static_cast<std::size_t>(-1);
        const std::size_t count = m_out.size();
        std::vector<std::size_t> index(count, kNone), low(count, 0);
        std::vector<bool> waiting(count, false);
        std::vector<std::size_t> stack;
        std::vector<std::vector<std::size_t>> result;
        std::size_t counter = 0;
        for (std::size_t root = 0; root < count; ++root) {
            if (index[root] != kNone) continue;
            std::vector<Visit> visits{{root, 0}};
            while (!visits.empty()) {
                Visit& visit = visits.back();
                const std::size_t node = visit.node;
                if (visit.next == 0) {
                    index[node] = low[node] = counter++;
                    stack.push_back(node);
                    waiting[node] = true;
                }
                if (visit.next < m_out[node].size()) {
                    const std::size_t target = m_out[node][visit.next++];
                    if (!leads(node, target)) continue;
                    if (index[target] == kNone)
                        visits.push_back({target, 0});
                    else if (waiting[target])
                        low[node] = std::min(low[node], index[target]);
                    continue;
                }
                visits.pop_back();
                if (!visits.empty()) low[visits.back().node] = std::min(low[visits.back().node], low[node]);
                if (low[node] != index[node]) continue;
                const auto first = std::find(stack.rbegin(), stack.rend(), node).base() - 1;
                if (stack.end() - first > 1) result.emplace_back(first, stack.end());
                for (auto i = first; i != stack.end(); ++i) waiting[*i] = false;
                stack.erase(first, stack.end());
            }
        }
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

    void addLongLoop(const std::vector<std::size_t>& component) {
        const std::size_t start = carrierOf(component);
        const std::unordered_set<std::size_t> members(component.begin(), component.end());
        std::unordered_map<std::size_t, std::size_t> cameFrom;
        std::deque<std::size_t> queue{start};
        while (!queue.empty() && !cameFrom.count(start)) {
            const std::size_t node = queue.front();
            queue.pop_front();
            for (const std::size_t target : m_out[node])
                if (members.count(target) && leads(node, target) && target != node &&
                    cameFrom.emplace(target, node).second)
                    queue.push_back(target);
        }
        Links links;
        for (std::size_t node = start; links.empty() || node != start; node = cameFrom.at(node))
            links.push_back(between(cameFrom.at(node), node));
        std::reverse(links.begin(), links.end());
        if (links.size() > 2) add(std::move(links));
    }

    const Subject& m_subject;
    std::vector<std::vector<std::size_t>> m_out;
    std::unordered_map<std::uint64_t, const Link*> m_widest;
    std::unordered_set<std::uint64_t> m_broken;
    std::vector<Loop> m_loops;
};

}  // namespace

std::vector<Loop> findLoops(const Subject& subject) { return Finder(subject).find(); }

}  // namespace cascade::rules
