// SPDX-License-Identifier: MIT
// A YAML document as we write it: values with comments above them, each line knowing what it came from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exporters/exporter.h"
#include "model/json.h"

namespace cascade::exporters {

struct YamlEntry;

/// A JSON value (CloudFormation's long-form intrinsics become short forms: {"Ref": "X"} is !Ref X), or a map or
/// list whose entries may have comments.
class Yaml {
public:
    enum class Kind { Value, Map, List };

    Yaml(Json value);
    static Yaml map();
    static Yaml list();

    /// At the end of a map. `comment` stands above it, in as many lines as it needs.
    Yaml& add(std::string key, Yaml value, std::string comment = {}, Origin origin = {});
    /// At the end of a list.
    Yaml& push(Yaml value, std::string comment = {}, Origin origin = {});
    /// An empty line above the entry that was added last.
    Yaml& apart();

    Kind kind() const { return m_kind; }
    const Json& value() const { return m_value; }
    const std::vector<YamlEntry>& entries() const { return m_entries; }
    bool empty() const { return m_kind != Kind::Value && m_entries.empty(); }

private:
    Kind m_kind = Kind::Value;
    Json m_value;
    std::vector<YamlEntry> m_entries;
};

struct YamlEntry {
    std::string key;  ///< Empty in a list.
    Yaml value;
    std::string comment;
    Origin origin;
    bool apart = false;
};

/// The same value; its parts know where they come from, with their comments above them.
Yaml tracedYaml(const Json& value, const std::vector<Part>& parts);
/// A key as a token of a JSON Pointer (RFC 6901).
std::string pointerToken(std::string_view key);

inline Yaml::Yaml(Json value) : m_value(std::move(value)) {}  // here, where its entries are complete

struct YamlText {
    std::string text;  ///< Ends with a newline.
    std::vector<LineOrigin> origins;
};

/// What is a matter of taste.
struct YamlStyle {
    int indent = 2;      ///< Columns from a name to the names below it.
    int listIndent = 2;  ///< Columns from a name to the dashes below it.
    char quote = '"';    ///< Where either would do.
};

/// REQUIRES: `document` is a map or a list.
YamlText writeYaml(const Yaml& document, const YamlStyle& style = {});

/// One scalar, quoted where any reader of YAML 1.1 or 1.2 would take it for something else than this text.
std::string yamlScalar(std::string_view text, bool inFlow = false, char quote = '"');
/// Any value in one line, to stand between braces or brackets.
std::string yamlFlow(const Json& value, char quote = '"');

/// What a document means.
Json valueOf(const Yaml& document);

}  // namespace cascade::exporters
