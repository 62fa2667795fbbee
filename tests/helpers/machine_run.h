// SPDX-License-Identifier: MIT
// Running a state machine with mocks, and saying what came of it in a line.
#pragma once

#include <string>

#include "model/asl/mocks.h"

namespace cascade::tests {

/// A machine of the given states that starts at the first of them. REQUIRES: it is valid.
asl::Execution runMachine(const Json& definition, const Json& input = Json::object(),
                          const Json& mocks = Json::object());
Json machineOf(const Json& states, const Json& top = Json::object());

/// "SUCCEEDED {…}" or "FAILED Error: cause".
std::string outcome(const asl::Execution& execution);
/// The types of the events, separated by blanks.
std::string eventTypes(const asl::Execution& execution);
/// Virtual milliseconds from the start to the last event.
std::int64_t milliseconds(const asl::Execution& execution);
/// The input texts and times (in ms) of what a state scheduled: "0 {…}; 1000 {…}".
std::string scheduled(const asl::Execution& execution);

}  // namespace cascade::tests
