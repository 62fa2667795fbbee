// SPDX-License-Identifier: MIT
// Sources: docs.aws.amazon.com/iot/latest/developerguide/topics.html and iot-basic-ingest.html.
#include "model/iot/topic_filter.h"

namespace cascade::iot {
namespace {

constexpr std::string_view kBasicIngest = "$aws/rules/";
constexpr std::size_t kLongestTopic = 256;  // bytes; docs.aws.amazon.com/general/latest/gr/iot-core.html
constexpr std::size_t kMostSlashes = 7;     // the same page

/// Takes the first level off the topic.
std::string_view nextLevel(std::string_view& topic, bool& ended) {
    const std::size_t slash = topic.find('/');
    const std::string_view level = topic.substr(0, slash);
    ended = slash == std::string_view::npos;
    topic.remove_prefix(ended ? topic.size() : slash + 1);
    return level;
}

Error misplaced(std::size_t column, const std::string& what) {
    return {what, "write it as 'devices/+/telemetry' or 'devices/#'", {}, 1, static_cast<int>(column) + 1};
}

}  // namespace

Result<TopicFilter> TopicFilter::parse(std::string_view text) {
    TopicFilter filter;
    filter.m_text = text;
    if (text.empty()) return misplaced(0, "a topic filter is empty");
    if (withoutBasicIngest(text).size() > kLongestTopic)
        return misplaced(0, "a topic filter is longer than 256 bytes");
    bool ended = false;
    for (std::string_view rest = text; !ended;) {
        const std::size_t column = text.size() - rest.size();
        const std::string level(nextLevel(rest, ended));
        if (level.size() > 1 && level.find_first_of("+#") != std::string::npos)
            return misplaced(column,
                             "+ and # stand alone between the slashes of a topic filter, not in '" + level + "'");
        if (level == "#" && !ended) return misplaced(column, "# is the last level of a topic filter");
        filter.m_levels.push_back(level);
    }
    const std::size_t ingest = text.starts_with(kBasicIngest) ? 3 : 0;
    if (filter.m_levels.size() > kMostSlashes + 1 + ingest)
        return misplaced(0, "a topic filter has more than 7 slashes");
    return filter;
}

bool TopicFilter::matches(std::string_view topic) const {
    bool ended = false;
    bool first = true;
    for (const std::string& wanted : m_levels) {
        if (ended) return wanted == "#";
        const bool reserved = first && topic.starts_with('$');
        if (wanted == "#") return !reserved;
        const std::string_view level = nextLevel(topic, ended);
        if (wanted == "+" ? reserved : wanted != level) return false;
        first = false;
    }
    return ended;
}

std::string_view ruleOfBasicIngest(std::string_view topic) {
    if (!topic.starts_with(kBasicIngest)) return {};
    topic.remove_prefix(kBasicIngest.size());
    return topic.substr(0, topic.find('/'));
}

std::string_view withoutBasicIngest(std::string_view topic) {
    const std::string_view rule = ruleOfBasicIngest(topic);
    if (rule.empty()) return topic;
    const std::size_t prefix = kBasicIngest.size() + rule.size() + 1;
    return topic.size() < prefix ? std::string_view() : topic.substr(prefix);
}

}  // namespace cascade::iot
