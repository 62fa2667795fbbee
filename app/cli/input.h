// SPDX-License-Identifier: MIT
// What commands share: reading a design of any format, writing text and JSON.
#pragma once

#include <string>
#include <string_view>

#include "model/catalog/catalog.h"
#include "model/graph/design.h"
#include "model/json.h"
#include "model/result.h"

namespace cascade::app {

/// A design as a command takes it.
struct Input {
    std::string file;
    std::string text;  ///< The bytes of the file.
    Design design;
    bool native = true;  ///< A .cascade document: it can be written back in its own format.
};

/// Reads a design of any format. What had to be changed to take it in is told on stderr.
Result<Input> readInput(const std::string& file);

/// Writes a text to `file`, or to stdout where that is "".
Result<Done> writeOutput(std::string_view text, const std::string& file);

/// Machine output: stable JSON and a newline on stdout.
void printJson(const Json& json);

/// "1 error", "2 errors".
std::string counted(std::size_t count, const std::string& noun);

}  // namespace cascade::app
