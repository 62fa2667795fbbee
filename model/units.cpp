// SPDX-License-Identifier: MIT
// Durations: text to integer nanoseconds and back, exactly (no floating point on the way).
#include "model/units.h"

#include <array>
#include <limits>

namespace cascade {
namespace {

struct Unit {
    std::string_view suffix;
    Nanoseconds length;
};

// Longest first, so that formatting finds the shortest text.
constexpr std::array<Unit, 7> kUnits{
    {{"d", kDay}, {"h", kHour}, {"m", kMinute}, {"s", kSecond}, {"ms", kMillisecond}, {"us", 1'000}, {"ns", 1}}};

const Unit* unitNamed(std::string_view suffix) {
    for (const Unit& unit : kUnits)
        if (unit.suffix == suffix) return &unit;
    return nullptr;
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<Nanoseconds> parseDuration(std::string_view text) {
    if (text == "0") return 0;
    std::size_t end = 0;
    while (end < text.size() && (isDigit(text[end]) || text[end] == '.')) ++end;
    const Unit* unit = unitNamed(text.substr(end));
    const std::string_view number = text.substr(0, end);
    if (!unit || number.empty() || !isDigit(number.front()) || !isDigit(number.back())) return std::nullopt;

    // Digits before the point count whole units; each digit after it a tenth of the place before.
    Nanoseconds total = 0;
    Nanoseconds place = unit->length;
    bool fraction = false;
    for (const char c : number) {
        if (c == '.') {
            if (fraction) return std::nullopt;
            fraction = true;
        } else if (fraction) {
            const Nanoseconds digit = c - '0';
            if (place % 10 != 0) {
                if (digit != 0) return std::nullopt;  // finer than a nanosecond, or not exact ("0.0001ms" is)
                continue;
            }
            place /= 10;
            total += digit * place;
        } else {
            const Nanoseconds digit = (c - '0') * unit->length;
            if (total > (std::numeric_limits<Nanoseconds>::max() - digit) / 10) return std::nullopt;
            total = total * 10 + digit;
        }
    }
    return total;
}

std::string formatDuration(Nanoseconds duration) {
    if (duration == 0) return "0s";
    for (const Unit& unit : kUnits)
        if (duration % unit.length == 0) return std::to_string(duration / unit.length) + std::string(unit.suffix);
    return std::to_string(duration) + "ns";
}

}  // namespace cascade
