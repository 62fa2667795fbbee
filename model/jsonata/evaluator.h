// SPDX-License-Identifier: MIT
// Walks the syntax tree: one evaluation of one expression.
#pragma once

#include <deque>
#include <memory>
#include <string_view>
#include <vector>

#include "model/jsonata/ast.h"
#include "model/jsonata/failure.h"
#include "model/jsonata/function.h"
#include "model/jsonata/jsonata.h"
#include "model/jsonata/value.h"

namespace cascade::jsonata {

/// The variables of a block, a call or an item; looked up outwards.
struct Frame {
    Frame* outer = nullptr;
    std::vector<std::pair<std::string_view, Value>> variables;
    bool captured = false;  ///< A function refers to it: it lives as long as the evaluation.
};

class Evaluator {
public:
    Evaluator(const Environment& environment, Value input);
    ~Evaluator();
    Evaluator(const Evaluator&) = delete;
    Evaluator& operator=(const Evaluator&) = delete;

    Value run(const Node& root);
    Value evaluate(const Node& node, const Value& input, Frame& frame);
    /// Calls a function value. Throws T1006 if it is none.
    Value apply(const Value& function, Values arguments, const Value& input);
    /// Calls it with as many arguments as it takes.
    Value applyWith(const Value& function, Values arguments);

    /// Counts work that is not counted as nodes. Throws L1004 when there was too much.
    void charge(std::size_t steps);
    void chargeText(std::size_t characters) { charge(characters / 16); }

    const Environment& environment() const { return m_environment; }
    Value root() const { return m_input; }
    /// Parses and evaluates another expression with the caller's variables, where `input` is its `$`.
    /// Throws Failure D3120, D3121.
    Value evaluateText(const std::string& text, const Value& input);

private:
    friend class FrameScope;

    Value dispatch(const Node& node, const Value& input, Frame& frame);
    Value variable(const VariableNode& node, const Value& input, Frame& frame);
    Value lookUp(std::string_view name, const Frame& frame);
    Value block(const BlockNode& node, const Value& input, Frame& frame);
    Value bind(const BindNode& node, const Value& input, Frame& frame);
    Value condition(const ConditionNode& node, const Value& input, Frame& frame);
    Value fallback(const FallbackNode& node, const Value& input, Frame& frame);
    Value wildcard(const Value& input);
    Value descendants(const Value& input);
    void collectDescendants(const Value& value, int depth, Values& found);
    Value settle(const Node& node, Value result);

    Value path(const Node& node, const Value& input, Frame& frame);
    Value step(const Node& node, const Value& input, Frame& frame, bool last);
    Value stages(const Node& node, Value value, Frame& frame);
    std::shared_ptr<TupleStream> tupleStep(const Node& node, const Value& input,
                                           const std::shared_ptr<TupleStream>& before, Frame& frame);
    void tuplesOf(const Node& node, const Tuple& from, Frame& frame, TupleStream& into);
    Value filter(const Node& condition, const Value& input, Frame& frame);
    bool passes(const Node& condition, const Value& context, Frame& frame, std::size_t index, std::size_t count);
    std::shared_ptr<TupleStream> filterTuples(const Node& condition, const TupleStream& input, Frame& frame);
    std::shared_ptr<TupleStream> tupleStages(const Node& node, std::shared_ptr<TupleStream> tuples, Frame& frame);
    std::vector<std::size_t> sortedOrder(const SortNode& node, std::vector<Tuple>& tuples, Frame& frame);
    int compareBy(const SortTerm& term, const Tuple& left, const Tuple& right, Frame& frame, std::size_t offset);
    Value sortedStep(const Node& node, const Value& input, Frame& frame);
    std::shared_ptr<TupleStream> sortedTuples(const Node& node, const Value& input, const TupleStream* before,
                                              Frame& frame);

    Value binary(const Node& node, const Value& input, Frame& frame);
    Value arithmetic(const Node& node, const Value& left, const Value& right);
    Value comparison(const Node& node, const Value& left, const Value& right);
    Value concatenation(const Value& left, const Value& right);
    Value range(const Node& node, const Value& left, const Value& right);
    Value negation(const Node& node, const Value& input, Frame& frame);

    Value array(const ArrayNode& node, const Value& input, Frame& frame);
    Value group(const Group& group, const Value& input, Frame& frame);
    Value transform(const TransformBody& body, const Value& input);

    Value call(const Node& node, const Value& input, Frame& frame, const Value* first);
    Value partial(const Node& node, const Value& input, Frame& frame);
    Value lambda(const LambdaNode& node, const Value& input, Frame& frame);
    Value application(const Node& node, const Value& input, Frame& frame);
    Value procedureOf(const CallNode& node, const Value& input, Frame& frame);
    Value applyOnce(const Value& function, Values arguments, const Value& input);
    Value applyLambda(const LambdaBody& body, Values arguments);
    Value applyHost(const HostBody& body, const Values& arguments);
    Value applyPartial(const PartialBody& body, Values arguments, const Value& input);

    const Environment& m_environment;
    Value m_input;
    std::deque<Frame> m_frames;  ///< Stable addresses; freed with the evaluator, whatever refers to whatever.
    std::vector<Frame*> m_free;
    Frame* m_globals;
    Frame* m_caller;  ///< Where the call under way stands: $eval sees its variables.
    std::vector<std::shared_ptr<const Node>> m_parsed;  ///< By evaluateText: functions may refer to their nodes.
    int m_depth = 0;
    std::int64_t m_steps = 0;
};

/// A frame that is used again at the end of the scope unless a function has captured it.
class FrameScope {
public:
    FrameScope(Evaluator& evaluator, Frame& outer);
    ~FrameScope();
    FrameScope(const FrameScope&) = delete;
    FrameScope& operator=(const FrameScope&) = delete;

    Frame& operator*() { return m_frame; }
    Frame* operator->() { return &m_frame; }

private:
    Evaluator& m_evaluator;
    Frame& m_frame;
};

/// Binds or rebinds a name in this very frame. `name` outlives the evaluation.
void bindIn(Frame& frame, std::string_view name, Value value);
/// Function values keep their frame and those around it.
void capture(Frame& frame);

/// Appends a value, dissolving an array into its items.
void appendTo(Values& items, const Value& value);
/// An absent value is no item, an array is its items, anything else is one.
Values itemsOf(const Value& value);
/// A member; of an array, the members of its items.
Value lookUpMember(Evaluator& evaluator, const Value& input, std::string_view name);
/// How many arguments the function takes.
std::size_t arityOf(const Function& function);

}  // namespace cascade::jsonata
