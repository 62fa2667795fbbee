// SPDX-License-Identifier: MIT
// The table of formats.
#include "exporters/exporter.h"

#include <algorithm>
#include <array>
#include <optional>

#include "exporters/cloudformation/cloudformation.h"
#include "exporters/diagram/dot.h"
#include "exporters/diagram/mermaid.h"
#include "exporters/sam/sam.h"
#include "exporters/serverless/serverless.h"
#include "exporters/terraform/terraform.h"

namespace cascade::exporters {

namespace {

bool isWrittenBy(const ConnectionType& type, std::string_view format) {
    return std::find(type.exports.begin(), type.exports.end(), format) != type.exports.end();
}

std::string titlesOf(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names)
        if (const Format* format = findFormat(name); format && format->deploys)
            text += (text.empty() ? "" : " or ") + std::string(format->title);
    return text;
}

std::optional<Error> obstacle(const Format& format, const Architecture& architecture, const Catalog& catalog) {
    for (const Connection& connection : architecture.connections()) {
        const ConnectionType* type = catalog.find(architecture, connection);
        if (!type || !isDeployed(*type) || isWrittenBy(*type, format.name)) continue;
        return Error{architecture.describe(connection) + ": " + std::string(format.title) + " cannot express this",
                     "export to " + titlesOf(type->exports) + ", or remove the connection"};
    }
    return {};
}

}  // namespace

std::span<const Format> formats() {
    static constexpr std::array kFormats = {
        Format{"sam", "AWS SAM", "template.yaml", true, sam::write},
        Format{"serverless", "Serverless Framework", "serverless.yml", true, serverless::write},
        Format{"cloudformation", "CloudFormation", "template.yaml", true, cloudformation::write},
        Format{"terraform", "Terraform", "main.tf", true, terraform::write},
        Format{"mermaid", "Mermaid diagram", "architecture.mmd", false, mermaid::write},
        Format{"dot", "Graphviz diagram", "architecture.dot", false, dot::write}};
    return kFormats;
}

const Format* findFormat(std::string_view name) {
    for (const Format& format : formats())
        if (format.name == name) return &format;
    return nullptr;
}

Result<std::vector<GeneratedFile>> exportDesign(const Format& format, const Design& design,
                                                const Catalog& catalog) {
    const Architecture& architecture = design.architecture();
    if (!format.deploys) return format.write(design, catalog, {});
    if (auto error = obstacle(format, architecture, catalog)) return *error;
    return format.write(design, catalog, makePlan(architecture, catalog));
}

std::vector<std::string> leftOut(const Format& format, const Architecture& architecture, const Catalog& catalog) {
    std::vector<std::string> notes;
    if (!format.deploys) return notes;
    for (const Connection& connection : architecture.connections()) {
        const ConnectionType* type = catalog.find(architecture, connection);
        if (!type || isDeployed(*type)) continue;
        const Kind* from = catalog.find(type->from);
        if (!from->type.empty())  // nobody expects a client to be deployed
            notes.push_back(architecture.describe(connection) + " is left out: " + type->notExported);
    }
    return notes;
}

}  // namespace cascade::exporters
