// SPDX-License-Identifier: MIT
// Handmade rehearsals: an API that calls a function that writes a table, as many times as one likes.
#pragma once

#include <memory>

#include "app/playback/rehearsal.h"

namespace cascade::tests {

/// Nodes: api = 1, function = 2, table = 3; connections: api -> function = 1, function -> table = 2.
inline constexpr NodeId kApi{1}, kFunction{2}, kTable{3};
inline constexpr ConnectionId kInvoke{1}, kWrite{2};

inline Design recordedDesign() {
    Design design;
    (void)design.addNode("http-api", "OrdersApi", Point{0, 0});
    (void)design.addNode("function", "CreateOrder", Point{300, 0});
    (void)design.addNode("dynamodb-table", "Orders", Point{600, 0});
    (void)design.connect(kApi, kFunction, "invoke");
    (void)design.connect(kFunction, kTable, "write");
    return design;
}

/// One order: 10 ms to the function, 100 ms of work, 5 ms to the table.
inline void recordOrder(app::Recording& recording, Nanoseconds at, std::uint32_t number, bool fails = false) {
    using simulator::Fact;
    using simulator::FactType;
    const simulator::MessageId request{kApi, number}, order{kFunction, number};
    const auto add = [&](Nanoseconds time, FactType type, NodeId node, simulator::MessageId message) {
        Fact fact;
        fact.time = at + time;
        fact.type = type;
        fact.node = node;
        fact.message = message;
        return fact;
    };
    recording.observe(add(0, FactType::Stimulated, kApi, request));
    recording.observe(add(0, FactType::Received, kApi, request));
    Fact sent = add(0, FactType::Sent, kApi, request);
    sent.connection = kInvoke;
    sent.duration = 10 * kMillisecond;
    recording.observe(sent);
    recording.observe(add(10 * kMillisecond, FactType::Received, kFunction, request));
    Fact invoked = add(10 * kMillisecond, FactType::Invoked, kFunction, request);
    invoked.value = 1;
    recording.observe(invoked);
    const std::string reason = "the handler raised an error";  // does not outlive this call
    Fact done = add(110 * kMillisecond, fails ? FactType::Failed : FactType::Succeeded, kFunction, request);
    done.duration = 100 * kMillisecond;
    if (fails) done.reason = reason;
    recording.observe(done);
    if (fails) return;
    Fact write = add(110 * kMillisecond, FactType::Sent, kFunction, order);
    write.connection = kWrite;
    write.cause = request;
    write.duration = 5 * kMillisecond;
    recording.observe(write);
    recording.observe(add(115 * kMillisecond, FactType::Received, kTable, order));
    recording.observe(add(115 * kMillisecond, FactType::Written, kTable, order));
}

/// One order every second; every tenth fails.
inline std::shared_ptr<app::Rehearsal> recordedOrders(int orders) {
    auto rehearsal = std::make_shared<app::Rehearsal>();
    rehearsal->architecture = recordedDesign().architecture();
    for (int i = 0; i < orders; ++i)
        recordOrder(rehearsal->recording, i * kSecond, static_cast<std::uint32_t>(i + 1), i % 10 == 9);
    rehearsal->end = orders * kSecond;
    rehearsal->story = app::StoryTime(rehearsal->recording.facts(), rehearsal->end);
    return rehearsal;
}

}  // namespace cascade::tests
