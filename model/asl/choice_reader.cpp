// SPDX-License-Identifier: MIT
// Reading Choice states.
#include <algorithm>

#include "model/asl/state_reader.h"
#include "model/asl/timestamp.h"

namespace cascade::asl {
namespace {

constexpr std::string_view kCombinations[] = {"And", "Or", "Not"};
constexpr int kDeepestRule = 50;

class RuleReader {
public:
    explicit RuleReader(Complaints& complaints) : m_complaints(complaints) {}

    ChoiceRule read(const Json& json, const std::string& pointer, int depth) {
        const ObjectReader rule(json, pointer, m_complaints);
        if (!json.is_object() || depth > kDeepestRule) {
            rule.complain(json.is_object() ? "rules are nested too deeply" : "a rule is not an object",
                          "write {\"Variable\": \"$.x\", \"StringEquals\": \"y\"}");
            return {};
        }
        if (depth > 0) checkInner(rule);
        std::vector<std::string> operators;
        for (const auto& entry : json.items())
            if (choiceOperator(entry.key()) ||
                std::ranges::find(kCombinations, entry.key()) != std::end(kCombinations))
                operators.push_back(entry.key());
        if (operators.size() != 1) {
            rule.complain(operators.empty() ? "the rule has no operator" : "the rule has several operators",
                          "give it exactly one, such as StringEquals");
            return {};
        }
        return choiceOperator(operators[0]) ? comparison(rule, *choiceOperator(operators[0]))
                                            : combination(rule, operators[0], depth);
    }

private:
    void checkInner(const ObjectReader& rule) {
        for (const std::string_view field : {"Next", "Assign", "Output"})
            if (rule.has(field))
                rule.complainAt(field, "a rule inside another has \"" + std::string(field) + "\"",
                                "move it to the outermost rule");
    }

    ChoiceRule combination(const ObjectReader& rule, const std::string& word, int depth) {
        ChoiceRule all;
        all.kind = word == "And"  ? ChoiceRule::Kind::And
                   : word == "Or" ? ChoiceRule::Kind::Or
                                  : ChoiceRule::Kind::Not;
        const Json& inner = *rule.find(word);
        if (rule.has("Variable"))
            rule.complainAt("Variable", "a rule with " + word + " has a Variable", "move it into the inner rules");
        if (word == "Not") {
            all.parts.push_back(read(inner, rule.pointer(word), depth + 1));
            return all;
        }
        if (!inner.is_array() || inner.empty())
            rule.complainAt(word, word + " is not a list of rules", "write [{\"Variable\": …}]");
        else
            for (const Json& part : inner)
                all.parts.push_back(
                    read(part, pointerTo(rule.pointer(word), std::to_string(all.parts.size())), depth + 1));
        return all;
    }

    ChoiceRule comparison(const ObjectReader& rule, const ChoiceOperator& known) {
        ChoiceRule result;
        result.comparison = &known;
        if (!rule.has("Variable")) rule.complain("Variable is missing", "add \"Variable\": \"$.name\"");
        if (std::optional<Path> variable = rule.path("Variable", false)) result.variable = std::move(*variable);
        if (known.path) {
            if (std::optional<Path> path = rule.path(known.name, false)) result.operand = std::move(*path);
        } else {
            result.operand = *rule.find(known.name);
            checkLiteral(rule, known);
        }
        return result;
    }

    void checkLiteral(const ObjectReader& rule, const ChoiceOperator& known) {
        const Json& literal = *rule.find(known.name);
        const bool text = known.compared == Compared::Text || known.compared == Compared::Time ||
                          known.compared == Compared::Pattern;
        const bool number = known.compared == Compared::Number;
        if (text ? !literal.is_string() : number ? !literal.is_number() : !literal.is_boolean())
            rule.complainAt(known.name,
                            std::string(known.name) + " compares with a value of another type than its own",
                            text     ? "write a text"
                            : number ? "write a number"
                                     : "write true or false");
        else if (known.compared == Compared::Time && !parseTimestamp(literal.get_ref<const std::string&>()))
            rule.warnAt(known.name, "\"" + literal.get<std::string>() + "\" is no timestamp: the rule never holds",
                        "write one such as 2026-03-14T01:59:00Z");
    }

    Complaints& m_complaints;
};

Template readCondition(const ObjectReader& rule) {
    const Json* condition = rule.find("Condition");
    if (!condition) {
        rule.complain("Condition is missing", "add \"Condition\": \"{% … %}\"");
        return Template(Json());
    }
    std::optional<Template> read = rule.payload("Condition", true);
    const bool literal = condition->is_boolean();
    if (!literal && read && (read->constant() || !condition->is_string()))
        rule.complainAt("Condition", "Condition is neither JSONata nor true or false", "write \"{% … %}\"");
    return read.value_or(Template(Json()));
}

ChoiceBranch readBranch(const StateContext& context, const Json& json, const std::string& pointer) {
    ChoiceBranch branch{ChoiceRule(), 0, std::nullopt, std::nullopt};
    const ObjectReader rule(json, pointer, context.fields.complaints());
    if (!json.is_object()) {
        rule.complain("a rule is not an object", "write {\"Next\": …}");
        return branch;
    }
    std::vector<std::string> known = {"Next", "Assign", "Comment"};
    if (context.jsonata) {
        known.insert(known.end(), {"Condition", "Output"});
        branch.condition = readCondition(rule);
        branch.output = rule.payload("Output", true);
    } else {
        known.insert(known.end(), {"Variable", "And", "Or", "Not"});
        for (std::string& name : choiceOperatorNames()) known.push_back(std::move(name));
        branch.condition = RuleReader(context.fields.complaints()).read(json, pointer, 0);
    }
    rule.onlyKnows(known, context.jsonata ? "a rule of a JSONata state" : "a rule");
    branch.next = target(context, rule, "Next").value_or(0);
    branch.assign = readAssign(rule, context.jsonata);
    return branch;
}

}  // namespace

ChoiceState readChoice(const StateContext& context) {
    const ObjectReader& fields = context.fields;
    ChoiceState choice;
    const Json* rules = fields.find("Choices");
    if (!rules)
        fields.complain("Choices is missing", "add a list of rules");
    else if (!rules->is_array() || rules->empty())
        fields.complainAt("Choices", "Choices is not a list of rules", "write [{…, \"Next\": …}]");
    else
        for (const Json& rule : *rules)
            choice.branches.push_back(readBranch(
                context, rule, pointerTo(fields.pointer("Choices"), std::to_string(choice.branches.size()))));
    if (fields.has("Default")) choice.fallback = target(context, fields, "Default");
    return choice;
}

}  // namespace cascade::asl
