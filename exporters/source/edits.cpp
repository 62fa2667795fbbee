// SPDX-License-Identifier: MIT
// Which edit of the text an edit of the value is, and the proof that it means the same.
#include "exporters/source/edits.h"

#include "exporters/source/block_edits.h"
#include "exporters/source/flow_edits.h"
#include "exporters/source/new_text.h"

namespace cascade::exporters {
namespace {

constexpr const char* kByHand = "change the text by hand";

struct Pointer {
    std::string parent;
    std::string name;  ///< Unescaped.
};

Pointer split(const std::string& pointer) {
    const std::size_t slash = pointer.rfind('/');
    const Json::json_pointer parsed(pointer.substr(slash));
    return {pointer.substr(0, slash), parsed.back()};
}

/// The object with another name for one of its members, in the same order.
Json renamed(const Json& object, const std::string& before, const std::string& after) {
    Json result = Json::object();
    for (const auto& [name, value] : object.items()) result[name == before ? after : name] = value;
    return result;
}

/// The text with the edits, if it means what is expected.
Result<SourceText> changed(const SourceText& source, TextEdits edits, const Json& expected, std::size_t at) {
    Result<SourceText> result = replaceTexts(source, std::move(edits));
    if (result && result->value() == expected) return result;
    return source.errorAt(at, "this place cannot be edited without changing what stands around it", kByHand);
}

/// In a flow everything is flow; a root has no line of its own.
bool isInFlow(const SourceText& source, const SourcePlace& place) {
    return place.holder == kNoSource || !source.node(place.holder).isBlock();
}

/// A text that replaces a text keeps its quotes.
std::optional<TextEdits> rewriteScalar(const SourceText& source, const SourcePlace& place, const Json& value) {
    const SourceNode& old = source.node(place.node);
    const bool both =
        value.is_string() && old.kind == SourceNode::Kind::Scalar && old.tag.empty() &&
        (old.style == SourceNode::Style::SingleQuoted || old.style == SourceNode::Style::DoubleQuoted);
    if (!both) return std::nullopt;
    const std::string text =
        scalarLike(source, old, value.get<std::string>(), isInFlow(source, place), styleOf(source));
    return TextEdits{{old.content, text}};
}

Result<SourceText> replaceValue(const SourceText& source, const SourcePlace& place, const std::string& pointer,
                                const Yaml& value) {
    Json expected = source.value();
    Json& target = expected[Json::json_pointer(pointer)];
    Json wanted = valueOf(value);
    if (target == wanted) return source;
    if (place.part) return source.errorAt(place.key.begin, "this is a part of an intrinsic function", kByHand);
    target = wanted;
    TextEdits edits;
    if (auto scalar = rewriteScalar(source, place, wanted))
        edits = std::move(*scalar);
    else
        edits =
            isInFlow(source, place) ? replaceInFlow(source, place, wanted) : replaceInBlock(source, place, value);
    return changed(source, std::move(edits), expected, place.key.begin);
}

/// A block that takes the place of a {} or of nothing.
Yaml filled(bool list, const std::string& name, const Yaml& value, const std::string& comment) {
    Yaml container = list ? Yaml::list() : Yaml::map();
    return list ? container.push(value, comment) : container.add(name, value, comment);
}

Result<SourceText> insertValue(const SourceText& source, const SourcePlace& holder, const std::string& pointer,
                               const std::string& name, const Yaml& value, const std::string& comment) {
    const SourceNode& into = source.node(holder.node);
    const Json* old = &source.value()[Json::json_pointer(pointer)];
    const bool list = into.kind == SourceNode::Kind::List || (old->is_null() && name == "-");
    const bool fits = old->is_null() || (into.isContainer() && into.tag.empty() && !holder.part);
    if (!fits || (list && name != "-" && name != std::to_string(old->size())))
        return source.errorAt(holder.key.begin, "nothing named '" + name + "' can be added here", kByHand);
    Json expected = source.value();
    Json& target = expected[Json::json_pointer(pointer)];
    if (list)
        target.push_back(valueOf(value));
    else
        target[name] = valueOf(value);
    const bool empty = !into.isContainer() || (into.entries.empty() && source.format() == SourceFormat::Yaml &&
                                               source.at(into.content).size() == 2);
    const auto key = list ? std::nullopt : std::optional(name);
    TextEdits edits;
    if (empty && !isInFlow(source, holder))
        edits = replaceInBlock(source, holder, filled(list, name, value, comment));
    else if (!into.isContainer())
        edits = replaceInFlow(source, holder, target);
    else if (into.isBlock())
        edits = insertIntoBlock(source, holder.node, key, value, comment);
    else
        edits = insertIntoFlow(source, holder.node, key, valueOf(value));
    return changed(source, std::move(edits), expected, holder.key.begin);
}

Error shared(const SourceText& source, const SourcePlace& place) {
    return source.errorAt(place.value.begin, "this value stands for several places, through an alias or a merge",
                          kByHand);
}

}  // namespace

Result<SourceText> setValue(const SourceText& source, const std::string& pointer, const Yaml& value,
                            const std::string& comment) {
    if (const auto place = source.find(pointer)) {
        if (place->shared || source.node(place->node).kind == SourceNode::Kind::Alias)
            return shared(source, *place);
        return replaceValue(source, *place, pointer, value);
    }
    const auto [parent, name] = split(pointer);
    const auto holder = source.find(parent);
    const bool element = name == "-" || name == "0";
    if (!holder) return setValue(source, parent, filled(element, name, value, comment), {});
    if (holder->shared || source.node(holder->node).kind == SourceNode::Kind::Alias) return shared(source, *holder);
    return insertValue(source, *holder, parent, name, value, comment);
}

Result<SourceText> removeValue(const SourceText& source, const std::string& pointer) {
    const auto place = source.find(pointer);
    if (!place || place->holder == kNoSource || place->part)
        return source.errorAt(pointer, "there is nothing at " + pointer + " that could be removed", kByHand);
    if (place->shared) return shared(source, *place);
    const auto [parent, name] = split(pointer);
    const SourceNode& holder = source.node(place->holder);
    if (holder.isBlock() && holder.entries.size() == 1) {
        const SourcePlace outer = source.find(parent).value();
        const Json empty = holder.kind == SourceNode::Kind::Map ? Json::object() : Json::array();
        if (holder.tag.empty() && outer.holder != kNoSource) return replaceValue(source, outer, parent, empty);
    }
    Json expected = source.value();
    Json& target = expected[Json::json_pointer(parent)];
    if (target.is_array())
        target.erase(place->index);
    else
        target.erase(name);
    TextEdits edits = holder.isBlock() ? removeFromBlock(source, *place) : removeFromFlow(source, *place);
    return changed(source, std::move(edits), expected, place->key.begin);
}

Result<SourceText> renameMember(const SourceText& source, const std::string& pointer, const std::string& name) {
    const auto place = source.find(pointer);
    const bool member = place && !place->part && place->holder != kNoSource &&
                        source.node(place->holder).kind == SourceNode::Kind::Map;
    if (!member) return source.errorAt(pointer, "there is no member at " + pointer, kByHand);
    if (place->shared) return shared(source, *place);
    const SourceNode& key = source.node(source.node(place->holder).entries[place->index].key);
    Json expected = source.value();
    Json& target = expected[Json::json_pointer(split(pointer).parent)];
    if (target.contains(name)) return source.errorAt(place->key.begin, "the name '" + name + "' is taken", kByHand);
    target = renamed(target, key.text, name);
    const std::string text = scalarLike(source, key, name, isInFlow(source, *place), styleOf(source));
    return changed(source, {{key.content, text}}, expected, place->key.begin);
}

Result<SourceText> replaceTexts(const SourceText& source, TextEdits edits) {
    std::string text = applied(source.text(), std::move(edits));
    if (!source.text().ends_with('\n')) {
        if (text.ends_with('\n')) text.pop_back();
        if (text.ends_with('\r')) text.pop_back();
    }
    return parseSource(std::move(text), source.file());
}

}  // namespace cascade::exporters
