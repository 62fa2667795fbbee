// SPDX-License-Identifier: MIT
// Reads the words once.
#include "exporters/scaffold/words.h"

#include <cassert>
#include <map>

namespace cascade::exporters {
namespace {

const Json& wordsOf(const Language& language) {
    static const std::map<std::string_view, Json> kWords = [] {
        std::map<std::string_view, Json> all;
        for (const Language& each : languages()) {
            all[each.name] = Json::parse(starterText(std::string(each.name) + "/language.json"), nullptr, false);
            assert(all[each.name].is_object());
        }
        return all;
    }();
    return kWords.at(language.name);
}

}  // namespace

Words::Words(const Language& language) : m_language(&language), m_words(&wordsOf(language)) {}

std::string Words::text(std::string_view name, const Placeholders& placeholders) const {
    const Json* found = value(name);
    return found && found->is_string() ? fillIn(found->get<std::string>(), placeholders) : std::string();
}

std::string Words::piecePath(std::string_view folder, std::string_view name) const {
    return text("pieces") + "/" + std::string(folder) + "/" + std::string(name) + "." + text("extension");
}

Placeholders Words::common() const { return {{"typed", text("typed")}}; }

std::string Words::harmless(std::string line) const {
    replaceAll(line, "\n", " ");
    if (const Json* escapes = value("escape"))
        for (const Json& pair : *escapes)
            replaceAll(line, pair.at(0).get<std::string>(), pair.at(1).get<std::string>());
    return line;
}

}  // namespace cascade::exporters
