// SPDX-License-Identifier: MIT
// All built-in functions by name, with their signatures compiled once.
#include <unordered_map>

#include "model/jsonata/function.h"

namespace cascade::jsonata {

namespace {

std::unordered_map<std::string_view, Value> makeTable() {
    std::unordered_map<std::string_view, Value> table;
    for (const std::span<const Builtin> topic :
         {textFunctions(), matchFunctions(), encodingFunctions(), numberFunctions(), formatFunctions(),
          aggregateFunctions(), arrayFunctions(), objectFunctions(), higherOrderFunctions(), timeFunctions(),
          generalFunctions()})
        for (const Builtin& builtin : topic)
            table.emplace(builtin.name, std::make_shared<const Function>(
                                            Function{&builtin, Signature::parse(builtin.signature, 0)}));
    return table;
}

}  // namespace

const Value& builtin(std::string_view name) {
    static const std::unordered_map<std::string_view, Value> table = makeTable();
    static const Value absent;
    const auto found = table.find(name);
    return found == table.end() ? absent : found->second;
}

}  // namespace cascade::jsonata
