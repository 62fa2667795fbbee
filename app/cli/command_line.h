// SPDX-License-Identifier: MIT
// The command line: one program, one command per file in this folder. No command needs a display.
#pragma once

#include <functional>
#include <string>

#include "model/result.h"

namespace cascade::app {

/// An interrupted command returns 128 and the number of the signal.
enum ExitStatus {
    kFine = 0,
    kFound = 1,    ///< The design has errors, an expectation failed, or two designs differ.
    kUnusable = 2  ///< Wrong usage, or an input that cannot be read.
};

/// What the arguments ask for.
struct Request {
    int status = kFine;     ///< Of a program that has nothing left to do: --help, wrong usage.
    bool designer = false;  ///< Open the window, on `file` if there is one.
    std::string file;
    bool paints = false;                   ///< The command draws a picture: it needs fonts, not a display.
    std::function<Result<int>()> command;  ///< Empty: nothing to run. Returns the exit status.
};

/// Reads the arguments. Usage errors go to stderr, help to stdout.
Request readArguments(int argc, char** argv);

/// Runs the command and returns its exit status; an error is told on stderr.
int run(const Request& request);

}  // namespace cascade::app
