// SPDX-License-Identifier: MIT
// HCL as we write it: expressions, attributes and blocks, laid out as `terraform fmt` lays them out.
#pragma once

#include <string>
#include <vector>

#include "exporters/exporter.h"

namespace cascade::exporters::terraform {

struct HclField;

/// One expression: a text on one line, a list or an object; with a function around it, if need be.
struct Expression {
    enum class Kind { Inline, List, Object };
    Kind kind = Kind::Inline;
    std::string text;      ///< Of Inline.
    std::string function;  ///< Of List and Object: "jsonencode", or "".
    std::vector<HclField> fields;

    bool isEmpty() const { return kind == Kind::Inline && text.empty(); }
};

/// A field of an object, or an item of a list (which has no key).
struct HclField {
    std::string key;  ///< As it is written: an identifier or a quoted text.
    Expression value;
    std::string comment;
    Origin origin;
};

struct HclItem;

/// What stands in a file or between the braces of a block.
class HclBody {
public:
    /// An attribute, before the blocks.
    void set(std::string name, Expression value, std::string comment = {}, Origin origin = {});
    /// An attribute before all others.
    void setFirst(std::string name, Expression value);
    /// An attribute at the end: depends_on.
    void close(std::string name, Expression value);
    /// The body of a new block: add("resource", {"aws_sqs_queue", "orders"}).
    HclBody& add(std::string type, std::vector<std::string> labels = {}, std::string comment = {},
                 Origin origin = {});
    void append(HclBody other);
    bool has(std::string_view name) const;
    bool empty() const { return m_items.empty(); }
    const std::vector<HclItem>& items() const { return m_items; }

private:
    std::vector<HclItem> m_items;
};

/// An attribute or a block.
struct HclItem {
    bool isBlock = false;
    std::string name;
    std::vector<std::string> labels;
    Expression value;
    HclBody body;
    std::string comment;
    Origin origin;
};

Expression inlineOf(std::string text);
/// A text in quotes; "${" and "%{" stand for themselves.
Expression quotedText(std::string_view text);
/// The inside of a quoted text.
std::string escaped(std::string_view text);
/// A key of an object: as it is where it is an identifier, else in quotes.
std::string keyText(std::string_view key);

/// Ends with a newline, unless the body is empty.
GeneratedFile writeHcl(const std::string& path, const HclBody& body);

}  // namespace cascade::exporters::terraform
