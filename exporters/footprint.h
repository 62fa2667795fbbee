// SPDX-License-Identifier: MIT
// Footprints: where in its source each node and connection of an imported design is written.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/graph/ids.h"

namespace cascade::exporters {

/// A message about a place of a source.
struct Notice {
    std::string text;
    std::string pointer = {};  ///< "" where it is about all of the source.
};

/// Places are JSON Pointers (RFC 6901) into the source as its author wrote it, without Globals merged in.
struct Footprint {
    /// The value of a parameter: where it stands, or where it would stand if it were set ("-" is the end of a
    /// list).
    struct Parameter {
        std::string name;     ///< The catalog's.
        std::string pointer;  ///< "/Resources/Orders/Properties/BillingMode"
        bool written = false;
    };

    /// Entries that are there for this node or connection alone and go with it: its resource (always first), its
    /// role, an event, a permission, one statement of a policy, one element of a list. Never one inside another of
    /// the same footprint. Empty for what a source only implies (SAM's ServerlessRestApi, the default bus).
    std::vector<std::string> own;
    /// Entries that serve others, too: they say something of this one and stay when it goes.
    std::vector<std::string> shared;
    std::vector<Parameter> parameters;
};

struct Footprints {
    std::unordered_map<cascade::NodeId, Footprint> nodes;
    std::unordered_map<cascade::ConnectionId, Footprint> connections;
};

/// POINTER/KEY with the key escaped.
std::string pointerTo(const std::string& pointer, std::string_view key);
std::string pointerTo(const std::string& pointer, std::size_t index);

}  // namespace cascade::exporters
