// SPDX-License-Identifier: MIT
// A state machine as its Amazon States Language definition says it: typed, checked, ready to run.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "model/asl/choice_rule.h"
#include "model/asl/payload_template.h"
#include "model/units.h"

namespace cascade::asl {

/// AWS Step Functions Developer Guide, "Service quotas": state names, and the bytes of data between states.
inline constexpr std::size_t kLongestStateName = 80;
inline constexpr std::size_t kLargestPayload = 262'144;
/// The longest time that a field in seconds may name.
inline constexpr std::int64_t kMostSeconds = 99'999'999;

/// Where a state of the same flow stands in it.
using StateIndex = std::size_t;

struct Retrier {
    std::vector<std::string> errors;
    std::int64_t intervalSeconds = 1;
    std::int64_t maxAttempts = 3;
    double backoffRate = 2.0;
    std::optional<std::int64_t> maxDelaySeconds;
    bool fullJitter = false;
};

/// ResultPath: where the result goes in the state's input, or nowhere (null). Absent means "$".
struct ResultPlace {
    bool discard = false;
    std::optional<Path> path;
};

struct Catcher {
    std::vector<std::string> errors;
    StateIndex next = 0;
    ResultPlace resultPath;
    std::optional<Template> output;  ///< JSONata
    std::optional<Template> assign;
};

/// InputPath or OutputPath: absent means "$"; null means {}.
struct Cut {
    bool nothing = false;
    std::optional<Path> path;
};

/// How the service answers a task (Developer Guide, "Service integration patterns").
enum class Integration { RequestResponse, Sync, Callback };

struct TaskState {
    enum class Kind { Lambda, Activity, Service };
    std::string resource;  ///< As written; an object (CloudFormation's Ref, Fn::GetAtt) as its JSON text.
    Kind kind = Kind::Service;
    Integration integration = Integration::RequestResponse;
    std::optional<Template> timeoutSeconds;
    std::optional<Template> heartbeatSeconds;
};

struct PassState {
    std::optional<Json> result;
};

struct ChoiceBranch {
    std::variant<ChoiceRule, Template> condition;  ///< JSONata conditions are templates.
    StateIndex next = 0;
    std::optional<Template> assign;
    std::optional<Template> output;
};
struct ChoiceState {
    std::vector<ChoiceBranch> branches;
    std::optional<StateIndex> fallback;  ///< Default
};

struct WaitState {
    bool timestamp = false;  ///< `until` is a timestamp, not seconds.
    Template until{Json()};
};

struct SucceedState {};

struct FailState {
    std::optional<Template> error;
    std::optional<Template> cause;
};

struct Flow;

struct ParallelState {
    std::vector<Flow> branches;
};

struct ItemBatcher {
    std::optional<Template> maxItems;
    std::optional<Template> maxBytes;
    std::optional<Template> batchInput;
};
struct ItemReader {
    std::string resource;
    std::optional<Template> arguments;
    std::optional<Template> maxItems;
    Json config = Json::object();  ///< ReaderConfig as written.
};
struct ResultWriter {
    std::string resource;  ///< "" when only the format is set.
    std::optional<Template> arguments;
};

struct MapState {
    std::vector<Flow> processor;  ///< One flow; a list because the type is not complete here.
    bool distributed = false;
    std::optional<Template> items;  ///< ItemsPath or Items.
    std::optional<Template> itemSelector;
    std::optional<Template> maxConcurrency;
    std::optional<Template> toleratedCount;
    std::optional<Template> toleratedPercentage;
    std::optional<ItemReader> reader;
    std::optional<ItemBatcher> batcher;
    std::optional<ResultWriter> writer;
    std::string label;
};

enum class StateType { Task, Pass, Choice, Wait, Succeed, Fail, Parallel, Map };
std::string_view nameOf(StateType type);

struct State {
    std::string name;
    StateType type = StateType::Pass;
    bool jsonata = false;
    std::optional<StateIndex> next;  ///< Nothing where the state ends its flow, and in Choice states.
    Cut input;
    Cut output;
    std::optional<Template> parameters;  ///< Parameters or Arguments.
    std::optional<Template> resultSelector;
    ResultPlace resultPath;
    std::optional<Template> queryOutput;  ///< JSONata's Output.
    std::optional<Template> assign;
    std::vector<Retrier> retriers;
    std::vector<Catcher> catchers;
    std::variant<TaskState, PassState, ChoiceState, WaitState, SucceedState, FailState, ParallelState, MapState>
        what;
};

/// A machine, a branch of a Parallel state, or what a Map state does with each item.
struct Flow {
    std::vector<State> states;
    StateIndex startAt = 0;
};

struct Machine {
    Flow flow;
    std::optional<std::int64_t> timeoutSeconds;
};

}  // namespace cascade::asl
