// SPDX-License-Identifier: MIT
// Sample letters: what a source of a design says, when nobody says what it should.
#pragma once

#include "model/catalog/catalog.h"
#include "model/envelope/letter.h"

namespace cascade {

/// What would pass along the connection: what other services of the design hand to its source, nested as they nest
/// it, else the catalog's sample. A function of the design alone.
Letter sampleLetter(const Architecture& architecture, const Catalog& catalog, const Connection& connection);

}  // namespace cascade
