// SPDX-License-Identifier: MIT
// A rule: its code, how grave it is, and the check. Each family keeps a table of its rules; validate.cpp runs them
// all.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/rules/problem.h"
#include "model/rules/subject.h"

namespace cascade::rules {

struct Words {
    std::string what;  ///< One sentence without its full stop.
    std::string why;   ///< Why it matters.
    std::string mend;  ///< What to do, as an order: "set …", "draw …".
};

/// Where the checks of one rule put what they found.
class Findings {
public:
    explicit Findings(std::vector<Problem>& problems) : m_problems(problems) {}
    void begin(std::string_view code, Severity severity) { m_code = code, m_severity = severity; }

    void at(const Site& site, Words words, std::string field = {});
    void at(const Link& link, Words words, std::string field = {});
    void at(const std::vector<const Link*>& links, Words words);  ///< REQUIRES: at least one
    /// The design as a whole: an application setting, a scenario.
    void inDesign(Words words, std::string field);
    /// Other than the rule's own; for rules whose findings differ in gravity.
    Findings& as(Severity severity);

private:
    void add(std::vector<NodeId> nodes, std::vector<ConnectionId> connections, Words words, std::string field);

    std::vector<Problem>& m_problems;
    std::string_view m_code;
    Severity m_severity = Severity::Error;
};

struct Rule {
    std::string_view code;
    Severity severity;
    void (*check)(const Subject&, Findings&);
};

// The families, in the order in which problems of one place are told.
std::span<const Rule> nameRules();
std::span<const Rule> connectionRules();
std::span<const Rule> parameterRules();
std::span<const Rule> simulationRules();
std::span<const Rule> functionRules();
std::span<const Rule> apiRules();
std::span<const Rule> queueRules();
std::span<const Rule> storageRules();
std::span<const Rule> streamingRules();
std::span<const Rule> busRules();
std::span<const Rule> machineRules();
std::span<const Rule> identityRules();
std::span<const Rule> loopRules();
std::span<const Rule> scenarioRules();
std::span<const Rule> applicationRules();

}  // namespace cascade::rules
