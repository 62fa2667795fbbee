// SPDX-License-Identifier: MIT
// main.tf's resources: each CloudFormation resource as the table of types says.
#pragma once

#include "exporters/terraform/values.h"
#include "model/result.h"

namespace cascade::exporters::terraform {

/// Adds a block for every resource, and those that Terraform keeps apart from it. Fails where the table lacks a
/// type or a property.
std::optional<Error> addResources(const Expanded& expanded, Values& values, HclBody& file);

}  // namespace cascade::exporters::terraform
