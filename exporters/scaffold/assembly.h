// SPDX-License-Identifier: MIT
// Puts pieces together: the templates in resources/starter/LANGUAGE/project become the files of one function.
#pragma once

#include "exporters/exporter.h"
#include "exporters/scaffold/function_code.h"

namespace cascade::exporters {

/// Code, unit test and what the language's build needs. project/function is src/NAME, project/root the project's
/// own folder; NAME in a path is the function's name.
std::vector<GeneratedFile> functionFiles(const FunctionCode& code, const Words& words);
/// What must be deployed beside the code, for it is not in the runtime.
std::set<std::string> packagesOf(const FunctionCode& code, const Words& words);

}  // namespace cascade::exporters
