// SPDX-License-Identifier: MIT
// One sweep over all travels and runs: the slowest of those under way sets the pace.
#include "app/playback/story_time.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

namespace cascade::app {
namespace {

using simulator::Fact;
using simulator::FactType;

/// Something to be watched from `begin` to `end`, at `pace` seconds of the story per virtual nanosecond.
struct Edge {
    Nanoseconds time;
    double pace;
    bool begins;
};

void addSpan(std::vector<Edge>& edges, Nanoseconds begin, Nanoseconds end, double seconds) {
    begin = std::max<Nanoseconds>(begin, 0);
    if (end <= begin) return;
    const double pace = seconds / static_cast<double>(end - begin);
    edges.push_back({begin, pace, true});
    edges.push_back({end, pace, false});
}

std::vector<Edge> spans(const std::vector<Fact>& facts) {
    std::vector<Edge> edges;
    for (const Fact& fact : facts) {
        switch (fact.type) {
            case FactType::Sent: addSpan(edges, fact.time, fact.time + fact.duration, kHopSeconds); break;
            case FactType::Succeeded:
            case FactType::Failed:
            case FactType::TimedOut: addSpan(edges, fact.time - fact.duration, fact.time, kWorkSeconds); break;
            default: break;
        }
    }
    std::ranges::stable_sort(edges, {}, &Edge::time);
    return edges;
}

}  // namespace

StoryTime::StoryTime(const std::vector<Fact>& facts, Nanoseconds end) {
    m_knots.push_back({0, 0});
    std::multiset<double> paces;
    const auto advanceTo = [&](Nanoseconds time) {
        const Nanoseconds step = time - m_knots.back().time;
        if (step <= 0) return;
        const double even = static_cast<double>(step) / kSecond;
        const double length =
            paces.empty() ? std::min(even, kIdleSeconds) : static_cast<double>(step) * *paces.rbegin();
        m_knots.push_back({time, m_knots.back().shown + length});
    };
    for (const Edge& edge : spans(facts)) {
        advanceTo(edge.time);
        if (edge.begins)
            paces.insert(edge.pace);
        else
            paces.erase(paces.find(edge.pace));
    }
    advanceTo(end);
    if (m_knots.size() < 2) m_knots.clear();
}

double StoryTime::shown(Nanoseconds time) const {
    if (m_knots.empty()) return static_cast<double>(time) / kSecond;
    auto after = std::ranges::lower_bound(m_knots, time, {}, &Knot::time);
    if (after == m_knots.begin()) return 0;
    if (after == m_knots.end()) return m_knots.back().shown;
    const auto before = std::prev(after);
    const double share = static_cast<double>(time - before->time) / static_cast<double>(after->time - before->time);
    return before->shown + share * (after->shown - before->shown);
}

Nanoseconds StoryTime::instant(double shown) const {
    if (m_knots.empty()) return static_cast<Nanoseconds>(shown * kSecond);
    auto after = std::ranges::lower_bound(m_knots, shown, {}, &Knot::shown);
    if (after == m_knots.begin()) return 0;
    if (after == m_knots.end()) return m_knots.back().time;
    const auto before = std::prev(after);
    const double share = (shown - before->shown) / (after->shown - before->shown);
    return before->time + static_cast<Nanoseconds>(share * static_cast<double>(after->time - before->time));
}

}  // namespace cascade::app
