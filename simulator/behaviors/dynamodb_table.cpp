// SPDX-License-Identifier: MIT
// DynamoDB table: holds items, takes conditional writes within its capacity, removes what has expired; its stream
// carries every change to the functions it triggers (facts 1.7).
#include <algorithm>
#include <limits>

#include "model/envelope/hop.h"
#include "simulator/behaviors/factories.h"
#include "simulator/parts/content_size.h"
#include "simulator/parts/hash_table.h"
#include "simulator/parts/item_keys.h"
#include "simulator/parts/settings.h"
#include "simulator/parts/table_capacity.h"
#include "simulator/parts/table_operation.h"
#include "simulator/parts/table_stream.h"

namespace cascade::simulator {
namespace {

constexpr std::uint16_t kInvalid = 400;
constexpr std::size_t kWriteUnit = 1024;
constexpr std::size_t kReadUnit = 4096;
constexpr std::size_t kLargestItem = 400 * 1024;
constexpr Nanoseconds kForgotten = 5 * 365 * kDay;  // who expired longer ago than that stays, says AWS
constexpr Nanoseconds kNever = std::numeric_limits<Nanoseconds>::max();

bool isProvisioned(const Vertex& vertex) { return textOr(vertex.value("billing_mode"), {}) == "PROVISIONED"; }

std::int64_t unitsOf(const Json& value) { return std::clamp<std::int64_t>(countOr(value, 5), 1, 1'000'000); }

/// Four for a new on-demand table, which takes 4,000 writes a second; else what the capacity needs.
std::uint32_t partitionsOf(const Vertex& vertex) {
    std::int64_t wanted = 4;
    if (isProvisioned(vertex))
        wanted =
            (unitsOf(vertex.value("read_capacity")) + 3 * unitsOf(vertex.value("write_capacity")) + 2999) / 3000;
    return static_cast<std::uint32_t>(
        std::clamp<std::int64_t>(countOr(vertex.simulation("partitions"), wanted), 1, 10'000));
}

TableCapacitySettings capacityOf(const Vertex& vertex) {
    TableCapacitySettings settings;
    settings.partitions = partitionsOf(vertex);
    settings.provisioned = isProvisioned(vertex);
    const std::int64_t quota = std::clamp<std::int64_t>(countOr(vertex.simulation("quota"), 40'000), 1, 1'000'000);
    settings.readUnits = settings.provisioned ? unitsOf(vertex.value("read_capacity")) : quota;
    settings.writeUnits = settings.provisioned ? unitsOf(vertex.value("write_capacity")) : quota;
    return settings;
}

/// One shard for each partition; records live for a day; Lambda polls four times a second, and two readers may.
StreamSettings streamOf(const Vertex& vertex) {
    StreamSettings settings;
    settings.shards = partitionsOf(vertex);
    settings.pollEvery = 250 * kMillisecond;
    settings.firstBackoff =
        std::clamp<Nanoseconds>(durationOr(vertex.simulation("retry_after"), kSecond), 1, kHour);
    settings.longestBackoff =
        std::max(durationOr(vertex.simulation("retry_at_most"), kMinute), settings.firstBackoff);
    settings.mappingDelay = std::max<Nanoseconds>(durationOr(vertex.simulation("mapping_delay"), 0), 0);
    settings.readsPerSecond = 8;
    settings.readBytesPerSecond = 100'000'000;  // AWS documents none
    settings.recordsPerRead = 1000;
    settings.bytesPerRead = 1'000'000;
    settings.tooManyReads = "read throttled: at most two readers may share a shard of a table's stream";
    settings.tooManyBytes = settings.tooManyReads;
    return settings;
}

std::vector<std::string> keysOf(const Vertex& vertex) {
    std::vector<std::string> names;
    for (const char* parameter : {"partition_key", "sort_key"})
        if (const std::string key = textOr(vertex.value(parameter), {}); !key.empty())
            names.push_back(key.substr(0, key.find(':')));
    return names;
}

class Table : public Copyable<Table> {
public:
    Table(const Network& network, NodeIndex node)
        : m_keys(keysOf(network.vertex(node))),
          m_capacity(capacityOf(network.vertex(node))),
          m_stream(network, node, streamOf(network.vertex(node))),
          m_expiry(textOr(network.vertex(node).value("time_to_live"), {})),
          m_expiryDelay(distributionOr(network.vertex(node).simulation("expiry_delay"), Distribution())) {
        // Otherwise nobody could tell whether an item with a key of its own was there before, and none is kept.
        m_keepsAll = m_stream.looksBack() || !m_expiry.empty() || severalWrite(network, node);
    }

    void receive(Context& context, MessageHandle message) override {
        const ContentPointer content = context.message(message).content;
        const TableOperation operation = operationOf(context, message);
        if (operation.condition) m_keepsAll = true;
        const Place place = placeOf(context, *content);
        if (operation.reads && !read(context, message, place, operation.consistent)) return;
        if (operation.writes) return write(context, message, place, operation);
        context.reply(message, kOk, place.item ? place.item->content : nullptr);
        context.handled(message);
    }

    void answer(Context& context, const Answer& answer) override { m_stream.answer(context, answer); }

    void timer(Context& context, const Timer& timer) override {
        if (timer.tag < StreamReaders::kFirstOwnTag) return m_stream.timer(context, timer);
        expire(context, std::uint64_t{timer.a} << 32 | timer.b);
    }

private:
    static constexpr std::uint8_t kExpiry = StreamReaders::kFirstOwnTag;
    struct Item {
        ContentPointer content;
        Nanoseconds expires = kNever;
        std::uint64_t partition = 0;
    };
    /// Where an item is, or would be. `isKnown`: the table would know if it were there.
    struct Place {
        ItemKey key;
        bool isKnown = false;
        Item* item = nullptr;
    };

    /// With two writers, one may write over what the other wrote.
    bool severalWrite(const Network& network, NodeIndex node) const {
        const auto& in = network.vertex(node).in;
        const auto writes = [&](LinkIndex link) { return network.link(link).role != "read"; };
        return m_stream.isRead() && std::ranges::count_if(in, writes) > 1;
    }

    TableOperation operationOf(Context& context, MessageHandle message) {
        const Content& content = *context.message(message).content;
        const LinkIndex link = context.message(message).link;
        const std::string_view role = link == kNone ? std::string_view() : context.link(link).role;
        if (!content.hasConstantBeside()) return tableOperationOf(content.beside(), role);
        const std::uint64_t shape = content.shape() ^ (std::uint64_t{link} << 32);
        const TableOperation* known = m_operations.find(shape);
        return known ? *known : m_operations.remember(shape, tableOperationOf(content.beside(), role));
    }

    Place placeOf(Context& context, const Content& content) {
        const std::optional<ItemKey> key = m_keys.of(content);
        if (!key) return {{context.random().next(), context.random().next()}, false, nullptr};  // one made up
        if (!m_keepsAll && !m_keys.isShared(content)) return {*key, false, nullptr};
        return {*key, true, m_items.find(key->hash)};
    }

    /// False: throttled, and answered.
    bool read(Context& context, MessageHandle message, const Place& place, bool consistent) {
        const std::size_t size = place.item ? m_size.of(*place.item->content) : 1;
        const auto units = static_cast<std::int64_t>((size + kReadUnit - 1) / kReadUnit) * (consistent ? 2 : 1);
        const auto partition = m_stream.partitionOf(place.key.partition);
        const std::string_view throttled = m_capacity.read(context.now(), partition, units);
        if (throttled.empty()) {
            context.fact(FactType::Read, message, {context.message(message).link, 0, units});
            return true;
        }
        context.refuse(message, kThrottled, throttled);
        return false;
    }

    void write(Context& context, MessageHandle message, const Place& place, const TableOperation& operation) {
        ContentPointer item = context.message(message).content;
        const ContentPointer before = place.item ? place.item->content : nullptr;
        if (operation.merges && before) item = merged(*before, *item);
        const std::size_t size = m_size.of(*item);
        if (size > kLargestItem) return context.refuse(message, kInvalid, "the item is larger than 400 KB");
        const std::size_t larger = before ? std::max(size, m_size.of(*before)) : size;
        const auto units = static_cast<std::int64_t>((larger + kWriteUnit - 1) / kWriteUnit);
        const auto partition = m_stream.partitionOf(place.key.partition);
        const std::string_view throttled = m_capacity.write(context.now(), partition, units);
        if (!throttled.empty()) return context.refuse(message, kThrottled, throttled);
        if (operation.condition && !holds(*operation.condition, before ? &*before : nullptr))
            return context.refuse(message, kInvalid,
                                  "ConditionalCheckFailed: the item there is not as demanded");
        context.fact(FactType::Written, message, {context.message(message).link, 0, units});
        context.reply(message, kOk);
        if (operation.deletes) return remove(context, message, place, std::move(item));
        put(context, message, place, std::move(item), before);
    }

    void put(Context& context, MessageHandle message, const Place& place, ContentPointer item,
             const ContentPointer& before) {
        if (before && isSame(*before, *item)) return context.handled(message, "nothing changed in the item");
        if (place.isKnown) keep(context, place, item);
        const std::size_t size = m_size.of(*item);
        changed(context, message, place.key, before ? m_stream.modified(std::move(item), before) : std::move(item),
                size);
    }

    void remove(Context& context, MessageHandle message, const Place& place, ContentPointer item) {
        if (place.isKnown && !place.item) return context.handled(message, "there was no such item to delete");
        if (place.item) item = place.item->content;
        m_items.erase(place.key.hash);
        context.fact(FactType::Deleted, message, {context.message(message).link});
        const std::size_t size = m_size.of(*item);
        changed(context, message, place.key, m_stream.removed(std::move(item)), size);
    }

    /// A change goes into the stream.
    void changed(Context& context, MessageHandle message, const ItemKey& key, ContentPointer record,
                 std::size_t size) {
        if (!m_stream.isRead()) return context.handled(message);
        context.message(message).content = std::move(record);
        m_stream.append(context, message, key.partition, size);
    }

    void keep(Context& context, const Place& place, const ContentPointer& item) {
        const Nanoseconds expires = expiryOf(context, *item);
        if (place.item)
            *place.item = {item, expires, place.key.partition};
        else
            m_items.insert(place.key.hash, {item, expires, place.key.partition});
        if (expires == kNever) return;
        const Nanoseconds left = std::max<Nanoseconds>(expires - context.now(), 0);
        context.after(left + m_expiryDelay.sample(context.random()),
                      {kExpiry, static_cast<std::uint32_t>(place.key.hash >> 32),
                       static_cast<std::uint32_t>(place.key.hash)});
    }

    Nanoseconds expiryOf(Context& context, const Content& item) const {
        const Json* seconds = m_expiry.empty() ? nullptr : member(item.payload(), m_expiry);
        if (!seconds || !seconds->is_number()) return kNever;
        constexpr double kFar = 4e9;  // the year 2096
        const double since = std::clamp(seconds->get<double>(), 0.0, kFar) - static_cast<double>(kEpoch / kSecond);
        const Nanoseconds expires = static_cast<Nanoseconds>(since) * kSecond;
        return expires < context.now() - kForgotten ? kNever : expires;
    }

    /// In the background, some time after the item's own time; unless it was given another one meanwhile.
    void expire(Context& context, std::uint64_t hash) {
        Item* item = m_items.find(hash);
        if (!item || item->expires > context.now()) return;
        const ItemKey key{hash, item->partition};
        const std::size_t size = m_size.of(*item->content);
        const MessageHandle message = context.stimulate(m_stream.expired(item->content));
        m_items.erase(hash);
        context.fact(FactType::Deleted, message, {.reason = "its time to live was over"});
        changed(context, message, key, context.message(message).content, size);
    }

    static bool isSame(const Content& one, const Content& other) {
        return (one.shape() == other.shape() && one.isConstant()) || one.payload() == other.payload();
    }
    static ContentPointer merged(const Content& item, const Content& change) {
        Json both = item.payload();
        if (both.is_object() && change.payload().is_object()) both.update(change.payload());
        return makeContent(std::move(both));
    }

    ItemKeys m_keys;
    TableCapacity m_capacity;
    TableStream m_stream;
    std::string m_expiry;  // the attribute; "": items stay
    Distribution m_expiryDelay;
    ContentSize m_size;
    Memo<TableOperation> m_operations;
    HashTable<Item> m_items;
    bool m_keepsAll = false;
};

}  // namespace

std::unique_ptr<Behavior> makeTable(const Network& network, NodeIndex node) {
    return std::make_unique<Table>(network, node);
}

}  // namespace cascade::simulator
