// SPDX-License-Identifier: MIT
// The directory of a template: which resource a value denotes, by reference, by the name it was given, or through
// one that stands for it (an alias for its function, a stage for its API).
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "exporters/cloudformation/template_view.h"

namespace cascade::exporters::cloudformation {

/// Looks at the view, which must outlive it.
class Directory {
public:
    explicit Directory(const TemplateView& view);

    /// The first resource that the value names, or nullptr. `service` ("sqs") says whose bare names are meant; an
    /// ARN says so itself.
    const TemplateResource* denoted(const Json& value, std::string_view service = {}) const;
    /// All of them, each once, in order. Texts may hold many references; objects and lists are looked through.
    std::vector<const TemplateResource*> mentioned(const Json& value) const;
    /// The resource itself, or the one it stands for.
    const TemplateResource* principal(const std::string& id) const;
    /// A resource that is no alias and no stage of another, by the value that references it: for roles.
    const TemplateResource* exactly(const Json& value) const;

    /// What generates SAM's ids: "ServerlessRestApi" for the API that a template only implies.
    void addImplied(const TemplateResource& resource) { m_implied.emplace(resource.id, &resource); }

private:
    const TemplateResource* referenced(const std::string& reference) const;
    const TemplateResource* named(const std::string& text, std::string_view service) const;
    void addName(const TemplateResource& resource);
    void addStandIns(const TemplateResource& resource);

    const TemplateView& m_view;
    std::unordered_map<std::string, const TemplateResource*> m_names;  ///< "sqs:orders"
    std::unordered_map<std::string, std::string> m_principals;         ///< id -> id of what it stands for
    std::unordered_map<std::string, const TemplateResource*> m_implied;
};

/// The parts of an ARN, where "${AWS::Region}" is one part in spite of its colons; empty if the text is none.
std::vector<std::string> arnParts(std::string_view text);
/// The names between "${" and "}" of a text, in order, without those that stand for themselves ("${!Literal}").
std::vector<std::string> referencesOf(std::string_view text);

}  // namespace cascade::exporters::cloudformation
