// SPDX-License-Identifier: MIT
// Several edits of a design as one: all of them happen, or none.
#pragma once

#include <optional>

#include "model/graph/design.h"

namespace cascade::app {

/// Collects what the edits changed. When one is refused, those before it are taken back and later ones have no
/// effect.
class EditSequence {
public:
    explicit EditSequence(Design& design) : m_design(design) {}

    /// The edit has already happened, or was refused. True when it counts.
    bool add(Result<Changes> edit);
    /// Refuses the whole sequence.
    void fail(Error error);

    Result<Changes> finish() &&;

private:
    Design& m_design;
    Changes m_changes;
    std::optional<Error> m_error;
};

}  // namespace cascade::app
