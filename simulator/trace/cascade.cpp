// SPDX-License-Identifier: MIT
// Finding and gathering one cascade.
#include "simulator/trace/cascade.h"

#include <algorithm>
#include <charconv>

#include "model/nearest.h"
#include "simulator/trace/fact_words.h"

namespace cascade::simulator {
namespace {

constexpr std::string_view kFirst = "first-";

std::vector<std::string> firstWords() {
    std::vector<std::string> words{"slowest"};
    for (std::size_t i = 0; i < kFactTypes; ++i) {
        std::string word = std::string(kFirst) + std::string(nameOf(static_cast<FactType>(i)));
        std::ranges::replace(word, '_', '-');
        words.push_back(std::move(word));
    }
    return words;
}

Error noMessage(const std::string& text, const std::string& what, const std::string& mend) {
    return Error{"'" + text + "' names no cascade: " + what, mend};
}

Result<Wanted> readMessage(const std::string& text, std::size_t hash, const Architecture& architecture) {
    const std::string name = text.substr(0, hash);
    const Node* node = architecture.find(std::string_view(name));
    if (!node) {
        std::vector<std::string> names;
        for (const Node& each : architecture.nodes()) names.push_back(each.name);
        const std::string near = nearest(name, names);
        return noMessage(text, "there is no node '" + name + "'",
                         near.empty() ? "write NODE#NUMBER, as traces do" : "did you mean '" + near + "'?");
    }
    std::uint32_t number = 0;
    const char* end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data() + hash + 1, end, number);
    if (error != std::errc() || rest != end || number == 0)
        return noMessage(text, "messages are numbered from 1",
                         "write " + name + "#1, or another number of a trace");
    return Wanted{MessageId{node->id, number}, {}};
}

}  // namespace

Result<Wanted> readWanted(const std::string& text, const Architecture& architecture) {
    if (const std::size_t hash = text.find('#'); hash != std::string::npos)
        return readMessage(text, hash, architecture);
    const std::vector<std::string> words = firstWords();
    const auto word = std::ranges::find(words, text);
    if (word == words.end()) {
        const std::string near = nearest(text, words);
        return noMessage(text, "it is neither a message nor one of slowest, first-lost, first-failed, …",
                         near.empty() ? "write slowest, first-lost, or a message as NODE#NUMBER"
                                      : "did you mean '" + near + "'?");
    }
    if (word == words.begin()) return Wanted{};
    return Wanted{{}, static_cast<FactType>(word - words.begin() - 1)};
}

void CascadeFinder::observe(const Fact& fact) {
    const MessageId stimulus = m_lineage.stimulusOf(fact);
    if (stimulus.number == 0) return;
    if (m_wanted.message || m_wanted.first) {
        const bool fits = m_wanted.message ? fact.message == *m_wanted.message : fact.type == *m_wanted.first;
        if (fits && !m_found) m_found = stimulus;
    } else if (fact.type == FactType::Completed && fact.duration > m_longest) {
        m_longest = fact.duration;
        m_found = stimulus;
    }
}

/// A run belongs to the cascades of all messages of its batch.
void CascadeKeeper::observe(const Fact& fact) {
    const bool isOurs = m_lineage.stimulusOf(fact) == m_cascade.stimulus;
    for (const MessageId& companion : m_batches.companionsOf(fact)) {
        if (isOurs || !m_ours.contains(companion)) continue;
        Fact shared = fact;
        shared.message = companion;
        const std::string batch = "in one batch with " + nameOf(fact.message, m_architecture);
        keep(shared, fact.reason.empty() ? batch : batch + ": " + std::string(fact.reason));
    }
    if (!isOurs) return;
    if (fact.type == FactType::Completed) m_cascade.complete = true;
    keep(fact, fact.reason);
}

void CascadeKeeper::keep(const Fact& fact, std::string_view reason) {
    if (m_cascade.facts.size() == kMostFacts) {
        ++m_cascade.leftOut;
        return;
    }
    m_ours.insert(fact.message);
    m_cascade.facts.push_back(fact);
    m_cascade.facts.back().reason = *m_cascade.reasons->emplace(reason).first;
}

}  // namespace cascade::simulator
