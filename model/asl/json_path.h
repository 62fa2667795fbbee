// SPDX-License-Identifier: MIT
// JSONPath as Step Functions reads it: $.a[0], $$.Execution.Id, $variable.b, wildcards, slices, filters, functions.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/json.h"
#include "model/result.h"

namespace cascade::asl {

/// What the first sign of a path names.
enum class PathRoot { Input, Context, Variable, Current };

struct Filter;
struct Path;

struct NameStep {
    std::vector<std::string> names;  ///< One for .name; several for ['a','b'].
};
struct IndexStep {
    std::vector<std::int64_t> indexes;  ///< Negative ones count from the end.
};
struct SliceStep {
    std::optional<std::int64_t> from;
    std::optional<std::int64_t> to;
    std::int64_t stride = 1;
};
struct WildcardStep {};
struct FilterStep {
    std::shared_ptr<const Filter> filter;
};
/// [(@.length-1)]: the element that many before the end.
struct FromEndStep {
    std::int64_t distance = 1;
};
enum class PathFunction { Length, Size, Min, Max, Avg, Sum, Keys, First, Last };
struct FunctionStep {
    PathFunction function = PathFunction::Length;
};

struct PathStep {
    bool deep = false;  ///< After "..": applied to the value and to everything in it.
    std::variant<NameStep, IndexStep, SliceStep, WildcardStep, FilterStep, FromEndStep, FunctionStep> what;
};

struct Path {
    PathRoot root = PathRoot::Input;
    std::string variable;  ///< Of root Variable.
    std::vector<PathStep> steps;
    std::string text;  ///< As its author wrote it.

    /// Names at most one value; other paths give the list of what they find.
    bool definite() const;
    /// What ResultPath takes: names and indexes only.
    bool isReference() const;
};

/// What paths are looked up in.
class PathData {
public:
    virtual ~PathData() = default;
    /// Nullptr where nothing stands for the root (no such variable).
    virtual const Json* root(PathRoot root, const std::string& variable) const = 0;
};

/// What a path found in some data, which must outlive it.
class Selection {
public:
    explicit Selection(bool definite) : m_definite(definite) {}
    void add(const Json& value) { m_found.push_back(&value); }
    void add(Json&& computed);

    bool definite() const { return m_definite; }
    const std::vector<const Json*>& found() const { return m_found; }
    /// A definite path that found nothing names nothing; others name a list, which may be empty.
    bool missing() const { return m_definite && m_found.empty(); }
    /// REQUIRES: !missing()
    Json value() const;
    /// The one value where the path is definite, without a copy; nullptr otherwise.
    const Json* single() const { return m_definite && !m_found.empty() ? m_found.front() : nullptr; }

private:
    bool m_definite;
    std::vector<const Json*> m_found;
    std::vector<std::shared_ptr<const Json>> m_computed;
};

Selection select(const Path& path, const PathData& data);

/// The whole text must be a path.
Result<Path> parsePath(std::string_view text);
/// Reads a path that begins at `position` and ends before "," or ")" outside brackets, or at the end; moves
/// `position` behind it.
Result<Path> parsePath(std::string_view text, std::size_t& position);

/// Sets the value that a reference path names inside `target`, making objects on the way; false if the path does
/// not fit the target (a name in a text, an index beyond the end of a list).
bool assignAt(Json& target, const Path& path, Json value);

}  // namespace cascade::asl
