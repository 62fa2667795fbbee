// SPDX-License-Identifier: MIT
// A template as readers see it: its resources with SAM's Globals merged in, its parameters and mappings resolved.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/json.h"

namespace cascade::exporters::cloudformation {

struct TemplateResource {
    std::string id;
    std::string type;
    Json properties;             ///< With Globals merged in.
    const Json* body = nullptr;  ///< As its author wrote it.
    std::string pointer;         ///< "/Resources/Orders"
    std::string global = {};     ///< "/Globals/Function", where that holds for it and is there.

    /// The place of a property, "/MemorySize": its own, or the one in Globals where only that is written.
    std::string placeOf(std::string_view property) const;
    std::string propertiesPointer() const { return pointer + "/Properties"; }
};

/// Refers to the template, which must outlive it.
class TemplateView {
public:
    explicit TemplateView(const Json& root);

    const Json& root() const { return m_root; }
    const std::vector<TemplateResource>& resources() const { return m_resources; }
    const TemplateResource* find(std::string_view id) const;
    /// A resource that SAM makes without being asked, with its Globals.
    TemplateResource implied(const std::string& id, const std::string& type) const;
    /// Entries of "Resources" that are no resources: macros such as Fn::ForEach, and mistakes.
    const std::vector<std::string>& strangers() const { return m_strangers; }

    /// What is known of a value before a deployment: a parameter's default, an entry of a mapping, the first branch
    /// of a condition. Intrinsic functions whose result is not known stay as they are.
    Json resolved(const Json& value) const;
    /// The value as text, in which "${X}" and "${X.Attribute}" stand for references.
    std::string textOf(const Json& value) const;

private:
    void mergeGlobals(TemplateResource& resource) const;
    const Json* defaultOf(const std::string& parameter) const;
    const Json* mapped(const Json& arguments, int depth) const;
    Json resolved(const Json& value, int depth) const;
    void addText(const Json& value, int depth, std::string& text) const;
    void addSub(const Json& arguments, int depth, std::string& text) const;
    void addSelected(const Json& arguments, int depth, std::string& text) const;

    const Json& m_root;
    std::vector<TemplateResource> m_resources;
    std::unordered_map<std::string, std::size_t> m_index;
    std::unordered_map<std::string, const Json*> m_defaults;
    std::vector<std::string> m_strangers;
};

/// The value at a pointer below `value` ("/Target/Arn"), or nullptr. Pointers are our own: well-formed, unescaped.
const Json* valueAt(const Json& value, std::string_view pointer);
/// The member's text, or "".
std::string textMember(const Json& object, std::string_view key);
/// The argument of an intrinsic function of this name, or nullptr: argumentOf({"Ref": "X"}, "Ref").
const Json* argumentOf(const Json& value, std::string_view function);
/// The elements of a list, or the value itself where it is no list; nothing for null.
std::vector<const Json*> elementsOf(const Json* value);

}  // namespace cascade::exporters::cloudformation
