// SPDX-License-Identifier: MIT
// What CloudFormation's types are called in Terraform's AWS provider: resources/terraform/aws.json, read once.
#pragma once

#include <string>

#include "model/json.h"

namespace cascade::exporters::terraform {

/// The entry of a CloudFormation type, or nullptr. Its grammar stands in resources/terraform/README.md.
const Json* typeEntry(const std::string& type);

}  // namespace cascade::exporters::terraform
