// SPDX-License-Identifier: MIT
// References become addresses, intrinsic functions become calls and templates.
#include "exporters/terraform/values.h"

#include <algorithm>

#include "exporters/terraform/types.h"
#include "exporters/yaml/yaml.h"
#include "model/plan/names.h"

namespace cascade::exporters::terraform {
namespace {

/// "OrdersApi" -> "orders_api"
std::string identifier(const std::string& logicalId) { return lowerCase(snakeCase(logicalId)); }

const Json* intrinsic(const Json& value, std::string_view name) {
    return value.is_object() && value.size() == 1 ? member(value, name) : nullptr;
}

/// The unique id of the stack: Fn::Select 2 of Fn::Split "/" of its ARN.
bool isStackUuid(const Json& value) {
    static const Json kUuid{
        {"Fn::Select", Json::array({2, Json{{"Fn::Split", Json::array({"/", Json{{"Ref", "AWS::StackId"}}})}}})}};
    return value == kUuid;
}

}  // namespace

Values::Values(const Expanded& expanded) {
    std::set<std::string> taken;
    for (const Resource& resource : expanded.resources) {
        const Json* entry = typeEntry(resource.type);
        const std::string type = entry ? entry->value("resource", std::string()) : std::string();
        std::string id = resource.logicalId;
        // A deployment's id carries a hash, which Terraform has no need of.
        if (resource.type == "AWS::ApiGateway::Deployment")
            id = resource.properties["RestApiId"]["Ref"].get<std::string>() + "Deployment";
        const std::string wanted = identifier(id);
        std::string name = wanted;
        for (int n = 2; !taken.insert(type + "." + name).second; ++n) name = wanted + "_" + std::to_string(n);
        m_resources[resource.logicalId] = {type, std::move(name), entry};
    }
    for (const Resource& resource : expanded.resources) {
        // A version is an attribute of its function.
        Target& target = m_resources[resource.logicalId];
        const Json* whole = target.entry ? member(*target.entry, "part_of") : nullptr;
        if (!whole) continue;
        const Target& owner =
            m_resources.at(resource.properties[whole->get<std::string>()]["Ref"].get<std::string>());
        target = {owner.type, owner.name, target.entry};
    }
    std::set<std::string> variables = {"stage", "region"};
    for (const TemplateParameter& parameter : expanded.parameters) {
        std::string name = identifier(parameter.name);
        while (!variables.insert(name).second) name += "_value";
        m_parameters[parameter.name] = name;
    }
}

std::string Values::address(const std::string& logicalId) const {
    const Target& target = m_resources.at(logicalId);
    return target.type + "." + target.name;
}

std::string Values::data(const std::string& source, const std::string& attribute) {
    m_dataSources.insert(source);
    return "data." + source + ".current." + attribute;
}

std::string Values::pseudoParameter(const std::string& name) {
    if (name == "AWS::Region") return data("aws_region", "region");
    if (name == "AWS::AccountId") return data("aws_caller_identity", "account_id");
    if (name == "AWS::Partition") return data("aws_partition", "partition");
    if (name == "AWS::URLSuffix") return data("aws_partition", "dns_suffix");
    return "local.name";  // AWS::StackName
}

Values::Reference Values::attributeAt(const Target& target, const std::string& attribute) const {
    const std::string address = target.type + "." + target.name + ".";
    const std::size_t brace = attribute.find('{');
    if (brace == std::string::npos) return {address + attribute};
    // "{arn}:*" is an attribute with something around it.
    std::string text = attribute;
    text.replace(brace, 1, "${" + address);
    return {std::move(text), true};
}

Values::Reference Values::refOf(const std::string& name) {
    if (name.starts_with("AWS::")) return {pseudoParameter(name)};
    if (const auto parameter = m_parameters.find(name); parameter != m_parameters.end()) {
        m_variables.insert(name);
        return {"var." + parameter->second};
    }
    const Target& target = m_resources.at(name);
    return attributeAt(target, target.entry ? target.entry->value("ref", std::string("id")) : "id");
}

Values::Reference Values::attributeOf(const std::string& name, const std::string& attribute) {
    const Target& target = m_resources.at(name);
    const Json* known = target.entry ? member(*target.entry, "attributes") : nullptr;
    const Json* written = known ? member(*known, attribute) : nullptr;
    return attributeAt(target, written ? written->get<std::string>() : lowerCase(snakeCase(attribute)));
}

std::string Values::within(const Reference& reference) const {
    return reference.isTemplate ? reference.text : "${" + reference.text + "}";
}

Expression Values::alone(const Reference& reference) const {
    return inlineOf(reference.isTemplate ? "\"" + reference.text + "\"" : reference.text);
}

Expression Values::sub(const Json& argument) {
    const Json& pattern = argument.is_array() ? argument.at(0) : argument;
    const Json none = Json::object();
    const Json& local = argument.is_array() && argument.size() > 1 ? argument.at(1) : none;
    const std::string& text = pattern.get_ref<const std::string&>();
    std::string result;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t open = text.find("${", at);
        const std::size_t close = open == std::string::npos ? open : text.find('}', open);
        if (close == std::string::npos) break;
        result += escaped(std::string_view(text).substr(at, open - at));
        const std::string name = text.substr(open + 2, close - open - 2);
        at = close + 1;
        if (name.starts_with('!')) {
            result += "$${" + escaped(name.substr(1)) + "}";
            continue;
        }
        const bool whole = open == 0 && at == text.size();
        if (const Json* value = member(local, name)) {
            const Expression given = expression(*value);
            if (whole) return given;
            result += "${" + given.text + "}";
            continue;
        }
        const std::size_t dot = name.starts_with("AWS::") ? std::string::npos : name.find('.');
        const Reference reference =
            dot == std::string::npos ? refOf(name) : attributeOf(name.substr(0, dot), name.substr(dot + 1));
        if (whole) return alone(reference);
        result += within(reference);
    }
    return inlineOf("\"" + result + escaped(std::string_view(text).substr(at)) + "\"");
}

