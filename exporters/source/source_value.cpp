// SPDX-License-Identifier: MIT
// From the tree to its meaning: tags become long forms, aliases and merges are expanded, within bounds.
#include <unordered_set>

#include "exporters/source/plain_scalar.h"
#include "exporters/source/source_builder.h"

namespace cascade::exporters {
namespace {

constexpr std::string_view kYamlTag = "tag:yaml.org,2002:";

Json scalar(const SourceNode& node) {
    const bool untagged = node.tag.empty() || (node.tag.starts_with(kYamlTag) && !node.tag.ends_with(":str"));
    return untagged && node.style == SourceNode::Style::Plain ? plainScalar(node.text) : Json(node.text);
}

/// "A.B.C" names the attribute B.C of A.
Json attributeParts(const std::string& text) {
    const std::size_t dot = text.find('.');
    if (dot == std::string::npos) return text;
    return Json::array({text.substr(0, dot), text.substr(dot + 1)});
}

bool isMerge(const SourceNode& key) { return key.text == "<<" && key.style == SourceNode::Style::Plain; }

}  // namespace

std::string intrinsicOfTag(std::string_view tag) {
    if (tag.size() < 2 || tag.front() != '!' || tag[1] == '!') return {};
    const std::string name(tag.substr(1));
    return name == "Ref" || name == "Condition" ? name : "Fn::" + name;
}

Result<Json> SourceBuilder::value(SourceId id, int depth) {
    Result<Json> plain = content(id, depth);
    const std::string intrinsic = intrinsicOfTag(node(id).tag);
    if (!plain || intrinsic.empty()) return plain;
    Json argument = std::move(plain).value();
    if (intrinsic == "Fn::GetAtt" && argument.is_string()) argument = attributeParts(argument.get<std::string>());
    Json object = Json::object();
    object.get_ref<Json::object_t&>().emplace_back(intrinsic, std::move(argument));
    return object;
}

Result<Json> SourceBuilder::content(SourceId id, int depth) {
    const SourceNode& from = node(id);
    const bool bounded = ++m_values <= kMostSourceNodes && depth <= kDeepestSource;
    if (!bounded) {
        fail(from.whole.begin, "aliases repeat each other until the text holds more than Cascade reads",
             "write out what the aliases stand for");
        return *m_error;
    }
    if (from.kind == SourceNode::Kind::Alias) return value(from.target, depth);
    if (from.kind == SourceNode::Kind::Scalar) return scalar(from);
    if (from.kind == SourceNode::Kind::List) {
        Json list = Json::array();
        for (const SourceEntry& entry : from.entries) {
            Result<Json> element = value(entry.value, depth + 1);
            if (!element) return element;
            list.push_back(std::move(element).value());
        }
        return list;
    }
    Json object = Json::object();
    for (const SourceEntry& entry : from.entries)
        if (!addMember(object.get_ref<Json::object_t&>(), id, entry, depth)) return *m_error;
    return object;
}

bool SourceBuilder::addMember(Json::object_t& object, SourceId map, const SourceEntry& entry, int depth) {
    if (isMerge(node(entry.key))) return addMerged(object, map, entry.value, depth);
    if (m_overridden.contains(entry.key)) return true;
    Result<Json> made = value(entry.value, depth + 1);
    if (made) object.emplace_back(node(entry.key).text, std::move(made).value());
    return made.ok();
}

/// A map's own members go before merged ones, and of several merged maps the first.
bool SourceBuilder::addMerged(Json::object_t& object, SourceId map, SourceId merged, int depth) {
    Result<Json> made = value(merged, depth + 1);
    if (!made) return false;
    std::unordered_set<std::string> known;
    for (const auto& member : object) known.insert(member.first);
    for (const SourceEntry& own : node(map).entries) known.insert(node(own.key).text);
    m_values += known.size();  // many merges into one large map are an expansion, too
    const Json sources = made->is_array() ? std::move(made).value() : Json::array({std::move(made).value()});
    for (const Json& source : sources) {
        if (!source.is_object())
            return fail(node(merged).whole.begin, "'<<' merges what is no map", "give it the alias of a map");
        for (const auto& [name, value] : source.items())
            if (known.insert(name).second) object.emplace_back(name, value);
    }
    return true;
}

}  // namespace cascade::exporters
