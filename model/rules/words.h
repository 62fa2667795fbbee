// SPDX-License-Identifier: MIT
// Small words for problems: quoting, listing, articles.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cascade::rules {

std::string quote(std::string_view text);                  ///< 'text'
std::string listed(const std::vector<std::string>& texts,  ///< "a, b and c"
                   std::string_view conjunction = "and");
std::string midSentence(std::string_view title);  ///< "Event bus" -> "event bus", "SQS queue" stays
std::string withArticle(std::string_view title);  ///< "an event bus", "a function"

}  // namespace cascade::rules
