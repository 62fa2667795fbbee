// SPDX-License-Identifier: MIT
// Reading and writing designs for the commands.
#include "app/cli/input.h"

#include <iostream>

#include "app/files.h"
#include "exporters/open.h"

namespace cascade::app {

Result<Input> readInput(const std::string& file) {
    Result<std::string> text = readFile(file);
    if (!text) return text.error();
    Result<exporters::Imported> imported = exporters::openDesign(*text, file, builtinCatalog(), filesBeside(file));
    if (!imported) return imported.error();
    for (const std::string& notice : imported->notices) std::cerr << file << ": note: " << notice << "\n";
    const bool native = imported->native;
    return Input{file, std::move(text).value(), std::move(imported).value().design, native};
}

Result<Done> writeOutput(std::string_view text, const std::string& file) {
    if (!file.empty()) return writeFile(file, text);
    std::cout << text;
    return Done{};
}

void printJson(const Json& json) { std::cout << json.dump(2, ' ', false, Json::error_handler_t::replace) << "\n"; }

std::string counted(std::size_t count, const std::string& noun) {
    return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

}  // namespace cascade::app
