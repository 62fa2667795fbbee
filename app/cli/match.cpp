// SPDX-License-Identifier: MIT
// cascade match: does a pattern match an event, and which field decided.
#include <CLI/CLI.hpp>
#include <iostream>
#include <iterator>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "app/cli/table.h"
#include "app/files.h"
#include "model/format/positioned_json.h"
#include "model/patterns/pattern.h"

namespace cascade::app {
namespace {

struct Options {
    std::string pattern, event;
    std::string format = "text";
};

/// The bytes of a file, or of standard input where its name is "-".
Result<std::string> readText(const std::string& file) {
    if (file != "-") return readFile(file);
    return std::string(std::istreambuf_iterator<char>(std::cin), {});
}

std::string shown(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string found(const FieldResult& field) {
    if (field.actual.empty()) return "(absent)";
    std::string text;
    for (const Json& value : field.actual) text += (text.empty() ? "" : ", ") + shown(value);
    return text;
}

Json toJson(const MatchResult& result) {
    Json json{{"matches", result.matches},
              {"decided_by", result.decidedBy},
              {"reason", result.reason},
              {"fields", Json::array()}};
    for (const FieldResult& field : result.fields)
        json["fields"].push_back({{"field", field.path},
                                  {"matched", field.matched},
                                  {"expected", field.expected},
                                  {"actual", field.actual}});
    return json;
}

void print(const MatchResult& result) {
    std::cout << (result.matches ? "match: " : "no match: ") << result.reason << "\n";
    Table table;
    for (const FieldResult& field : result.fields)
        table.addRow({field.matched ? "yes" : "no", field.path, shown(field.expected), found(field)});
    std::cout << table.text();
}

Result<int> match(const Options& options) {
    const Result<std::string> patternText = readText(options.pattern);
    if (!patternText) return patternText.error();
    const Result<std::string> eventText = readText(options.event);
    if (!eventText) return eventText.error();
    const auto patternJson = parseJson(*patternText, options.pattern, DuplicateNames::LastWins);
    if (!patternJson) return patternJson.error();
    const auto eventJson = parseJson(*eventText, options.event, DuplicateNames::LastWins);
    if (!eventJson) return eventJson.error();
    const Result<Pattern> pattern = Pattern::parse(patternJson->root().value());
    if (!pattern) return patternJson->root().error(pattern.error().what, pattern.error().mend);

    const MatchResult result = pattern->match(eventJson->root().value());
    if (options.format == "json")
        printJson(toJson(result));
    else
        print(result);
    return result.matches ? kFine : kFound;
}

}  // namespace

void declareMatch(CLI::App& program, Request& request) {
    CLI::App* command = program.add_subcommand(
        "match", "Tell whether a pattern matches an event and which field decided; exit 1 if it does not");
    const auto options = std::make_shared<Options>();
    command->add_option("PATTERN", options->pattern, "The pattern, a JSON file (- for standard input)")->required();
    command->add_option("EVENT", options->event, "The event, a JSON file (- for standard input)")->required();
    command->add_option("--format", options->format, "text (default) or json")
        ->check(CLI::IsMember({"text", "json"}));
    command->callback([options, &request] { request.command = [options] { return match(*options); }; });
}

}  // namespace cascade::app
