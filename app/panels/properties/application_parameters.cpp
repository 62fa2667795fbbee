// SPDX-License-Identifier: MIT
// Seven parameters.
#include "app/panels/properties/application_parameters.h"

namespace cascade::app {
namespace {

Parameter likeFunctions(const Catalog& catalog, const char* name, Json defaultValue) {
    const Kind* function = catalog.find("function");
    const Parameter* found = function ? function->parameter(name) : nullptr;
    Parameter parameter = found ? *found : Parameter{};
    parameter.name = name;
    parameter.defaultValue = std::move(defaultValue);
    return parameter;
}

Parameter make(const char* name, const char* title, ParameterType type, Json defaultValue, const char* help) {
    Parameter parameter;
    parameter.name = name;
    parameter.title = title;
    parameter.type = type;
    parameter.defaultValue = std::move(defaultValue);
    parameter.help = help;
    return parameter;
}

}  // namespace

std::vector<Parameter> applicationParameters(const Catalog& catalog) {
    Parameter runtime = likeFunctions(catalog, "runtime", "python3.14");
    runtime.help = "The language of every function that does not say otherwise.";
    Parameter language = likeFunctions(catalog, "language", nullptr);
    language.help = "What exported code is written in where a runtime leaves a choice.";
    Parameter deployment = likeFunctions(catalog, "deployment", "all-at-once");
    deployment.help = "How new versions take over, for every function that does not say otherwise.";
    Parameter region =
        make("region", "Region", ParameterType::Text, "eu-west-1", "The AWS region that the deploy commands name.");
    region.pattern = "[a-z]{2}(-[a-z]+)+-[0-9]";
    Parameter concurrency = make("account_concurrency", "Account concurrency", ParameterType::Integer, 1000,
                                 "How many function runs the whole account may have at the same time.");
    concurrency.minimum = 1;
    concurrency.unit = "runs";
    return {runtime,
            language,
            deployment,
            region,
            concurrency,
            make("stages", "Stages", ParameterType::Value, Json::array({"dev", "prod"}),
                 "The copies of the application that you deploy, as a JSON list of names."),
            make("tags", "Tags", ParameterType::Value, nullptr,
                 "A JSON object of names and texts that AWS shows on every resource and on the bill.")};
}

}  // namespace cascade::app
