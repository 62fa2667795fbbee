// SPDX-License-Identifier: MIT
// Values of parameters in a template's words and back.
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "exporters/cloudformation/fields.h"
#include "model/units.h"

namespace cascade::exporters::cloudformation {
namespace {

bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isLower(char c) { return c >= 'a' && c <= 'z'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c; }
char upper(char c) { return isLower(c) ? static_cast<char>(c - 'a' + 'A') : c; }

Nanoseconds unitOf(Form form) {
    switch (form) {
        case Form::Days: return kDay;
        case Form::Hours: return kHour;
        case Form::Minutes: return kMinute;
        case Form::Seconds: return kSecond;
        default: return kMillisecond;
    }
}

/// Templates write numbers as text, too.
Json numberOf(const Json& value) {
    if (value.is_number()) return value;
    if (!value.is_string()) return nullptr;
    const Json parsed = Json::parse(value.get_ref<const std::string&>(), nullptr, false);
    return parsed.is_number() ? parsed : Json();
}

Json booleanOf(const Json& value) {
    if (value.is_boolean()) return value;
    if (value == "true" || value == "True") return true;
    if (value == "false" || value == "False") return false;
    return nullptr;
}

Json durationOf(Form form, const Json& value) {
    const Json number = numberOf(value);
    constexpr double kMost = 1e10;  // seconds or more: far beyond any limit, and no overflow
    if (!number.is_number() ||
        std::abs(number.get<double>()) > kMost / static_cast<double>(unitOf(form) / kMillisecond))
        return nullptr;
    return formatDuration(static_cast<Nanoseconds>(number.get<double>() * static_cast<double>(unitOf(form))));
}

/// "Canary10Percent5Minutes" -> "canary-10-percent-5-minutes"
std::string dashed(const std::string& name) {
    std::string words;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool starts = isUpper(name[i]) || (isDigit(name[i]) && (i == 0 || !isDigit(name[i - 1])));
        if (starts && !words.empty()) words += '-';
        words += lower(name[i]);
    }
    return words;
}

std::string capitals(const std::string& words) {
    std::string name;
    bool start = true;
    for (const char c : words) {
        if (c != '-') name += start ? upper(c) : c;
        start = c == '-';
    }
    return name;
}

Json patternsOf(const Json& filters) {
    if (!filters.is_array()) return nullptr;
    Json patterns = Json::array();
    for (const Json& filter : filters) {
        const Json* text = member(filter, "Pattern");
        if (!text || !text->is_string()) return nullptr;
        Json pattern = Json::parse(text->get_ref<const std::string&>(), nullptr, false);
        if (pattern.is_discarded()) return nullptr;
        patterns.push_back(std::move(pattern));
    }
    if (patterns.empty()) return nullptr;
    return patterns.size() == 1 ? Json(patterns.front()) : patterns;
}

Json filtersOf(const Json& patterns) {
    Json filters = Json::array();
    for (const Json& pattern : patterns.is_array() ? patterns : Json::array({patterns}))
        filters.push_back({{"Pattern", pattern.dump()}});
    return filters;
}

Json valueOfText(const Json& value) {
    if (!value.is_string()) return nullptr;
    Json parsed = Json::parse(value.get_ref<const std::string&>(), nullptr, false);
    return parsed.is_discarded() ? value : parsed;
}

bool holds(const Json& list, const char* text) {
    return list.is_array() && std::any_of(list.begin(), list.end(), [&](const Json& item) { return item == text; });
}

}  // namespace

Json fromTemplate(Form form, const Json& value) {
    switch (form) {
        case Form::Same: return value;
        case Form::Days:
        case Form::Hours:
        case Form::Minutes:
        case Form::Seconds:
        case Form::Milliseconds: return durationOf(form, value);
        case Form::Negated: {
            const Json boolean = booleanOf(value);
            return boolean.is_boolean() ? Json(!boolean.get<bool>()) : Json();
        }
        case Form::Enabled: return value.is_string() ? Json(value == "ENABLED" || value == "Enabled") : Json();
        case Form::First:
            return value.is_array() && !value.empty() && value.front().is_string() ? value.front() : Json();
        case Form::Utc: {
            if (!value.is_string()) return nullptr;
            const auto& text = value.get_ref<const std::string&>();
            return text.ends_with('Z') ? text.substr(0, text.size() - 1) : text;
        }
        case Form::JsonText: return valueOfText(value);
        case Form::Lower: {
            if (!value.is_string()) return nullptr;
            std::string text = value.get<std::string>();
            std::transform(text.begin(), text.end(), text.begin(), lower);
            return text;
        }
        case Form::CodeDeploy:
            return value.is_string() ? Json(dashed(value.get_ref<const std::string&>())) : Json();
        case Form::Filters: return patternsOf(value);
        case Form::BatchFailures: return value.is_array() ? Json(holds(value, "ReportBatchItemFailures")) : Json();
        case Form::PerGroup: return value.is_string() ? Json(value == "perMessageGroupId") : Json();
    }
    return nullptr;
}

Json toTemplate(Form form, const Json& value) {
    switch (form) {
        case Form::Same: return value;
        case Form::Days:
        case Form::Hours:
        case Form::Minutes:
        case Form::Seconds:
        case Form::Milliseconds: {
            const auto duration =
                value.is_string() ? parseDuration(value.get_ref<const std::string&>()) : std::nullopt;
            return duration ? Json((*duration + unitOf(form) - 1) / unitOf(form)) : Json();
        }
        case Form::Negated: return value.is_boolean() ? Json(!value.get<bool>()) : Json();
        case Form::Enabled: return value == Json(true) ? "ENABLED" : "DISABLED";
        case Form::First: return Json::array({value});
        case Form::Utc: return value.is_string() ? Json(value.get<std::string>() + "Z") : Json();
        case Form::JsonText: return value.is_string() ? value : Json(value.dump());
        case Form::Lower: {
            std::string text = value.is_string() ? value.get<std::string>() : std::string();
            if (!text.empty()) text.front() = upper(text.front());
            return text;
        }
        case Form::CodeDeploy:
            return value.is_string() ? Json(capitals(value.get_ref<const std::string&>())) : Json();
        case Form::Filters: return filtersOf(value);
        case Form::BatchFailures:
            return value == Json(true) ? Json::array({"ReportBatchItemFailures"}) : Json::array();
        case Form::PerGroup: return value == Json(true) ? "perMessageGroupId" : "perQueue";
    }
    return nullptr;
}

}  // namespace cascade::exporters::cloudformation
