// SPDX-License-Identifier: MIT
// Filling in payload templates.
#include "model/envelope/placeholders.h"

#include <optional>

#include "model/envelope/encoding.h"
#include "model/envelope/look_through.h"

namespace cascade {
namespace {

/// nothing: no placeholder that we know.
std::optional<Json> valueFor(std::string_view placeholder, const Json& event, Generators& generators) {
    if (placeholder == "uuid") return generators.uuid();
    if (placeholder == "now") return isoTime(generators.now());
    if (placeholder == "sequence") return generators.sequence();
    if (placeholder.starts_with('/')) return lookThrough(event, placeholder);
    return std::nullopt;
}

std::string asText(const Json& value) { return value.is_null() ? std::string() : textOf(value); }

Json fillText(const std::string& text, const Json& event, Generators& generators) {
    std::string result;
    std::size_t position = 0;
    while (position < text.size()) {
        const std::size_t begin = text.find("${", position);
        const std::size_t end = begin == std::string::npos ? begin : text.find('}', begin);
        if (end == std::string::npos) break;
        const auto value = valueFor(std::string_view(text).substr(begin + 2, end - begin - 2), event, generators);
        if (value && begin == 0 && end + 1 == text.size()) return *value;
        result += text.substr(position, begin - position);
        result += value ? asText(*value) : text.substr(begin, end + 1 - begin);
        position = end + 1;
    }
    return result + text.substr(position);
}

}  // namespace

bool holdsText(const Json& json, std::string_view text) {
    if (json.is_string()) return json.get_ref<const std::string&>().find(text) != std::string::npos;
    if (json.is_structured())
        for (const Json& entry : json)
            if (holdsText(entry, text)) return true;
    return false;
}

Json fillIn(const Json& json, const Json& event, Generators& generators) {
    if (json.is_string()) return fillText(json.get_ref<const std::string&>(), event, generators);
    if (!json.is_structured()) return json;
    Json result = json;
    for (Json& entry : result) entry = fillIn(entry, event, generators);
    return result;
}

}  // namespace cascade
