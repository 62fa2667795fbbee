// SPDX-License-Identifier: MIT
// $formatNumber, $formatInteger, $parseInteger.
#include <cmath>

#include "model/jsonata/decimal_picture.h"
#include "model/jsonata/evaluator.h"
#include "model/jsonata/integer_picture.h"
#include "model/jsonata/json_text.h"
#include "model/jsonata/unicode.h"

namespace cascade::jsonata {

namespace {

DecimalSymbols symbolsOf(const Value& options) {
    DecimalSymbols symbols;
    const auto set = [&](const char* name, char32_t& symbol) {
        const Value option = options.member(name);
        if (!option.isString() || option.text().empty()) return;
        symbol = charactersOf(option.text()).front();
    };
    set("decimal-separator", symbols.decimal);
    set("grouping-separator", symbols.grouping);
    set("exponent-separator", symbols.exponent);
    set("percent", symbols.percent);
    set("per-mille", symbols.perMille);
    set("zero-digit", symbols.zero);
    set("digit", symbols.optional);
    set("pattern-separator", symbols.pattern);
    if (const Value minus = options.member("minus-sign"); minus.isString())
        symbols.minus = charactersOf(minus.text());
    return symbols;
}

Value formatNumber(Call& call) {
    if (call[0].isAbsent() || call[1].isAbsent()) return Value();
    requireFinite(call[0].number(), kNowhere);
    call.evaluator.chargeText(call[1].text().size());
    const DecimalSymbols symbols = symbolsOf(call[2]);
    const auto pictures = DecimalPicture::parse(charactersOf(call[1].text()), symbols);
    const DecimalPicture& picture = call[0].number() < 0 ? pictures[1] : pictures[0];
    return textOfCharacters(picture.format(call[0].number(), symbols));
}

Value formatInteger(Call& call) {
    if (call[0].isAbsent() || call[1].isAbsent()) return Value();
    requireFinite(call[0].number(), kNowhere);
    return IntegerPicture::parse(call[1].text()).format(std::floor(call[0].number()));
}

Value parseInteger(Call& call) {
    if (call[0].isAbsent() || call[1].isAbsent()) return Value();
    call.evaluator.chargeText(call[0].text().size());
    return IntegerPicture::parse(call[1].text()).read(call[0].text());
}

constexpr Builtin kFunctions[] = {
    {"formatNumber", "<n-so?:s>", formatNumber},
    {"formatInteger", "<n-s:s>", formatInteger},
    {"parseInteger", "<s-s:n>", parseInteger},
};

}  // namespace

std::span<const Builtin> formatFunctions() { return kFunctions; }

}  // namespace cascade::jsonata
