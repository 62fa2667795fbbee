// SPDX-License-Identifier: MIT
// The edits that the command line knows: each an option, its argument, and what it does to a design.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/catalog/catalog.h"
#include "model/graph/design.h"
#include "model/result.h"

namespace cascade::app {

struct EditStep {
    std::string option;    ///< "--add"
    std::string argument;  ///< "KIND:NAME"
    std::string help;
    Result<Done> (*apply)(Design& design, const Catalog& catalog, const std::string& argument);
};

std::span<const EditStep> editSteps();
const EditStep* findEditStep(std::string_view option);

/// "NAME.PARAMETER=VALUE": a node's, a connection's (by its id) or the application's parameter. Names that the
/// catalog does not know are refused; values out of range are taken (validation tells them).
Result<Done> setParameter(Design& design, const Catalog& catalog, const std::string& argument);

/// "did you mean 'X'?", or `otherwise` when nothing is near.
std::string suggest(const std::string& word, const std::vector<std::string>& known, const std::string& otherwise);
/// The node of that name, or an error that names the nearest.
Result<NodeId> nodeNamed(const Architecture& architecture, const std::string& name);
/// By the author's id, or by "FROM:TO" or "FROM:TO:ROLE"; may be several, or none.
std::vector<const Connection*> connectionsNamed(const Architecture& architecture, const std::string& argument);

}  // namespace cascade::app
