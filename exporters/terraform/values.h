// SPDX-License-Identifier: MIT
// CloudFormation's values and references as Terraform's expressions.
#pragma once

#include <map>
#include <set>
#include <string>

#include "exporters/expansion/expansion.h"
#include "exporters/terraform/hcl.h"

namespace cascade::exporters::terraform {

/// Of a resource, by their pointers.
using Parts = std::map<std::string, Part>;

/// Addresses of resources, and what of data sources, locals and variables the expressions use.
class Values {
public:
    explicit Values(const Expanded& expanded);

    /// Ref, Fn::GetAtt, Fn::Sub, Fn::Join, Fn::Select and Fn::Split become references, templates and calls.
    Expression expression(const Json& value);
    /// The same with comments above parts; `pointer` is where the value stands among them.
    Expression expression(const Json& value, const Parts& parts, const std::string& pointer);
    /// A text in which ${NAME} stands for the values of `names`, as in the definition of a state machine.
    Expression withSubstitutions(const Json& value, const Json& names);

    /// "aws_sqs_queue.orders": of the resource that a logical id became.
    std::string address(const std::string& logicalId) const;
    /// The name after the type.
    const std::string& localName(const std::string& logicalId) const { return m_resources.at(logicalId).name; }
    const std::string& typeOf(const std::string& logicalId) const { return m_resources.at(logicalId).type; }

    /// "aws_region", "aws_partition", "aws_caller_identity", as far as they were used.
    const std::set<std::string>& dataSources() const { return m_dataSources; }
    /// Parameters of the template that were used, and the name of the variable of one.
    const std::set<std::string>& variables() const { return m_variables; }
    const std::string& variableName(const std::string& parameter) const { return m_parameters.at(parameter); }
    bool usesStackUuid() const { return m_usesStackUuid; }

private:
    struct Target {
        std::string type;
        std::string name;
        const Json* entry;
    };

    std::string data(const std::string& source, const std::string& attribute);
    std::string pseudoParameter(const std::string& name);
    /// The inside of "${…}", or a text with such in it: then `isTemplate`.
    struct Reference {
        std::string text;
        bool isTemplate = false;
    };
    Reference refOf(const std::string& name);
    Reference attributeOf(const std::string& name, const std::string& attribute);
    Reference attributeAt(const Target& target, const std::string& attribute) const;
    std::string within(const Reference& reference) const;
    Expression alone(const Reference& reference) const;
    Expression sub(const Json& argument);
    Expression call(const std::string& function, const Json& argument);

    std::map<std::string, Target> m_resources;
    std::map<std::string, std::string> m_parameters;
    std::set<std::string> m_dataSources;
    std::set<std::string> m_variables;
    bool m_usesStackUuid = false;
};

}  // namespace cascade::exporters::terraform
