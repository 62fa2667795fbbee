// SPDX-License-Identifier: MIT
// Checking shapes, member by member.
#include "model/format/sections.h"

#include <cmath>

namespace cascade {
namespace {

using Problem = std::optional<Error>;

std::string typeName(const Json& value) {
    if (value.is_null()) return "null";
    if (value.is_object()) return "an object";
    if (value.is_array()) return "a list";
    if (value.is_string()) return "a text";
    return value.is_boolean() ? "true or false" : "a number";
}

Problem checkText(const JsonCursor& value, const std::string& what, const std::string& example) {
    if (value->is_string()) return std::nullopt;
    return wrongType(value, what, "a text", example);
}

Problem checkTexts(const JsonCursor& list, const std::string& what, const std::string& example) {
    if (!list->is_array()) return wrongType(list, what, "a list of texts", example);
    for (const JsonCursor& entry : list.children())
        if (!entry->is_string()) return wrongType(entry, "an entry of " + what, "a text", example);
    return std::nullopt;
}

Problem checkObjects(const JsonCursor& list, const std::string& what, const std::string& example) {
    if (!list->is_array()) return wrongType(list, what, "a list of objects", example);
    for (const JsonCursor& entry : list.children())
        if (!entry->is_object()) return wrongType(entry, "an entry of " + what, "an object", example);
    return std::nullopt;
}

Problem checkApplication(const JsonCursor& application) {
    if (!application->is_object())
        return wrongType(application, "\"application\"", "an object", R"({ "runtime": "python3.14" })");
    if (const auto tags = application.member("tags"); tags && !tags->value().is_object())
        return wrongType(*tags, "\"tags\"", "an object", R"({ "owner": "orders-team" })");
    if (const auto stages = application.member("stages"))
        return checkTexts(*stages, "\"stages\"", R"(["dev", "prod"])");
    return std::nullopt;
}

Problem checkGroups(const JsonCursor& groups) {
    constexpr const char* kExample = R"({ "Order service": { "members": ["OrdersApi"] } })";
    if (!groups->is_object()) return wrongType(groups, "\"groups\"", "an object", kExample);
    for (const JsonCursor& group : groups.children()) {
        if (!group->is_object()) return wrongType(group, "the group '" + group.key() + "'", "an object", kExample);
        if (const auto members = group.member("members"))
            if (auto problem = checkTexts(*members, "\"members\"", R"(["OrdersApi"])")) return problem;
    }
    return std::nullopt;
}

Problem checkNotes(const JsonCursor& notes) {
    constexpr const char* kExample = R"([{ "text": "…", "at": [0, 120] }])";
    if (auto problem = checkObjects(notes, "\"notes\"", kExample)) return problem;
    for (const JsonCursor& note : notes.children()) {
        for (const char* key : {"text", "on"})
            if (const auto text = note.member(key))
                if (auto problem = checkText(*text, "\"" + std::string(key) + "\" of a note", "\"…\""))
                    return problem;
        if (const auto at = note.member("at"))
            if (auto problem = checkPoint(*at, "\"at\" of a note")) return problem;
    }
    return std::nullopt;
}

Problem checkScenario(const JsonCursor& scenario) {
    if (!scenario->is_object())
        return wrongType(scenario, "the scenario '" + scenario.key() + "'", "an object",
                         R"({ "for": "10m", "seed": 1 })");
    if (const auto duration = scenario.member("for"))
        if (auto problem = checkText(*duration, "\"for\" of a scenario", "\"10m\"")) return problem;
    if (const auto seed = scenario.member("seed"); seed && !seed->value().is_number_unsigned())
        return wrongType(*seed, "\"seed\"", "a whole number from 0", "1");
    for (const auto& [key, example] :
         {std::pair{"stimuli", R"([{ "at": "OrdersApi", "arrivals": { "poisson": 5 } }])"},
          std::pair{"faults", R"([{ "at": "CreateOrder", "type": "error", "rate": 0.1 }])"},
          std::pair{"expect", R"([{ "metric": "Orders.written", "is": ">", "value": 0 }])"}})
        if (const auto list = scenario.member(key))
            if (auto problem = checkObjects(*list, "\"" + std::string(key) + "\"", example)) return problem;
    return std::nullopt;
}

Problem checkScenarios(const JsonCursor& scenarios) {
    if (!scenarios->is_object())
        return wrongType(scenarios, "\"scenarios\"", "an object", R"({ "steady": { "for": "10m", "seed": 1 } })");
    for (const JsonCursor& scenario : scenarios.children())
        if (auto problem = checkScenario(scenario)) return problem;
    return std::nullopt;
}

}  // namespace

Error wrongType(const JsonCursor& value, const std::string& what, const std::string& expected,
                const std::string& example) {
    return value.error(what + " must be " + expected + ", not " + typeName(value.value()),
                       "for example " + example);
}

Problem checkPoint(const JsonCursor& value, const std::string& what) {
    constexpr double kFarthest = 1e9;
    bool good = value->is_array() && value->size() == 2;
    if (good)
        for (const Json& number : value.value())
            good = good && number.is_number() && std::abs(number.get<double>()) <= kFarthest;
    if (good) return std::nullopt;
    return value.error(what + " must be a list of two numbers, x and y, up to 1,000,000,000",
                       "for example [220, 0]");
}

Problem checkSection(const JsonCursor& section) {
    if (section.key() == "name") return checkText(section, "\"name\"", "\"Orders\"");
    if (section.key() == "application") return checkApplication(section);
    if (section.key() == "groups") return checkGroups(section);
    if (section.key() == "notes") return checkNotes(section);
    if (section.key() == "scenarios") return checkScenarios(section);
    return std::nullopt;
}

}  // namespace cascade
