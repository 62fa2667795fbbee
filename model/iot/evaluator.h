// SPDX-License-Identifier: MIT
// Evaluating expressions and queries on a message.
#pragma once

#include <map>

#include "model/iot/ast.h"

namespace cascade::iot {

class Evaluator {
public:
    explicit Evaluator(const Message& message) : m_message(message), m_random(message.seed) {}

    /// The variables of a statement's SET, once, before anything else.
    void setVariables(const Query& query);
    Value evaluate(const Node& node) { return evaluate(node, m_message.payload ? &*m_message.payload : nullptr); }
    bool holds(const NodePointer& where) { return holds(where, m_message.payload ? &*m_message.payload : nullptr); }
    /// What SELECT makes, without FROM and WHERE.
    Value select(const Query& query) { return select(query, m_message.payload ? &*m_message.payload : nullptr); }

private:
    /// `scope` is what names are looked up in: the payload, or an element of what a query inside looks through.
    Value evaluate(const Node& node, const Json* scope);
    bool holds(const NodePointer& where, const Json* scope);
    Value select(const Query& query, const Json* scope);
    Value call(const Node& node, const Json* scope);
    Value all(const Json* scope) const;
    Value binary(const Node& node, const Json* scope);
    Value caseOf(const Node& node, const Json* scope);
    Value subQuery(const Query& query, const Json* scope);
    Value object(const Node& node, const Json* scope);
    Value array(const Node& node, const Json* scope);

    const Message& m_message;
    asl::Random m_random;
    std::map<std::string, Value, std::less<>> m_variables;
};

}  // namespace cascade::iot
