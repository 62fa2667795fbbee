// SPDX-License-Identifier: MIT
// What an observer keeps of the messages that are under way: as many as the run itself holds, however long it is.
#pragma once

#include <cstddef>
#include <deque>
#include <unordered_map>
#include <utility>

#include "simulator/fact.h"

namespace cascade::simulator {

/// Whoever gets a message back may send it again, so those that ended lately are still known. One that comes back
/// later is known by its cause, which its sender keeps meanwhile.
template <typename Value>
class LiveMessages {
public:
    /// nullptr: not known (any more). Valid until the next insertion or ending.
    Value* find(const MessageId& message) {
        const auto found = m_messages.find(message);
        return found == m_messages.end() ? nullptr : &found->second.value;
    }
    /// REQUIRES: not known.
    Value& insert(const MessageId& message, Value value) {
        return m_messages.insert_or_assign(message, Entry{std::move(value), false}).first->second.value;
    }
    /// It is inside a node again.
    void received(const MessageId& message) {
        if (const auto found = m_messages.find(message); found != m_messages.end()) found->second.ended = false;
    }
    void ended(const MessageId& message) {
        const auto found = m_messages.find(message);
        if (found == m_messages.end() || found->second.ended) return;
        found->second.ended = true;
        m_ended.push_back(message);
        if (m_ended.size() <= kRemembered) return;
        const auto oldest = m_messages.find(m_ended.front());
        m_ended.pop_front();
        if (oldest != m_messages.end() && oldest->second.ended) m_messages.erase(oldest);
    }
    template <typename Visitor>
    void forEach(Visitor visit) {
        for (auto& [message, entry] : m_messages) visit(message, entry.value);
    }

private:
    static constexpr std::size_t kRemembered = 4096;
    struct Hash {
        std::size_t operator()(const MessageId& id) const {
            return (static_cast<std::size_t>(id.node.value) << 32 | id.number) * 0x9e3779b97f4a7c15;
        }
    };
    struct Entry {
        Value value;
        bool ended = false;
    };

    std::unordered_map<MessageId, Entry, Hash> m_messages;
    std::deque<MessageId> m_ended;
};

}  // namespace cascade::simulator
