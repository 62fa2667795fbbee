// SPDX-License-Identifier: MIT
// Evaluating filters.
#include "simulator/parts/record_filter.h"

#include <algorithm>

#include "model/envelope/look_through.h"
#include "simulator/engine/context.h"
#include "simulator/parts/record_view.h"

namespace cascade::simulator {

namespace {

/// The bus connection's default: every event has a source, so there is nothing to evaluate.
bool matchesEveryEvent(const Json& pattern) {
    return pattern == Json{{"source", Json::array({Json{{"prefix", ""}}})}};
}

/// True when the two differ at one of the paths. Elements of lists share the list's path, as in patterns.
bool differAt(const std::vector<std::string>& paths, const Json& a, const Json& b, const std::string& path) {
    if (a.type() != b.type() || (a.is_structured() && a.size() != b.size())) return true;
    if (!a.is_structured()) return a != b && std::ranges::find(paths, path) != paths.end();
    auto other = b.begin();
    for (auto entry = a.begin(); entry != a.end(); ++entry, ++other) {
        if (a.is_object() && entry.key() != other.key()) return true;
        const std::string inside = !a.is_object() ? path : path.empty() ? entry.key() : path + "." + entry.key();
        if (differAt(paths, *entry, *other, inside)) return true;
    }
    return false;
}

}  // namespace

RecordFilter::RecordFilter(const Json& pattern) {
    if (!pattern.is_object() || matchesEveryEvent(pattern)) return;
    auto parsed = Pattern::parse(pattern);
    if (parsed) m_pattern = std::make_shared<const Pattern>(std::move(parsed).value());
}

RecordFilter::Verdict RecordFilter::verdict(const Json& oneExample, const Json& otherExample) const {
    if (differAt(m_pattern->paths(), oneExample, otherExample, {})) return Verdict::Open;
    return m_pattern->matches(oneExample) ? Verdict::Accepted : Verdict::Refused;
}

bool RecordFilter::accepts(Context& context, LinkIndex link, MessageHandle message) {
    Passage passage = context.passageOf(message);
    passage.link = link;
    return accepts(*context.message(message).content, passage, [&](const Content& content, const Passage& by) {
        return filterView(context.network(), by, content);
    });
}

bool RecordFilter::acceptsEvent(Context& context, MessageHandle message) {
    return accepts(*context.message(message).content, context.passageOf(message),
                   [&](const Content& content, const Passage& passage) {
                       return opened(recordView(context.network(), passage, content));
                   });
}

}  // namespace cascade::simulator
