// SPDX-License-Identifier: MIT
// The syntax tree of a statement.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/iot/functions.h"
#include "model/iot/values.h"

namespace cascade::iot {

using NodePointer = std::shared_ptr<const Node>;

enum class Operator {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    In,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder
};

struct Query;

struct Node {
    enum class Kind {
        Literal,   ///< value
        All,       ///< The star: the whole payload.
        Field,     ///< text: a name in the payload.
        Variable,  ///< text: a name of SET.
        Member,    ///< children[0] . text
        Object,    ///< children, with names
        Array,     ///< children
        Call,      ///< function(children)
        Cast,      ///< cast(children[0] as text)
        Not,
        Negative,
        Exists,
        Binary,   ///< operation of two children
        Case,     ///< children: what is compared, then WHEN and THEN in pairs, then ELSE if their number is even
        SubQuery  ///< query
    };
    Kind kind = Kind::Literal;
    Value value = {};
    std::string text = {};
    std::vector<NodePointer> children = {};
    std::vector<std::string> names = {};
    Operator operation = Operator::Or;
    const Function* function = nullptr;
    std::shared_ptr<const Query> query = nullptr;
};

struct Query {
    struct Item {
        NodePointer expression;
        std::vector<std::string> alias;  ///< "a.b" makes an object in an object. Empty for the star.
    };
    std::vector<std::pair<std::string, NodePointer>> variables;  ///< SET, in their order
    bool value = false;                                          ///< SELECT VALUE
    std::vector<Item> items;
    NodePointer from;   ///< Of a query inside another: what is looked through.
    NodePointer where;  ///< nullptr: all.
};

}  // namespace cascade::iot
