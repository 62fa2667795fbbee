// SPDX-License-Identifier: MIT
// Resources, Globals and parameters of a template.
#include "exporters/cloudformation/template_view.h"

#include <algorithm>
#include <array>
#include <utility>

#include "exporters/footprint.h"

namespace cascade::exporters::cloudformation {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kGlobals{{
    {"AWS::Serverless::Function", "Function"},
    {"AWS::Serverless::Api", "Api"},
    {"AWS::Serverless::HttpApi", "HttpApi"},
    {"AWS::Serverless::SimpleTable", "SimpleTable"},
    {"AWS::Serverless::StateMachine", "StateMachine"},
    {"AWS::Serverless::LayerVersion", "LayerVersion"},
    {"AWS::Serverless::WebSocketApi", "WebSocketApi"},
}};

std::string_view globalsOf(std::string_view type) {
    for (const auto& [resource, section] : kGlobals)
        if (resource == type) return section;
    return {};
}

bool isIntrinsic(const Json& value) {
    if (!value.is_object() || value.size() != 1) return false;
    const std::string& key = value.begin().key();
    return key == "Ref" || key.starts_with("Fn::");
}

/// SAM's rule (docs/globals.rst): values replace, maps merge, lists of the globals come first.
void mergeBelow(Json& own, const Json& global) {
    if (own.is_array() && global.is_array()) {
        Json merged = global;
        for (Json& item : own) merged.push_back(std::move(item));
        own = std::move(merged);
        return;
    }
    if (!own.is_object() || !global.is_object() || isIntrinsic(own) || isIntrinsic(global)) return;
    for (const auto& item : global.items()) {
        const auto found = own.find(item.key());
        if (found == own.end())
            own[item.key()] = item.value();
        else
            mergeBelow(*found, item.value());
    }
}

/// "IgnoreGlobals": "*" or a list of properties.
bool ignoresGlobal(const Json& body, const std::string& property) {
    const Json* ignored = member(body, "IgnoreGlobals");
    if (!ignored) return false;
    if (*ignored == "*") return true;
    return ignored->is_array() && std::find(ignored->begin(), ignored->end(), property) != ignored->end();
}

}  // namespace

std::string TemplateResource::placeOf(std::string_view property) const {
    if (!body) return global + std::string(property);
    const Json* own = member(*body, "Properties");
    if (global.empty() || (own && valueAt(*own, property)) || !valueAt(properties, property))
        return propertiesPointer() + std::string(property);
    return global + std::string(property);
}

TemplateView::TemplateView(const Json& root) : m_root(root) {
    if (const Json* parameters = member(root, "Parameters"); parameters && parameters->is_object()) {
        for (const auto& item : parameters->items()) {
            // The default of a parameter from the Systems Manager is only the name of the value there.
            if (textMember(item.value(), "Type").starts_with("AWS::SSM::Parameter::Value")) continue;
            const Json* value = member(item.value(), "Default");
            if (value && value->is_primitive()) m_defaults.emplace(item.key(), value);
        }
    }
    const Json* resources = member(root, "Resources");
    if (!resources || !resources->is_object()) return;
    for (const auto& item : resources->items()) {
        const std::string type = textMember(item.value(), "Type");
        if (type.empty()) {
            m_strangers.push_back(item.key());
            continue;
        }
        TemplateResource resource{item.key(), type, Json::object(), &item.value(),
                                  pointerTo("/Resources", item.key())};
        if (const Json* properties = member(item.value(), "Properties"); properties && properties->is_object())
            resource.properties = *properties;
        mergeGlobals(resource);
        m_index.emplace(resource.id, m_resources.size());
        m_resources.push_back(std::move(resource));
    }
}

void TemplateView::mergeGlobals(TemplateResource& resource) const {
    const std::string_view section = globalsOf(resource.type);
    const Json* globals = section.empty() ? nullptr : member(m_root, "Globals");
    const Json* shared = globals ? member(*globals, section) : nullptr;
    if (!shared || !shared->is_object()) return;
    resource.global = pointerTo("/Globals", section);
    Json applied = Json::object();
    for (const auto& property : shared->items())
        if (!resource.body || !ignoresGlobal(*resource.body, property.key()))
            applied[property.key()] = property.value();
    mergeBelow(resource.properties, applied);
}

TemplateResource TemplateView::implied(const std::string& id, const std::string& type) const {
    TemplateResource resource{id, type, Json::object(), nullptr, {}};
    mergeGlobals(resource);
    return resource;
}

const TemplateResource* TemplateView::find(std::string_view id) const {
    const auto found = m_index.find(std::string(id));
    return found == m_index.end() ? nullptr : &m_resources[found->second];
}

const Json* TemplateView::defaultOf(const std::string& parameter) const {
    const auto found = m_defaults.find(parameter);
    return found == m_defaults.end() ? nullptr : found->second;
}

const Json* valueAt(const Json& value, std::string_view pointer) {
    const Json* at = &value;
    while (at && !pointer.empty()) {
        const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
        at = member(*at, pointer.substr(1, end - 1));
        pointer.remove_prefix(end);
    }
    return at;
}

std::string textMember(const Json& object, std::string_view key) {
    const Json* value = member(object, key);
    return value && value->is_string() ? value->get<std::string>() : std::string();
}

const Json* argumentOf(const Json& value, std::string_view function) {
    return value.is_object() && value.size() == 1 ? member(value, function) : nullptr;
}

std::vector<const Json*> elementsOf(const Json* value) {
    std::vector<const Json*> elements;
    if (!value || value->is_null()) return elements;
    if (!value->is_array()) return {value};
    for (const Json& element : *value) elements.push_back(&element);
    return elements;
}

}  // namespace cascade::exporters::cloudformation
