// SPDX-License-Identifier: MIT
// Reading operations on tables.
#include "simulator/parts/table_operation.h"

#include "simulator/parts/settings.h"

namespace cascade::simulator {

namespace {

/// attribute_exists(name) and attribute_not_exists(name) as event patterns; other texts are none.
Json asPattern(const Json& condition) {
    if (!condition.is_string()) return condition;
    const std::string& text = condition.get_ref<const std::string&>();
    const bool exists = text.starts_with("attribute_exists(");
    if ((!exists && !text.starts_with("attribute_not_exists(")) || !text.ends_with(')')) return nullptr;
    const std::size_t open = text.find('(') + 1;
    return {{text.substr(open, text.size() - open - 1), Json::array({Json{{"exists", exists}}})}};
}

}  // namespace

TableOperation tableOperationOf(const Json& beside, std::string_view role) {
    TableOperation operation;
    const auto textAt = [&](const char* name) {
        const Json* value = member(beside, name);
        return value ? textOr(*value, {}) : std::string();
    };
    const std::string name = textAt("operation");
    operation.deletes = name == "delete" || (name.empty() && textAt("event") == "REMOVE");
    operation.merges = name == "update";
    operation.reads = name == "get" || (name.empty() && (role == "read" || role == "read-write"));
    operation.writes = name.empty() ? role != "read" : name != "get";
    if (const Json* consistent = member(beside, "consistent")) operation.consistent = truthOr(*consistent, false);
    const Json* condition = member(beside, "condition");
    const Json pattern = condition ? asPattern(*condition) : Json();
    if (!pattern.is_object()) return operation;
    if (auto parsed = Pattern::parse(pattern))
        operation.condition = std::make_shared<const Pattern>(std::move(parsed).value());
    return operation;
}

bool holds(const Pattern& condition, const Content* item) {
    static const Json kNoItem = Json::object();
    return condition.matches(item ? item->payload() : kNoItem);
}

}  // namespace cascade::simulator
