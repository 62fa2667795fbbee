// SPDX-License-Identifier: MIT
// Keeping the books of a run.
#include "tests/helpers/ledger.h"

namespace cascade::tests {

using namespace cascade::simulator;

std::size_t Ledger::VisitHash::operator()(const Visit& visit) const {
    std::uint64_t hash = visit.node.value;
    for (const std::uint64_t part :
         {static_cast<std::uint64_t>(visit.message.node.value), static_cast<std::uint64_t>(visit.message.number),
          static_cast<std::uint64_t>(visit.since)})
        hash = (hash ^ part) * 0x9e3779b97f4a7c15;
    return hash ^ (hash >> 32);
}

void Ledger::observe(const Fact& fact) {
    switch (fact.type) {
        case FactType::Received:
            change(m_books[fact.node], fact.time, 1);
            ++m_visits[{fact.node, fact.message, fact.time}];
            return;
        case FactType::Handled:
        case FactType::DeadLettered:
        case FactType::Lost: return end(fact);
        default: return;
    }
}

void Ledger::change(Book& book, Nanoseconds now, std::uint64_t by) {
    book.area += book.inside * static_cast<std::uint64_t>(now - book.changed);
    book.changed = now;
    book.inside += by;
}

void Ledger::end(const Fact& fact) {
    Book& book = m_books[fact.node];
    change(book, fact.time, ~std::uint64_t{0});  // one less
    book.sojourns += static_cast<std::uint64_t>(fact.duration);
    const auto visit = m_visits.find({fact.node, fact.message, fact.time - fact.duration});
    if (visit != m_visits.end()) {
        if (--visit->second == 0) m_visits.erase(visit);
    } else if (m_firstMistake.empty()) {
        const Node* from = m_architecture.find(fact.message.node);
        m_firstMistake = m_architecture.node(fact.node).name + ": message " + std::to_string(fact.message.number) +
                         " of " + (from ? from->name : "nobody") + " ends (" + std::string(nameOf(fact.type)) +
                         ") at " + std::to_string(fact.time) + " ns after " + std::to_string(fact.duration) +
                         " ns, but it was not received then";
    }
}

std::uint64_t Ledger::inside(NodeId node) const {
    const auto book = m_books.find(node);
    return book == m_books.end() ? 0 : book->second.inside;
}

std::string Ledger::mistake(Nanoseconds end) const {
    if (!m_firstMistake.empty()) return m_firstMistake;
    for (const auto& [node, book] : m_books)
        if (const std::string wrong = littlesLaw(node, book, end); !wrong.empty()) return wrong;
    return {};
}

std::string Ledger::littlesLaw(NodeId node, const Book& book, Nanoseconds end) const {
    std::uint64_t sojourns = book.sojourns;
    std::uint64_t inside = 0;
    for (const auto& [visit, count] : m_visits) {
        if (visit.node != node) continue;
        inside += count;
        sojourns += count * static_cast<std::uint64_t>(end - visit.since);
    }
    const std::uint64_t area = book.area + book.inside * static_cast<std::uint64_t>(end - book.changed);
    if (inside == book.inside && area == sojourns) return {};
    return m_architecture.node(node).name + ": Little's law does not hold: " + std::to_string(area) +
           " message-nanoseconds inside, but sojourns of " + std::to_string(sojourns) + " ns";
}

}  // namespace cascade::tests
