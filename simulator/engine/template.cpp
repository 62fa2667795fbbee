// SPDX-License-Identifier: MIT
// Filling in payload templates.
#include "simulator/engine/template.h"

#include <array>
#include <cstdio>
#include <optional>

namespace cascade::simulator {
namespace {

bool holds(const Json& json, std::string_view text) {
    if (json.is_string()) return json.get_ref<const std::string&>().find(text) != std::string::npos;
    if (json.is_structured())
        for (const Json& entry : json)
            if (holds(entry, text)) return true;
    return false;
}

/// What one template is being filled with; the random numbers of its ids are drawn in their order.
struct Values {
    const Filling& filling;
    Random random;
};

/// nothing: no placeholder that we know; its text stays.
std::optional<Json> valueFor(std::string_view placeholder, Values& values) {
    if (placeholder == "uuid") return uuidFrom(values.random);
    if (placeholder == "now") return calendarTime(values.filling.now);
    if (placeholder == "sequence") return values.filling.sequence;
    if (placeholder.starts_with('/')) return lookThrough(*values.filling.event, placeholder);
    return std::nullopt;
}

std::string asText(const Json& value) {
    return value.is_string() ? value.get<std::string>() : value.is_null() ? std::string() : value.dump();
}

/// A text that is one placeholder takes the value's own type; otherwise the values are written into the text.
Json fillText(const std::string& text, Values& values) {
    std::string result;
    std::size_t position = 0;
    while (position < text.size()) {
        const std::size_t begin = text.find("${", position);
        const std::size_t end = begin == std::string::npos ? begin : text.find('}', begin);
        if (end == std::string::npos) break;
        const auto value = valueFor(std::string_view(text).substr(begin + 2, end - begin - 2), values);
        if (value && begin == 0 && end + 1 == text.size()) return *value;
        result += text.substr(position, begin - position);
        result += value ? asText(*value) : text.substr(begin, end + 1 - begin);
        position = end + 1;
    }
    return result + text.substr(position);
}

Json fillValue(const Json& json, Values& values) {
    if (json.is_string()) return fillText(json.get_ref<const std::string&>(), values);
    if (!json.is_structured()) return json;
    Json result = json;
    for (Json& entry : result) entry = fillValue(entry, values);
    return result;
}

std::optional<std::string> decodeBase64(const std::string& text) {
    if (text.empty() || text.size() % 4 != 0) return std::nullopt;
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string result;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text.substr(0, text.find('='))) {
        const std::size_t digit = kDigits.find(c);
        if (digit == std::string_view::npos) return std::nullopt;
        bits = (bits << 6) | static_cast<std::uint32_t>(digit);
        count += 6;
        if (count < 8) continue;
        count -= 8;
        result += static_cast<char>((bits >> count) & 0xff);
    }
    return result;
}

/// JSON written in a text, plain or in base64; null otherwise.
Json decoded(const std::string& text) {
    Json parsed = Json::parse(text, nullptr, false);
    if (!parsed.is_discarded()) return parsed;
    const auto plain = decodeBase64(text);
    parsed = plain ? Json::parse(*plain, nullptr, false) : Json();
    return parsed.is_discarded() ? Json() : parsed;
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

std::string calendarTime(Nanoseconds virtualTime) {
    const std::int64_t milliseconds = kEpochSeconds * 1000 + virtualTime / kMillisecond;
    const std::int64_t days = milliseconds / 86'400'000;
    const std::int64_t rest = milliseconds % 86'400'000;
    // Days since 1970 to a date: years begin in March, so that the leap day comes last (eras of 146,097 days).
    const std::int64_t shifted = days + 719'468;
    const std::int64_t era = shifted / 146'097;
    const std::int64_t dayOfEra = shifted % 146'097;
    const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t monthFromMarch = (5 * dayOfYear + 2) / 153;
    const std::int64_t day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
    const std::int64_t month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    const std::int64_t year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", static_cast<int>(year),
                  static_cast<int>(month), static_cast<int>(day), static_cast<int>(rest / 3'600'000),
                  static_cast<int>(rest / 60'000 % 60), static_cast<int>(rest / 1000 % 60),
                  static_cast<int>(rest % 1000));
    return text.data();
}

std::string uuidFrom(Random& random) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text = "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx";
    std::uint64_t bits = random.next();
    int left = 16;
    for (char& c : text) {
        if (c != 'x' && c != 'y') continue;
        if (left-- == 0) {
            bits = random.next();
            left = 15;
        }
        const auto digit = static_cast<std::size_t>(bits & 15);
        c = kDigits[c == 'y' ? (digit & 3) | 8 : digit];
        bits >>= 4;
    }
    return text;
}

Json lookThrough(const Json& json, std::string_view pointer) {
    if (pointer.empty()) return json;
    const std::size_t slash = pointer.find('/', 1);
    const std::string key = unescaped(pointer.substr(1, slash == std::string_view::npos ? slash : slash - 1));
    const std::string_view rest = slash == std::string_view::npos ? std::string_view() : pointer.substr(slash);
    if (json.is_string()) {
        const Json inner = decoded(json.get_ref<const std::string&>());
        return inner.is_structured() ? lookThrough(inner, pointer) : Json();
    }
    const Json* next = step(json, key);
    return next ? lookThrough(*next, rest) : Json();
}

Template::Template(Json json)
    : m_json(std::move(json)), m_constant(!holds(m_json, "${")), m_looksAtEvent(holds(m_json, "${/")) {}

Json Template::fill(const Filling& filling) const {
    if (m_constant) return m_json;
    Values values{filling, Random(filling.seed, {})};
    return fillValue(m_json, values);
}

}  // namespace cascade::simulator
