// SPDX-License-Identifier: MIT
// A table's stream: what its records say about a change, built when somebody looks.
#pragma once

#include "simulator/parts/memo.h"
#include "simulator/parts/stream_readers.h"

namespace cascade::simulator {

class TableStream {
public:
    TableStream(const Network& network, NodeIndex node, StreamSettings settings);

    bool isRead() const { return m_readers.any(); }
    /// True when records tell of the item before the change, or somebody downstream asks what kind of change it
    /// was.
    bool looksBack() const { return m_looksBack; }
    std::uint32_t partitionOf(std::uint64_t keyHash) const { return m_readers.shardOf(keyHash); }

    // What the message says in the stream; then append it.
    ContentPointer modified(ContentPointer item, ContentPointer before);
    ContentPointer removed(ContentPointer before) const { return changed(m_removed, std::move(before)); }
    ContentPointer expired(ContentPointer before) const { return changed(m_expired, std::move(before)); }

    /// Takes the message over.
    void append(Context& context, MessageHandle message, std::uint64_t keyHash, std::size_t size) {
        m_readers.append(context, message, keyHash, size);
    }
    void answer(Context& context, const Answer& answer) { m_readers.answer(context, answer); }
    void timer(Context& context, const Timer& timer) { m_readers.timer(context, timer); }

private:
    static ContentPointer changed(const std::shared_ptr<const Recipe>& recipe, ContentPointer item);

    StreamReaders m_readers;
    bool m_tellsBefore = false;
    bool m_looksBack = false;
    std::shared_ptr<const Recipe> m_modified;  // without the item before
    std::shared_ptr<const Recipe> m_removed;
    std::shared_ptr<const Recipe> m_expired;
    Memo<std::shared_ptr<const Recipe>> m_modifiedAfter;  // by the shape of a constant item before
};

}  // namespace cascade::simulator
