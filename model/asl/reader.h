// SPDX-License-Identifier: MIT
// Reading and checking definitions. Every complaint names its place as a JSON pointer and how to mend it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/asl/definition.h"
#include "model/format/positioned_json.h"

namespace cascade::asl {

enum class Gravity {
    Error,    ///< AWS refuses the definition.
    Warning,  ///< AWS takes it, and what it says can never happen or has no effect.
};

struct Complaint {
    Gravity gravity = Gravity::Error;
    std::string pointer;  ///< "/States/Pay/Retry/0/ErrorEquals"; "" is the whole definition.
    std::string what;
    std::string mend;
};

struct Reading {
    std::shared_ptr<const Machine> machine;  ///< Null when there are errors.
    std::vector<Complaint> complaints;       ///< In the order of the definition's text, as far as that is known.

    /// The first error; nullptr when the definition is valid.
    const Complaint* error() const;
};

Reading readDefinition(const Json& definition);

/// The complaint as an error at its place in the text that the definition was parsed from.
Error located(const Complaint& complaint, const PositionedJson& text);

}  // namespace cascade::asl
