// SPDX-License-Identifier: MIT
// Firehose: gathers records until its buffer is full or old enough, lets a function transform them, and writes one
// object (facts 1.10).
#include "simulator/behaviors/factories.h"
#include "simulator/parts/deliveries.h"
#include "simulator/parts/settings.h"

namespace cascade::simulator {
namespace {

constexpr double kMegabyte = 1'000'000;
/// "0 seconds" means within a few seconds, says AWS.
constexpr Nanoseconds kShortestBuffer = kSecond;

class Firehose : public Copyable<Firehose> {
public:
    Firehose(const Network& network, NodeIndex node) {
        const Vertex& vertex = network.vertex(node);
        m_mostBytes = static_cast<std::size_t>(numberOr(vertex.value("buffer_size"), 5) * kMegabyte);
        m_longest = std::max(durationOr(vertex.value("buffer_interval"), 300 * kSecond), kShortestBuffer);
        for (const LinkIndex link : vertex.out)
            (network.link(link).role == "transform" ? m_transforms : m_destinations).push_back(link);
    }

    void receive(Context& context, MessageHandle message) override {
        context.reply(message, kOk);
        if (m_destinations.empty()) return context.lost(message, "this Firehose has no destination");
        if (m_records.empty()) context.after(untilFlush(context.now()), {kFlush, ++m_serial, 0});
        for (MessageHandle next = kNone; message != kNone; message = next) {
            next = std::exchange(context.message(message).next, kNone);
            m_records.push_back(message);
            m_bytes += context.message(message).content->size();
            context.fact(FactType::Enqueued, message, {kNone, 0, static_cast<std::int64_t>(m_records.size())});
        }
        if (m_bytes >= m_mostBytes) flush(context);
    }

    void timer(Context& context, const Timer& timer) override {
        if (timer.tag == kFlush && timer.a == m_serial && !m_records.empty()) return flush(context);
        if (timer.tag == kRetry) send(context, timer.a);
    }

    void answer(Context& context, const Answer& answer) override {
        const std::uint32_t index = answer.token;
        Buffer& buffer = m_buffers[index];
        if (!answer.ok()) return failed(context, index, answer);
        buffer.attempts = 0;
        if (buffer.stage++ < stages() - 1) return send(context, index);
        deliver(context, index);
    }

private:
    enum Tag : std::uint8_t { kFlush, kRetry };
    struct Buffer {
        std::vector<MessageHandle> records;
        std::size_t stage = 0;  // transforms first, then destinations
        std::uint32_t attempts = 0;
    };

    /// Buffers end at fixed times. A run begins half way through the first one, so that five minutes show a
    /// delivery even with the usual 300 s (Cascade's own choice: AWS does not say when the clock starts).
    Nanoseconds untilFlush(Nanoseconds now) const { return m_longest - (now + m_longest / 2) % m_longest; }

    std::size_t stages() const { return m_transforms.size() + m_destinations.size(); }

    void flush(Context& context) {
        Buffer buffer;
        buffer.records = std::exchange(m_records, {});
        m_bytes = 0;
        ++m_serial;
        const MessageHandle oldest = buffer.records.front();
        context.fact(FactType::Dequeued, oldest, {kNone, context.now() - context.message(oldest).arrived, 0});
        const std::uint32_t index = m_buffers.insert(std::move(buffer));
        send(context, index);
    }

    void send(Context& context, std::uint32_t index) {
        const std::size_t stage = m_buffers[index].stage;
        if (stage < m_transforms.size()) return transform(context, index, m_transforms[stage]);
        const std::vector<MessageHandle>& records = m_buffers[index].records;
        const MessageHandle object = context.create(objectOf(context, records), records.back());
        context.send(m_destinations[stage - m_transforms.size()], object, Wait::Acceptance, index);
    }

    /// All records of the buffer in one synchronous call.
    void transform(Context& context, std::uint32_t index, LinkIndex link) {
        MessageHandle first = kNone;
        MessageHandle last = kNone;
        for (const MessageHandle record : m_buffers[index].records) {
            const MessageHandle copy = context.create(context.message(record).content, record);
            if (last == kNone)
                first = copy;
            else
                context.message(last).next = copy;
            last = copy;
        }
        context.send(link, first, Wait::Result, index);
    }

    ContentPointer objectOf(Context& context, const std::vector<MessageHandle>& records) {
        std::size_t size = 0;
        for (const MessageHandle record : records) size += context.message(record).content->size();
        return makeContent({{"records", records.size()}, {"size", size}});
    }

    void failed(Context& context, std::uint32_t index, const Answer& answer) {
        Buffer& buffer = m_buffers[index];
        if (answer.returned != kNone) context.discard(answer.returned);
        const bool transforming = buffer.stage < m_transforms.size();
        // A transformation is tried three times more; a destination for a day.
        const auto wait =
            transforming && buffer.attempts >= 3 ? std::nullopt : retryForADay(++buffer.attempts, context.random());
        if (wait) {
            context.fact(FactType::Retried, buffer.records.front(), {kNone, *wait});
            return context.after(*wait, {kRetry, index, 0});
        }
        for (const MessageHandle record : buffer.records)
            context.lost(record, transforming ? "the transformation failed" : "the destination failed for a day");
        m_buffers.erase(index);
    }

    void deliver(Context& context, std::uint32_t index) {
        const std::vector<MessageHandle>& records = m_buffers[index].records;
        context.fact(FactType::Delivered, records.front(), {kNone, 0, static_cast<std::int64_t>(records.size())});
        for (const MessageHandle record : records) context.handled(record);
        m_buffers.erase(index);
    }

    std::size_t m_mostBytes;
    Nanoseconds m_longest;
    std::vector<LinkIndex> m_transforms;
    std::vector<LinkIndex> m_destinations;
    std::vector<MessageHandle> m_records;  // of the buffer that fills
    std::size_t m_bytes = 0;
    std::uint32_t m_serial = 0;
    Slots<Buffer> m_buffers;
};

}  // namespace

std::unique_ptr<Behavior> makeFirehose(const Network& network, NodeIndex node) {
    return std::make_unique<Firehose>(network, node);
}

}  // namespace cascade::simulator
