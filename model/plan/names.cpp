// SPDX-License-Identifier: MIT
// Names that the plan derives from the author's.
#include "model/plan/names.h"

#include <algorithm>

namespace cascade {
namespace {

bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isLower(char c) { return c >= 'a' && c <= 'z'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
char toUpper(char c) { return isLower(c) ? static_cast<char>(c - 'a' + 'A') : c; }
char toLower(char c) { return isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

/// A word starts at "orderQueue|^Queue", "v2|^Api" and at the last capital of "HTTP|^Api".
bool startsWord(std::string_view name, std::size_t at) {
    if (at == 0 || !isUpper(name[at])) return false;
    if (!isUpper(name[at - 1])) return true;
    return at + 1 < name.size() && isLower(name[at + 1]);
}

}  // namespace

std::string upperCase(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), toUpper);
    return result;
}

std::string lowerCase(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), toLower);
    return result;
}

std::string snakeCase(std::string_view name) {
    std::string result;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (startsWord(name, i)) result += '_';
        result += toUpper(name[i]);
    }
    return result;
}

std::string variableName(std::string_view node, std::string_view attribute) {
    std::string name = snakeCase(node);
    const std::string word(attribute.substr(0, attribute.find('_')));
    const bool repeats = name == word || (name.size() > word.size() && name.ends_with("_" + word));
    if (repeats) attribute.remove_prefix(std::min(attribute.size(), word.size() + 1));
    name += "_" + std::string(attribute);
    // Lambda wants a letter first and keeps AWS_… for itself.
    if (isDigit(name.front()) || name.starts_with("AWS_")) name.insert(0, "MY_");
    return name;
}

}  // namespace cascade
