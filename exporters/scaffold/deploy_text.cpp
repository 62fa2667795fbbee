// SPDX-License-Identifier: MIT
// Deploying, trying and removing, a paragraph for each format.
#include "exporters/scaffold/deploy_text.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "exporters/stack_name.h"

namespace cascade::exporters {
namespace {

std::string fenced(const std::string& commands) { return "```\n" + commands + "```\n"; }

std::string linesOf(const std::vector<std::string>& commands) {
    std::string text;
    for (const std::string& command : commands) text += command + "\n";
    return text;
}

std::string firstStack(const Plan& plan) { return stackName(plan.name, plan.stages.front()); }

std::string stagesText(const Plan& plan, const std::string& more) {
    if (plan.stages.size() < 2) return {};
    std::string text = "\nStages:";
    for (const std::string& name : plan.stages) text += " `" + name + "`";
    return text + ". " + more + "\n";
}

/// For tools whose option chooses the stage.
std::string stagesBy(const Plan& plan, const std::string& option) {
    return stagesText(plan, "Each is a stack of its own; `" + option + " NAME` says which, else it is `" +
                                plan.stages.front() + "`.");
}

// --- AWS SAM ---

std::string deploySam(const Plan& plan, const std::vector<std::string>&) {
    return "You need an AWS account with credentials, and the "
           "[AWS SAM CLI](https://docs.aws.amazon.com/serverless-application-model/).\n\n" +
           fenced("sam build\nsam deploy\n") + "\n`samconfig.toml` has the stack's name, the Region (" +
           plan.region + ") and the stages.\n" + stagesBy(plan, "--config-env");
}

std::string trySam(const Plan&, const std::string& function, const std::string& event) {
    return fenced("sam local invoke " + function + " --event " + event + "\n") +
           "\n(`sam local` runs the code in Docker; `sam remote invoke` runs the deployed function.)\n";
}

std::string removeSam(const Plan&) { return fenced("sam delete\n"); }

// --- Serverless Framework ---

std::string deployServerless(const Plan& plan, const std::vector<std::string>& builds) {
    return "You need an AWS account with credentials, and the Serverless Framework: "
           "[osls](https://github.com/oss-serverless/serverless), its open continuation of version 3, or "
           "`serverless` itself.\n\n" +
           fenced("npm install --global osls\n" + linesOf(builds) + "osls deploy\n") + stagesBy(plan, "--stage");
}

std::string tryServerless(const Plan&, const std::string& function, const std::string& event) {
    return fenced("osls invoke --function " + function + " --path " + event + "\n") + "\n(after deploying)\n";
}

std::string removeServerless(const Plan&) { return fenced("osls remove\n"); }

// --- CloudFormation ---

std::string tagsText(const Plan& plan) {
    std::string text;
    for (const auto& [key, value] : plan.tags.items()) {
        std::string tag = key + "=" + value.get<std::string>();
        std::replace(tag.begin(), tag.end(), '\'', ' ');
        text += " '" + tag + "'";
    }
    return text.empty() ? text : " \\\n    --tags" + text;
}

std::string overridesText(const Plan& plan) {
    std::string text;
    for (const TemplateParameter& parameter : plan.parameters)
        if (parameter.defaultValue.is_null()) text += " " + parameter.name + "=VALUE";
    return text.empty() ? text : " \\\n    --parameter-overrides" + text;
}

std::string releaseText(const Plan& plan) {
    const bool versioned =
        std::any_of(plan.functions.begin(), plan.functions.end(), [](const FunctionPlan& function) {
            return function.deployment != "AllAtOnce" || function.provisionedConcurrency;
        });
    return versioned
               ? "\nNew code becomes a new version when `--parameter-overrides Release=2` (3, 4, …) goes with it.\n"
               : std::string();
}

std::string deployCloudFormation(const Plan& plan, const std::vector<std::string>& builds) {
    return "You need an AWS account with credentials, the "
           "[AWS CLI](https://docs.aws.amazon.com/cli/), and an S3 bucket that takes the code.\n\n" +
           fenced(linesOf(builds) +
                  "aws cloudformation package --template-file template.yaml --s3-bucket YOUR-BUCKET \\\n"
                  "    --output-template-file packaged.yaml\n"
                  "aws cloudformation deploy --template-file packaged.yaml --stack-name " +
                  firstStack(plan) + " --region " + plan.region + " \\\n    --capabilities CAPABILITY_IAM" +
                  overridesText(plan) + tagsText(plan) + "\n") +
           "\n`package` puts the folders under `src/` into the bucket and names them in `packaged.yaml`.\n" +
           releaseText(plan) + stagesText(plan, "Each is a stack of its own: change the end of its name.");
}

std::string tryDeployed(const Plan& plan, const std::string& function, const std::string& event,
                        const std::string& name) {
    return fenced("aws lambda invoke --region " + plan.region +
                  " --cli-binary-format raw-in-base64-out \\\n    --payload file://" + event + " --function-name " +
                  name + " answer.json\n") +
           "\n(after deploying " + function + ")\n";
}

std::string tryCloudFormation(const Plan& plan, const std::string& function, const std::string& event) {
    const std::string name = "\"$(aws cloudformation describe-stack-resource --region " + plan.region +
                             " --stack-name " + firstStack(plan) + " \\\n        --logical-resource-id " +
                             function + " --query StackResourceDetail.PhysicalResourceId --output text)\"";
    return tryDeployed(plan, function, event, name);
}

std::string removeCloudFormation(const Plan& plan) {
    return fenced("aws cloudformation delete-stack --region " + plan.region + " --stack-name " + firstStack(plan) +
                  "\n");
}

// --- Terraform ---

std::string deployTerraform(const Plan& plan, const std::vector<std::string>& builds) {
    return "You need an AWS account with credentials, and [Terraform](https://developer.hashicorp.com/terraform) "
           "or "
           "[OpenTofu](https://opentofu.org).\n\n" +
           fenced(linesOf(builds) + "terraform init\nterraform apply -var stage=" + plan.stages.front() + "\n") +
           stagesText(plan,
                      "Each has a state of its own: `terraform workspace new STAGE`, then apply with "
                      "`-var stage=STAGE`.");
}

std::string tryTerraform(const Plan& plan, const std::string& function, const std::string& event) {
    return tryDeployed(plan, function, event, stackName(plan.name, plan.stages.front()) + "-" + function);
}

std::string removeTerraform(const Plan& plan) {
    return fenced("terraform destroy -var stage=" + plan.stages.front() + "\n");
}

constexpr std::pair<std::string_view, Usage> kUsages[] = {
    {"sam", {".aws-sam/", deploySam, trySam, removeSam}},
    {"serverless", {".serverless/", deployServerless, tryServerless, removeServerless}},
    {"cloudformation", {"packaged.yaml", deployCloudFormation, tryCloudFormation, removeCloudFormation}},
    {"terraform", {".terraform/\n*.tfstate\n*.tfstate.*\nbuild/", deployTerraform, tryTerraform, removeTerraform}}};

}  // namespace

const Usage& usageOf(std::string_view format) {
    const auto* found = std::find_if(std::begin(kUsages), std::end(kUsages),
                                     [&](const auto& usage) { return usage.first == format; });
    assert(found != std::end(kUsages) && "only formats that deploy have a project");
    return found->second;
}

}  // namespace cascade::exporters
