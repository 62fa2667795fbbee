// SPDX-License-Identifier: MIT
// Tracing a member's text to the generator that made it, by comparing two examples of the shape.
#include "simulator/parts/member_text.h"

namespace cascade::simulator {
namespace {

constexpr unsigned kMostAncestors = 16;
constexpr unsigned kMostUuids = 8;  // of one template

std::string_view viewOf(const UuidText& text) { return {text.data(), text.size()}; }

}  // namespace

std::optional<std::string> MemberText::built(const Content& content) const {
    const Json* value = member(m_where == Where::Payload ? content.payload() : content.beside(), m_name);
    if (!value) return std::nullopt;
    return value->is_string() ? value->get<std::string>()
                              : value->dump(-1, ' ', false, Json::error_handler_t::replace);
}

UuidText MemberText::uuidAt(const Content& content, const Origin& origin) {
    const Content* maker = &content;
    for (unsigned i = 0; i < origin.ancestor; ++i) maker = maker->parent();
    return uuidOfSeed(origin.beside ? seedBeside(maker->seed()) : maker->seed(), origin.index);
}

MemberText::Origin MemberText::originOf(const Content& content) const {
    const ContentPointer one = content.example(0);
    const ContentPointer other = content.example(1);
    const auto text = built(*one);
    const auto otherText = built(*other);
    Origin origin;
    if (!text && !otherText) return {Source::Absent, false, 0, 0, {}};
    if (text == otherText) return {Source::Constant, false, 0, 0, *text};
    if (!text || !otherText) return origin;
    origin.source = Source::Uuid;
    const Content* maker = &*one;
    for (; maker && origin.ancestor < kMostAncestors; maker = maker->parent(), ++origin.ancestor)
        for (const bool beside : {false, true})
            for (origin.index = 0; origin.index < kMostUuids; ++origin.index) {
                origin.beside = beside;
                if (viewOf(uuidAt(*one, origin)) == *text && viewOf(uuidAt(*other, origin)) == *otherText) return origin;
            }
    return {};
}

std::optional<std::string_view> MemberText::of(const Content& content) {
    const Origin* origin = m_origins.find(content.shape());
    if (!origin) origin = &m_origins.remember(content.shape(), originOf(content));
    switch (origin->source) {
        case Source::Absent: return std::nullopt;
        case Source::Constant: return origin->text;
        case Source::Uuid: m_uuid = uuidAt(content, *origin); return viewOf(m_uuid);
        case Source::Unknown: break;
    }
    auto text = built(content);
    if (!text) return std::nullopt;
    m_text = std::move(*text);
    return m_text;
}

}  // namespace cascade::simulator
