// SPDX-License-Identifier: MIT
// A behavior: what one node does when something happens to it. Emits facts and never measures.
#pragma once

#include <memory>

#include "simulator/engine/message.h"

namespace cascade::simulator {

class Context;

/// How a call ended, in the words of HTTP; below 400 is success.
enum Status : std::uint16_t {
    kOk = 200,
    kPartly = 207,  ///< A batch was handled but for some records, which come back as `returned`, in order.
    kBadRequest = 400,
    kUnauthorized = 401,
    kForbidden = 403,
    kNotFound = 404,
    kTooLarge = 413,
    kThrottled = 429,
    kFailed = 500,
    kBadGateway = 502,
    kUnavailable = 503,
    kTimedOut = 504
};

/// The answer to a message that this node sent with a token.
struct Answer {
    std::uint32_t token = 0;
    std::uint16_t status = kOk;
    MessageHandle returned = kNone;  ///< Refused messages come back; their sender owns them again.
    ContentPointer result;           ///< What a synchronous target answered, if anything.
    bool ok() const { return status < 400; }
};

struct Timer {
    std::uint8_t tag = 0;  ///< The behavior's own.
    std::uint32_t a = 0;
    std::uint32_t b = 0;
};

/// Holds a node's state and is copied with the run. Settings are read once, when it is made.
class Behavior {
public:
    Behavior() = default;
    Behavior(const Behavior&) = default;
    Behavior& operator=(const Behavior&) = delete;
    virtual ~Behavior() = default;
    virtual std::unique_ptr<Behavior> clone() const = 0;

    virtual void start(Context&) {}
    /// A message (with `next`: a batch) arrived, or a stimulus. The node owns it now and must end it.
    virtual void receive(Context& context, MessageHandle message) = 0;
    virtual void answer(Context&, const Answer&) {}
    virtual void timer(Context&, const Timer&) {}
};

/// class Queue : public Copyable<Queue> { … };
template <typename Concrete>
class Copyable : public Behavior {
public:
    std::unique_ptr<Behavior> clone() const override {
        return std::make_unique<Concrete>(static_cast<const Concrete&>(*this));
    }
};

/// Owns a behavior and copies it when copied, so that runs are values.
class BehaviorValue {
public:
    BehaviorValue() = default;
    explicit BehaviorValue(std::unique_ptr<Behavior> behavior) : m_behavior(std::move(behavior)) {}
    BehaviorValue(const BehaviorValue& other)
        : m_behavior(other.m_behavior ? other.m_behavior->clone() : nullptr) {}
    BehaviorValue(BehaviorValue&&) noexcept = default;
    BehaviorValue& operator=(BehaviorValue other) noexcept {
        m_behavior = std::move(other.m_behavior);
        return *this;
    }
    explicit operator bool() const { return m_behavior != nullptr; }
    Behavior* operator->() const { return m_behavior.get(); }

private:
    std::unique_ptr<Behavior> m_behavior;
};

}  // namespace cascade::simulator
