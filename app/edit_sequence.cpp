// SPDX-License-Identifier: MIT
// Collecting changes and taking them back.
#include "app/edit_sequence.h"

#include <iterator>

namespace cascade::app {

bool EditSequence::add(Result<Changes> edit) {
    if (!edit) {
        fail(edit.error());
        return false;
    }
    if (m_error) {
        m_design.apply(inverse(*edit));
        return false;
    }
    Changes made = std::move(edit).value();
    m_changes.insert(m_changes.end(), std::make_move_iterator(made.begin()), std::make_move_iterator(made.end()));
    return true;
}

void EditSequence::fail(Error error) {
    if (m_error) return;  // the first reason is the one that matters
    m_design.apply(inverse(m_changes));
    m_changes.clear();
    m_error = std::move(error);
}

Result<Changes> EditSequence::finish() && {
    if (m_error) return *m_error;
    return std::move(m_changes);
}

}  // namespace cascade::app
