// SPDX-License-Identifier: MIT
// Opaque names for nodes and connections in memory. They survive renaming, undo, copies and threads.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace cascade {

struct NodeId {
    std::uint32_t value = 0;  ///< 0 names no node.
    auto operator<=>(const NodeId&) const = default;
    explicit operator bool() const { return value != 0; }
};

struct ConnectionId {
    std::uint32_t value = 0;  ///< 0 names no connection.
    auto operator<=>(const ConnectionId&) const = default;
    explicit operator bool() const { return value != 0; }
};

}  // namespace cascade

template <>
struct std::hash<cascade::NodeId> {
    std::size_t operator()(cascade::NodeId id) const noexcept { return id.value; }
};
template <>
struct std::hash<cascade::ConnectionId> {
    std::size_t operator()(cascade::ConnectionId id) const noexcept { return id.value; }
};
