// SPDX-License-Identifier: MIT
// The commands of the program: each file of this folder declares one to CLI11, with its arguments and what it does.
#pragma once

#include "app/cli/command_line.h"

namespace CLI {
class App;
}

namespace cascade::app {

// When the arguments name the command, `request.command` is set while they are parsed.
void declareValidate(CLI::App& program, Request& request);
void declareSimulate(CLI::App& program, Request& request);
void declareExport(CLI::App& program, Request& request);
void declareImport(CLI::App& program, Request& request);
void declareLayout(CLI::App& program, Request& request);
void declareRender(CLI::App& program, Request& request);
void declareEdit(CLI::App& program, Request& request);
void declareDiff(CLI::App& program, Request& request);
void declareEnvelope(CLI::App& program, Request& request);
void declareMatch(CLI::App& program, Request& request);
void declareMachine(CLI::App& program, Request& request);
void declareKinds(CLI::App& program, Request& request);

}  // namespace cascade::app
