// SPDX-License-Identifier: MIT
// How large contents are, without building each one.
#pragma once

#include "model/envelope/encoding.h"
#include "simulator/parts/memo.h"

namespace cascade::simulator {

/// Measured once per shape: contents of one differ in ids, times and counts only, so hardly in length.
class ContentSize {
public:
    /// Bytes of the payload as text.
    std::size_t of(const Content& content) {
        if (const std::size_t* known = m_sizes.find(content.shape())) return *known;
        return m_sizes.remember(content.shape(), textOf(content.example(1)->payload()).size());
    }

private:
    Memo<std::size_t> m_sizes;
};

}  // namespace cascade::simulator
