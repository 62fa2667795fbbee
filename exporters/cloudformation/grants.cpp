// SPDX-License-Identifier: MIT
// Policies in all their places.
#include "exporters/cloudformation/grants.h"

#include <algorithm>

#include "exporters/cloudformation/policy_templates.h"

namespace cascade::exporters::cloudformation {
namespace {

std::vector<std::string> textsOf(const Scene& scene, const Json* value) {
    std::vector<std::string> texts;
    for (const Json* item : elementsOf(value)) texts.push_back(scene.view.textOf(*item));
    return texts;
}

std::string serviceOf(const std::vector<std::string>& actions) {
    return actions.empty() ? std::string() : actions.front().substr(0, actions.front().find(':'));
}

/// The branch of a condition that says something, and its place.
const Json* unwrapped(const Json& value, std::string& pointer) {
    const Json* branches = argumentOf(value, "Fn::If");
    if (!branches || !branches->is_array() || branches->size() != 3) return &value;
    const bool second = branches->at(1).is_object() && branches->at(1).value("Ref", Json()) == "AWS::NoValue";
    pointer += second ? "/Fn::If/2" : "/Fn::If/1";
    return &branches->at(second ? 2 : 1);
}

bool isSubject(const TemplateResource& resource) {
    return resource.type == "AWS::Serverless::Function" || resource.type == "AWS::Serverless::StateMachine";
}

}  // namespace

Grants::Grants(const Scene& scene) : m_scene(scene) {
    for (const TemplateResource& resource : scene.view.resources()) {
        if (resource.type == "AWS::IAM::Role") addRole(resource);
        if (isSubject(resource))
            if (const Json* policies = member(resource.properties, "Policies"))
                addPolicies(resource.id + "Role", *policies, resource.propertiesPointer() + "/Policies");
    }
    for (const TemplateResource& resource : scene.view.resources()) addAttached(resource);
}

void Grants::addRole(const TemplateResource& role) {
    const std::string pointer = role.propertiesPointer();
    if (const Json* policies = member(role.properties, "Policies"))
        addPolicies(role.id, *policies, pointer + "/Policies");
    const Json* managed = member(role.properties, "ManagedPolicyArns");
    if (!managed || !managed->is_array()) return;
    for (std::size_t i = 0; i < managed->size(); ++i)
        addManaged(role.id, managed->at(i), pointerTo(pointer + "/ManagedPolicyArns", i));
}

/// Policies that name their roles.
void Grants::addAttached(const TemplateResource& policy) {
    const bool attached = policy.type == "AWS::IAM::Policy" || policy.type == "AWS::IAM::ManagedPolicy" ||
                          policy.type == "AWS::IAM::RolePolicy";
    const Json* document = attached ? member(policy.properties, "PolicyDocument") : nullptr;
    if (!document) return;
    const char* property = policy.type == "AWS::IAM::RolePolicy" ? "RoleName" : "Roles";
    for (const Json* role : elementsOf(member(policy.properties, property))) {
        const std::string id = m_scene.roleNamed(*role);
        if (!id.empty()) addDocument(id, *document, policy.propertiesPointer() + "/PolicyDocument", policy.pointer);
    }
}

void Grants::addPolicies(const std::string& role, const Json& policies, const std::string& pointer) {
    if (!policies.is_array()) return addPolicy(role, policies, pointer);
    for (std::size_t i = 0; i < policies.size(); ++i) addPolicy(role, policies[i], pointerTo(pointer, i));
}

void Grants::addPolicy(const std::string& role, const Json& policy, const std::string& pointer) {
    std::string place = pointer;
    const Json& written = *unwrapped(policy, place);
    if (const Json* document = member(written, "PolicyDocument"))
        return addDocument(role, *document, place + "/PolicyDocument", place);
    if (member(written, "Statement")) return addDocument(role, written, place, place);
    const bool named = written.is_object() && written.size() == 1 && written.begin().value().is_object() &&
                       isPolicyTemplate(written.begin().key());
    if (named) return addTemplate(role, written.begin().key(), written.begin().value(), place);
    addManaged(role, written, place);
}

void Grants::addDocument(const std::string& role, const Json& document, const std::string& pointer,
                         const std::string& whole) {
    const Json* statements = member(document, "Statement");
    if (!statements) return;
    // A document with one statement goes with it.
    if (!statements->is_array() || statements->size() == 1) {
        const std::string place = pointer + "/Statement" + (statements->is_array() ? "/0" : "");
        const std::size_t before = m_grants[role].size();
        addStatement(role, statements->is_array() ? statements->front() : *statements, place);
        for (std::size_t i = before; i < m_grants[role].size(); ++i)
            if (m_grants[role][i].pointer == place) m_grants[role][i].pointer = whole;
        return;
    }
    for (std::size_t i = 0; i < statements->size(); ++i)
        addStatement(role, statements->at(i), pointerTo(pointer + "/Statement", i));
}

void Grants::addStatement(const std::string& role, const Json& written, const std::string& pointer) {
    std::string place = pointer;
    const Json& statement = *unwrapped(written, place);
    if (textMember(statement, "Effect") == "Deny") return;
    const auto actions = textsOf(m_scene, member(statement, "Action"));
    const Json* resources = member(statement, "Resource");
    if (actions.empty() || !resources) return;
    const auto elements = elementsOf(resources);
    for (std::size_t i = 0; i < elements.size(); ++i) {
        Grant grant{actions, elements[i], serviceOf(actions), place};
        if (elements.size() > 1) grant.pointer = pointerTo(place + "/Resource", i);
        if (*elements[i] == "*") grant.resource = nullptr;
        m_grants[role].push_back(std::move(grant));
    }
}

void Grants::addTemplate(const std::string& role, const std::string& name, const Json& arguments,
                         const std::string& pointer) {
    for (const PolicyTemplatePart& part : policyTemplate(name)) {
        const Json* resource = part.parameter.empty() ? nullptr : member(arguments, part.parameter);
        m_grants[role].push_back({part.actions, resource, serviceOf(part.actions), pointer});
    }
}

/// AWS's own policies, by name or ARN; those of the template say themselves what they allow.
void Grants::addManaged(const std::string& role, const Json& policy, const std::string& pointer) {
    const TemplateResource* own = m_scene.directory.exactly(policy);
    if (own && own->type == "AWS::IAM::ManagedPolicy") {
        if (const Json* document = member(own->properties, "PolicyDocument"))
            addDocument(role, *document, own->propertiesPointer() + "/PolicyDocument", pointer);
        return;
    }
    const auto actions = managedPolicyActions(m_scene.view.textOf(policy));
    if (!actions.empty()) m_grants[role].push_back({actions, nullptr, serviceOf(actions), pointer});
}

std::string Grants::roleOf(const TemplateResource& resource) const {
    for (const char* property : {"Role", "RoleArn"})
        if (const Json* role = member(resource.properties, property)) return m_scene.roleNamed(*role);
    return isSubject(resource) ? resource.id + "Role" : std::string();
}

const std::vector<Grant>& Grants::of(const TemplateResource& resource) const { return ofRole(roleOf(resource)); }

const std::vector<Grant>& Grants::ofRole(const std::string& roleId) const {
    static const std::vector<Grant> none;
    const auto found = m_grants.find(roleId);
    return found == m_grants.end() ? none : found->second;
}

}  // namespace cascade::exporters::cloudformation
