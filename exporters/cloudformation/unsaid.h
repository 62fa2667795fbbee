// SPDX-License-Identifier: MIT
// What a template of ours cannot say about its design: read again, it would give another one (clients are not
// deployed, a call does not show whether its caller waits). That difference goes into its "Metadata".
#pragma once

#include <string>

#include "exporters/yaml/yaml.h"
#include "model/catalog/catalog.h"

namespace cascade::exporters::cloudformation {

/// {"Cascade": {"Nodes": {NAME: {"kind", "parameters"}}, "Connections": [{"from", "to", "role", "parameters"}]}}
/// with only what reading the template does not give; an empty map where that is nothing. A parameter that is
/// null is not set; a connection with "absent" is none of the design's; where a pair has several connections in a
/// role, all are listed.
Yaml unsaidBy(const Yaml& written, const Architecture& architecture, const Catalog& catalog);

}  // namespace cascade::exporters::cloudformation
