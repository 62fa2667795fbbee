// SPDX-License-Identifier: MIT
// The pieces that starter code is put together from: resources/starter/LANGUAGE/{envelopes,uses}. A piece is code
// with
// {{placeholders}} below lines of directives ("#:" or "//:"), which say what the rest of the file must hold for it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace cascade::exporters {

using Placeholders = std::map<std::string, std::string>;

struct Piece {
    std::map<std::string, std::set<std::string>> imports;  ///< Module: names from it; none for the module itself.
    std::vector<std::string> setup;                        ///< Lines that make clients, once for all events.
    std::string when;                             ///< Envelopes: the expression that is true for such an event.
    std::string call;                             ///< Uses: how process() uses it.
    std::string answer;                           ///< Uses: the result's name, where the call has a result.
    bool parses = false;                          ///< Needs the helper that reads JSON or text.
    bool makesItem = false;                       ///< Needs the helper that makes an object of anything.
    std::map<std::string, std::string> packages;  ///< From npm, with their versions.
    std::string code;

    /// The name of the first function in `code`.
    std::string functionName() const;
};

/// The piece at resources/starter/PATH, filled in; nothing if there is none.
std::optional<Piece> readPiece(const std::string& path, const Placeholders& placeholders);

void replaceAll(std::string& text, std::string_view what, std::string_view with);

}  // namespace cascade::exporters
