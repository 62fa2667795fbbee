// SPDX-License-Identifier: MIT
// Running state machines in tests.
#include "tests/helpers/machine_run.h"

#include <cstdio>
#include <cstdlib>

namespace cascade::tests {
namespace {

[[noreturn]] void refuse(const asl::Complaint& complaint) {
    std::fprintf(stderr, "%s: %s; %s\n", complaint.pointer.c_str(), complaint.what.c_str(), complaint.mend.c_str());
    std::abort();
}

}  // namespace

asl::Execution runMachine(const Json& definition, const Json& input, const Json& mocks) {
    asl::Reading reading = asl::readDefinition(definition);
    if (!reading.machine) refuse(*reading.error());
    std::vector<asl::Complaint> complaints;
    asl::Mocks read = asl::Mocks::read(mocks, *reading.machine, complaints);
    if (!complaints.empty()) refuse(complaints.front());
    asl::ExecutionSettings settings;
    settings.epoch = 1'767'225'600 * kSecond;
    asl::Execution execution(reading.machine, settings);
    asl::play(execution, asl::share(input), std::move(read));
    return execution;
}

Json machineOf(const Json& states, const Json& top) {
    Json definition{{"StartAt", states.begin().key()}, {"States", states}};
    definition.update(top);
    return definition;
}

std::string outcome(const asl::Execution& execution) {
    const std::string status(asl::nameOf(execution.status()));
    if (execution.output()) return status + " " + asl::jsonText(*execution.output());
    return status + " " + execution.fault().error + ": " + execution.fault().cause;
}

std::string eventTypes(const asl::Execution& execution) {
    std::string types;
    for (const asl::HistoryEvent& event : execution.history().events())
        types += (types.empty() ? "" : " ") + event.type;
    return types;
}

std::int64_t milliseconds(const asl::Execution& execution) {
    return execution.history().events().back().time / kMillisecond;
}

std::string scheduled(const asl::Execution& execution) {
    std::string text;
    for (const asl::HistoryEvent& event : execution.history().events()) {
        if (!event.type.ends_with("Scheduled")) continue;
        const Json& input = event.details[event.details.contains("parameters") ? "parameters" : "input"];
        text +=
            (text.empty() ? "" : "; ") + std::to_string(event.time / kMillisecond) + " " + input.get<std::string>();
    }
    return text;
}

}  // namespace cascade::tests
