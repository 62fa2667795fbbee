// SPDX-License-Identifier: MIT
// What the tasks of a machine answer while it is tried out: {STATE: [{"return": …}, {"throw": {"error",
// "cause"}}]}.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/asl/execution.h"
#include "model/asl/reader.h"

namespace cascade::asl {

struct MockAnswer {
    Value result;  ///< Null for a fault.
    Fault fault;
    Nanoseconds after = 0;  ///< From the start of the task.
};

/// Answers are used in order, over all visits of a state; the last one repeats.
class Mocks {
public:
    /// Complains (into `complaints`, pointers inside `json`) about states that the machine has not or that order
    /// nothing, and about answers of another form.
    static Mocks read(const Json& json, const Machine& machine, std::vector<Complaint>& complaints);

    /// The next answer of that state; nullptr when it is not mocked.
    const MockAnswer* next(const std::string& state);

private:
    struct List {
        std::vector<MockAnswer> answers;
        std::size_t used = 0;
    };
    std::map<std::string, List, std::less<>> m_lists;
};

/// Runs an execution to its end in virtual time, from time 0. A Task that is not mocked answers at once with its
/// input; an ItemReader that is not mocked fails, for there is no data to read.
void play(Execution& execution, Value input, Mocks mocks);

}  // namespace cascade::asl
