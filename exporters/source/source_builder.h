// SPDX-License-Identifier: MIT
// What the readers of YAML and JSON share: making the tree, watching its limits, and finishing it into a
// SourceText.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "exporters/source/source_text.h"

namespace cascade::exporters {

class SourceBuilder {
public:
    SourceBuilder(std::string text, const std::string& file, SourceFormat format);

    const std::string& text() const { return m_source.m_text; }
    SourceNode& node(SourceId id) { return m_source.m_nodes[id]; }

    /// Notes the error, at its place, and returns false.
    bool fail(std::size_t offset, std::string what, std::string mend);
    const Error& error() const { return *m_error; }

    /// Adds a node to the container that is open, as the name or value that is next there.
    bool add(SourceNode node);
    /// The node that was added last holds what follows, until close().
    bool open();
    /// `end` of a flow; a block ends with what it holds.
    void close(std::size_t end);
    bool isOpen(SourceId id) const;
    SourceId lastAdded() const { return static_cast<SourceId>(m_source.m_nodes.size() - 1); }

    /// `value` where the reader has it already; else it is made from the tree.
    Result<SourceText> finish(std::optional<Json> value);

private:
    struct Open {
        SourceId node = kNoSource;
        SourceId key = kNoSource;                              ///< The name that waits for its value.
        std::unordered_map<std::string_view, SourceId> names;  ///< Of nodes, which stay where they are.
    };

    bool addName(Open& map, SourceId key);
    Result<Json> value(SourceId id, int depth);
    Result<Json> content(SourceId id, int depth);
    bool addMember(Json::object_t& object, SourceId map, const SourceEntry& entry, int depth);
    bool addMerged(Json::object_t& object, SourceId map, SourceId merged, int depth);

    SourceText m_source;
    std::vector<Open> m_open;
    std::size_t m_values = 0;
    std::unordered_set<SourceId> m_overridden;  ///< Names that occur again below.
    std::optional<Error> m_error;
};

/// Each reads a text that is neither too large nor of a wrong encoding.
Result<SourceText> readYamlSource(std::string text, const std::string& file);
Result<SourceText> readJsonSource(std::string text, const std::string& file);

}  // namespace cascade::exporters
