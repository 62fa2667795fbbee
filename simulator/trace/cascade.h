// SPDX-License-Identifier: MIT
// One cascade of a run: all facts that follow from one stimulus. It is found while a run goes on, and gathered in a
// second run, which is the same to the byte; so nothing is kept of all others.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "model/graph/architecture.h"
#include "model/result.h"
#include "simulator/trace/batches.h"
#include "simulator/trace/lineage.h"

namespace cascade::simulator {

/// Which cascade: that of a message, of the first fact of a type, or else the one that took longest.
struct Wanted {
    std::optional<MessageId> message = {};
    std::optional<FactType> first = {};
};
/// "Api#17", "first-lost" (or another fact), "slowest".
Result<Wanted> readWanted(const std::string& text, const Architecture& architecture);

class CascadeFinder final : public Observer {
public:
    explicit CascadeFinder(const Wanted& wanted) : m_wanted(wanted) {}
    void observe(const Fact& fact) override;
    /// None: there was nothing of the kind so far.
    std::optional<MessageId> stimulus() const { return m_found; }

private:
    Wanted m_wanted;
    Lineage m_lineage;
    std::optional<MessageId> m_found;
    Nanoseconds m_longest = -1;
};

struct Cascade {
    MessageId stimulus;
    std::vector<Fact> facts;  ///< In the order of the run.
    std::shared_ptr<std::set<std::string, std::less<>>> reasons =
        std::make_shared<std::set<std::string, std::less<>>>();  ///< What the facts' reasons point into.
    std::size_t leftOut = 0;                                     ///< Facts beyond those that anybody would read.
    bool complete = false;                                       ///< Nothing of it is under way any more.
};

class CascadeKeeper final : public Observer {
public:
    /// REQUIRES: the architecture outlives it.
    CascadeKeeper(const MessageId& stimulus, const Architecture& architecture) : m_architecture(architecture) {
        m_cascade.stimulus = stimulus;
    }
    void observe(const Fact& fact) override;
    const Cascade& cascade() const { return m_cascade; }

private:
    static constexpr std::size_t kMostFacts = 20'000;
    void keep(const Fact& fact, std::string_view reason);

    Lineage m_lineage;
    Batches m_batches;
    std::set<MessageId> m_ours;  ///< Messages of the cascade.
    const Architecture& m_architecture;
    Cascade m_cascade;
};

/// As a tree of messages, with times since the stimulus and reasons in plain words.
std::string treeText(const Cascade& cascade, const Architecture& architecture);
/// {"stimulus", "complete", "begun", "tree": {"message", "facts": […], "follows": […]}}; facts as in a trace.
Json treeJson(const Cascade& cascade, const Architecture& architecture);

}  // namespace cascade::simulator
