// SPDX-License-Identifier: MIT
// Walking values and their places side by side.
#include "model/format/positioned_json.h"

namespace cascade {

const std::string& JsonCursor::key() const {
    static const std::string none;
    return m_key ? *m_key : none;
}

std::vector<JsonCursor> JsonCursor::children() const {
    std::vector<JsonCursor> result;
    result.reserve(m_value->is_structured() ? m_value->size() : 0);
    std::uint32_t spot = m_spot + 1;
    const auto add = [&](const Json& child, const std::string* key) {
        result.push_back({*m_source, child, key, spot});
        spot = m_source->m_spots[spot].next;
    };
    if (m_value->is_array())
        for (const Json& element : *m_value) add(element, nullptr);
    if (m_value->is_object())
        for (const auto& [key, child] : m_value->get_ref<const Json::object_t&>()) add(child, &key);
    return result;
}

std::optional<JsonCursor> JsonCursor::member(std::string_view key) const {
    if (!m_value->is_object()) return std::nullopt;
    std::uint32_t spot = m_spot + 1;
    for (const auto& [name, child] : m_value->get_ref<const Json::object_t&>()) {
        if (name == key) return JsonCursor(*m_source, child, &name, spot);
        spot = m_source->m_spots[spot].next;
    }
    return std::nullopt;
}

Error JsonCursor::error(std::string what, std::string mend) const {
    return m_source->errorAt(m_source->m_spots[m_spot].value, std::move(what), std::move(mend));
}

Error JsonCursor::errorAtKey(std::string what, std::string mend) const {
    return m_source->errorAt(m_source->m_spots[m_spot].key, std::move(what), std::move(mend));
}

Error PositionedJson::errorAt(std::size_t offset, std::string what, std::string mend) const {
    int line = 1;
    int column = 1;
    for (std::size_t i = 0; i < offset && i < m_text.size(); ++i) {
        const bool continuesCharacter = (static_cast<unsigned char>(m_text[i]) & 0xC0) == 0x80;
        if (m_text[i] == '\n') {
            ++line;
            column = 1;
        } else if (!continuesCharacter) {
            ++column;
        }
    }
    return {std::move(what), std::move(mend), m_file, line, column};
}

}  // namespace cascade
