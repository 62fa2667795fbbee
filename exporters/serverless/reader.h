// SPDX-License-Identifier: MIT
// Reads serverless.yml into designs. The service is put into the words of a SAM template, which the recognisers of
// templates then read: functions, their events and what "resources" holds are the same things there.
#pragma once

#include "exporters/cloudformation/reader.h"

namespace cascade::exporters::serverless {

/// True for an object with a "service" and a "provider".
bool looksLikeService(const Json& root);

/// Footprints and notices name places of the service.
cloudformation::Recognised recogniseService(const Json& root, const std::string& name, const Catalog& catalog,
                                            const ReadFile& readFile = {});

}  // namespace cascade::exporters::serverless
