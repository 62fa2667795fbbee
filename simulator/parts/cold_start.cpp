// SPDX-License-Identifier: MIT
// Measured cold starts.
#include "simulator/parts/cold_start.h"

#include <array>

namespace cascade::simulator {
namespace {

/// Median and longest of "Init Duration" in milliseconds. Source: github.com/maxday/lambda-perf, data of
/// 2026-08-22, ten cold starts each, hello world as zip on x86_64 at 128 MB; memory makes no difference to this
/// figure. Where only the median is published, the spread is that of its neighbours (about a tenth).
struct ColdStart {
    std::string_view runtime;
    double median;
    double most;
};

constexpr std::array kColdStarts{
    ColdStart{"python3.14", 101, 112},    ColdStart{"python3.13", 86, 96},   ColdStart{"python3.12", 84, 96},
    ColdStart{"nodejs24.x", 134, 145},    ColdStart{"nodejs22.x", 138, 149}, ColdStart{"nodejs20.x", 138, 149},
    ColdStart{"java25", 185, 205},        ColdStart{"java21", 243, 270},     ColdStart{"java17", 197, 217},
    ColdStart{"dotnet10", 245, 270},      ColdStart{"dotnet8", 245, 270},    ColdStart{"ruby3.4", 216, 238},
    ColdStart{"provided.al2023", 49, 51},
};

}  // namespace

Distribution measuredInit(std::string_view runtime) {
    for (const ColdStart& entry : kColdStarts)
        if (entry.runtime == runtime)
            return Distribution::lognormal(static_cast<Nanoseconds>(entry.median * kMillisecond),
                                           static_cast<Nanoseconds>(entry.most * kMillisecond));
    return measuredInit(kColdStarts.front().runtime);
}

}  // namespace cascade::simulator
