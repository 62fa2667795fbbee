// SPDX-License-Identifier: MIT
// JSON text as values of which each knows its line and column, so that every error about a document names its
// place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/json.h"
#include "model/result.h"

namespace cascade {

class PositionedJson;

/// One value of a PositionedJson, which must outlive it.
class JsonCursor {
public:
    const Json& value() const { return *m_value; }
    const Json* operator->() const { return m_value; }
    /// The name of a member; "" for elements of lists and for the root.
    const std::string& key() const;

    /// Elements of a list or members of an object, in order; nothing for other values.
    std::vector<JsonCursor> children() const;
    std::optional<JsonCursor> member(std::string_view key) const;

    /// An error at the value's first character, or at that of its name.
    Error error(std::string what, std::string mend) const;
    Error errorAtKey(std::string what, std::string mend) const;

private:
    friend class PositionedJson;
    JsonCursor(const PositionedJson& source, const Json& value, const std::string* key, std::uint32_t spot)
        : m_source(&source), m_value(&value), m_key(key), m_spot(spot) {}

    const PositionedJson* m_source;
    const Json* m_value;
    const std::string* m_key;
    std::uint32_t m_spot;
};

/// A parsed text. Refers to the text, which must outlive it.
class PositionedJson {
public:
    JsonCursor root() const { return {*this, m_root, nullptr, 0}; }
    const std::string& file() const { return m_file; }
    /// Line and column of a byte of the text; columns count code points.
    Error errorAt(std::size_t offset, std::string what, std::string mend) const;

private:
    friend class JsonCursor;
    friend class JsonParser;

    /// Of each value, in the order in which the text names them; a value is followed by what it holds.
    struct Spot {
        std::uint32_t key = 0;    ///< Offset of the member's name; of the value itself where it has none.
        std::uint32_t value = 0;  ///< Offset of the value.
        std::uint32_t next = 0;   ///< Index of the first spot that is not inside this value.
    };

    std::string_view m_text;
    std::string m_file;
    Json m_root;
    std::vector<Spot> m_spots;
};

/// Limits that keep hostile texts from taking unbounded stack, memory or time.
inline constexpr std::size_t kLargestJson = std::size_t(64) << 20;  ///< Bytes.
inline constexpr std::size_t kMostJsonValues = 4'000'000;
inline constexpr int kDeepestJson = 200;

/// Names that occur twice in an object: documents must not have them; AWS's matching of events sees both.
enum class DuplicateNames { Refused, Kept };

/// Strict JSON (RFC 8259) in UTF-8, with or without a byte order mark. Beyond it refuses: names that occur twice in
/// an object, numbers that would not be kept (integers beyond 64 bits, magnitudes beyond double), and what is over
/// the limits above. `file` only names the text in errors.
Result<PositionedJson> parseJson(std::string_view text, const std::string& file,
                                 DuplicateNames duplicates = DuplicateNames::Refused);

}  // namespace cascade
