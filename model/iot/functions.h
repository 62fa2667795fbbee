// SPDX-License-Identifier: MIT
// The functions of IoT's SQL, by name.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/asl/random.h"
#include "model/iot/sql.h"
#include "model/iot/values.h"

namespace cascade::iot {

/// One call: the arguments, and what lies outside of them.
struct Call {
    const Message& message;
    asl::Random& random;
    const std::vector<Value>& arguments;
};

struct Function {
    std::string_view name;  ///< In lower case; names are compared in any case.
    std::size_t least;      ///< How many arguments it takes.
    std::size_t most;
    Value (*call)(const Call&);
};

/// nullptr for names that do not exist. `name` in lower case.
const Function* findFunction(std::string_view name);
std::vector<std::string> functionNames();

/// Functions that ask another service of AWS: they exist, but nothing here can answer them.
bool asksService(std::string_view name);

// The families.
std::span<const Function> messageFunctions();
std::span<const Function> textFunctions();
std::span<const Function> numberFunctions();
std::span<const Function> collectionFunctions();
std::span<const Function> timeFunctions();

}  // namespace cascade::iot
