// SPDX-License-Identifier: MIT
// Reading pictures of times, and writing times after them.
#include "model/jsonata/time_picture.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "model/jsonata/failure.h"
#include "model/jsonata/letter_case.h"
#include "model/jsonata/power.h"

namespace cascade::jsonata {

namespace {

/// How a component is written when its picture does not say.
std::string_view defaultPresentation(char component) {
    constexpr std::string_view kOneDigit = "YMDdWwXxHhf";
    constexpr std::string_view kTwoDigits = "ms";
    constexpr std::string_view kNamed = "FPCE";
    constexpr std::string_view kZone = "Zz";
    if (kOneDigit.find(component) != kOneDigit.npos) return "1";
    if (kTwoDigits.find(component) != kTwoDigits.npos) return "01";
    if (kNamed.find(component) != kNamed.npos) return "n";
    if (kZone.find(component) != kZone.npos) return "01:01";
    return "";
}

bool isIntegerComponent(char component) {
    return std::string_view("YMDdFWwXxHhmsfZz").find(component) != std::string_view::npos;
}

std::optional<std::size_t> widthOf(std::string_view text) {
    std::size_t width = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), width);
    // No field of a date is longer.
    constexpr std::size_t kWidest = 100;
    return problem == std::errc() ? std::optional(std::min(width, kWidest)) : std::nullopt;
}

/// ",2-4" after the presentation.
void applyWidth(TimePart& part, std::string_view width) {
    const std::size_t dash = width.find('-');
    const auto least = widthOf(width.substr(0, dash));
    if (dash != width.npos) part.mostWidth = widthOf(width.substr(dash + 1));
    if (part.integer && least) part.integer->leastDigits = std::max(part.integer->leastDigits, *least);
    if (part.component == 'Y' && part.mostWidth && part.integer) {
        part.yearDigits = *part.mostWidth;
        part.integer->leastDigits = *part.mostWidth;
    }
}

TimePart markerOf(std::string marker) {
    marker.erase(
        std::remove_if(marker.begin(), marker.end(), [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }),
        marker.end());
    TimePart part{.component = marker.empty() ? '?' : marker.front()};
    const std::string_view standard = defaultPresentation(part.component);
    if (standard.empty())
        throw Failure{"D3132", "[" + marker + "] names no component of a time",
                      "begin with one of Y M D d F W w X x H h P m s f Z z C E"};
    const std::size_t comma = marker.rfind(',');
    std::string presentation = marker.substr(1, comma == std::string::npos ? comma : comma - 1);
    std::string modifier;
    if (presentation.size() > 1 && std::string_view("atco").find(presentation.back()) != std::string_view::npos) {
        modifier = presentation.back();
        presentation.pop_back();
    }
    if (presentation.empty()) presentation = standard;
    part.zuluAtZero = modifier == "t";
    part.named = presentation.front() == 'n' || presentation.front() == 'N';
    if (presentation.front() == 'N')
        part.letterCase =
            presentation.starts_with("Nn") ? IntegerPicture::Case::Title : IntegerPicture::Case::Upper;
    if (!part.named && isIntegerComponent(part.component)) {
        part.integer = IntegerPicture::parse(modifier == "o" ? presentation + ";o" : presentation);
        const std::size_t digits = part.integer->leastDigits + part.integer->optionalDigits;
        if (part.component == 'Y' && digits >= 2) part.yearDigits = digits;
    }
    if (comma != std::string::npos) applyWidth(part, std::string_view(marker).substr(comma + 1));
    return part;
}

void addLiteral(std::vector<TimePart>& parts, std::string_view text) {
    std::string literal;
    for (std::size_t i = 0; i < text.size(); ++i) {
        literal += text[i];
        if (text.substr(i, 2) == "]]") ++i;
    }
    if (!literal.empty()) parts.push_back(TimePart{.literal = std::move(literal)});
}

std::string nameOf(const DateTime& date, const TimePart& part) {
    std::string name;
    if (part.component == 'M' || part.component == 'x')
        name = kMonths[static_cast<std::size_t>(componentOf(date, part.component)) - 1];
    else if (part.component == 'F')
        name = kDays[static_cast<std::size_t>(date.dayOfWeek) - 1];
    else
        throw Failure{"D3133",
                      std::string("[") + part.component + "N] asks for a name, which only months and days have",
                      "use digits: [" + std::string(1, part.component) + "01]"};
    if (part.letterCase == IntegerPicture::Case::Upper) name = uppercase(name);
    if (part.letterCase == IntegerPicture::Case::Lower) name = lowercase(name);
    return part.mostWidth ? name.substr(0, *part.mostWidth) : name;
}

