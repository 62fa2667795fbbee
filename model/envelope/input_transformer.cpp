// SPDX-License-Identifier: MIT
// Input paths and templates of EventBridge rules.
#include "model/envelope/input_transformer.h"

#include <optional>

#include "model/envelope/encoding.h"

namespace cascade {
namespace {

/// One step of a path: ".name" or "[0]" or "['name']"; nullptr where it leads nowhere.
const Json* step(const Json& from, std::string_view& path) {
    const bool isIndex = path.front() == '[';
    const std::size_t end = isIndex ? path.find(']') : path.find_first_of(".[", 1);
    std::string name(path.substr(1, end == std::string_view::npos ? end : end - 1));
    path = end == std::string_view::npos ? std::string_view() : path.substr(isIndex ? end + 1 : end);
    if (isIndex && name.size() >= 2 && name.front() == '\'') return member(from, name.substr(1, name.size() - 2));
    if (!isIndex) return member(from, name);
    if (!from.is_array() || name.empty() || name.size() > 9 ||
        name.find_first_not_of("0123456789") != std::string::npos)
        return nullptr;
    const std::size_t index = std::stoul(name);
    return index < from.size() ? &from[index] : nullptr;
}

struct Variables {
    const Json& event;
    const Json& paths;
    const std::string& ruleArn;

    /// nothing: no variable has this name, so its brackets are text.
    std::optional<Json> find(const std::string& name) const {
        if (name == "aws.events.rule-arn") return ruleArn;
        if (name == "aws.events.rule-name") return ruleArn.substr(ruleArn.rfind('/') + 1);
        if (name == "aws.events.event.ingestion-time") return event.value("time", Json());
        if (name == "aws.events.event.json" || name == "aws.events.event") return event;
        const Json* path = member(paths, name);
        if (!path || !path->is_string()) return std::nullopt;
        return valueAtPath(event, path->get_ref<const std::string&>());
    }
};

Json filled(const std::string& text, const Variables& variables) {
    std::string result;
    std::size_t position = 0;
    while (position < text.size()) {
        const std::size_t open = text.find('<', position);
        const std::size_t close = open == std::string::npos ? open : text.find('>', open);
        if (close == std::string::npos) break;
        const auto value = variables.find(text.substr(open + 1, close - open - 1));
        if (value && open == 0 && close + 1 == text.size()) return *value;
        result += text.substr(position, open - position);
        if (!value) result += text.substr(open, close + 1 - open);
        if (value && !value->is_null()) result += textOf(*value);
        position = close + 1;
    }
    return result + text.substr(position);
}

Json filled(const Json& part, const Variables& variables) {
    if (part.is_string()) return filled(part.get_ref<const std::string&>(), variables);
    if (!part.is_structured()) return part;
    Json result = part;
    for (Json& inner : result) inner = filled(inner, variables);
    return result;
}

}  // namespace

Json valueAtPath(const Json& event, std::string_view path) {
    if (!path.starts_with('$')) return {};
    path.remove_prefix(1);
    const Json* at = &event;
    while (at && !path.empty()) at = path.front() == '.' || path.front() == '[' ? step(*at, path) : nullptr;
    return at ? *at : Json();
}

Json transformed(const Json& event, const Json& transformer, const std::string& ruleArn) {
    const Json* paths = member(transformer, "paths");
    const Json* form = member(transformer, "template");
    if (!form) return event;
    const Json none = Json::object();
    return filled(*form, Variables{event, paths ? *paths : none, ruleArn});
}

}  // namespace cascade
