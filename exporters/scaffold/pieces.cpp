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

constexpr std::string_view kRoot = "starter/";

std::string restOf(std::istringstream& words) {
    std::string rest;
    std::getline(words >> std::ws, rest);
    return rest;
}

void takeImport(std::istringstream& words, Piece::Imports& imports) {
    std::string module;
    words >> module;
    std::set<std::string>& names = imports[module];
    for (std::string name; words >> name;) names.insert(name);
}

void takeDirective(const std::string& line, Piece& piece) {
    std::istringstream words(line);
    std::string word;
    words >> word;
    if (word == "import") {
        takeImport(words, piece.imports);
    } else if (word == "types") {
        takeImport(words, piece.types);
    } else if (word == "setup") {
        piece.setup.push_back(restOf(words));
    } else if (word == "when") {
        piece.when = restOf(words);
    } else if (word == "first") {
        piece.isFirst = true;
    } else if (word == "call") {
        piece.call = restOf(words);
    } else if (word == "answer") {
        words >> piece.answer;
        piece.call = restOf(words);
    } else if (word == "package") {
        piece.packages.insert(restOf(words));
    } else if (word == "stub") {
        piece.stubs.push_back(restOf(words));
    } else if (word == "expect") {
        piece.expected.push_back(line.substr(word.size() + 1));  // as it is indented
    } else {
        piece.helpers.insert(word);
    }
}

void keepTypes(std::string& text, bool typed) {
    for (std::size_t at = text.find("{{+"); at != std::string::npos; at = text.find("{{+", at)) {
        const std::size_t end = text.find("}}", at);
        if (end == std::string::npos) return;
        text.replace(at, end + 2 - at, typed ? text.substr(at + 3, end - at - 3) : std::string());
    }
}

}  // namespace

/// Comments begin with a sign, definitions with a letter: the word before the first parenthesis is its name.
std::string Piece::functionName() const {
    std::istringstream lines(code);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t end = line.find('(');
        const bool plain = !line.empty() && ((line.front() >= 'a' && line.front() <= 'z') ||
                                             (line.front() >= 'A' && line.front() <= 'Z'));
        if (!plain || end == std::string::npos) continue;
        const std::size_t start = line.find_last_of(" *", end) + 1;
        return line.substr(start, end - start);
    }
    return {};
}

void replaceAll(std::string& text, std::string_view what, std::string_view with) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

std::string fillIn(std::string text, const Placeholders& placeholders) {
    const auto typed = placeholders.find("typed");
    keepTypes(text, typed != placeholders.end() && typed->second == "yes");
    for (const auto& [name, value] : placeholders) replaceAll(text, "{{" + name + "}}", value);
    return text;
}

std::string_view starterText(std::string_view path) {
    const auto files = embeddedStarter();
    const auto file = std::find_if(files.begin(), files.end(), [&](const EmbeddedFile& entry) {
        return entry.name.starts_with(kRoot) && entry.name.substr(kRoot.size()) == path;
    });
    return file == files.end() ? std::string_view() : file->text;
}

std::vector<std::string> starterFilesIn(std::string_view folder) {
    const std::string start = std::string(kRoot) + std::string(folder) + "/";
    std::vector<std::string> names;
    for (const EmbeddedFile& file : embeddedStarter())
        if (file.name.starts_with(start)) names.emplace_back(file.name.substr(start.size()));
    std::sort(names.begin(), names.end());
    return names;
}

std::optional<Piece> readPiece(const std::string& path, const Placeholders& placeholders) {
    const std::string text = fillIn(std::string(starterText(path)), placeholders);
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
