// SPDX-License-Identifier: MIT
// The order of an SQS queue: message groups and deduplication of FIFO queues, best effort of standard ones.
#include <algorithm>

#include "simulator/behaviors/queue.h"

namespace cascade::simulator {
namespace {

/// docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html
constexpr Nanoseconds kDeduplication = 5 * kMinute;
/// How many messages one that is out of order may overtake. AWS gives no number.
constexpr std::uint64_t kOvertakes = 10;

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
    return (a ^ (b + 0x9e3779b97f4a7c15)) * 0x94d049bb133111eb;
}

}  // namespace

/// Of a high-throughput queue within the message group, else within the queue. Senders that name no id where the
/// queue makes none are taken to have one of their own for each message.
bool Queue::isDuplicate(Context& context, MessageHandle message, const SentWith& sent) {
    std::uint64_t id = sent.deduplication;
    if (id == 0 && !m_settings.contentDeduplication) return false;
    if (id == 0)
        id = hashOf(
            context.message(message).content->payload().dump(-1, ' ', false, Json::error_handler_t::replace));
    if (m_settings.highThroughput) id = mixed(id, sent.group);
    while (!m_seenInOrder.empty() && m_seenInOrder.front().time + kDeduplication <= context.now()) {
        m_seen.erase(m_seenInOrder.front().hash);
        m_seenInOrder.popFront();
    }
    if (m_seen.find(id)) return true;
    m_seen.insert(id, true);
    m_seenInOrder.pushBack({context.now(), id});
    return false;
}

std::uint32_t Queue::groupOf(std::uint64_t hash, Nanoseconds now) {
    if (const std::uint32_t* known = m_groupOf.find(hash)) return *known;
    forgetEmptyGroups(now);
    Group group;
    group.hash = hash;
    group.requests = TokenBucket(m_settings.groupRate, m_settings.groupRate);
    group.emptySince = now;
    const std::uint32_t index = m_groups.insert(group);
    m_groupOf.insert(hash, index);
    m_emptyGroups.pushBack(index);
    m_groups[index].leaving = true;
    return index;
}

/// A group is forgotten when it was empty long enough for its token bucket to be full again.
void Queue::forgetEmptyGroups(Nanoseconds now) {
    while (!m_emptyGroups.empty() && m_groups[m_emptyGroups.front()].emptySince + kSecond < now) {
        const std::uint32_t index = m_emptyGroups.front();
        m_emptyGroups.popFront();
        Group& group = m_groups[index];
        group.leaving = group.first == kNone && group.ready;
        if (group.leaving) {  // its place in m_readyGroups goes first
            group.emptySince = now;
            m_emptyGroups.pushBack(index);
        } else if (group.first == kNone) {
            m_groupOf.erase(group.hash);
            m_groups.erase(index);
        }
    }
}

void Queue::addToGroup(std::uint32_t index) {
    Entry& entry = m_entries[index];
    Group& group = m_groups[entry.group];
    entry.before = group.last;
    (group.last == kNone ? group.first : m_entries[group.last].after) = index;
    group.last = index;
}

void Queue::removeFromGroup(Context& context, std::uint32_t index) {
    const Entry& entry = m_entries[index];
    const std::uint32_t number = entry.group;
    Group& group = m_groups[number];
    (entry.before == kNone ? group.first : m_entries[entry.before].after) = entry.after;
    (entry.after == kNone ? group.last : m_entries[entry.after].before) = entry.before;
    offerGroup(number);
    if (group.first != kNone) return;
    group.emptySince = context.now();
    if (!group.leaving) m_emptyGroups.pushBack(number);
    group.leaving = true;
}

/// To whoever receives next.
void Queue::offer(Context& context, std::uint32_t index) {
    if (m_settings.fifo) return offerGroup(m_entries[index].group);
    m_ready.pushBack({index, m_entries[index].born});
    const std::size_t last = m_ready.size() - 1;
    if (last > 0 && context.random().chance(m_settings.reorderRate))
        std::swap(m_ready[last],
                  m_ready[last - 1 - context.random().below(std::min<std::uint64_t>(last, kOvertakes))]);
}

/// When none of its messages is in flight and its first one is visible.
void Queue::offerGroup(std::uint32_t index) {
    Group& group = m_groups[index];
    if (group.ready || group.inFlight > 0 || group.first == kNone) return;
    if (m_entries[group.first].state != State::Visible) return;
    group.ready = true;
    m_readyGroups.pushBack(index);
}

}  // namespace cascade::simulator
