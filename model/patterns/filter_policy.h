// SPDX-License-Identifier: MIT
// Filter policies of SNS subscriptions: what SNS demands of them beyond the grammar.
#pragma once

#include "model/patterns/pattern.h"

namespace cascade {

/// At most five keys, 150 combinations, 256 KB. `pattern` is the
/// policy, parsed.
Result<Done> checkFilterPolicy(const Json& policy, const Pattern& pattern, Dialect dialect);

}  // namespace cascade
