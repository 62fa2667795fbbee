// SPDX-License-Identifier: MIT
// Reading times after a picture, and ISO 8601.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include "model/jsonata/evaluator.h"
#include "model/jsonata/failure.h"
#include "model/jsonata/letter_case.h"
#include "model/jsonata/regex.h"
#include "model/jsonata/time_picture.h"

namespace cascade::jsonata {

namespace {

using Components = std::map<char, double>;

std::string escaped(std::string_view literal) {
    std::string pattern;
    for (const char c : literal) {
        if (std::string_view(".*+?^${}()|[]\\/").find(c) != std::string_view::npos) pattern += '\\';
        pattern += c;
    }
    return pattern;
}

bool isZone(const TimePart& part) { return part.component == 'Z' || part.component == 'z'; }

std::string patternOf(const TimePart& part) {
    if (part.component == '\0') return escaped(part.literal);
    if (isZone(part)) {
        std::string zone = part.component == 'z' ? "GMT" : "";
        zone += "[-+][0-9]+";
        if (part.integer && part.integer->regular) zone += "(?::?[0-9]+)?";
        return part.zuluAtZero ? "(?:Z|" + zone + ")" : zone;
    }
    if (part.component == 'f') return "[0-9]+";
    return part.integer ? part.integer->pattern() : "[a-zA-Z]+";
}

std::optional<double> indexOf(std::span<const std::string_view> names, const std::string& text,
                              const TimePart& part) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (lowercase(names[i].substr(0, part.mostWidth.value_or(names[i].size()))) == lowercase(text))
            return static_cast<double>(i + 1);
    return std::nullopt;
}

std::optional<double> namedValue(const TimePart& part, const std::string& text) {
    if (part.component == 'M' || part.component == 'x') return indexOf(kMonths, text, part);
    if (part.component == 'F') return indexOf(kDays, text, part);
    if (part.component == 'P')
        return lowercase(text) == "pm" ? 1 : lowercase(text) == "am" ? std::optional(0.0) : std::nullopt;
    throw Failure{"D3133", std::string("[") + part.component + "] cannot be read as a name",
                  "only months, days and am/pm have names"};
}

/// In minutes: "+01:30", "+0130", "+1", with or without GMT.
double zoneValue(std::string text) {
    if (text == "Z" || text == "z") return 0;
    if (text.size() > 3 && (text[0] == 'G' || text[0] == 'g')) text.erase(0, 3);
    const double sign = text.front() == '-' ? -1 : 1;
    const std::size_t colon = text.find(':');
    const std::size_t hours = colon != std::string::npos ? colon - 1 : text.size() - 1 <= 2 ? text.size() - 1 : 2;
    const auto number = [](const std::string& digits) {
        int value = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return value;
    };
    const std::string minutes =
        text.substr(std::min(1 + hours + (colon != std::string::npos ? 1 : 0), text.size()));
    return sign * (number(text.substr(1, hours)) * 60 + number(minutes));
}

std::optional<double> valueOf(const TimePart& part, const std::string& text) {
    if (isZone(part)) return zoneValue(text);
    if (part.component == 'f') {
        const std::string digits = (text + "000").substr(0, 3);
        return std::stod(digits);
    }
    return part.integer ? part.integer->read(text) : namedValue(part, text);
}

/// What the text says for each component; nothing when it does not fit the picture.
std::optional<Components> matched(Evaluator& evaluator, const std::string& text,
                                  const std::vector<TimePart>& picture) {
    std::string pattern = "^";
    for (const TimePart& part : picture) pattern += "(" + patternOf(part) + ")";
    const auto match = Regex::compile(pattern + "$", "i", 0)->search(evaluator, text, 0);
    if (!match) return std::nullopt;
    Components components;
    for (std::size_t i = 0; i < picture.size(); ++i) {
        if (picture[i].component == '\0' || !match->groups[i]) continue;
        const auto value = valueOf(picture[i], std::string(*match->groups[i]));
        if (value) components[picture[i].component] = *value;
    }
    return components;
}

bool hasAnyOf(const Components& components, std::string_view letters) {
    return std::any_of(letters.begin(), letters.end(), [&](char c) { return components.count(c) > 0; });
}

/// What is missing before the first given component is as now, what is missing after the last is least.
/// Throws D3136 for gaps.
void fillGaps(Components& components, std::string_view order, Milliseconds now) {
    const DateTime current = dateTimeOf(now);
    bool begun = false;
    bool ended = false;
    for (const char component : order) {
        if (components.count(component)) {
            if (ended)
                throw Failure{"D3136", "the picture leaves out components in between",
                              "give all from the largest to the smallest"};
            begun = true;
        } else if (begun) {
            ended = true;
            components[component] = std::string_view("MDd").find(component) != std::string_view::npos ? 1 : 0;
        } else {
            components[component] = componentOf(current, component);
        }
    }
}

std::int64_t whole(double number) {
    constexpr double kFar = 1e9;  // No year is further away.
    return static_cast<std::int64_t>(std::clamp(number, -kFar, kFar));
}

Milliseconds composed(const Components& components) {
    const auto at = [&](char component) {
        const auto found = components.find(component);
        return found == components.end() ? 0 : whole(found->second);
    };
    const bool byDayOfYear = components.count('M') == 0;
    const std::int64_t days = byDayOfYear ? daysOf(at('Y'), 1, at('d')) : daysOf(at('Y'), at('M'), at('D'));
    const bool twelveHours = components.count('h') > 0;
    const std::int64_t hour = twelveHours ? at('h') % 12 + (at('P') == 1 ? 12 : 0) : at('H');
    const std::int64_t zone = at('Z') + at('z');
    return days * kMillisecondsADay + hour * 3'600'000 + (at('m') - zone) * 60'000 + at('s') * 1000 + at('f');
}

/// Takes so many digits off the text; nothing if they are not there.
std::optional<int> takeDigits(std::string_view& text, std::size_t count) {
    int value = 0;
    if (text.size() < count) return std::nullopt;
    const auto read = std::from_chars(text.data(), text.data() + count, value);
    if (read.ec != std::errc() || read.ptr != text.data() + count || text.front() == '-') return std::nullopt;
    text.remove_prefix(count);
    return value;
}

bool take(std::string_view& text, char c) {
    if (!text.starts_with(c)) return false;
    text.remove_prefix(1);
    return true;
}

/// "hh:mm:ss.fff" after the T, in milliseconds.
std::optional<Milliseconds> takeTime(std::string_view& text) {
    const auto hour = takeDigits(text, 2);
    if (!hour || *hour > 24 || !take(text, ':')) return std::nullopt;
    const auto minute = takeDigits(text, 2);
    if (!minute || *minute > 59 || !take(text, ':')) return std::nullopt;
    const auto second = takeDigits(text, 2);
    if (!second || *second > 59) return std::nullopt;
    return (*hour * 3600 + *minute * 60 + *second) * Milliseconds(1000);
}

Milliseconds takeFraction(std::string_view& text) {
    Milliseconds value = 0;
    int digits = 0;
    for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1))
        if (digits++ < 3) value = value * 10 + (text.front() - '0');
    for (; digits < 3; ++digits) value *= 10;
    return value;
}

