// SPDX-License-Identifier: MIT
// The bound that no engine around this queue can beat: take the next event, draw an increment, put it back.
#include "simulator/engine/event_queue.h"
#include "simulator/engine/random.h"
#include "tests/benchmarks/benchmarks.h"

namespace cascade::benchmarks {

Result<Json> bareQueue(const Arguments& arguments) {
    if (arguments.size() != 2) return Error{"two numbers are wanted", "write for instance: bare-queue 256 2000000"};
    const std::uint64_t pending = std::stoull(arguments[0]);
    const std::uint64_t events = std::stoull(arguments[1]);
    simulator::Random random(1, "hold");
    simulator::EventQueue queue;
    const auto later = [&] { return static_cast<Nanoseconds>(random.exponential() * kSecond); };
    for (std::uint64_t i = 0; i < pending; ++i) queue.push(later(), simulator::EventType::Timer, 0);
    const Stopwatch stopwatch;
    for (std::uint64_t i = 0; i < events; ++i) {
        const Nanoseconds now = queue.pop().time;
        queue.push(now + later(), simulator::EventType::Timer, 0);
    }
    return Json{{"items", events}, {"seconds", stopwatch.seconds()}};
}

}  // namespace cascade::benchmarks