std::string zoneOf(const TimePart& part, int offset) {
    if (offset == 0 && part.zuluAtZero) return "Z";
    const std::size_t digits = part.integer ? part.integer->leastDigits : 0;
    if (digits < 1 || digits > 4)
        throw Failure{"D3134", "a time zone has one to four digits", "write [Z], [Z0101] or [Z01:01]"};
    const int joined = offset / 60 * 100 + offset % 60;
    std::string text = part.component == 'z' ? "GMT" : "";
    if (offset >= 0) text += '+';
    if (part.integer->regular || digits > 2) return text + part.integer->format(joined);
    text += part.integer->format(offset / 60);
    const int minutes = std::abs(offset % 60);
    return minutes == 0 ? text : text + ":" + IntegerPicture::parse("00").format(minutes);
}

std::string componentText(const DateTime& date, const TimePart& part, int offset) {
    if (part.component == 'Z' || part.component == 'z') return zoneOf(part, offset);
    if (part.component == 'C' || part.component == 'E') return "ISO";
    if (part.component == 'P') {
        const std::string marker = date.hour >= 12 ? "pm" : "am";
        return part.letterCase == IntegerPicture::Case::Upper ? uppercase(marker) : marker;
    }
    if (!part.integer) return nameOf(date, part);
    double value = componentOf(date, part.component);
    if (part.component == 'Y' && part.yearDigits > 0 && part.yearDigits < 15)
        value = std::fmod(value, power(10, static_cast<double>(part.yearDigits)));
    return part.integer->format(value);
}

}  // namespace

std::vector<TimePart> parseTimePicture(std::string_view picture) {
    std::vector<TimePart> parts;
    std::size_t begin = 0;
    for (std::size_t at = picture.find('['); at != picture.npos; at = picture.find('[', begin)) {
        addLiteral(parts, picture.substr(begin, at - begin));
        if (picture.substr(at, 2) == "[[") {
            parts.push_back(TimePart{.literal = "["});
            begin = at + 2;
            continue;
        }
        const std::size_t end = picture.find(']', at);
        if (end == picture.npos) throw Failure{"D3135", "the picture has a [ without its ]", "close it"};
        TimePart part = markerOf(std::string(picture.substr(at + 1, end - at - 1)));
        // Digits right after digits: only their number tells them apart.
        if (part.integer && !parts.empty() && parts.back().integer)
            parts.back().integer->parseWidth = parts.back().integer->leastDigits;
        parts.push_back(std::move(part));
        begin = end + 1;
    }
    addLiteral(parts, picture.substr(begin));
    return parts;
}

int parseTimezone(const std::string& text) {
    const std::size_t sign = text.starts_with('+') ? 1 : 0;
    int joined = 0;
    const auto read = std::from_chars(text.data() + sign, text.data() + text.size(), joined);
    if (text == "Z") return 0;
    if (read.ec != std::errc() || std::abs(joined) > 9999)
        throw Failure{"D3134", "\"" + text + "\" is no time zone", "write \"+0100\" or \"-0500\""};
    return joined / 100 * 60 + joined % 100;
}

double componentOf(const DateTime& date, char component) {
    switch (component) {
        case 'Y': return static_cast<double>(date.year);
        case 'M': return date.month;
        case 'D': return date.day;
        case 'd': return date.dayOfYear;
        case 'F': return date.dayOfWeek;
        case 'W': return weekOfYear(date).number;
        case 'w': return weekOfMonth(date).number;
        case 'X': return static_cast<double>(weekOfYear(date).owner);
        case 'x': return static_cast<double>(weekOfMonth(date).owner);
        case 'H': return date.hour;
        case 'h': return date.hour % 12 == 0 ? 12 : date.hour % 12;
        case 'P': return date.hour >= 12 ? 1 : 0;
        case 'm': return date.minute;
        case 's': return date.second;
        case 'f': return date.millisecond;
        default: return 0;
    }
}

std::string formatTime(Milliseconds time, const std::vector<TimePart>& picture, int offsetMinutes) {
    constexpr Milliseconds kMillisecondsAMinute = 60'000;
    const DateTime date = dateTimeOf(time + offsetMinutes * kMillisecondsAMinute);
    std::string text;
    for (const TimePart& part : picture)
        text += part.component == '\0' ? part.literal : componentText(date, part, offsetMinutes);
    return text;
}

}  // namespace cascade::jsonata
