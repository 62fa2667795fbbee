// SPDX-License-Identifier: MIT
// What intrinsic functions come to, as far as a template alone can tell.
#include "exporters/cloudformation/template_view.h"

#include <algorithm>
#include <utility>

namespace cascade::exporters::cloudformation {
namespace {

/// Deeper than any template's author goes; what is below stays unresolved.
constexpr int kDeepest = 64;

bool isNoValue(const Json& value) {
    const Json* name = argumentOf(value, "Ref");
    return name && *name == "AWS::NoValue";
}

/// The branch of Fn::If that is drawn: conditions depend on the deployment, so the first that says something.
const Json* drawnBranch(const Json& arguments) {
    if (!arguments.is_array() || arguments.size() != 3) return nullptr;
    return isNoValue(arguments[1]) ? &arguments[2] : &arguments[1];
}

std::string getAttText(const Json& arguments) {
    if (arguments.is_string()) return "${" + arguments.get<std::string>() + "}";
    std::string text;
    if (arguments.is_array())
        for (const Json& part : arguments)
            text += (text.empty() ? "" : ".") + (part.is_string() ? part.get<std::string>() : std::string());
    return "${" + text + "}";
}

}  // namespace

const Json* TemplateView::mapped(const Json& arguments, int depth) const {
    if (!arguments.is_array() || arguments.size() < 3) return nullptr;
    const Json* mappings = member(m_root, "Mappings");
    const Json* at = mappings ? member(*mappings, textOf(arguments[0])) : nullptr;
    for (std::size_t i = 1; at && i < 3; ++i) {
        std::string key;
        addText(arguments[i], depth + 1, key);
        const Json* next = member(*at, key);
        // Keys such as ${AWS::Region} are known at deployment: any entry shows what it is about.
        if (!next && key.find("${") != std::string::npos && at->is_object() && !at->empty())
            next = &at->begin().value();
        at = next;
    }
    return at;
}

Json TemplateView::resolved(const Json& value) const { return resolved(value, 0); }

Json TemplateView::resolved(const Json& value, int depth) const {
    if (depth > kDeepest || value.is_primitive()) return value;
    if (const Json* name = argumentOf(value, "Ref")) {
        const Json* known = name->is_string() ? defaultOf(name->get<std::string>()) : nullptr;
        return known ? *known : value;
    }
    if (const Json* arguments = argumentOf(value, "Fn::FindInMap")) {
        const Json* found = mapped(*arguments, depth);
        return found ? resolved(*found, depth + 1) : value;
    }
    if (const Json* arguments = argumentOf(value, "Fn::If")) {
        const Json* branch = drawnBranch(*arguments);
        return branch ? resolved(*branch, depth + 1) : value;
    }
    for (const char* function : {"Fn::Sub", "Fn::Join"}) {
        if (!argumentOf(value, function)) continue;
        std::string text;
        addText(value, depth + 1, text);
        return text;
    }
    Json result = value.is_array() ? Json::array() : Json::object();
    if (value.is_array())
        for (const Json& item : value) result.push_back(resolved(item, depth + 1));
    else
        for (const auto& item : value.items()) result[item.key()] = resolved(item.value(), depth + 1);
    return result;
}

std::string TemplateView::textOf(const Json& value) const {
    std::string text;
    addText(value, 0, text);
    return text;
}

void TemplateView::addText(const Json& value, int depth, std::string& text) const {
    if (depth > kDeepest) return;
    if (value.is_string()) {
        text += value.get_ref<const std::string&>();
    } else if (value.is_primitive()) {
        if (!value.is_null()) text += value.dump();
    } else if (const Json* name = argumentOf(value, "Ref")) {
        const std::string id = name->is_string() ? name->get<std::string>() : std::string();
        const Json* known = defaultOf(id);
        known ? addText(*known, depth + 1, text) : void(text += "${" + id + "}");
    } else if (const Json* attribute = argumentOf(value, "Fn::GetAtt")) {
        text += getAttText(*attribute);
    } else if (const Json* sub = argumentOf(value, "Fn::Sub")) {
        addSub(*sub, depth, text);
    } else if (const Json* join = argumentOf(value, "Fn::Join")) {
        if (!join->is_array() || join->size() != 2 || !join->at(1).is_array()) return;
        const std::string separator = join->at(0).is_string() ? join->at(0).get<std::string>() : std::string();
        bool first = true;
        for (const Json& part : join->at(1)) {
            if (!std::exchange(first, false)) text += separator;
            addText(part, depth + 1, text);
        }
    } else if (const Json* condition = argumentOf(value, "Fn::If")) {
        if (const Json* branch = drawnBranch(*condition)) addText(*branch, depth + 1, text);
    } else if (const Json* map = argumentOf(value, "Fn::FindInMap")) {
        if (const Json* found = mapped(*map, depth)) addText(*found, depth + 1, text);
    } else if (const Json* select = argumentOf(value, "Fn::Select")) {
        addSelected(*select, depth, text);
    } else if (const Json* split = argumentOf(value, "Fn::Split")) {
        if (split->is_array() && split->size() == 2) addText(split->at(1), depth + 1, text);
    } else if (const Json* inner = argumentOf(value, "Fn::Base64")) {
        addText(*inner, depth + 1, text);
    }
}

/// Variables of the function's own, then parameters; what is left stands for references.
void TemplateView::addSub(const Json& arguments, int depth, std::string& text) const {
    const Json& pattern = arguments.is_array() && !arguments.empty() ? arguments.front() : arguments;
    if (!pattern.is_string()) return;
    const Json* variables = arguments.is_array() && arguments.size() > 1 ? &arguments[1] : nullptr;
    const auto& source = pattern.get_ref<const std::string&>();
    for (std::size_t at = 0; at < source.size();) {
        const std::size_t start = std::min(source.find("${", at), source.size());
        text.append(source, at, start - at);
        const std::size_t end = source.find('}', start);
        if (end == std::string::npos) return void(text.append(source, start));
        if (start == source.size()) return;
        std::string name = source.substr(start + 2, end - start - 2);
        name.erase(0, name.find_first_not_of(' '));
        name.erase(name.find_last_not_of(' ') + 1);
        const Json* variable = variables ? member(*variables, name) : nullptr;
        if (!variable) variable = defaultOf(name);
        variable ? addText(*variable, depth + 1, text) : void(text += "${" + name + "}");
        at = end + 1;
    }
}

void TemplateView::addSelected(const Json& arguments, int depth, std::string& text) const {
    if (!arguments.is_array() || arguments.size() != 2) return;
    const Json& list = arguments[1];
    const Json index =
        arguments[0].is_string() ? Json::parse(arguments[0].get<std::string>(), nullptr, false) : arguments[0];
    const bool inside = list.is_array() && index.is_number_unsigned() && index.get<std::size_t>() < list.size();
    addText(inside ? list[index.get<std::size_t>()] : list, depth + 1, text);
}

}  // namespace cascade::exporters::cloudformation