Expression Values::call(const std::string& function, const Json& argument) {
    std::string text;
    for (const Json& each : argument) {
        Expression value = expression(each);
        if (value.kind != Expression::Kind::Inline) {
            std::string list;
            for (const HclField& item : value.fields) list += (list.empty() ? "" : ", ") + item.value.text;
            value = inlineOf("[" + list + "]");
        }
        text += (text.empty() ? "" : ", ") + value.text;
    }
    return inlineOf(function + "(" + text + ")");
}

Expression Values::expression(const Json& value) {
    static const Parts kNone;
    return expression(value, kNone, "");
}

Expression Values::expression(const Json& value, const Parts& parts, const std::string& pointer) {
    if (isStackUuid(value)) {
        m_usesStackUuid = true;
        m_dataSources.insert("aws_caller_identity");
        return inlineOf("local.stack_uuid");
    }
    if (const Json* name = intrinsic(value, "Ref")) return alone(refOf(name->get<std::string>()));
    if (const Json* target = intrinsic(value, "Fn::GetAtt"))
        return alone(attributeOf(target->at(0).get<std::string>(), target->at(1).get<std::string>()));
    if (const Json* argument = intrinsic(value, "Fn::Sub")) return sub(*argument);
    if (const Json* argument = intrinsic(value, "Fn::Join")) return call("join", *argument);
    if (const Json* argument = intrinsic(value, "Fn::Split")) return call("split", *argument);
    if (const Json* argument = intrinsic(value, "Fn::Select"))
        return call("element", Json::array({argument->at(1), argument->at(0)}));
    if (value.is_string()) return quotedText(value.get_ref<const std::string&>());
    if (!value.is_structured()) return inlineOf(value.dump());
    Expression result;
    result.kind = value.is_array() ? Expression::Kind::List : Expression::Kind::Object;
    std::size_t index = 0;
    for (const auto& [key, inner] : value.items()) {
        const std::string at = pointer + "/" + (value.is_array() ? std::to_string(index++) : pointerToken(key));
        const auto part = parts.find(at);
        HclField field{value.is_array() ? std::string() : keyText(key), expression(inner, parts, at), {}, {}};
        if (part != parts.end()) {
            field.comment = part->second.comment;
            field.origin = part->second.origin;
        }
        result.fields.push_back(std::move(field));
    }
    return result;
}

Expression Values::withSubstitutions(const Json& value, const Json& names) {
    if (value.is_string()) {
        // Names that are not substituted stand for themselves: Fn::Sub writes them as ${!NAME}.
        std::string text = value.get<std::string>();
        for (std::size_t at = text.find("${"); at != std::string::npos; at = text.find("${", at + 2)) {
            const std::size_t end = text.find('}', at);
            if (end == std::string::npos || !names.contains(text.substr(at + 2, end - at - 2)))
                text.insert(at + 2, "!");
        }
        return sub(Json::array({text, names}));
    }
    if (!value.is_structured()) return expression(value);
    Expression result;
    result.kind = value.is_array() ? Expression::Kind::List : Expression::Kind::Object;
    for (const auto& [key, inner] : value.items())
        result.fields.push_back(
            {value.is_array() ? std::string() : keyText(key), withSubstitutions(inner, names), {}, {}});
    return result;
}

}  // namespace cascade::exporters::terraform
