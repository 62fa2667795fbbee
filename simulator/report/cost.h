// SPDX-License-Identifier: MIT
// What a run would have cost, and a month of it: the catalog's prices times what the recorder counted.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/catalog/price_terms.h"
#include "simulator/report/recorder.h"

namespace cascade::simulator {

struct Costs {
    using Values = std::vector<std::pair<std::string, double>>;
    Values run;    ///< USD by kind of the design that has prices, in the catalog's order, "total_usd" last.
    Values month;  ///< As above for a month; then "after_free_tier_usd".
    std::string oldestPrice, newestPrice;
};

/// A run pays the first tier's price for everything. A month has the run's load all the time; quantities of all
/// nodes of a kind are added up before tiers and free units count.
Costs costOf(const Network& network, const Recorder& recorder, Nanoseconds end);

/// What so much costs within one month, nothing of it for free.
double usdFor(const Price& price, const PriceTerms& terms, double quantity);

}  // namespace cascade::simulator
