// SPDX-License-Identifier: MIT
// Reading the terms of prices: "tiers", "free" and "free_with" beside a price in the catalog.
#include "model/catalog/price_terms.h"

#include <map>

#include "model/catalog/embedded.h"
#include "model/json.h"

namespace cascade {
namespace {

using TermsByItem = std::map<std::pair<std::string, std::string>, PriceTerms>;  // kind, item

PriceTerms read(const Json& price) {
    PriceTerms terms;
    if (const Json* tiers = member(price, "tiers"))
        for (const Json& tier : *tiers)
            terms.tiers.push_back({tier.at("above").get<double>(), tier.at("usd").get<double>()});
    terms.free = price.value("free", 0.0);
    terms.freeWith = price.value("free_with", std::string());
    return terms;
}

/// Our own data, which a test reads first.
TermsByItem readAll() {
    TermsByItem all;
    for (const EmbeddedFile& file : embeddedCatalog()) {
        const Json kind = Json::parse(file.text);
        if (const Json* prices = member(kind, "prices"))
            for (const Json& price : *prices)
                all[{kind.at("kind").get<std::string>(), price.at("item").get<std::string>()}] = read(price);
    }
    return all;
}

}  // namespace

PriceTerms termsOf(const Kind& kind, const Price& price) {
    static const TermsByItem all = readAll();
    const auto found = all.find({kind.name, price.item});
    return found == all.end() ? PriceTerms() : found->second;
}

}  // namespace cascade
