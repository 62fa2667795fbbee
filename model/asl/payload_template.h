// SPDX-License-Identifier: MIT
// JSON in a definition of which parts are computed when the state runs: "name.$" fields, or {% %} texts.
#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "model/asl/expression.h"
#include "model/asl/query.h"

namespace cascade::asl {

/// Copyable and immutable. One computed field ("SecondsPath") is a template without anything around it.
class Template {
public:
    struct Member;
    using Object = std::vector<Member>;
    using List = std::vector<Template>;

    explicit Template(Json constant);
    explicit Template(Expression expression);
    explicit Template(Query query);
    explicit Template(Object object);
    explicit Template(List list);

    /// The value where nothing needs to be computed, else nullptr.
    const Json* constant() const;
    /// The expression where the template is nothing but one.
    const Expression* expression() const;
    /// The members where the template is an object of which something is computed.
    const Object* object() const;

    /// `field` names the template in faults.
    Outcome<Json> evaluate(const Scope& scope, std::string_view field) const;

private:
    using What = std::variant<Json, Expression, Query, Object, List>;
    std::shared_ptr<const What> m_what;
};

struct Template::Member {
    std::string name;  ///< Without ".$".
    Template value;
};

}  // namespace cascade::asl
