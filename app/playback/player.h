// SPDX-License-Identifier: MIT
// Player: a recorded run at one instant: where every message is and how every node stands. No clock, no widgets:
// the window tells it how much time has passed.
#pragma once

#include <memory>
#include <unordered_map>
#include <vector>

#include "app/playback/rehearsal.h"

namespace cascade::app {

/// How a node stands at one instant.
struct NodeState {
    std::int64_t received = 0;
    std::int64_t failed = 0;
    std::int64_t throttled = 0;
    std::int64_t deadLettered = 0;
    std::int64_t lost = 0;
    std::int64_t waiting = 0;  ///< Messages in a queue, a stream or a buffer.
    std::int64_t running = 0;  ///< Function runs under way.
    Nanoseconds touched = kNever;
    Nanoseconds failedAt = kNever;
    Nanoseconds throttledAt = kNever;

    static constexpr Nanoseconds kNever = -1;
    bool operator==(const NodeState&) const = default;
};

/// A message on its way.
struct Token {
    ConnectionId connection;
    double progress = 0;  ///< 0 at the sender, 1 at the target.
    simulator::MessageId message;
};

/// More tokens than these tell nothing more and only take time to paint.
inline constexpr std::size_t kMostTokens = 400;

class Player {
public:
    explicit Player(std::shared_ptr<const Rehearsal> rehearsal);

    const Rehearsal& rehearsal() const { return *m_rehearsal; }
    std::shared_ptr<const Rehearsal> shared() const { return m_rehearsal; }
    Nanoseconds now() const { return m_now; }
    bool atEnd() const { return m_now >= m_rehearsal->end; }
    /// How many facts have happened.
    std::size_t position() const { return m_position; }

    /// Story time (the default) or even time.
    void setStory(bool story);
    bool story() const { return m_story; }
    void setSpeed(double speed) { m_speed = speed; }
    double speed() const { return m_speed; }

    void advance(double seconds);
    void seek(Nanoseconds time);

    /// A node that the run knew; an untouched state for any other.
    const NodeState& state(NodeId node) const;
    std::vector<Token> tokens() const;
    /// Whether this happened so lately that it is still to be seen (`seconds` as a person's watch counts them).
    bool lately(Nanoseconds time, double seconds) const;

private:
    using States = std::vector<NodeState>;
    void apply(const simulator::Fact& fact, States& states) const;
    void moveTo(Nanoseconds time);
    void findTravelling();
    double shown(Nanoseconds time) const { return m_story ? m_rehearsal->story.shown(time) : m_even.shown(time); }

    std::shared_ptr<const Rehearsal> m_rehearsal;
    std::unordered_map<NodeId, std::size_t> m_index;
    std::vector<States>
        m_checkpoints;  ///< The states before every kCheckpoint-th fact: seeking is exact and quick.
    States m_states;
    std::vector<std::size_t> m_travelling;  ///< Indices of Sent facts that may still be on their way, by time.
    StoryTime m_even;
    Nanoseconds m_now = 0;
    double m_shown = 0;  ///< Of m_now: kept beside it, because a frame may be shorter than a nanosecond.
    std::size_t m_position = 0;
    double m_speed = 1;
    bool m_story = true;
};

}  // namespace cascade::app
