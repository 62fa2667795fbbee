// SPDX-License-Identifier: MIT
// The official validators (tests/validators), run over many exported projects at once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exporters/exporter.h"
#include "model/plan/plan.h"
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

/// Takes every subfolder of `projects` through the validators of a format that deploys. Leaves what would be
/// deployed in PROJECT/cloudformation.json, for Terraform in PROJECT/module.json. Fails when a validator itself
/// breaks.
Result<std::vector<Finding>> runValidators(std::string_view format, const std::string& projects);

/// The errors and warnings that runValidators finds, a line each, but for those that the design asks for or that
/// are wrong (the reasons stand in validators.cpp); "" when every project passes. A project that gives nothing to
/// deploy is an error, too.
std::string errorsOf(std::string_view format, const std::string& projects);

/// Empty files in the places where builds leave what is deployed.
void addArtifacts(const Plan& plan, std::vector<exporters::GeneratedFile>& files);

void writeFiles(const std::string& folder, const std::vector<exporters::GeneratedFile>& files);

}  // namespace cascade::tests
