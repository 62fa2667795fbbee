// SPDX-License-Identifier: MIT
// The program behind `make bench`: one measurement a call, so that run.py can alternate with the peers.
#include "tests/benchmarks/benchmarks.h"

#include <cstdio>

namespace {

using namespace cascade;

struct Benchmark {
    const char* name;
    const char* usage;
    Result<Json> (*measure)(const benchmarks::Arguments&);
};

constexpr Benchmark kBenchmarks[] = {
    {"bare-queue", "PENDING EVENTS", benchmarks::bareQueue},
    {"hold", "PENDING EVENTS", benchmarks::hold},
    {"mm1", "CUSTOMERS", benchmarks::mm1},
    {"design", "FILE DURATION", benchmarks::design},
    {"export", "FORMAT NODES", benchmarks::exports},
};

int usage(const char* program) {
    std::fprintf(stderr, "usage:\n");
    for (const Benchmark& benchmark : kBenchmarks)
        std::fprintf(stderr, "  %s %s %s\n", program, benchmark.name, benchmark.usage);
    return 2;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string name = argc > 1 ? argv[1] : "";
    for (const Benchmark& benchmark : kBenchmarks) {
        if (name != benchmark.name) continue;
        const Result<Json> measured = benchmark.measure({argv + 2, argv + argc});
        if (!measured) {
            std::fprintf(stderr, "%s: %s\n", benchmark.name, measured.error().text().c_str());
            return 2;
        }
        std::printf("%s\n", measured->dump().c_str());
        return 0;
    }
    return usage(argv[0]);
}
