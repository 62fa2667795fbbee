// SPDX-License-Identifier: MIT
// Applying facts forwards; going back by the nearest checkpoint.
#include "app/playback/player.h"

#include <algorithm>

namespace cascade::app {
namespace {

using simulator::Fact;
using simulator::FactType;

constexpr std::size_t kCheckpoint = 20'000;
/// How many facts before an instant are searched for messages still on their way.
constexpr std::size_t kLookBack = 50'000;
/// Even a hop that is over in an instant is seen this long.
constexpr double kLeastTokenSeconds = 0.3;

}  // namespace

Player::Player(std::shared_ptr<const Rehearsal> rehearsal) : m_rehearsal(std::move(rehearsal)) {
    for (const Node& node : m_rehearsal->architecture.nodes()) m_index.emplace(node.id, m_index.size());
    m_states.resize(m_index.size());
    States states = m_states;
    const std::vector<Fact>& facts = m_rehearsal->recording.facts();
    for (std::size_t i = 0; i < facts.size(); ++i) {
        if (i % kCheckpoint == 0) m_checkpoints.push_back(states);
        apply(facts[i], states);
    }
    seek(0);
}

void Player::setStory(bool story) {
    m_story = story;
    m_shown = shown(m_now);
}

void Player::advance(double seconds) {
    const double shownNow = m_shown + seconds * m_speed;
    moveTo(m_story ? m_rehearsal->story.instant(shownNow) : m_even.instant(shownNow));
    m_shown = atEnd() ? shown(m_now) : shownNow;
}

void Player::seek(Nanoseconds time) {
    moveTo(time);
    m_shown = shown(m_now);
}

void Player::moveTo(Nanoseconds time) {
    m_now = std::clamp<Nanoseconds>(time, 0, m_rehearsal->end);
    const std::vector<Fact>& facts = m_rehearsal->recording.facts();
    const std::size_t target = m_rehearsal->recording.countUntil(m_now);
    const bool back = target < m_position;
    const bool far = target > m_position + kLookBack;
    if ((back || far) && !m_checkpoints.empty()) {
        const std::size_t checkpoint = std::min(target / kCheckpoint, m_checkpoints.size() - 1);
        m_states = m_checkpoints[checkpoint];
        m_position = checkpoint * kCheckpoint;
    }
    const std::size_t first = m_position;
    for (; m_position < target; ++m_position) apply(facts[m_position], m_states);
    if (back || far) return findTravelling();
    for (std::size_t i = first; i < target; ++i)
        if (facts[i].type == FactType::Sent && facts[i].connection) m_travelling.push_back(i);
    std::erase_if(m_travelling, [&](std::size_t i) {
        return facts[i].time + facts[i].duration < m_now && !lately(facts[i].time, kLeastTokenSeconds);
    });
}

void Player::findTravelling() {
    m_travelling.clear();
    const std::vector<Fact>& facts = m_rehearsal->recording.facts();
    for (std::size_t i = m_position - std::min(m_position, kLookBack); i < m_position; ++i)
        if (facts[i].type == FactType::Sent && facts[i].connection && facts[i].time + facts[i].duration >= m_now)
            m_travelling.push_back(i);
}

void Player::apply(const Fact& fact, States& states) const {
    const auto found = m_index.find(fact.node);
    if (found == m_index.end()) return;
    NodeState& state = states[found->second];
    state.touched = fact.time;
    switch (fact.type) {
        case FactType::Received: ++state.received; break;
        case FactType::Enqueued:
        case FactType::Dequeued: state.waiting = fact.value; break;
        case FactType::Invoked:
        case FactType::Succeeded: state.running = fact.value; break;
        case FactType::Failed:
        case FactType::TimedOut:
            state.running = fact.value;
            ++state.failed;
            state.failedAt = fact.time;
            break;
        case FactType::Throttled:
            ++state.throttled;
            state.throttledAt = fact.time;
            break;
        case FactType::Rejected: state.failedAt = fact.time; break;
        case FactType::DeadLettered:
            ++state.deadLettered;
            state.failedAt = fact.time;
            break;
        case FactType::Lost:
            ++state.lost;
            state.failedAt = fact.time;
            break;
        default: break;
    }
}

const NodeState& Player::state(NodeId node) const {
    static const NodeState kUntouched;
    const auto found = m_index.find(node);
    return found == m_index.end() ? kUntouched : m_states[found->second];
}

bool Player::lately(Nanoseconds time, double seconds) const {
    return time != NodeState::kNever && m_shown - shown(time) <= seconds * m_speed;
}

std::vector<Token> Player::tokens() const {
    std::vector<Token> tokens;
    const std::size_t skipped = m_travelling.size() - std::min(m_travelling.size(), kMostTokens);
    for (std::size_t i = skipped; i < m_travelling.size(); ++i) {
        const Fact& fact = m_rehearsal->recording.facts()[m_travelling[i]];
        const double left = shown(fact.time);
        const double length = std::max(shown(fact.time + fact.duration) - left, kLeastTokenSeconds * m_speed);
        const double progress = (m_shown - left) / length;
        if (progress <= 1) tokens.push_back({fact.connection, std::max(progress, 0.0), fact.message});
    }
    return tokens;
}

}  // namespace cascade::app
