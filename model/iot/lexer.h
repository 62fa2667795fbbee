// SPDX-License-Identifier: MIT
// The words of a statement, each with its place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/json.h"
#include "model/result.h"

namespace cascade::iot {

struct Token {
    enum class Kind { Word, Variable, Text, Number, Symbol, End };
    Kind kind = Kind::End;
    std::string text = {};   ///< Of a word, as written; of a text, what it says; of a variable, its name.
    std::string upper = {};  ///< Of a word, in upper case.
    Json number = {};
    std::size_t begin = 0;  ///< Bytes from the beginning of the statement.
    std::size_t end = 0;
};

/// Ends with a token End. Fails on characters that no statement has, and on texts without an end.
Result<std::vector<Token>> tokensOf(std::string_view sql);

/// An error with line and column of a byte of the statement.
Error errorAt(std::string_view sql, std::size_t offset, std::string what, std::string mend);

}  // namespace cascade::iot
