// SPDX-License-Identifier: MIT
// The hold model on ns-3: N pending events, each of which schedules itself again after an exponential time.
// usage: ns3_hold SCHEDULER N EVENTS; prints {"items", "seconds"}, processor time. Random numbers are drawn as in
// our own benchmark, so that both sides pay the same for them.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>

#include <ns3/core-module.h>

#include "simulator/engine/random.h"

namespace {

constexpr double kMeanIncrement = 1e9;  // nanoseconds

cascade::simulator::Random random_numbers(1, "hold");
std::uint64_t left = 0;

ns3::Time increment() {
    return ns3::NanoSeconds(static_cast<std::int64_t>(random_numbers.exponential() * kMeanIncrement));
}

void hold() {
    if (--left == 0) {
        ns3::Simulator::Stop();
        return;
    }
    ns3::Simulator::Schedule(increment(), &hold);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::fprintf(stderr, "usage: %s SCHEDULER N EVENTS\n", argv[0]);
        return 2;
    }
    const std::uint64_t pending = std::strtoull(argv[2], nullptr, 10);
    const std::uint64_t events = std::strtoull(argv[3], nullptr, 10);
    ns3::ObjectFactory scheduler;
    scheduler.SetTypeId("ns3::" + std::string(argv[1]));
    ns3::Simulator::SetScheduler(scheduler);
    left = events;
    for (std::uint64_t i = 0; i < pending; ++i) ns3::Simulator::Schedule(increment(), &hold);
    const std::clock_t begun = std::clock();
    ns3::Simulator::Run();
    const double seconds = static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
    ns3::Simulator::Destroy();
    std::printf("{\"items\": %llu, \"seconds\": %.6f}\n", static_cast<unsigned long long>(events), seconds);
    return 0;
}
