// SPDX-License-Identifier: MIT
// The ledger of a run: follows every message from node to node by its facts alone, and says whether the books
// balance.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "model/graph/architecture.h"
#include "simulator/fact.h"

namespace cascade::tests {

/// Conservation: what ends at a node was received there, at the moment that its sojourn says, and what was received
/// and has not ended is still inside. Little's law, as the identity that it is over any run: the area below the
/// number of messages inside equals the sum of their sojourns (up to now for those still inside), to the
/// nanosecond.
class Ledger : public simulator::Observer {
public:
    explicit Ledger(const Architecture& architecture) : m_architecture(architecture) {}
    void observe(const simulator::Fact& fact) override;

    /// Messages inside a node now.
    std::uint64_t inside(NodeId node) const;
    /// "" when all books balance at the time `end`; else what does not.
    std::string mistake(Nanoseconds end) const;

private:
    struct Visit {  ///< One message at one node since one moment.
        NodeId node;
        simulator::MessageId message;
        Nanoseconds since = 0;
        bool operator==(const Visit&) const = default;
    };
    struct VisitHash {
        std::size_t operator()(const Visit& visit) const;
    };
    /// Unsigned sums: they may wrap, and equal sums stay equal.
    struct Book {
        std::uint64_t inside = 0;
        std::uint64_t area = 0;      ///< Below the number inside, until `changed`.
        std::uint64_t sojourns = 0;  ///< Of those that have ended.
        Nanoseconds changed = 0;
    };

    void change(Book& book, Nanoseconds now, std::uint64_t by);
    void end(const simulator::Fact& fact);
    std::string littlesLaw(NodeId node, const Book& book, Nanoseconds end) const;

    const Architecture& m_architecture;
    std::map<NodeId, Book> m_books;
    std::unordered_map<Visit, std::uint32_t, VisitHash>
        m_visits;  ///< A duplicated message may visit twice at once.
    std::string m_firstMistake;
};

}  // namespace cascade::tests
