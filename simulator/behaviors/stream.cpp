// SPDX-License-Identifier: MIT
// Kinesis stream: records go to shards by partition key, and every consumer reads every shard in order (facts 1.6).
#include <algorithm>

#include "simulator/behaviors/factories.h"
#include "simulator/parts/settings.h"
#include "simulator/parts/stream_readers.h"

namespace cascade::simulator {
namespace {

StreamSettings settingsOf(const Vertex& vertex) {
    const auto shards = std::clamp<std::int64_t>(countOr(vertex.value("shards"), 1), 1, 10'000);
    return {static_cast<std::uint32_t>(shards), kSecond, durationOr(vertex.value("retention"), kDay)};
}

class Stream : public Copyable<Stream> {
public:
    Stream(const Network& network, NodeIndex node) : m_readers(network, node, settingsOf(network.vertex(node))) {}

    void receive(Context& context, MessageHandle message) override {
        context.fact(FactType::Written, message, {context.message(message).link});
        context.reply(message, kOk);
        if (!m_readers.any()) return context.handled(message);
        const Json* key = member(context.message(message).content->beside(), "partition_key");
        // Without a partition key of its own each record has a new one.
        m_readers.append(context, message, key ? hashOf(key->dump()) : context.random().next());
    }

    void answer(Context& context, const Answer& answer) override { m_readers.answer(context, answer); }
    void timer(Context& context, const Timer& timer) override { m_readers.timer(context, timer); }

private:
    StreamReaders m_readers;
};

}  // namespace

std::unique_ptr<Behavior> makeStream(const Network& network, NodeIndex node) {
    return std::make_unique<Stream>(network, node);
}

}  // namespace cascade::simulator
