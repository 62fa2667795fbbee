// SPDX-License-Identifier: MIT
// Loops of a design: Tarjan's strongly connected components, without recursion (designs may be deep).
#include <algorithm>

#include "simulator/engine/network.h"

namespace cascade::simulator {
namespace {

class LoopFinder {
public:
    LoopFinder(std::vector<Vertex>& vertices, const std::vector<Link>& links)
        : m_vertices(vertices), m_links(links), m_marks(vertices.size()) {}

    void run() {
        for (NodeIndex node = 0; node < m_vertices.size(); ++node)
            if (m_marks[node].number == 0) visit(node);
    }

private:
    struct Mark {
        std::uint32_t number = 0;  // order of the first visit, from 1
        std::uint32_t low = 0;     // the earliest node on the stack that it reaches
        bool onStack = false;
    };
    struct Frame {
        NodeIndex node;
        std::size_t nextLink;
    };

    void open(NodeIndex node) {
        m_marks[node] = {++m_counter, m_counter, true};
        m_stack.push_back(node);
        m_frames.push_back({node, 0});
    }

    void visit(NodeIndex first) {
        open(first);
        while (!m_frames.empty()) {
            Frame& frame = m_frames.back();
            const NodeIndex node = frame.node;
            if (frame.nextLink < m_vertices[node].out.size()) {
                follow(node, m_links[m_vertices[node].out[frame.nextLink++]].to);
                continue;
            }
            m_frames.pop_back();
            if (!m_frames.empty()) {
                Mark& parent = m_marks[m_frames.back().node];
                parent.low = std::min(parent.low, m_marks[node].low);
            }
            if (m_marks[node].low == m_marks[node].number) close(node);
        }
    }

    void follow(NodeIndex from, NodeIndex to) {
        if (m_marks[to].number == 0)
            open(to);
        else if (m_marks[to].onStack)
            m_marks[from].low = std::min(m_marks[from].low, m_marks[to].number);
    }

    void close(NodeIndex first) {
        std::vector<NodeIndex> members;
        do {
            members.push_back(m_stack.back());
            m_marks[m_stack.back()].onStack = false;
            m_stack.pop_back();
        } while (members.back() != first);
        if (members.size() > 1 || hasSelfLoop(first)) mark(members);
    }

    bool hasSelfLoop(NodeIndex node) const {
        return std::ranges::any_of(m_vertices[node].out, [&](LinkIndex link) { return m_links[link].to == node; });
    }

    void mark(const std::vector<NodeIndex>& members) {
        const bool hasFunction =
            std::ranges::any_of(members, [&](NodeIndex node) { return m_vertices[node].is("function"); });
        for (const NodeIndex node : members) {
            m_vertices[node].loop = members.front();
            m_vertices[node].loopSize = static_cast<std::uint32_t>(members.size());
            m_vertices[node].counts = !hasFunction || m_vertices[node].is("function");
        }
    }

    std::vector<Vertex>& m_vertices;
    const std::vector<Link>& m_links;
    std::vector<Mark> m_marks;
    std::vector<NodeIndex> m_stack;
    std::vector<Frame> m_frames;
    std::uint32_t m_counter = 0;
};

}  // namespace

void markLoops(std::vector<Vertex>& vertices, const std::vector<Link>& links) { LoopFinder(vertices, links).run(); }

}  // namespace cascade::simulator
