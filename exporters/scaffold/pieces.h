// SPDX-License-Identifier: MIT
// The pieces that starter code is put together from: resources/starter/LANGUAGE/{envelopes,uses,helpers,keys}. A
// piece is code with {{placeholders}} below lines of directives ("#:" or "//:"), which say what the rest of the
// file must hold for it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/plan/plan.h"

namespace cascade::exporters {

using Placeholders = std::map<std::string, std::string>;

struct Piece {
    using Imports = std::map<std::string, std::set<std::string>>;

    Imports imports;                    ///< Module: names from it; none for the module itself.
    Imports types;                      ///< The same, of types only.
    std::vector<std::string> setup;     ///< Lines that make clients, once for all events.
    std::string when;                   ///< Envelopes: the expression that is true for such an event.
    std::string call;                   ///< Uses: how the work uses it.
    std::string answer;                 ///< Uses: the result's name, where the call has a result.
    std::set<std::string> helpers;      ///< Names of the helpers that it needs.
    std::set<std::string> packages;     ///< What must be installed for it.
    std::vector<std::string> stubs;     ///< Lines of the unit test that stand in for AWS.
    std::vector<std::string> expected;  ///< Envelopes: lines of the unit test about the answer to the sample.
    bool isFirst = false;  ///< Envelopes: looked for before others, which such an event could be taken for.
    std::string code;
    Origin origin = {};

    /// The name of the first function in `code`.
    std::string functionName() const;
};

/// The piece at resources/starter/PATH, filled in; nothing if there is none.
std::optional<Piece> readPiece(const std::string& path, const Placeholders& placeholders);
/// The text at resources/starter/PATH as it is; "" if there is none.
std::string_view starterText(std::string_view path);
/// The names below resources/starter/FOLDER/, sorted.
std::vector<std::string> starterFilesIn(std::string_view folder);

/// Replaces every {{name}} that the placeholders know. {{+text}} is kept as "text" where {{typed}} is "yes", and
/// else left out: one piece serves TypeScript and JavaScript.
std::string fillIn(std::string text, const Placeholders& placeholders);
void replaceAll(std::string& text, std::string_view what, std::string_view with);

}  // namespace cascade::exporters
