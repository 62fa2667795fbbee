// SPDX-License-Identifier: MIT
// Pointers and copies that see through texts.
#include "model/envelope/look_through.h"

#include "model/envelope/encoding.h"

namespace cascade {
namespace {

Json parsed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos || (text[begin] != '{' && text[begin] != '[')) return {};
    Json json = Json::parse(text, nullptr, false);
    return json.is_discarded() ? Json() : json;
}

const Json* step(const Json& json, const std::string& key) {
    if (json.is_object()) return member(json, key);
    if (!json.is_array() || key.empty() || key.size() > 9 ||
        key.find_first_not_of("0123456789") != std::string::npos)
        return nullptr;
    const std::size_t index = std::stoul(key);
    return index < json.size() ? &json[index] : nullptr;
}

std::string unescaped(std::string_view token) {
    std::string result;
    for (std::size_t i = 0; i < token.size(); ++i) {
        const bool escape = token[i] == '~' && i + 1 < token.size();
        result += !escape ? token[i] : token[i + 1] == '1' ? '/' : '~';
        if (escape) ++i;
    }
    return result;
}

}  // namespace

Json decodedText(const std::string& text) {
    if (text.size() < 2) return {};
    Json json = parsed(text);
    if (!json.is_null()) return json;
    const auto bytes = fromBase64(text);
    return bytes ? parsed(*bytes) : Json();
}

Json lookThrough(const Json& json, std::string_view pointer) {
    if (pointer.empty()) return json;
    if (json.is_string()) {
        const Json inner = decodedText(json.get_ref<const std::string&>());
        return inner.is_null() ? Json() : lookThrough(inner, pointer);
    }
    const std::size_t slash = pointer.find('/', 1);
    const std::string key = unescaped(pointer.substr(1, slash == std::string_view::npos ? slash : slash - 1));
    const Json* next = step(json, key);
    return next ? lookThrough(*next, slash == std::string_view::npos ? std::string_view() : pointer.substr(slash))
                : Json();
}

Json opened(const Json& record) {
    if (record.is_string()) {
        Json inner = decodedText(record.get_ref<const std::string&>());
        return inner.is_null() ? record : opened(inner);
    }
    if (!record.is_structured()) return record;
    Json result = record;
    for (Json& part : result) part = opened(part);
    return result;
}

}  // namespace cascade