std::optional<Milliseconds> takeZone(std::string_view& text) {
    if (text.empty() || take(text, 'Z')) return 0;
    const Milliseconds sign = text.front() == '-' ? -1 : 1;
    if (!take(text, '+') && !take(text, '-')) return std::nullopt;
    const auto hours = takeDigits(text, 2);
    if (!hours) return std::nullopt;
    take(text, ':');
    const auto minutes = takeDigits(text, 2);
    if (!minutes || *minutes > 59) return std::nullopt;
    return sign * (*hours * 60 + *minutes) * 60'000;
}

}  // namespace

std::optional<Milliseconds> parseTime(Evaluator& evaluator, const std::string& text, std::vector<TimePart> picture,
                                      Milliseconds now) {
    std::optional<Components> components = matched(evaluator, text, picture);
    if (!components || components->empty()) return std::nullopt;
    const bool byWeek = hasAnyOf(*components, "WwXx") && !hasAnyOf(*components, "MDd");
    if (byWeek)
        throw Failure{"D3136", "dates by week cannot be read", "give year, month and day, or the day of the year"};
    const bool byDayOfYear = components->count('d') && !hasAnyOf(*components, "MD");
    const bool twelveHours = hasAnyOf(*components, "hP") && !components->count('H');
    const std::string order = std::string(byDayOfYear ? "Yd" : "YMD") + (twelveHours ? "Phmsf" : "Hmsf");
    fillGaps(*components, order, now);
    return composed(*components);
}

std::optional<Milliseconds> parseIsoTime(std::string_view text) {
    const auto year = takeDigits(text, 4);
    if (!year) return std::nullopt;
    int month = 1;
    int day = 1;
    for (int* field : {&month, &day}) {
        if (!take(text, '-')) break;
        const auto value = takeDigits(text, 2);
        if (!value || *value < 1 || *value > (field == &month ? 12 : 31)) return std::nullopt;
        *field = *value;
    }
    Milliseconds time = daysOf(*year, month, day) * kMillisecondsADay;
    if (take(text, 'T')) {
        const auto clock = takeTime(text);
        if (!clock) return std::nullopt;
        time += *clock;
    }
    if (take(text, '.')) time += takeFraction(text);
    const auto zone = takeZone(text);
    if (!zone || !text.empty()) return std::nullopt;
    return time - *zone;
}

}  // namespace cascade::jsonata
