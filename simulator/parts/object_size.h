// SPDX-License-Identifier: MIT
// How large the objects are that a bucket stores, without building each content.
#pragma once

#include <algorithm>
#include <optional>

#include "model/envelope/encoding.h"
#include "simulator/parts/memo.h"

namespace cascade::simulator {

class ObjectSize {
public:
    /// Its "size" in bytes; else, without a "key", the object is the payload itself.
    std::int64_t of(const Content& content) {
        const std::optional<std::int64_t>* known = m_sizes.find(content.shape());
        if (!known) known = &m_sizes.remember(content.shape(), common(content));
        return *known ? **known : sizeIn(content.payload());
    }

private:
    /// Where all contents of the shape agree.
    static std::optional<std::int64_t> common(const Content& content) {
        const std::int64_t size = sizeIn(content.example(0)->payload());
        return size == sizeIn(content.example(1)->payload()) ? std::optional(size) : std::nullopt;
    }
    static std::int64_t sizeIn(const Json& payload) {
        const Json* size = member(payload, "size");
        if (size && size->is_number()) return static_cast<std::int64_t>(std::clamp(size->get<double>(), 0.0, 1e15));
        return payload.is_null() || member(payload, "key") ? 0 : static_cast<std::int64_t>(textOf(payload).size());
    }

    Memo<std::optional<std::int64_t>> m_sizes;
};

}  // namespace cascade::simulator
