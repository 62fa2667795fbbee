// SPDX-License-Identifier: MIT
// Reads pieces of starter code.
#include "exporters/scaffold/pieces.h"

#include <algorithm>
#include <sstream>

#include "model/catalog/embedded.h"

namespace cascade {
std::span<const EmbeddedFile> embeddedStarter();
}

namespace cascade::exporters {
namespace {

std::string restOf(std::istringstream& words) {
    std::string rest;
    std::getline(words >> std::ws, rest);
    return rest;
}

void takeDirective(const std::string& line, Piece& piece) {
    std::istringstream words(line);
    std::string word;
    words >> word;
    if (word == "import") {
        std::string module;
        words >> module;
        std::set<std::string>& names = piece.imports[module];
        for (std::string name; words >> name;) names.insert(name);
    } else if (word == "setup") {
        piece.setup.push_back(restOf(words));
    } else if (word == "when") {
        piece.when = restOf(words);
    } else if (word == "call") {
        piece.call = restOf(words);
    } else if (word == "answer") {
        words >> piece.answer;
        piece.call = restOf(words);
    } else if (word == "parse") {
        piece.parses = true;
    } else if (word == "as_item") {
        piece.makesItem = true;
    } else if (word == "package") {
        std::string name;
        words >> name;
        piece.packages[name] = restOf(words);
    }
}

/// Replaces every {{name}} that the placeholders know.
std::string fillIn(std::string text, const Placeholders& placeholders) {
    for (const auto& [name, value] : placeholders) replaceAll(text, "{{" + name + "}}", value);
    return text;
}

/// The text at resources/starter/PATH, filled in; "" if there is none.
std::string readText(const std::string& path, const Placeholders& placeholders) {
    const auto files = embeddedStarter();
    const auto file = std::find_if(files.begin(), files.end(),
                                   [&](const EmbeddedFile& entry) { return entry.name == "starter/" + path; });
    return file == files.end() ? std::string() : fillIn(std::string(file->text), placeholders);
}

}  // namespace

std::string Piece::functionName() const {
    std::istringstream lines(code);
    for (std::string line; std::getline(lines, line);) {
        for (const std::string_view start : {"def ", "function ", "async function "})
            if (line.starts_with(start)) return line.substr(start.size(), line.find('(') - start.size());
    }
    return {};
}

void replaceAll(std::string& text, std::string_view what, std::string_view with) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

std::optional<Piece> readPiece(const std::string& path, const Placeholders& placeholders) {
    const std::string text = readText(path, placeholders);
    if (text.empty()) return {};
    Piece piece;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t colon = line.find(": ");
        if (line.starts_with("#: ") || line.starts_with("//: "))
            takeDirective(line.substr(colon + 2), piece);
        else
            piece.code += line + "\n";
    }
    return piece;
}

}  // namespace cascade::exporters
