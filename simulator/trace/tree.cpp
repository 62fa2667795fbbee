// SPDX-License-Identifier: MIT
// A cascade as a tree: each message with its facts, and below them the messages that followed from it.
#include <algorithm>
#include <map>

#include "simulator/simulate.h"
#include "simulator/trace/cascade.h"
#include "simulator/trace/fact_words.h"

namespace cascade::simulator {
namespace {

/// A fact of the message, or a message that follows from it and begins at this place of the story.
struct Entry {
    const Fact* fact = nullptr;
    std::size_t follower = 0;
};

struct Branch {
    MessageId message;
    std::vector<Entry> story;
};

/// Branch 0 is the stimulus.
std::vector<Branch> branchesOf(const Cascade& cascade) {
    std::vector<Branch> branches{{cascade.stimulus, {}}};
    std::map<MessageId, std::size_t> places{{cascade.stimulus, 0}};
    for (const Fact& fact : cascade.facts) {
        const auto [place, isNew] = places.try_emplace(fact.message, branches.size());
        if (isNew) {
            const auto cause = places.find(fact.cause);
            branches[cause == places.end() ? 0 : cause->second].story.push_back({nullptr, branches.size()});
            branches.push_back({fact.message, {}});
        }
        branches[place->second].story.push_back({&fact, 0});
    }
    return branches;
}

/// Goes through the tree in the order of the story, without recursion: cascades may be deep.
template <typename Visitor>
void walk(const std::vector<Branch>& branches, Visitor visit) {
    std::vector<std::pair<std::size_t, std::size_t>> open{{0, 0}};  // branch, next entry
    while (!open.empty()) {
        auto& [branch, next] = open.back();
        if (next == branches[branch].story.size()) {
            open.pop_back();
            continue;
        }
        const Entry& entry = branches[branch].story[next++];
        if (entry.fact)
            visit(branches[branch], *entry.fact, open.size() - 1, next == 1);
        else
            open.push_back({entry.follower, 0});
    }
}

Json branchJson(const std::vector<Branch>& branches, std::size_t index, const Architecture& architecture) {
    Json facts = Json::array();
    Json follows = Json::array();
    for (const Entry& entry : branches[index].story) {
        if (entry.fact)
            facts.push_back(Json::parse(traceLine(*entry.fact, architecture)));
        else
            follows.push_back(branchJson(branches, entry.follower, architecture));
    }
    return {{"message", nameOf(branches[index].message, architecture)},
            {"facts", std::move(facts)},
            {"follows", std::move(follows)}};
}

Nanoseconds begun(const Cascade& cascade) { return cascade.facts.empty() ? 0 : cascade.facts.front().time; }

}  // namespace

std::string treeText(const Cascade& cascade, const Architecture& architecture) {
    const std::vector<Branch> branches = branchesOf(cascade);
    std::vector<std::pair<std::string, std::string>> lines;
    std::size_t widest = 0;
    walk(branches, [&](const Branch& branch, const Fact& fact, std::size_t depth, bool isFirst) {
        std::string text(2 * depth + (isFirst ? 0 : 2), ' ');
        if (isFirst) text += nameOf(branch.message, architecture) + ": ";
        lines.emplace_back("+" + shortTime(fact.time - begun(cascade)), text + wordsFor(fact, architecture));
        widest = std::max(widest, lines.back().first.size());
    });
    std::string text = "What followed from " + nameOf(cascade.stimulus, architecture) + ", " +
                       shortTime(begun(cascade)) + " after the run began" +
                       (cascade.complete ? "" : "; not all of it had ended") + ":\n";
    for (const auto& [time, words] : lines)
        text += std::string(widest - time.size() + 2, ' ') + time + "  " + words + "\n";
    if (cascade.leftOut > 0) text += "  and " + std::to_string(cascade.leftOut) + " facts more\n";
    return text;
}

Json treeJson(const Cascade& cascade, const Architecture& architecture) {
    const std::vector<Branch> branches = branchesOf(cascade);
    Json json{{"stimulus", nameOf(cascade.stimulus, architecture)},
              {"begun", begun(cascade)},
              {"complete", cascade.complete},
              {"facts", cascade.facts.size()},
              {"tree", branchJson(branches, 0, architecture)}};
    if (cascade.leftOut > 0) json["left_out"] = cascade.leftOut;
    return json;
}

}  // namespace cascade::simulator
