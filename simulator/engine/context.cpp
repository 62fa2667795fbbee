// SPDX-License-Identifier: MIT
// The context's operations on the run that are less frequent.
#include "simulator/engine/context.h"

namespace cascade::simulator {

MessageHandle Context::stimulate(ContentPointer content) {
    const MessageHandle handle = m_run.newRoot(m_node, std::move(content), kNone);
    message(handle).at = m_node;
    message(handle).arrived = now();
    message(handle).path = m_run.m_recorder.paths().step(Paths::kStart, m_node);
    fact(FactType::Stimulated, handle);
    fact(FactType::Received, handle);
    return handle;
}

void Context::ask(NodeIndex node, Timer question) {
    m_run.push(now(), EventType::Timer, node, question.tag, question.a, question.b);
}

void Context::deadLettered(MessageHandle first, std::string_view reason) {
    end(FactType::DeadLettered, first, reason);
}
void Context::lost(MessageHandle first, std::string_view reason) { end(FactType::Lost, first, reason); }

void Context::refuse(MessageHandle first, std::uint16_t status, std::string_view reason) {
    const FactType type = status == kThrottled ? FactType::Throttled : FactType::Rejected;
    fact(type, first, {message(first).link, 0, status, reason});
    giveBack(first, status, reason);
}

void Context::giveBack(MessageHandle first, std::uint16_t status, std::string_view reason) {
    const NodeIndex caller = message(first).caller;
    const std::uint32_t token = message(first).token;
    if (caller == kNone) {
        for (MessageHandle handle = first; handle != kNone; handle = message(handle).next)
            message(handle).failed = true;
        return handled(first, reason);
    }
    for (MessageHandle handle = first; handle != kNone; handle = message(handle).next) {
        Message& record = message(handle);
        fact(FactType::Handled, handle, {record.link, now() - record.arrived, 0, reason});
        record.at = kNone;
        record.caller = kNone;
        if (link(record.link).handedOn)
            record.content = ContentPointer(record.content->origin());  // as it was sent
    }
    m_run.push(now(), EventType::Answer, caller, Run::kReturns, token, first, status);
}

void Context::discard(MessageHandle first) {
    while (first != kNone) {
        const MessageHandle next = message(first).next;
        Paths& paths = m_run.m_recorder.paths();
        if (paths.lastNode(message(first).path) != m_node)
            paths.failed(message(first).path);  // it has been elsewhere
        m_run.release(first);
        first = next;
    }
}

}  // namespace cascade::simulator
