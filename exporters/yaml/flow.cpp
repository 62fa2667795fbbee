// SPDX-License-Identifier: MIT
// Values in one line, and what a document of ours means.
#include "exporters/yaml/yaml.h"

namespace cascade::exporters {
namespace {

/// The short form of an intrinsic, "" for what is none or holds another one directly.
std::string shortForm(const Json& value, char quote) {
    if (!value.is_object() || value.size() != 1) return {};
    const std::string& key = value.begin().key();
    if (key != "Ref" && !key.starts_with("Fn::")) return {};
    const std::string tag = "!" + (key == "Ref" ? key : key.substr(4)) + " ";
    const Json& argument = *value.begin();
    if (argument.is_object()) return {};
    const bool attribute = key == "Fn::GetAtt" && argument.is_array() && argument.size() == 2 &&
                           argument[0].is_string() && argument[1].is_string();
    if (attribute)
        return tag + yamlScalar(argument[0].get<std::string>() + "." + argument[1].get<std::string>(), true, quote);
    return tag + yamlFlow(argument, quote);
}

}  // namespace

std::string yamlFlow(const Json& value, char quote) {
    if (std::string text = shortForm(value, quote); !text.empty()) return text;
    if (value.is_string()) return yamlScalar(value.get_ref<const std::string&>(), true, quote);
    if (!value.is_structured()) return value.dump();
    std::string text;
    for (const auto& [key, item] : value.items())
        text += (text.empty() ? "" : ", ") + (value.is_object() ? yamlScalar(key, true, quote) + ": " : "") +
                yamlFlow(item, quote);
    return value.is_object() ? "{" + text + "}" : "[" + text + "]";
}

Json valueOf(const Yaml& document) {
    if (document.kind() == Yaml::Kind::Value) return document.value();
    const bool map = document.kind() == Yaml::Kind::Map;
    Json value = map ? Json::object() : Json::array();
    for (const YamlEntry& entry : document.entries()) {
        if (map)
            value[entry.key] = valueOf(entry.value);
        else
            value.push_back(valueOf(entry.value));
    }
    return value;
}

}  // namespace cascade::exporters
