// SPDX-License-Identifier: MIT
// Looking into events as if AWS's JSON-in-text and base64 fields were decoded.
#pragma once

#include <string_view>

#include "model/json.h"

namespace cascade {

/// The value that a JSON Pointer (RFC 6901) names; null if there is none.
Json lookThrough(const Json& json, std::string_view pointer);

/// The object or list that a text holds, plain or in base64; null if it holds none.
Json decodedText(const std::string& text);

/// The record with every such text replaced by what it holds: patterns in effects and faults look at it.
Json opened(const Json& record);

}  // namespace cascade
