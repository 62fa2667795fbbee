// SPDX-License-Identifier: MIT
// Reads SAM and CloudFormation templates into designs: nodes and connections are recognised, and each knows where
// in the template it is written.
#pragma once

#include <string>
#include <vector>

#include "exporters/cloudformation/scene.h"

namespace cascade::exporters::cloudformation {

struct Recognised {
    Design design;
    Footprints footprints;
    std::vector<Notice> notices;  ///< What is not drawn, and why.
};

/// True for an object that is a template: it has "Resources" whose entries have a "Type", or says that it is one.
bool looksLikeTemplate(const Json& root);

/// Draws all that can be drawn of a template (intrinsic functions in their long form). `name` is the design's where
/// the template does not say what it is; `readFile` answers for the files beside it that it names.
Recognised recognise(const Json& root, const std::string& name, const Catalog& catalog, ReadFile readFile = {});

}  // namespace cascade::exporters::cloudformation
