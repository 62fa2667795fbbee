// SPDX-License-Identifier: MIT
// The program: with no command the designer, otherwise the command line.
#include <QCoreApplication>

#include "app/cli/command_line.h"

using namespace cascade::app;

int main(int argc, char** argv) {
    const Request request = readArguments(argc, argv);
    if (!request.command) return request.status;
    const QCoreApplication application(argc, argv);  // file names and child processes need one
    return run(request);
}
