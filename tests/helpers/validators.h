// SPDX-License-Identifier: MIT
// The official validators (tests/validators), run over many exported projects at once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exporters/exporter.h"
#include "model/result.h"

namespace cascade::tests {

/// One thing that a validator found in one project.
struct Finding {
    std::string project;
    std::string tool;
    std::string severity;  ///< "error" or "warning"
    std::string rule;
    std::string text;
    std::string path;

    std::string line() const;
};

/// The folder that tests/validators/install.sh filled: $CASCADE_VALIDATORS, or build/validators; "" if there is
/// none.
std::string validatorsFolder();
/// True in continuous integration, where a missing validator is a failure and not a reason to skip.
bool validatorsAreRequired();

/// Takes every subfolder of `projects` through the validators of a format, "sam" or "serverless". Leaves the
/// template that would be deployed in PROJECT/cloudformation.json. Fails when a validator itself breaks.
Result<std::vector<Finding>> runValidators(std::string_view format, const std::string& projects);

/// The errors that runValidators finds, a line each; "" when every project passes. A project that gives no template
/// to deploy is an error, too. Warnings are printed.
std::string errorsOf(std::string_view format, const std::string& projects);

void writeFiles(const std::string& folder, const std::vector<exporters::GeneratedFile>& files);

}  // namespace cascade::tests
