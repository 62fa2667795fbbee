// SPDX-License-Identifier: MIT
// How a language says things: resources/starter/LANGUAGE/language.json. Code knows none of the languages.
#pragma once

#include <string>
#include <string_view>

#include "exporters/scaffold/pieces.h"
#include "model/json.h"
#include "model/plan/language.h"

namespace cascade::exporters {

class Words {
public:
    explicit Words(const Language& language);

    const Language& language() const { return *m_language; }
    /// The text of that name, "" if the language has none; `placeholders` are filled in.
    std::string text(std::string_view name, const Placeholders& placeholders = {}) const;
    /// Any value, or nullptr.
    const Json* value(std::string_view name) const { return member(*m_words, name); }
    /// "nodejs/uses/sqs-queue.send.mjs": where a piece lies; languages may share pieces.
    std::string piecePath(std::string_view folder, std::string_view name) const;
    /// What every piece is filled in with.
    Placeholders common() const;
    /// Text that may stand in the language's comment: one line that cannot end it.
    std::string harmless(std::string line) const;

private:
    const Language* m_language;
    const Json* m_words;
};

}  // namespace cascade::exporters
