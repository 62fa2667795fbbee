// SPDX-License-Identifier: MIT
// The table of migrations, and walking it.
#include "model/format/migrations.h"

#include <cassert>

namespace cascade {

const std::vector<Migration>& migrations() {
    static const std::vector<Migration> steps;
    return steps;
}

void migrate(Json& document, int format, const std::vector<Migration>& steps) {
    assert(format >= 1 && static_cast<std::size_t>(format) <= steps.size() + 1);
    for (auto step = static_cast<std::size_t>(format) - 1; step < steps.size(); ++step) steps[step](document);
    document["cascade"] = steps.size() + 1;
}

}  // namespace cascade
