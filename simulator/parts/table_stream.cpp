// SPDX-License-Identifier: MIT
// Recipes of changes, and who looks at what was before.
#include "simulator/parts/table_stream.h"

#include <algorithm>

#include "simulator/parts/filled.h"
#include "simulator/parts/settings.h"

namespace cascade::simulator {

namespace {

std::shared_ptr<const Recipe> saying(Json beside) {
    return makeFilled({.payload = {}, .passesPayloadOn = true, .beside = Template(std::move(beside))});
}

/// An item that replaced another one.
class Modified : public Recipe {
public:
    explicit Modified(ContentPointer before) : m_before(std::move(before)) {}
    Json payload(const Ingredients& from) const override { return from.parent->payload(); }
    Json beside(const Ingredients&) const override { return {{"event", "MODIFY"}, {"old", m_before->payload()}}; }
    bool passesPayloadOn() const override { return true; }
    bool looksAtParent() const override { return true; }

private:
    ContentPointer m_before;
};

/// Words of stream records that are only true when the item before the change is known.
bool mentionsBefore(const Json& json) {
    const std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    return std::ranges::any_of(std::initializer_list<const char*>{"MODIFY", "REMOVE", "OldImage", "userIdentity"},
                               [&](const char* word) { return text.find(word) != std::string::npos; });
}

bool asksForBefore(const Network& network, const Link& trigger) {
    const Vertex& function = network.vertex(trigger.to);
    return mentionsBefore(trigger.value("filter")) || mentionsBefore(function.node->simulation());
}

}  // namespace

TableStream::TableStream(const Network& network, NodeIndex node, StreamSettings settings)
    : m_readers(network, node, settings),
      m_modified(saying({{"event", "MODIFY"}})),
      m_removed(saying({{"event", "REMOVE"}})),
      m_expired(saying({{"event", "REMOVE"}, {"expired", true}})) {
    const Vertex& table = network.vertex(node);
    const std::string view = textOr(table.value("stream_view"), "NEW_AND_OLD_IMAGES");
    m_tellsBefore = view == "NEW_AND_OLD_IMAGES" || view == "OLD_IMAGE";
    m_looksBack =
        std::ranges::any_of(table.out, [&](LinkIndex link) { return asksForBefore(network, network.link(link)); });
}

ContentPointer TableStream::changed(const std::shared_ptr<const Recipe>& recipe, ContentPointer item) {
    return makeContent(recipe, {.parent = std::move(item), .passage = {}});
}

ContentPointer TableStream::modified(ContentPointer item, ContentPointer before) {
    if (!m_tellsBefore) return changed(m_modified, std::move(item));
    if (!before->isConstant()) return changed(std::make_shared<const Modified>(std::move(before)), std::move(item));
    const auto* known = m_modifiedAfter.find(before->shape());
    if (!known) known = &m_modifiedAfter.remember(before->shape(), std::make_shared<const Modified>(before));
    return changed(*known, std::move(item));
}

}  // namespace cascade::simulator
