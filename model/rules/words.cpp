// SPDX-License-Identifier: MIT
// Quoting, listing, articles.
#include "model/rules/words.h"

namespace cascade::rules {

std::string quote(std::string_view text) { return "'" + std::string(text) + "'"; }

std::string listed(const std::vector<std::string>& texts, std::string_view conjunction) {
    std::string result;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const bool last = i + 1 == texts.size();
        if (i > 0) result += last ? " " + std::string(conjunction) + " " : ", ";
        result += texts[i];
    }
    return result;
}

std::string midSentence(std::string_view title) {
    constexpr std::string_view kProperNames[] = {"Cognito", "DynamoDB", "Kinesis", "IoT"};
    std::string text(title);
    const auto isUpper = [&](std::size_t i) { return i < text.size() && text[i] >= 'A' && text[i] <= 'Z'; };
    const bool abbreviation = isUpper(1) || (text.size() > 1 && text[1] >= '0' && text[1] <= '9');
    for (const std::string_view name : kProperNames)
        if (text.rfind(name, 0) == 0) return text;
    if (isUpper(0) && !abbreviation) text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

std::string withArticle(std::string_view title) {
    // An abbreviation is spelled: "an HTTP API", "an S3 bucket"; but "a REST API", which people say as a word.
    const std::string noun = midSentence(title);
    const char second = noun.size() > 1 ? noun[1] : 'a';
    const bool spelled = (second >= 'A' && second <= 'Z') || (second >= '0' && second <= '9');
    const std::string_view vowels = spelled ? "AEFHILMNOSX" : "AEIOUaeiou";
    const bool vowel = vowels.find(noun.substr(0, 1)) != std::string_view::npos;
    return (vowel ? "an " : "a ") + noun;
}

}  // namespace cascade::rules
