// SPDX-License-Identifier: MIT
// How wide windows are.
#include "simulator/report/windows.h"

namespace cascade::simulator {
namespace {

constexpr Nanoseconds kMostWindows = 150;
constexpr Nanoseconds kWidths[] = {
    1 * kMillisecond,  2 * kMillisecond,   5 * kMillisecond,   10 * kMillisecond,  20 * kMillisecond,
    50 * kMillisecond, 100 * kMillisecond, 200 * kMillisecond, 500 * kMillisecond, 1 * kSecond,
    2 * kSecond,       5 * kSecond,        10 * kSecond,       15 * kSecond,       30 * kSecond,
    1 * kMinute,       2 * kMinute,        5 * kMinute,        10 * kMinute,       15 * kMinute,
    30 * kMinute,      1 * kHour,          2 * kHour,          3 * kHour,          6 * kHour,
    12 * kHour,        1 * kDay,           2 * kDay,           5 * kDay,           10 * kDay};

}  // namespace

Nanoseconds windowWidth(Nanoseconds duration) {
    for (const Nanoseconds width : kWidths)
        if (duration <= width * kMostWindows) return width;
    return (duration / (kMostWindows * kDay) + 1) * kDay;
}

}  // namespace cascade::simulator
