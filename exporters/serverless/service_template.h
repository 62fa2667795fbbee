// SPDX-License-Identifier: MIT
// A service of the Serverless Framework in the words of a SAM template.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/json.h"

namespace cascade::exporters::serverless {

struct ServiceTemplate {
    Json content;
    /// Places in the template and in the service that mean the same, longer ones first.
    std::vector<std::pair<std::string, std::string>> places;
};

/// `service`: its variables filled in.
ServiceTemplate templateOfService(const Json& service);

/// One of the events of a function or state machine: SAM's type and properties; null where it has none. `bucket`
/// and `topic` name resources that the Framework makes for the event, with their properties in `made`.
struct ServiceEvent {
    std::string type;
    Json properties = Json::object();
    std::vector<std::pair<std::string, Json>> made = {};  ///< Logical id and resource.
};
ServiceEvent eventOfService(const Json& event);

}  // namespace cascade::exporters::serverless
