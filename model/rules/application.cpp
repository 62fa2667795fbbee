// SPDX-License-Identifier: MIT
// Rules about the "application" section: defaults that hold for all functions and the deployment.
#include <algorithm>

#include "model/catalog/text_pattern.h"
#include "model/nearest.h"
#include "model/rules/rule.h"
#include "model/rules/words.h"

namespace cascade::rules {
namespace {

const std::vector<std::string>& choicesOf(const Subject& subject, const char* parameter) {
    static const std::vector<std::string> none;
    const Kind* function = subject.catalog().find("function");
    const Parameter* found = function ? function->parameter(parameter) : nullptr;
    return found ? found->choices : none;
}

const Json* setting(const Subject& subject, const char* name) {
    const Json* value = member(subject.architecture().application(), name);
    return value && !value->is_null() ? value : nullptr;
}

void expectChoice(const Subject& subject, Findings& findings, const char* name, const std::string& why) {
    const std::vector<std::string>& choices = choicesOf(subject, name);
    const Json* value = setting(subject, name);
    if (!value || std::find(choices.begin(), choices.end(), textOf(*value)) != choices.end()) return;
    const std::string near = nearest(textOf(*value), choices);
    const std::string mend =
        near.empty() ? "use one of " + listed(choices, "or") : "did you mean " + quote(near) + "?";
    findings.inDesign({"the application's " + std::string(name) + " cannot be " +
                           value->dump(-1, ' ', true, Json::error_handler_t::replace),
                       why, mend},
                      "application." + std::string(name));
}

void choices(const Subject& subject, Findings& findings) {
    expectChoice(subject, findings, "runtime", "It is the language of every function that says none itself.");
    expectChoice(subject, findings, "language",
                 "It is what exported code is written in where a runtime leaves a choice.");
    expectChoice(subject, findings, "deployment", "It says how new versions of the functions take over.");
}

void region(const Subject& subject, Findings& findings) {
    static const auto form = TextPattern::compile("[a-z]{2,3}(-[a-z]+){1,2}-[0-9]{1,2}");
    const Json* value = setting(subject, "region");
    if (!value || form->matches(textOf(*value))) return;
    findings.inDesign({"the application's region is not one of AWS's", "Resources are made in this Region.",
                       "write it as AWS does, for example eu-west-1"},
                      "application.region");
}

void accountConcurrency(const Subject& subject, Findings& findings) {
    const Json* value = setting(subject, "account_concurrency");
    if (!value || (value->is_number_integer() && value->get<double>() > 0)) return;
    findings.inDesign(
        {"the application's account_concurrency must be a whole number above 0",
         "It is how many functions may run at the same time in the account; AWS gives 1,000 at first.",
         "write 1000"},
        "application.account_concurrency");
}

void tagsAndStages(const Subject& subject, Findings& findings) {
    const auto isText = [](const Json& value) { return value.is_string(); };
    const Json* tags = setting(subject, "tags");
    if (tags && !(tags->is_object() && std::all_of(tags->begin(), tags->end(), isText)))
        findings.inDesign({"the application's tags must be names with texts", "They are put on every resource.",
                           R"(write { "owner": "orders-team" })"},
                          "application.tags");
    const Json* stages = setting(subject, "stages");
    if (stages && !(stages->is_array() && !stages->empty() && std::all_of(stages->begin(), stages->end(), isText)))
        findings.inDesign({"the application's stages must be a list of names",
                           "Each stage is a deployment of its own.", R"(write [ "dev", "prod" ])"},
                          "application.stages");
}

void unknownSettings(const Subject& subject, Findings& findings) {
    const std::vector<std::string> known{"runtime", "language", "deployment", "region", "account_concurrency",
                                         "tags",    "stages"};
    for (const auto& item : subject.architecture().application().items()) {
        if (std::find(known.begin(), known.end(), item.key()) != known.end()) continue;
        const std::string near = nearest(item.key(), known);
        findings.inDesign({"the application has no setting " + quote(item.key()),
                           "Cascade keeps what it does not know, but it has no effect.",
                           near.empty() ? "remove it, or use one of " + listed(known, "or")
                                        : "did you mean " + quote(near) + "?"},
                          "application." + item.key());
    }
}

constexpr Rule kRules[] = {
    {"application.choice", Severity::Error, choices},
    {"application.region", Severity::Error, region},
    {"application.account-concurrency", Severity::Error, accountConcurrency},
    {"application.value", Severity::Error, tagsAndStages},
    {"application.unknown", Severity::Warning, unknownSettings},
};

}  // namespace

std::span<const Rule> applicationRules() { return kRules; }

}  // namespace cascade::rules
