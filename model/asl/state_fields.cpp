// SPDX-License-Identifier: MIT
// The table of fields and types.
#include "model/asl/state_fields.h"

#include <algorithm>
#include <array>

#include "model/nearest.h"

namespace cascade::asl {
namespace {

constexpr std::array<std::string_view, 8> kTypes = {"Task",    "Pass", "Choice",   "Wait",
                                                    "Succeed", "Fail", "Parallel", "Map"};

constexpr unsigned bit(StateType type) { return 1U << static_cast<unsigned>(type); }

constexpr unsigned kTask = bit(StateType::Task), kPass = bit(StateType::Pass), kChoice = bit(StateType::Choice),
                   kWait = bit(StateType::Wait), kSucceed = bit(StateType::Succeed), kFail = bit(StateType::Fail),
                   kParallel = bit(StateType::Parallel), kMap = bit(StateType::Map);
constexpr unsigned kWorking = kTask | kParallel | kMap;
constexpr unsigned kGoingOn = kWorking | kPass | kWait;

enum class Language { Both, JsonPath, Jsonata };

struct FieldRule {
    std::string_view name;
    unsigned types;
    Language language = Language::Both;
    std::string_view instead = {};  ///< What the other language writes.
};

constexpr FieldRule kFields[] = {
    {"Type", ~0U},
    {"Comment", ~0U},
    {"QueryLanguage", ~0U},
    {"Next", kGoingOn},
    {"End", kGoingOn},
    {"InputPath", kGoingOn | kChoice | kSucceed, Language::JsonPath, "Arguments"},
    {"OutputPath", kGoingOn | kChoice | kSucceed, Language::JsonPath, "Output"},
    {"Parameters", kWorking | kPass, Language::JsonPath, "Arguments"},
    {"ResultSelector", kWorking, Language::JsonPath, "Output"},
    {"ResultPath", kWorking | kPass, Language::JsonPath, "Output"},
    {"Result", kPass, Language::JsonPath, "Output"},
    {"Arguments", kTask | kParallel, Language::Jsonata, "Parameters"},
    {"Output", kGoingOn | kChoice | kSucceed, Language::Jsonata, "ResultSelector and OutputPath"},
    {"Assign", kGoingOn | kChoice},
    {"Retry", kWorking},
    {"Catch", kWorking},
    {"Resource", kTask},
    {"Credentials", kTask},
    {"TimeoutSeconds", kTask},
    {"TimeoutSecondsPath", kTask, Language::JsonPath, "TimeoutSeconds"},
    {"HeartbeatSeconds", kTask},
    {"HeartbeatSecondsPath", kTask, Language::JsonPath, "HeartbeatSeconds"},
    {"Choices", kChoice},
    {"Default", kChoice},
    {"Seconds", kWait},
    {"SecondsPath", kWait, Language::JsonPath, "Seconds"},
    {"Timestamp", kWait},
    {"TimestampPath", kWait, Language::JsonPath, "Timestamp"},
    {"Error", kFail},
    {"ErrorPath", kFail, Language::JsonPath, "Error"},
    {"Cause", kFail},
    {"CausePath", kFail, Language::JsonPath, "Cause"},
    {"Branches", kParallel},
    {"ItemProcessor", kMap},
    {"Iterator", kMap},
    {"ItemsPath", kMap, Language::JsonPath, "Items"},
    {"Items", kMap, Language::Jsonata, "ItemsPath"},
    {"ItemSelector", kMap},
    {"ItemReader", kMap},
    {"ItemBatcher", kMap},
    {"ResultWriter", kMap},
    {"Label", kMap},
    {"MaxConcurrency", kMap},
    {"MaxConcurrencyPath", kMap, Language::JsonPath, "MaxConcurrency"},
    {"ToleratedFailureCount", kMap},
    {"ToleratedFailureCountPath", kMap, Language::JsonPath, "ToleratedFailureCount"},
    {"ToleratedFailurePercentage", kMap},
    {"ToleratedFailurePercentagePath", kMap, Language::JsonPath, "ToleratedFailurePercentage"},
};

void refuse(const ObjectReader& state, const std::string& field, StateType type) {
    std::vector<std::string> known;
    for (const FieldRule& rule : kFields)
        if (rule.types & bit(type)) known.emplace_back(rule.name);
    const std::string near = nearest(field, known);
    state.complainAt(field, std::string(nameOf(type)) + " states have no field \"" + field + "\"",
                     near.empty() ? "remove it" : "did you mean \"" + near + "\"?");
}

}  // namespace

std::string_view nameOf(StateType type) { return kTypes[static_cast<std::size_t>(type)]; }

std::optional<StateType> stateType(std::string_view name) {
    const auto found = std::ranges::find(kTypes, name);
    if (found == kTypes.end()) return std::nullopt;
    return static_cast<StateType>(found - kTypes.begin());
}

std::vector<std::string> stateTypeNames() { return {kTypes.begin(), kTypes.end()}; }

void checkFields(const ObjectReader& state, StateType type, bool jsonata) {
    const Language other = jsonata ? Language::JsonPath : Language::Jsonata;
    for (const auto& entry : state.object().items()) {
        const auto rule = std::ranges::find(kFields, entry.key(), &FieldRule::name);
        if (rule == std::end(kFields) || !(rule->types & bit(type)))
            refuse(state, entry.key(), type);
        else if (rule->language == other)
            state.complainAt(
                entry.key(),
                std::string(jsonata ? "JSONata" : "JSONPath") + " states have no field \"" + entry.key() + "\"",
                "use " + std::string(rule->instead) + ", or change QueryLanguage");
    }
}

}  // namespace cascade::asl
