// SPDX-License-Identifier: MIT
// EventBridge's subset of JSONPath: names behind dots, indices, wildcards. Source:
// docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
#include <charconv>

#include "model/transform/target_input.h"

namespace cascade {

Result<EventPath> EventPath::parse(const std::string& text) {
    constexpr std::size_t kLongest =
        256;  // docs.aws.amazon.com/eventbridge/latest/APIReference/API_InputTransformer.html
    const Error wrong{"'" + text + "' is no path into an event", "write it as $.detail.items[0].id"};
    if (text.empty() || text[0] != '$' || text.size() > kLongest) return wrong;
    EventPath path;
    for (std::size_t at = 1; at < text.size();) {
        const bool bracket = text[at] == '[';
        if (!bracket && text[at] != '.') return wrong;
        const std::size_t end =
            bracket ? text.find(']', at) : std::min(text.find_first_of(".[", at + 1), text.size());
        if (end == std::string::npos) return wrong;
        Step step{text.substr(at + 1, end - at - 1), 0, false};
        step.wildcard = step.name == "*";
        if (step.name.empty()) return wrong;
        if (bracket && !step.wildcard) {
            const char* const last = step.name.data() + step.name.size();
            const auto [stop, error] = std::from_chars(step.name.data(), last, step.index);
            if (error != std::errc() || stop != last) return wrong;
            step.name.clear();
        }
        if (step.wildcard) step.name.clear();
        path.m_wildcard = path.m_wildcard || step.wildcard;
        path.m_steps.push_back(std::move(step));
        at = end + (bracket ? 1 : 0);
    }
    return path;
}

void EventPath::collect(const Json& json, const std::vector<Step>& steps, std::size_t next, Json& found) {
    if (next == steps.size()) {
        found.push_back(json);
        return;
    }
    const Step& step = steps[next];
    if (step.wildcard) {
        if (json.is_structured())
            for (const Json& child : json) collect(child, steps, next + 1, found);
    } else if (!step.name.empty()) {
        if (const Json* child = member(json, step.name)) collect(*child, steps, next + 1, found);
    } else if (json.is_array() && step.index < json.size()) {
        collect(json[step.index], steps, next + 1, found);
    }
}

std::optional<Json> EventPath::find(const Json& event) const {
    Json found = Json::array();
    collect(event, m_steps, 0, found);
    if (found.empty()) return std::nullopt;
    return m_wildcard ? found : found.front();
}

}  // namespace cascade
