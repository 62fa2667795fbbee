// SPDX-License-Identifier: MIT
// Reading a scenario's fields, with errors that name the field.
#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>

#include "model/json.h"
#include "model/result.h"
#include "model/units.h"
#include "simulator/engine/network.h"

namespace cascade::simulator {

/// An error about `place`, for instance "stimuli[0].arrivals".
Error fieldError(const std::string& place, const std::string& what, const std::string& mend);

/// nothing: every member is known, or one of `more`.
std::optional<Error> unknownMember(const Json& object, const std::string& place,
                                   std::initializer_list<std::string_view> known,
                                   std::span<const std::string_view> more = {});
/// The duration of a member, or `fallback` where there is none.
Result<Nanoseconds> durationField(const Json& object, const char* name, const std::string& place,
                                  Nanoseconds fallback);
/// The node that "at" names.
Result<NodeIndex> nodeField(const Json& object, const std::string& place, const Network& network);

}  // namespace cascade::simulator
