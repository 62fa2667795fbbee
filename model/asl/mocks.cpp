// SPDX-License-Identifier: MIT
// Reading mocks, and trying a machine out with them.
#include "model/asl/mocks.h"

#include <set>

#include "model/asl/read_object.h"
#include "model/nearest.h"

namespace cascade::asl {
namespace {

/// The names of the states that order something.
void addNames(const Flow& flow, std::vector<std::string>& names) {
    for (const State& state : flow.states) {
        if (state.type == StateType::Task) names.push_back(state.name);
        if (const auto* map = std::get_if<MapState>(&state.what)) {
            if (map->reader) names.push_back(state.name);
            for (const Flow& inner : map->processor) addNames(inner, names);
        }
        if (const auto* parallel = std::get_if<ParallelState>(&state.what))
            for (const Flow& inner : parallel->branches) addNames(inner, names);
    }
}

MockAnswer readAnswer(const ObjectReader& reader) {
    reader.onlyKnows({"return", "throw", "after"}, "a mock");
    reader.exclusive({"return", "throw"});
    MockAnswer answer;
    if (const std::optional<std::string> after = reader.text("after")) {
        const std::optional<Nanoseconds> duration = parseDuration(*after);
        if (!duration || *duration < 0)
            reader.complainAt("after", "\"" + *after + "\" is no duration", "write one such as 500ms or 2s");
        answer.after = duration.value_or(0);
    }
    const Json* thrown = reader.find("throw");
    if (thrown && thrown->is_object()) {
        const ObjectReader fault(*thrown, reader.pointer("throw"), reader.complaints());
        fault.onlyKnows({"error", "cause"}, "what is thrown");
        answer.fault = {fault.text("error").value_or(""), fault.text("cause").value_or("")};
    } else if (thrown) {
        reader.complainAt("throw", "what is thrown is not an object", "write {\"error\": …, \"cause\": …}");
    } else if (const Json* result = reader.find("return")) {
        answer.result = share(*result);
    } else {
        reader.complain("a mock neither returns nor throws", "add \"return\" or \"throw\"");
    }
    return answer;
}

/// An answer of a task that is on its way.
struct Pending {
    Nanoseconds time = 0;
    TaskId task = 0;
    Value result;
    Fault fault;
    bool operator<(const Pending& other) const { return std::tie(time, task) < std::tie(other.time, other.task); }
};

Pending answerTo(const TaskOrder& order, Nanoseconds now, Mocks& mocks) {
    if (const MockAnswer* mock = mocks.next(order.state))
        return {now + mock->after, order.id, mock->result, mock->fault};
    if (order.purpose == TaskOrder::Purpose::Task) return {now, order.id, order.payload, {}};
    return {now, order.id, nullptr, {"NoMock", "nothing to read: mock the state \"" + order.state + "\""}};
}

}  // namespace

Mocks Mocks::read(const Json& json, const Machine& machine, std::vector<Complaint>& complaints) {
    Mocks mocks;
    const ObjectReader reader(json, "", complaints);
    if (!json.is_object()) {
        reader.complain("the mocks are not an object", "write {STATE: [{\"return\": …}]}");
        return mocks;
    }
    std::vector<std::string> names;
    addNames(machine.flow, names);
    reader.onlyKnows(names, "the machine, whose tasks may be mocked,");
    for (const auto& entry : json.items()) {
        const Json list = entry.value().is_object() ? Json::array({entry.value()}) : entry.value();
        if (!list.is_array() || list.empty()) {
            reader.complainAt(entry.key(), "the answers are not a list", "write [{\"return\": …}]");
            continue;
        }
        for (std::size_t i = 0; i < list.size(); ++i) {
            const ObjectReader answer(list[i], pointerTo(reader.pointer(entry.key()), std::to_string(i)),
                                      complaints);
            if (list[i].is_object())
                mocks.m_lists[entry.key()].answers.push_back(readAnswer(answer));
            else
                answer.complain("a mock is not an object", "write {\"return\": …}");
        }
    }
    return mocks;
}

const MockAnswer* Mocks::next(const std::string& state) {
    const auto found = m_lists.find(state);
    if (found == m_lists.end()) return nullptr;
    List& list = found->second;
    const std::size_t index = std::min(list.used, list.answers.size() - 1);
    ++list.used;
    return &list.answers[index];
}

void play(Execution& execution, Value input, Mocks mocks) {
    std::set<Pending> pending;
    Nanoseconds now = 0;
    execution.start(std::move(input), now);
    while (execution.status() == Status::Running) {
        for (const TaskOrder& order : execution.takeOrders()) pending.insert(answerTo(order, now, mocks));
        const std::optional<Nanoseconds> wake = execution.nextWake();
        if (pending.empty() || (wake && *wake < pending.begin()->time)) {
            assert(wake);  // an execution that runs waits for a task or for time
            now = *wake;
            execution.advance(now);
            continue;
        }
        const Pending answer = *pending.begin();
        pending.erase(pending.begin());
        now = answer.time;
        if (answer.result)
            execution.succeed(answer.task, answer.result, now);
        else
            execution.fail(answer.task, answer.fault, now);
    }
}

}  // namespace cascade::asl
