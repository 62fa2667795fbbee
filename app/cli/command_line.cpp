// SPDX-License-Identifier: MIT
// Reading arguments with CLI11, and ending a command as the contract of the command line says.
#include "app/cli/command_line.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "app/cli/commands.h"

namespace cascade::app {
namespace {

constexpr auto kFooter =
    "With no command, the designer opens.\n"
    "Designs are .cascade files or the JSON of Serverless by Design.\n"
    "Exit status: 0 fine; 1 the design has errors, an expectation failed, designs differ or a pattern does not\n"
    "match; 2 wrong usage or unreadable input.";

void declareCommands(CLI::App& program, Request& request) {
    declareValidate(program, request);
    declareSimulate(program, request);
    declareExport(program, request);
    declareImport(program, request);
    declareLayout(program, request);
    declareRender(program, request);
    declareEdit(program, request);
    declareDiff(program, request);
    declareEnvelope(program, request);
    declareMatch(program, request);
    declareMachine(program, request);
    declareKinds(program, request);
}

/// CLI11's message, in the form of all our errors.
int refuse(const CLI::App& program, const CLI::ParseError& error) {
    std::string names;
    for (const CLI::App* command : program.get_subcommands()) names += " " + command->get_name();
    std::cerr << Error{error.what(), "see cascade" + names + " --help", "cascade" + names}.text() << "\n";
    return kUnusable;
}

}  // namespace

Request readArguments(int argc, char** argv) {
    Request request;
    CLI::App program("Draw, check, rehearse and ship event-driven serverless architectures.", "cascade");
    program.set_version_flag("--version", "cascade " CASCADE_VERSION);
    program.require_subcommand(0, 1);
    program.add_option("FILE", request.file, "The design to open in the designer");
    program.footer(kFooter);
    declareCommands(program, request);
    try {
        program.parse(argc, argv);
    } catch (const CLI::Success& answer) {  // --help, --version
        request.status = program.exit(answer);
        return request;
    } catch (const CLI::ParseError& error) {
        request.status = refuse(program, error);
        return request;
    }
    request.designer = !request.command;
    return request;
}

int run(const Request& request) {
    const Result<int> status = request.command();
    if (!status) std::cerr << status.error().text() << std::endl;
    std::cout.flush();
    if (std::cout.fail()) {
        std::cerr << Error{"the output cannot be written", "check the disk or the pipe", "stdout"}.text()
                  << std::endl;
        return kUnusable;
    }
    return status ? *status : kUnusable;
}

}  // namespace cascade::app
