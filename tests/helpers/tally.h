// SPDX-License-Identifier: MIT
// What happens at one node once the run has warmed up: how often each fact, and how long each level of concurrency.
#pragma once

#include <algorithm>
#include <array>
#include <vector>

#include "simulator/fact.h"

namespace cascade::tests {

class Tally : public simulator::Observer {
public:
    explicit Tally(NodeId node, Nanoseconds warmUp = 0) : m_node(node), m_warmUp(warmUp), m_since(warmUp) {}

    void observe(const simulator::Fact& fact) override {
        using simulator::FactType;
        if (fact.node != m_node) return;
        if (fact.type == FactType::Invoked || fact.type == FactType::Succeeded)
            setConcurrency(static_cast<std::size_t>(fact.value), fact.time);
        if (fact.time < m_warmUp) return;
        ++m_counts[static_cast<std::size_t>(fact.type)];
        if (fact.type == FactType::Invoked && fact.provisioned) ++m_provisioned;
    }

    double count(simulator::FactType type) const {
        return static_cast<double>(m_counts[static_cast<std::size_t>(type)]);
    }
    /// Invocations in environments of provisioned concurrency.
    double provisioned() const { return static_cast<double>(m_provisioned); }
    /// The share of time with at most so many concurrent runs, until the last change.
    double shareUpTo(std::size_t level) const {
        double within = 0;
        double all = 0;
        for (std::size_t i = 0; i < m_time.size(); ++i) {
            all += m_time[i];
            if (i <= level) within += m_time[i];
        }
        return within / all;
    }
    double meanConcurrency() const {
        double area = 0;
        double all = 0;
        for (std::size_t i = 0; i < m_time.size(); ++i) {
            all += m_time[i];
            area += m_time[i] * static_cast<double>(i);
        }
        return area / all;
    }

private:
    void setConcurrency(std::size_t level, Nanoseconds now) {
        if (now > m_since) {
            if (m_time.size() <= m_level) m_time.resize(m_level + 1);
            m_time[m_level] += static_cast<double>(now - m_since);
            m_since = now;
        }
        m_level = level;
    }

    NodeId m_node;
    Nanoseconds m_warmUp;
    Nanoseconds m_since;
    std::size_t m_level = 0;
    std::array<std::uint64_t, simulator::kFactTypes> m_counts{};
    std::uint64_t m_provisioned = 0;
    std::vector<double> m_time;
};

}  // namespace cascade::tests
