// SPDX-License-Identifier: MIT
// What the target of a bus rule gets instead of the event: a part of it, a constant, or a template filled from it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/json.h"
#include "model/result.h"

namespace cascade {

/// What templates can say of the rule and the moment: <aws.events.rule-arn>, <aws.events.rule-name>,
/// <aws.events.event.ingestion-time>.
struct RuleMoment {
    std::string ruleArn;
    std::string ruleName;
    std::string ingestionTime;  ///< "2026-01-01T00:00:00Z"
};

/// A path of EventBridge's subset of JSONPath: "$.detail.items[0].id", "$.detail.items[*].id".
class EventPath {
public:
    static Result<EventPath> parse(const std::string& text);

    /// Nothing where the path leads nowhere. With a wildcard: the list of all that is found.
    std::optional<Json> find(const Json& event) const;

private:
    struct Step {
        std::string name;  ///< "" for an index or a wildcard.
        std::size_t index = 0;
        bool wildcard = false;
    };
    static void collect(const Json& json, const std::vector<Step>& steps, std::size_t next, Json& found);

    std::vector<Step> m_steps;
    bool m_wildcard = false;
};

/// A copyable value.
class TargetInput {
public:
    /// "Input": constant JSON.
    static TargetInput constant(Json input);
    /// "InputPath"
    static Result<TargetInput> path(const std::string& path);
    /// "InputTransformer": {"InputPathsMap": {NAME: PATH}, "InputTemplate": TEXT}. Errors name what is wrong, those
    /// of the template with line and column in it.
    static Result<TargetInput> transformer(const Json& transformer);

    /// Of the three that a target may say, null where it does not; nothing: it gets the event.
    static Result<std::optional<TargetInput>> chosen(const Json& constant, const Json& path,
                                                     const Json& transformer);

    /// What the target gets. A template whose outcome is no JSON comes out as a text.
    Json of(const Json& event, const RuleMoment& moment) const;

private:
    struct Part {
        std::string text;
        std::string variable;   ///< "": the text itself.
        bool inQuotes = false;  ///< The variable stands inside a text of the template.
    };
    static std::vector<Part> partsOf(const std::string& text);
    Result<Done> checkTemplate(const std::string& text) const;
    std::optional<Json> valueOf(const std::string& variable, const Json& event, const RuleMoment& moment) const;

    Json m_constant;
    std::vector<EventPath> m_path;  ///< One, or none.
    std::vector<std::pair<std::string, EventPath>> m_variables;
    std::vector<Part> m_parts;
};

}  // namespace cascade
