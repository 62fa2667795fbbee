// SPDX-License-Identifier: MIT
// Texts as YAML scalars.
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>

#include "exporters/yaml/yaml.h"

namespace cascade::exporters {
namespace {

/// What YAML 1.1 or 1.2 reads as a boolean, as nothing or as a merge.
bool isWord(std::string_view text) {
    static constexpr std::array<std::string_view, 14> kWords = {"y",     "n",    "yes", "no", "on", "off", "true",
                                                                "false", "null", "~",   "=",  "<<", "nan", "inf"};
    return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
        return std::equal(word.begin(), word.end(), text.begin(), text.end(), [](char a, char b) {
            return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
        });
    });
}

/// Numbers, dates and times all start like this; a few texts more are quoted, which does no harm.
bool startsLikeNumber(char c) { return (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'; }

bool isControl(char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; }

bool needsQuotes(std::string_view text, bool inFlow) {
    if (text.empty() || isWord(text) || startsLikeNumber(text.front())) return true;
    // yaml-cpp leaves these plain, and other readers stumble over them.
    if (text.front() == ':' || text.back() == ':' || text.front() == '%' || text.front() == '@') return true;
    return inFlow && text.find_first_of("[]{},:#") != std::string_view::npos;
}

bool isWordCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Names, ARNs, paths and sentences need no quotes; most texts are such, and yaml-cpp takes its time over them.
bool isPlain(std::string_view text) {
    if (!isWordCharacter(text.front())) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool follows = i + 1 < text.size() && text[i + 1] != ' ';  // something that is no blank
        if (isWordCharacter(c) || c == '-' || c == '.' || c == '/' || c == '$' || c == '{' || c == '}' || c == '*')
            continue;
        if ((c == ' ' || c == ':') && follows) continue;
        return false;
    }
    return true;
}

}  // namespace

std::string yamlScalar(std::string_view text, bool inFlow, char quote) {
    if (!needsQuotes(text, inFlow) && isPlain(text)) return std::string(text);
    YAML::Emitter emitter;
    const bool single = quote == '\'' && std::none_of(text.begin(), text.end(), isControl);
    if (needsQuotes(text, inFlow)) emitter << (single ? YAML::SingleQuoted : YAML::DoubleQuoted);
    emitter << std::string(text);
    return emitter.c_str();
}

}  // namespace cascade::exporters
