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

std::string joinedName(std::string_view node, std::string_view kind, std::string_view attribute) {
    return std::string(node) + std::string(node.ends_with(kind) ? "" : kind) + std::string(attribute);
}

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
    for (std::size_t end = attribute.rfind('_'); end != std::string_view::npos;
         end = attribute.rfind('_', end - 1)) {
        const std::string words(attribute.substr(0, end));
        if (name == words || name.ends_with("_" + words)) {
            attribute.remove_prefix(end + 1);
            break;
        }
        if (end == 0) break;
    }
    name += "_" + std::string(attribute);
    // Lambda wants a letter first and keeps AWS_… for itself.
    if (isDigit(name.front()) || name.starts_with("AWS_")) name.insert(0, "MY_");
    return name;
}

std::string shortened(std::string text, std::size_t bytes) {
    static const std::string kEllipsis = "…";
    if (text.size() <= bytes) return text;
    std::size_t end = bytes - kEllipsis.size();
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end) + kEllipsis;
}

}  // namespace cascade
