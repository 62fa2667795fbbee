// SPDX-License-Identifier: MIT
// A compiled pattern for whole texts: std::regex without its exceptions and its unbounded recursion.
#pragma once

#include <regex>
#include <string>
#include <string_view>

#include "model/result.h"

namespace cascade {

class TextPattern {
public:
    /// ECMAScript syntax.
    static Result<TextPattern> compile(const std::string& expression) {
        try {
            return TextPattern(std::regex(expression, std::regex::ECMAScript | std::regex::optimize));
        } catch (const std::regex_error&) {
            return Error{"'" + expression + "' is no regular expression"};
        }
    }

    /// Texts above kLongestText never match: the library's matcher recurses once per character.
    bool matches(std::string_view text) const {
        return text.size() <= kLongestText && std::regex_match(text.begin(), text.end(), m_expression);
    }

private:
    explicit TextPattern(std::regex expression) : m_expression(std::move(expression)) {}

    static constexpr std::size_t kLongestText = 1024;
    std::regex m_expression;
};

}  // namespace cascade
