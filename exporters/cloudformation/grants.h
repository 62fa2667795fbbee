// SPDX-License-Identifier: MIT
// Grants: what the policies of a template allow to whom, however they are written (inline, policy templates,
// managed policies, roles and policies as resources of their own).
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "exporters/cloudformation/scene.h"

namespace cascade::exporters::cloudformation {

/// Actions ("dynamodb:Get*") on one resource.
struct Grant {
    std::vector<std::string> actions;
    const Json* resource = nullptr;  ///< As written: an ARN, a name; nullptr for every resource.
    std::string service = {};        ///< Whose bare names are meant, where the resource is no ARN.
    std::string pointer = {};        ///< What says so and nothing else: the smallest entry that can be taken away.
};

/// Refers to the scene's view.
class Grants {
public:
    explicit Grants(const Scene& scene);

    /// What the role of a function or state machine is allowed; nothing where its role is not of this template.
    const std::vector<Grant>& of(const TemplateResource& resource) const;
    const std::vector<Grant>& ofRole(const std::string& roleId) const;
    /// The id of the role that a resource takes, SAM's generated ones included ("HandlerRole"); "" where it is none
    /// of this template.
    std::string roleOf(const TemplateResource& resource) const;

private:
    void addRole(const TemplateResource& role);
    void addAttached(const TemplateResource& policy);
    void addPolicies(const std::string& role, const Json& policies, const std::string& pointer);
    void addPolicy(const std::string& role, const Json& policy, const std::string& pointer);
    void addDocument(const std::string& role, const Json& document, const std::string& pointer,
                     const std::string& whole);
    void addStatement(const std::string& role, const Json& statement, const std::string& pointer);
    void addTemplate(const std::string& role, const std::string& name, const Json& arguments,
                     const std::string& pointer);
    void addManaged(const std::string& role, const Json& policy, const std::string& pointer);

    const Scene& m_scene;
    std::unordered_map<std::string, std::vector<Grant>> m_grants;  ///< By role.
};

}  // namespace cascade::exporters::cloudformation
