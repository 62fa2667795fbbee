// SPDX-License-Identifier: MIT
// Firehose: gathers records until its buffer is full or old enough, lets a function transform them, and writes one
// object (facts 1.10).
#include <algorithm>
#include <optional>

#include "simulator/behaviors/factories.h"
#include "simulator/parts/billing_units.h"
#include "simulator/parts/content_size.h"
#include "simulator/parts/firehose_transforms.h"
#include "simulator/parts/retry_policy.h"
#include "simulator/parts/settings.h"
#include "simulator/parts/token_bucket.h"

namespace cascade::simulator {
namespace {

constexpr double kMegabyte = 1'000'000;
constexpr std::size_t kBillingUnit = 5 * 1024;  // aws.amazon.com/firehose/pricing
/// "0 seconds" means within a few seconds, says AWS.
constexpr Nanoseconds kShortestBuffer = kSecond;
constexpr std::size_t kLargestRecord = 1000 * 1024;  // docs.aws.amazon.com/firehose/latest/dev/limits.html

TokenBucket quotaOf(const Json& rate, std::int64_t usual) { return {countOr(rate, usual), countOr(rate, usual)}; }

class Firehose : public Copyable<Firehose> {
public:
    Firehose(const Network& network, NodeIndex node)
        : m_puts(quotaOf(network.vertex(node).simulation("record_rate"), 500'000)),
          m_bytes(quotaOf(network.vertex(node).simulation("byte_rate"), 5 * 1024 * 1024)) {
        const Vertex& vertex = network.vertex(node);
        m_leaving.mostBytes = static_cast<std::size_t>(numberOr(vertex.value("buffer_size"), 5) * kMegabyte);
        m_leaving.longest = std::max(durationOr(vertex.value("buffer_interval"), 300 * kSecond), kShortestBuffer);
        for (const LinkIndex index : vertex.out) {
            const Link& link = network.link(index);
            if (link.role != "transform") {
                m_destinations.push_back(index);
            } else if (!m_transforms) {
                m_transforms.emplace(index, kTransformAgain);
                m_arriving.mostBytes = static_cast<std::size_t>(numberOr(link.value("buffer_size"), 1) * kMegabyte);
                m_arriving.longest =
                    std::max(durationOr(link.value("buffer_interval"), 60 * kSecond), kShortestBuffer);
            }
        }
    }

    void receive(Context& context, MessageHandle message) override {
        if (const Refusal refusal = refusalOf(context, message); refusal.status != kOk)
            return context.refuse(message, refusal.status, refusal.reason);
        context.reply(message, kOk);
        if (m_destinations.empty()) return context.lost(message, "this Firehose has no destination");
        for (MessageHandle next = kNone; message != kNone; message = next) {
            next = std::exchange(context.message(message).next, kNone);
            m_units.meter(context, message);
            context.fact(FactType::Enqueued, message, {kNone, 0, ++m_waiting});
            collect(context, m_transforms ? kArriving : kLeaving, message);
        }
    }

    void timer(Context& context, const Timer& timer) override {
        if (timer.tag == kTransformAgain) return m_transforms->timer(context, timer);
        if (timer.tag == kWriteAgain) return write(context, timer.a);
        Buffer& buffer = bufferOf(static_cast<Tag>(timer.tag));
        if (timer.a == buffer.serial && !buffer.records.empty()) flush(context, static_cast<Tag>(timer.tag));
    }

    void answer(Context& context, const Answer& answer) override {
        if (m_transforms && FirehoseTransforms::owns(answer.token)) {
            if (auto done = m_transforms->answer(context, answer)) transformed(context, std::move(*done));
            return;
        }
        Object& object = m_objects[answer.token];
        if (!answer.ok()) return writeFailed(context, answer.token, answer);
        object.attempts = 0;
        if (++object.destination < m_destinations.size()) return write(context, answer.token);
        written(context, answer.token);
    }

private:
    enum Tag : std::uint8_t { kArriving, kLeaving, kTransformAgain, kWriteAgain };
    /// Records that wait until there are enough, or the first has waited long enough.
    struct Buffer {
        std::vector<MessageHandle> records;
        std::size_t bytes = 0;
        std::uint32_t serial = 0;
        std::size_t mostBytes = 0;
        Nanoseconds longest = 0;
    };
    struct Object {
        std::vector<MessageHandle> records;
        std::size_t destination = 0;
        std::uint32_t attempts = 0;
        bool failed = false;  // holds records whose transformation failed
    };
    struct Refusal {
        std::uint16_t status = kOk;
        std::string_view reason = {};
    };

    Buffer& bufferOf(Tag tag) { return tag == kArriving ? m_arriving : m_leaving; }

    /// What comes from a Kinesis stream came through its quotas already.
    Refusal refusalOf(Context& context, MessageHandle message) {
        const LinkIndex link = context.message(message).link;
        const std::size_t size = m_size.of(*context.message(message).content);
        if (size > kLargestRecord) return {kTooLarge, "the record is larger than 1,000 KiB"};
        if (link != kNone && context.network().vertex(context.link(link).from).is("kinesis-stream")) return {};
        const auto bytes = static_cast<std::int64_t>(size);
        if (!m_puts.holds(context.now(), 1) || !m_bytes.holds(context.now(), bytes))
            return {kThrottled, "ServiceUnavailable: more records or bytes a second than the stream's quota"};
        m_puts.spend(context.now(), 1);
        m_bytes.spend(context.now(), bytes);
        return {};
    }

    /// Buffers end at fixed times. A run begins half way through the first one, so that five minutes show a
    /// delivery even with the usual 300 s (Cascade's own choice: AWS does not say when the clock starts).
    static Nanoseconds untilFlush(Nanoseconds now, Nanoseconds longest) {
        return longest - (now + longest / 2) % longest;
    }

    void collect(Context& context, Tag tag, MessageHandle record) {
        Buffer& buffer = bufferOf(tag);
        if (buffer.records.empty())
            context.after(untilFlush(context.now(), buffer.longest), {tag, ++buffer.serial, 0});
        buffer.records.push_back(record);
        buffer.bytes += m_size.of(*context.message(record).content);
        if (buffer.bytes >= buffer.mostBytes) flush(context, tag);
    }

    void flush(Context& context, Tag tag) {
        Buffer& buffer = bufferOf(tag);
        std::vector<MessageHandle> records = std::exchange(buffer.records, {});
        buffer.bytes = 0;
        ++buffer.serial;
        if (tag == kArriving) return m_transforms->begin(context, std::move(records));
        store(context, std::move(records), false);
    }

    void transformed(Context& context, FirehoseTransforms::Done done) {
        for (const MessageHandle record : done.dropped) {
            leave(context, record);
            context.fact(FactType::Filtered, record, {kNone, 0, 0, "the transformation dropped it"});
            context.handled(record, "the transformation dropped it");
        }
        if (!done.failed.empty()) store(context, std::move(done.failed), true);
        for (const MessageHandle record : done.ready) collect(context, kLeaving, record);
    }

    void leave(Context& context, MessageHandle record) {
        context.fact(FactType::Dequeued, record,
                     {kNone, context.now() - context.message(record).arrived, --m_waiting});
    }

    void store(Context& context, std::vector<MessageHandle> records, bool failed) {
        for (const MessageHandle record : records) leave(context, record);
        write(context, m_objects.insert({std::move(records), 0, 0, failed}));
    }

    /// Records whose transformation failed go below a prefix of their own.
    void write(Context& context, std::uint32_t index) {
        const Object& object = m_objects[index];
        std::size_t size = 0;
        for (const MessageHandle record : object.records) size += m_size.of(*context.message(record).content);
        Json beside = Json::object();
        if (object.failed) beside["failed"] = true;
        const MessageHandle message =
            context.create(makeContent({{"records", object.records.size()}, {"size", size}}, std::move(beside)),
                           object.records.back());
        context.send(m_destinations[object.destination], message, Wait::Acceptance, index);
    }

    /// A destination is tried for a day.
    void writeFailed(Context& context, std::uint32_t index, const Answer& answer) {
        Object& object = m_objects[index];
        if (answer.returned != kNone) context.discard(answer.returned);
        if (const auto wait = retryForADay(++object.attempts, context.random())) {
            context.fact(FactType::Retried, object.records.front(), {kNone, *wait, 0, problemOf(answer.status)});
            return context.after(*wait, {kWriteAgain, index, 0});
        }
        const std::vector<MessageHandle> records = std::move(object.records);
        m_objects.erase(index);
        for (const MessageHandle record : records) context.lost(record, "the destination failed for a day");
    }

    void written(Context& context, std::uint32_t index) {
        const Object object = std::move(m_objects[index]);
        m_objects.erase(index);
        if (!object.failed)
            context.fact(FactType::Delivered, object.records.front(),
                         {kNone, 0, static_cast<std::int64_t>(object.records.size())});
        for (const MessageHandle record : object.records) {
            if (object.failed)
                context.deadLettered(record, "its transformation failed: it is kept below processing-failed/");
            else
                context.handled(record);
        }
    }

    std::vector<LinkIndex> m_destinations;
    std::optional<FirehoseTransforms> m_transforms;
    Buffer m_arriving;  // for the transformation, if there is one
    Buffer m_leaving;   // for the destination
    Slots<Object> m_objects;
    std::int64_t m_waiting = 0;
    TokenBucket m_puts;
    TokenBucket m_bytes;
    ContentSize m_size;
    BillingUnits m_units{kBillingUnit};
};

}  // namespace

std::unique_ptr<Behavior> makeFirehose(const Network& network, NodeIndex node) {
    return std::make_unique<Firehose>(network, node);
}

}  // namespace cascade::simulator
