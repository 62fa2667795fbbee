// SPDX-License-Identifier: MIT
// Topic filters of MQTT: "devices/+/telemetry", "devices/#".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/result.h"

namespace cascade::iot {

class TopicFilter {
public:
    /// Fails where + or # is not alone in its level, or # not the last one. Errors name the column.
    static Result<TopicFilter> parse(std::string_view text);

    /// + stands for one level, # for all that follow and for none. Neither stands for a first level that begins
    /// with $.
    bool matches(std::string_view topic) const;
    const std::string& text() const { return m_text; }

private:
    std::string m_text;
    std::vector<std::string> m_levels;
};

/// A topic without the prefix of Basic Ingest, "$aws/rules/NAME/": it is not a part of the topic to a rule.
std::string_view withoutBasicIngest(std::string_view topic);
/// The rule that a topic of Basic Ingest names; "" for other topics.
std::string_view ruleOfBasicIngest(std::string_view topic);

}  // namespace cascade::iot
