// SPDX-License-Identifier: MIT
// Evaluating filters.
#include "simulator/parts/record_filter.h"

#include "simulator/parts/record_view.h"

namespace cascade::simulator {

namespace {
/// The bus connection's default: every event has a source, so there is nothing to evaluate.
bool matchesEveryEvent(const Json& pattern) {
    return pattern == Json{{"source", Json::array({Json{{"prefix", ""}}})}};
}
}  // namespace

RecordFilter::RecordFilter(const Json& pattern) {
    if (!pattern.is_object() || matchesEveryEvent(pattern)) return;
    auto parsed = Pattern::parse(pattern);
    if (parsed) m_pattern = std::move(parsed).value();
}

bool RecordFilter::accepts(Context& context, MessageHandle message) const {
    return !m_pattern || m_pattern->matches(filterView(context, message, m_pattern->looksInside("body")));
}

}  // namespace cascade::simulator
