// SPDX-License-Identifier: MIT
// Variables of the Serverless Framework: ${self:…}, ${opt:…}, ${env:…}, ${sls:…}, ${param:…}, ${file(…):…}.
#pragma once

#include "exporters/read_file.h"
#include "model/json.h"

namespace cascade::exporters::serverless {

/// The service with its variables filled in, as far as the files themselves tell: options, environment and
/// parameters give their fallback, the stage is "dev" where nobody says otherwise. What is not known stays as it
/// is.
Json withVariables(const Json& service, const ReadFile& readFile);

}  // namespace cascade::exporters::serverless
