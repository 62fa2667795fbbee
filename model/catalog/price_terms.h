// SPDX-License-Identifier: MIT
// What a price is like over a month: its further tiers, and what every account has for free.
#pragma once

#include <string>
#include <vector>

#include "model/catalog/catalog.h"

namespace cascade {

/// A price for what is above so many units in a month.
struct PriceTier {
    double above = 0;
    double usd = 0;  ///< For Price::per units.
};

struct PriceTerms {
    std::vector<PriceTier> tiers;  ///< After the first one, which is Price::usd; in rising order.
    double free = 0;               ///< Units that are free each month, for good.
    std::string freeWith;          ///< The item that has the free units, where this one shares them.
};

/// Of a kind of the built-in catalog; usual terms (none) for others.
PriceTerms termsOf(const Kind& kind, const Price& price);

}  // namespace cascade
