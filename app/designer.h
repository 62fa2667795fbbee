// SPDX-License-Identifier: MIT
// The designer: the program with a window.
#pragma once

#include <QString>

namespace cascade::app {

/// Runs until the window is closed. `file` "" begins with an empty design. Returns the program's exit status.
int runDesigner(int argc, char** argv, const QString& file);

}  // namespace cascade::app
