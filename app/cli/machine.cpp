// SPDX-License-Identifier: MIT
// cascade machine: runs a state machine with mocked tasks, in virtual time; prints how it ended and its history.
#include <CLI/CLI.hpp>
#include <QFileInfo>
#include <iostream>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "app/files.h"
#include "model/asl/mocks.h"
#include "model/envelope/hop.h"
#include "model/format/positioned_json.h"

namespace cascade::app {
namespace {

struct Options {
    std::string definition;
    std::string input = "{}";
    std::string mocks = "{}";
    std::uint64_t seed = 1;
};

/// A JSON text with the name that errors give it.
struct Source {
    std::string name;
    std::string text;
};

/// An argument that is JSON itself, or the name of a file that holds it.
Result<Source> sourceOf(const std::string& option, const std::string& argument) {
    if (Json::accept(argument) || !QFileInfo(QString::fromStdString(argument)).isFile())
        return Source{option, argument};
    Result<std::string> text = readFile(argument);
    if (!text) return text.error();
    return Source{argument, std::move(text).value()};
}

/// Complaints on stderr, each at its place; true when one of them is an error.
bool tell(const std::vector<asl::Complaint>& complaints, const PositionedJson& text) {
    bool error = false;
    for (const asl::Complaint& complaint : complaints) {
        Error line = located(complaint, text);
        if (complaint.gravity == asl::Gravity::Warning) line.what = "warning: " + line.what;
        error = error || complaint.gravity == asl::Gravity::Error;
        std::cerr << line.text() << "\n";
    }
    return error;
}

Json textOrNull(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json toJson(const asl::Execution& execution) {
    Json history = Json::array();
    for (const asl::HistoryEvent& event : execution.history().events())
        history.push_back(toJson(event, execution.settings().epoch));
    return {{"status", asl::nameOf(execution.status())},
            {"output", execution.output() ? *execution.output() : Json()},
            {"error", textOrNull(execution.fault().error)},
            {"cause", textOrNull(execution.fault().cause)},
            {"history", std::move(history)}};
}

std::string machineName(const std::string& file) {
    return QFileInfo(QString::fromStdString(file)).fileName().section('.', 0, 0).toStdString();
}

Result<int> runMachine(const Options& options) {
    const Result<std::string> definitionText = readFile(options.definition);
    if (!definitionText) return definitionText.error();
    const Result<PositionedJson> definition = parseJson(*definitionText, options.definition);
    if (!definition) return definition.error();
    const asl::Reading reading = asl::readDefinition(definition->root().value());
    if (tell(reading.complaints, *definition)) return kUnusable;

    const Result<Source> inputSource = sourceOf("--input", options.input);
    if (!inputSource) return inputSource.error();
    const Result<PositionedJson> input = parseJson(inputSource->text, inputSource->name);
    if (!input) return input.error();
    const Result<Source> mocksSource = sourceOf("--mocks", options.mocks);
    if (!mocksSource) return mocksSource.error();
    const Result<PositionedJson> mocksJson = parseJson(mocksSource->text, mocksSource->name);
    if (!mocksJson) return mocksJson.error();
    std::vector<asl::Complaint> complaints;
    asl::Mocks mocks = asl::Mocks::read(mocksJson->root().value(), *reading.machine, complaints);
    if (tell(complaints, *mocksJson)) return kUnusable;

    asl::ExecutionSettings settings;
    settings.machine = machineName(options.definition);
    settings.epoch = kEpoch;
    settings.seed = options.seed;
    asl::Execution execution(reading.machine, settings);
    asl::play(execution, asl::share(input->root().value()), std::move(mocks));
    printJson(toJson(execution));
    return execution.status() == asl::Status::Succeeded ? kFine : kFound;
}

}  // namespace

void declareMachine(CLI::App& program, Request& request) {
    CLI::App* command = program.add_subcommand(
        "machine", "Run a state machine in virtual time: how it ended, and its history; exit 1 if it failed");
    const auto options = std::make_shared<Options>();
    command->add_option("DEFINITION", options->definition, "The definition, an Amazon States Language file")
        ->required();
    command->add_option("--input", options->input, "The input: JSON, or a file that holds it (default {})");
    command->add_option(
        "--mocks", options->mocks,
        "What tasks answer: JSON {STATE: [{\"return\": …} or {\"throw\": {\"error\", \"cause\"}}]}, "
        "or a file that holds it");
    command->add_option("--seed", options->seed, "Of jitter, random numbers and UUIDs (default 1)");
    command->callback([options, &request] { request.command = [options] { return runMachine(*options); }; });
}

}  // namespace cascade::app
