// SPDX-License-Identifier: MIT
// The text of one member of contents, such as a table's key, found without building the content where its shape tells
// where the text comes from.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "simulator/engine/template.h"
#include "simulator/parts/memo.h"

namespace cascade::simulator {

class MemberText {
public:
    enum class Where : std::uint8_t { Payload, Beside };

    MemberText(Where where, std::string name) : m_where(where), m_name(std::move(name)) {}
    /// A text as it is, anything else as JSON; nothing where there is no such member. Valid until the next call.
    std::optional<std::string_view> of(const Content& content);

private:
    /// Where all contents of a shape have it from.
    enum class Source : std::uint8_t { Absent, Constant, Uuid, Unknown };
    struct Origin {
        Source source = Source::Unknown;
        bool beside = false;     // Uuid: of what stands beside the payload …
        unsigned ancestor = 0;   // … of the parent's parent's …
        unsigned index = 0;      // … the one that comes so manieth there
        std::string text;        // Constant
    };

    std::optional<std::string> built(const Content& content) const;
    Origin originOf(const Content& content) const;
    static UuidText uuidAt(const Content& content, const Origin& origin);

    Where m_where;
    std::string m_name;
    Memo<Origin> m_origins;
    UuidText m_uuid{};
    std::string m_text;
};

}  // namespace cascade::simulator
