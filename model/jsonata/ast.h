// SPDX-License-Identifier: MIT
// The syntax tree, after paths have been put together and every % knows the step it speaks of.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "model/jsonata/function.h"
#include "model/jsonata/value.h"

namespace cascade::jsonata {

struct Node;
using NodePtr = std::unique_ptr<Node>;
using NodeList = std::vector<NodePtr>;

/// Where a % finds its value: the step that it climbs to binds its own input under this label.
struct ParentSlot {
    std::string label;
    int level = 1;  ///< Steps still to climb, while parsing.
};
using SlotPtr = std::shared_ptr<ParentSlot>;

/// [condition] or #$name after a step.
struct Stage {
    NodePtr filter;     ///< nullptr for #$name
    std::string index;  ///< Binds the position.
};

/// {key: value, …} after an expression.
struct Group {
    std::vector<std::pair<NodePtr, NodePtr>> pairs = {};
    std::size_t offset = 0;
};

enum class Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Concatenate,
    In,
    And,
    Or,
    Range
};

struct LiteralNode {
    Value value;
};
struct NameNode {
    std::string name;
};
struct WildcardNode {};
struct DescendantsNode {};
struct ParentNode {
    SlotPtr slot;
};
struct VariableNode {
    std::string name;  ///< "" for $, "$" for $$
};
struct PathNode {
    NodeList steps;
};
struct BinaryNode {
    Operator op;
    NodePtr left;
    NodePtr right;
};
struct NegateNode {
    NodePtr operand;
};
struct ArrayNode {
    NodeList items;
    bool constructed = false;  ///< At an end of a path: stays one item.
};
struct ObjectNode {
    Group group;
};
struct BlockNode {
    NodeList expressions;
    bool constructed = false;
};
struct BindNode {
    std::string name;
    NodePtr value;
};
/// condition ? then : otherwise
struct ConditionNode {
    NodePtr condition;
    NodePtr then;
    NodePtr otherwise;  ///< May be nullptr.
};
/// left ?: right (the left one when true) and left ?? right (the left one when there)
struct FallbackNode {
    NodePtr left;
    NodePtr right;
    bool whenAbsent;
};
struct CallNode {
    NodePtr procedure;
    NodeList arguments;  ///< nullptr for ?, when partial
    bool partial = false;
    bool tail = false;  ///< The last thing that a lambda does.
};
struct LambdaNode {
    std::vector<std::string> parameters;
    std::shared_ptr<const Signature> signature;
    NodePtr body;
};
struct ApplyNode {
    NodePtr left;
    NodePtr right;
};
struct TransformNode {
    NodePtr pattern;
    NodePtr update;
    NodePtr remove;  ///< May be nullptr.
};
struct SortTerm {
    NodePtr expression;
    bool descending = false;
};
/// Stands in a path only.
struct SortNode {
    std::vector<SortTerm> terms;
};

struct Node {
    using Content =
        std::variant<LiteralNode, NameNode, WildcardNode, DescendantsNode, ParentNode, VariableNode, PathNode,
                     BinaryNode, NegateNode, ArrayNode, ObjectNode, BlockNode, BindNode, ConditionNode,
                     FallbackNode, CallNode, LambdaNode, ApplyNode, TransformNode, SortNode>;
    Content content;
    std::size_t offset = 0;
    int height = 1;         ///< Nodes above each other, so that nobody recurses too deep.
    NodeList filters = {};  ///< [condition] after what is no step of a path.
    std::optional<Group> group = std::nullopt;
    bool keepSingleton = false;  ///< []
    // Of a step of a path:
    std::vector<Stage> stages = {};
    std::string focus = {};             ///< @$name
    std::string index = {};             ///< #$name
    SlotPtr ancestor = nullptr;         ///< Some % wants this step's input.
    bool tuple = false;                 ///< Its items carry companions.
    std::vector<SlotPtr> parents = {};  ///< Of the % inside that have not found their step, while parsing.
};

template <typename Content>
Content* as(Node& node) {
    return std::get_if<Content>(&node.content);
}
template <typename Content>
const Content* as(const Node& node) {
    return std::get_if<Content>(&node.content);
}

}  // namespace cascade::jsonata
