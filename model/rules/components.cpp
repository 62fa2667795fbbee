// SPDX-License-Identifier: MIT
// Tarjan's algorithm (SIAM J. Comput. 1, 1972) with a stack of its own: a chain of 10,000 nodes must not become
// 10,000 nested calls.
#include "model/rules/components.h"

#include <algorithm>

namespace cascade::rules {
namespace {

class Tarjan {
public:
    explicit Tarjan(const Graph& out)
        : m_out(out), m_index(out.size(), kNotSeen), m_low(out.size(), 0), m_open(out.size(), false) {}

    std::vector<std::vector<std::size_t>> run() {
        for (std::size_t root = 0; root < m_out.size(); ++root) {
            if (m_index[root] != kNotSeen) continue;
            enter(root);
            while (!m_visits.empty()) step();
        }
        return std::move(m_components);
    }

private:
    struct Visit {
        std::size_t node;
        std::size_t next;  ///< Index of the edge to follow next.
    };
    static constexpr std::size_t kNotSeen = static_cast<std::size_t>(-1);

    void enter(std::size_t node) {
        m_index[node] = m_low[node] = m_counter++;
        m_open[node] = true;
        m_path.push_back(node);
        m_visits.push_back({node, 0});
    }

    void step() {
        Visit& visit = m_visits.back();
        const std::size_t node = visit.node;
        if (visit.next == m_out[node].size()) return leave(node);
        const std::size_t target = m_out[node][visit.next++];
        if (m_index[target] == kNotSeen)
            enter(target);
        else if (m_open[target])
            m_low[node] = std::min(m_low[node], m_index[target]);
    }

    void leave(std::size_t node) {
        m_visits.pop_back();
        if (!m_visits.empty()) {
            std::size_t& low = m_low[m_visits.back().node];
            low = std::min(low, m_low[node]);
        }
        if (m_low[node] != m_index[node]) return;  // belongs to the component of a node above it
        const auto first = std::find(m_path.rbegin(), m_path.rend(), node).base() - 1;
        for (auto i = first; i != m_path.end(); ++i) m_open[*i] = false;
        if (m_path.end() - first > 1) m_components.emplace_back(first, m_path.end());
        m_path.erase(first, m_path.end());
    }

    const Graph& m_out;
    std::vector<std::size_t> m_index;  ///< Order of discovery.
    std::vector<std::size_t> m_low;    ///< The earliest open node that can be reached.
    std::vector<bool> m_open;          ///< On m_path: seen, but not yet in a component.
    std::vector<std::size_t> m_path;
    std::vector<Visit> m_visits;
    std::vector<std::vector<std::size_t>> m_components;
    std::size_t m_counter = 0;
};

}  // namespace

std::vector<std::vector<std::size_t>> componentsOf(const Graph& out) { return Tarjan(out).run(); }

}  // namespace cascade::rules
