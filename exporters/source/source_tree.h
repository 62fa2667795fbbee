// SPDX-License-Identifier: MIT
// The tree of a YAML or JSON text: each value with the bytes it stands on and the style in which it was written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cascade::exporters {

/// Bytes from `begin` up to, not including, `end`.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;

    std::size_t size() const { return end - begin; }
    bool empty() const { return begin == end; }
    bool operator==(const Span&) const = default;
};

/// Of a node in its tree.
using SourceId = std::uint32_t;
inline constexpr SourceId kNoSource = static_cast<SourceId>(-1);

/// A member of a map, or an element of a list.
struct SourceEntry {
    SourceId key = kNoSource;  ///< kNoSource in lists.
    SourceId value = kNoSource;
};

struct SourceNode {
    enum class Kind : std::uint8_t { Scalar, List, Map, Alias };
    enum class Style : std::uint8_t { Plain, SingleQuoted, DoubleQuoted, Literal, Folded, Block, Flow };

    Kind kind = Kind::Scalar;
    Style style = Style::Plain;
    Span whole;        ///< With tag and anchor. Empty (right after its key) for a value that is not there.
    Span content;      ///< Without them.
    std::string text;  ///< What a scalar says; the anchor that an alias names.
    std::string tag;   ///< "!Ref"; "" where there is none.
    SourceId target = kNoSource;  ///< What an alias stands for.
    std::vector<SourceEntry> entries;

    bool isContainer() const { return kind == Kind::List || kind == Kind::Map; }
    bool isBlock() const { return style == Style::Block; }
};

/// "!Ref" is {"Ref": …}, "!Sub" {"Fn::Sub": …}: the name that a tag stands for, "" for other tags.
std::string intrinsicOfTag(std::string_view tag);

}  // namespace cascade::exporters
