// SPDX-License-Identifier: MIT
// $now, $millis, $fromMillis, $toMillis. Now is the environment's, the same during a whole evaluation.
#include <cmath>

#include "model/jsonata/evaluator.h"
#include "model/jsonata/time_picture.h"

namespace cascade::jsonata {

namespace {

/// As far as JavaScript's dates go (ECMA-262, 21.4.1.1).
constexpr double kFarthest = 8.64e15;

Milliseconds now(Call& call) {
    const Nanoseconds now = call.evaluator.environment().now;
    return now / kMillisecond - (now % kMillisecond < 0 ? 1 : 0);
}

Value formatted(Milliseconds time, const Value& picture, const Value& zone) {
    const int offset = zone.isString() ? parseTimezone(zone.text()) : 0;
    return formatTime(time, parseTimePicture(picture.isString() ? picture.text() : kIsoPicture), offset);
}

Value nowText(Call& call) { return formatted(now(call), call[0], call[1]); }
Value millis(Call& call) { return static_cast<double>(now(call)); }

Value fromMillis(Call& call) {
    if (call[0].isAbsent()) return call[0];
    const double time = call[0].number();
    if (!(std::fabs(time) <= kFarthest))
        throw Failure{"D1001", "the time is too far away", "give milliseconds since 1970"};
    return formatted(static_cast<Milliseconds>(std::floor(time)), call[1], call[2]);
}

Value toMillis(Call& call) {
    if (call[0].isAbsent()) return call[0];
    const std::string& text = call[0].text();
    if (!call[1].isString()) {
        const std::optional<Milliseconds> time = parseIsoTime(text);
        if (!time)
            throw Failure{"D3110", "\"" + text + "\" is no time after ISO 8601",
                          "write \"2018-02-01T10:20:30Z\", or give a picture"};
        return static_cast<double>(*time);
    }
    const auto time = parseTime(call.evaluator, text, parseTimePicture(call[1].text()), now(call));
    return time ? Value(static_cast<double>(*time)) : Value();
}

constexpr Builtin kFunctions[] = {
    {"now", "<s?s?:s>", nowText},
    {"millis", "<:n>", millis},
    {"fromMillis", "<n-s?s?:s>", fromMillis},
    {"toMillis", "<s-s?:n>", toMillis},
};

}  // namespace

std::span<const Builtin> timeFunctions() { return kFunctions; }

}  // namespace cascade::jsonata
