// SPDX-License-Identifier: MIT
// A template as its author wrote it: the text, its tree with spans, and its value; the ground for edits in place.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "exporters/source/source_tree.h"
#include "model/json.h"
#include "model/result.h"

namespace cascade::exporters {

/// Limits that keep hostile texts from taking unbounded stack, memory or time.
inline constexpr std::size_t kLargestSource = std::size_t(64) << 20;  ///< Bytes.
inline constexpr std::size_t kMostSourceNodes = 750'000;  ///< Keys and values, those of expanded aliases too.
inline constexpr int kDeepestSource = 200;

enum class SourceFormat { Yaml, Json };

/// Where a value stands.
struct SourcePlace {
    SourceId node = kNoSource;
    SourceId holder = kNoSource;  ///< The map or list that holds it; kNoSource for the root.
    std::size_t index = 0;        ///< Which entry of its holder.
    Span key;                     ///< Of its name; of the value itself where it has none.
    Span value;                   ///< With tag and anchor.
    bool part = false;            ///< The pointer goes on below the value's tag: only a part of it is meant.
    bool shared = false;          ///< Reached through an alias or a merge: an edit would show in other places, too.
};

class SourceText {
public:
    const std::string& text() const { return m_text; }
    const std::string& file() const { return m_file; }
    SourceFormat format() const { return m_format; }
    /// What a reader should know though the text can be read: names that occur twice (the last one counts).
    const std::vector<Error>& notices() const { return m_notices; }

    /// The meaning, in the author's order: tags as long forms ({"Ref": "X"}, {"Fn::GetAtt": ["A", "B.C"]}), aliases
    /// and merges expanded. Plain scalars mean what CloudFormation takes them for.
    const Json& value() const { return m_value; }

    /// The place of a JSON Pointer (RFC 6901) into value(): "/Resources/Fn/Properties/Events/Api". Short forms are
    /// entered by their long names ("/…/Fn::GetAtt/1").
    std::optional<SourcePlace> find(std::string_view pointer) const;
    /// The place of an entry of a map or list.
    SourcePlace placeOf(SourceId holder, std::size_t index) const;

    SourceId root() const { return 0; }
    const SourceNode& node(SourceId id) const { return m_nodes[id]; }
    std::size_t nodeCount() const { return m_nodes.size(); }
    std::string_view at(Span span) const { return std::string_view(m_text).substr(span.begin, span.size()); }

    /// The first byte of an entry: of its name; in a block list, its dash.
    std::size_t entryBegin(const SourcePlace& place) const;
    /// An entry with its name and its own comments: those on the lines right above it and on its last line. In a
    /// block these are whole lines, with the line break at their end; in a flow the entry alone.
    Span entrySpan(const SourcePlace& place) const;

    /// Line and column, from 1, of a byte; columns count code points.
    struct Position {
        int line = 0;
        int column = 0;
    };
    Position position(std::size_t offset) const;
    /// The offset of the first byte of the line that holds a byte; that of the byte after its line break.
    std::size_t lineBegin(std::size_t offset) const;
    std::size_t lineEnd(std::size_t offset) const;

    /// An error at a byte of the text, or where a pointer leads (as far as it leads).
    Error errorAt(std::size_t offset, std::string what, std::string mend) const;
    Error errorAt(std::string_view pointer, std::string what, std::string mend) const;

private:
    friend class SourceBuilder;

    std::optional<std::size_t> entryIndex(SourceId holder, std::string_view name) const;
    bool step(SourcePlace& place, std::string_view name, bool& inTag) const;
    bool stepIntoMerge(SourcePlace& place, std::string_view name) const;
    void indexLines();
    void indexNames();

    std::string m_text;
    std::string m_file;
    SourceFormat m_format = SourceFormat::Yaml;
    std::deque<SourceNode> m_nodes;    ///< The root first; others refer to them while it is made.
    std::vector<std::size_t> m_lines;  ///< Where each line begins.
    /// Of large maps: which entry has a name.
    std::map<SourceId, std::unordered_map<std::string, std::size_t>> m_names;
    std::vector<Error> m_notices;
    Json m_value;
};

/// Reads YAML 1.1 or JSON, told by how it begins. One document, in UTF-8, names are scalars; what is over the
/// limits above, malformed or cyclic is an error with its place. `file` only names the text in errors.
Result<SourceText> parseSource(std::string text, const std::string& file);

}  // namespace cascade::exporters
