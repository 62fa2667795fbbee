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
#include "model/envelope/attributes.h"
#include "model/format/positioned_json.h"
#include "model/patterns/filter_criteria.h"
#include "model/patterns/pattern.h"

namespace cascade::app {
namespace {

struct Options {
    std::string pattern, event;
    std::string as = "eventbridge";
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
                                  {"actual", field.actual},
                                  {"why", field.why}});
    return json;
}

void print(const MatchResult& result) {
    std::cout << (result.matches ? "match: " : "no match: ") << result.reason << "\n";
    Table table;
    for (const FieldResult& field : result.fields)
        table.addRow({field.matched ? "yes" : "no", field.path, shown(field.expected), found(field)});
    std::cout << table.text();
}

Result<MatchResult> matchWith(const JsonCursor& pattern, const Json& event, Dialect dialect) {
    const Result<Pattern> parsed = Pattern::parse(pattern, dialect);
    if (!parsed) return parsed.error();
    return parsed->match(event);
}

Result<MatchResult> answer(const JsonCursor& pattern, const Json& event, const std::string& as) {
    if (as == "sns-attributes")
        return matchWith(pattern, filterAttributes(attributesOf(&event)), Dialect::SnsAttributes);
    if (as == "sns-body") return matchWith(pattern, event, Dialect::SnsBody);
    if (as == "eventbridge") return matchWith(pattern, event, Dialect::EventBridge);
    const auto source = event.contains("body") ? RecordSource::Queue : RecordSource::Stream;
    const Result<FilterCriteria> criteria = FilterCriteria::parse(pattern, source);
    if (!criteria) return criteria.error();
    return criteria->match(event);
}

Result<int> match(const Options& options) {
    const Result<std::string> patternText = readText(options.pattern);
    if (!patternText) return patternText.error();
    const Result<std::string> eventText = readText(options.event);
    if (!eventText) return eventText.error();
    const auto pattern = parseJson(*patternText, options.pattern, DuplicateNames::Kept);
    if (!pattern) return pattern.error();
    const auto event = parseJson(*eventText, options.event, DuplicateNames::Kept);
    if (!event) return event.error();
    const Result<MatchResult> result = answer(pattern->root(), event->root().value(), options.as);
    if (!result) return result.error();
    if (options.format == "json")
        printJson(toJson(*result));
    else
        print(*result);
    return result->matches ? kFine : kFound;
}

}  // namespace

void declareMatch(CLI::App& program, Request& request) {
    CLI::App* command = program.add_subcommand(
        "match", "Tell whether a pattern matches an event and which field decided; exit 1 if it does not");
    const auto options = std::make_shared<Options>();
    command->add_option("PATTERN", options->pattern, "The pattern, a JSON file (- for standard input)")->required();
    command->add_option("EVENT", options->event, "The event, a JSON file (- for standard input)")->required();
    command
        ->add_option(
            "--as", options->as,
            "eventbridge (default), sns-attributes (EVENT is the message's attributes), sns-body (its JSON), "
            "or esm (one record of a queue or stream)")
        ->check(CLI::IsMember({"eventbridge", "sns-attributes", "sns-body", "esm"}));
    command->add_option("--format", options->format, "text (default) or json")
        ->check(CLI::IsMember({"text", "json"}));
    command->callback([options, &request] { request.command = [options] { return match(*options); }; });
}

}  // namespace cascade::app
