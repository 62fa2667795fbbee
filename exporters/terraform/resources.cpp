// SPDX-License-Identifier: MIT
// Follows the table of types. What tables cannot say stands at the end: archives of code, versions, deployments.
#include "exporters/terraform/resources.h"

#include <algorithm>
#include <optional>

#include "exporters/terraform/types.h"
#include "model/plan/dependencies.h"
#include "model/plan/names.h"

namespace cascade::exporters::terraform {
namespace {

/// A part of a resource's properties that is a resource of its own in Terraform.
struct Child {
    const Json* spec;
    const Json* value;
    std::string property;
    std::string pointer;
};

class Writer {
public:
    Writer(const Expanded& expanded, Values& values, HclBody& file)
        : m_expanded(expanded), m_values(values), m_file(file) {
        for (const Resource& resource : expanded.resources) {
            if (resource.type == "AWS::IAM::Role" && resource.properties.contains("Policies"))
                m_rolePolicies[resource.logicalId] = "aws_iam_role_policy." + values.localName(resource.logicalId);
            if (resource.type == "AWS::Lambda::Version")
                m_published.insert(resource.properties["FunctionName"]["Ref"].get<std::string>());
        }
    }

    std::optional<Error> run() {
        for (const Resource& resource : m_expanded.resources) {
            add(resource);
            if (m_error) return m_error;
        }
        return {};
    }

private:
    void add(const Resource& resource) {
        const Json* entry = typeEntry(resource.type);
        if (!entry) return refuse(resource, "Terraform's counterpart of " + resource.type + " is not known");
        if (entry->contains("part_of")) return;
        m_resource = &resource;
        m_parts.clear();
        for (const Part& part : resource.parts) m_parts[part.pointer] = part;
        m_children.clear();
        HclBody body;
        setConstants(*entry, body);
        applyAll((*entry)["properties"], resource.properties, "", body);
        setName(*entry, body);
        finish(resource, *entry, body);
        m_file.add("resource", {(*entry)["resource"].get<std::string>(), m_values.localName(resource.logicalId)},
                   resource.comment, resource.origin) = std::move(body);
        const std::vector<Child> children = m_children;
        for (const Child& child : children) addChildren(child, *entry);
    }

    // --- Properties ---

    void setConstants(const Json& spec, HclBody& body) {
        if (const Json* constants = member(spec, "constants"))
            for (const auto& [name, value] : constants->items()) body.set(name, m_values.expression(value));
    }

    void applyAll(const Json& specs, const Json& properties, const std::string& pointer, HclBody& body) {
        for (const auto& [name, value] : properties.items()) {
            const Json* spec = member(specs, name);
            if (!spec) return refuse(*m_resource, "the export to Terraform does not know the property " + name);
            apply(*spec, value, name, pointer + "/" + name, body);
        }
    }

    void apply(const Json& spec, const Json& value, const std::string& name, const std::string& pointer,
               HclBody& body) {
        if (spec.is_null()) return;
        if (spec.is_string()) return setAttribute(spec.get<std::string>(), value, pointer, body);
        if (const Json* block = member(spec, "block")) return addBlocks(spec, *block, value, pointer, body);
        if (spec.contains("child")) return m_children.push_back({&spec, &value, name, pointer});
        if (const Json* pick = member(spec, "pick")) return this->pick(*pick, value, body);
        hoist(spec, value, pointer, body);
    }

    /// "name", or "name how".
    void setAttribute(const std::string& spec, const Json& value, const std::string& pointer, HclBody& body) {
        const std::size_t blank = spec.find(' ');
        const std::string name = spec.substr(0, blank);
        const std::string how = blank == std::string::npos ? "" : spec.substr(blank + 1);
        if (how == "qualified") return setFunction(name, value, body);
        if (how == "archive") return setCode(value, body);
        if (how == "definition") return setDefinition(name, value, body);
        const auto part = m_parts.find(pointer);
        const bool known = part != m_parts.end();
        body.set(name, converted(how, value, pointer), known ? part->second.comment : std::string(),
                 known ? part->second.origin : Origin{});
    }

    Expression converted(const std::string& how, const Json& value, const std::string& pointer) {
        if (how == "first") return m_values.expression(value.at(0));
        if (how == "list" && !value.is_array()) return m_values.expression(Json::array({value}));
        if (how == "not") return inlineOf(value == Json(true) ? "false" : "true");
        if (how == "timestamp") return inlineOf("timeadd(\"1970-01-01T00:00:00Z\", \"" + value.dump() + "s\")");
        Expression result = m_values.expression(value, m_parts, pointer);
        if (how != "json") return result;
        if (result.kind == Expression::Kind::Inline)
            result.text = "jsonencode(" + result.text + ")";
        else
            result.function = "jsonencode";
        return result;
    }

    void addBlocks(const Json& spec, const Json& block, const Json& value, const std::string& pointer,
                   HclBody& body) {
        if (!value.is_array()) return addBlock(spec, block, value, pointer, body);
        for (std::size_t i = 0; i < value.size(); ++i)
            addBlock(spec, block, value[i], pointer + "/" + std::to_string(i), body);
    }

    void addBlock(const Json& spec, const Json& block, const Json& value, const std::string& pointer,
                  HclBody& body) {
        HclBody inner;
        hoist(spec, value, pointer, inner);
        const auto part = m_parts.find(pointer);
        const bool known = part != m_parts.end();
        body.add(block.get<std::string>(), {}, known ? part->second.comment : std::string(),
                 known ? part->second.origin : Origin{}) = std::move(inner);
    }

    /// The properties stand in `body` itself; so do those of every item of a list.
    void hoist(const Json& spec, const Json& value, const std::string& pointer, HclBody& body) {
        setConstants(spec, body);
        if (!value.is_array()) return applyAll(spec["properties"], value, pointer, body);
        for (std::size_t i = 0; i < value.size(); ++i)
            applyAll(spec["properties"], value[i], pointer + "/" + std::to_string(i), body);
    }

    /// [{"KeyType": "HASH", "AttributeName": "id"}] -> hash_key = "id"
    void pick(const Json& pick, const Json& list, HclBody& body) {
        for (const Json& item : list) {
            const Json* name = member(pick["into"], item[pick["by"].get<std::string>()].get<std::string>());
            if (name)
                body.set(name->get<std::string>(), m_values.expression(item[pick["value"].get<std::string>()]));
        }
    }

    // --- Resources of their own ---

    void addChildren(const Child& child, const Json& parent) {
        const Json& value = *child.value;
        if (!value.is_array()) return addChild(child, value, child.pointer, "", parent);
        const Json* namedBy = member(*child.spec, "named_by");
        for (std::size_t i = 0; i < value.size(); ++i) {
            std::string suffix;
            if (value.size() > 1)
                suffix =
                    "_" + (namedBy ? lowerCase(snakeCase(value[i][namedBy->get<std::string>()].get<std::string>()))
                                   : std::to_string(i + 1));
            addChild(child, value[i], child.pointer + "/" + std::to_string(i), suffix, parent);
        }
    }

    void addChild(const Child& child, const Json& value, const std::string& pointer, const std::string& suffix,
                  const Json& parent) {
        const Json& spec = *child.spec;
        const std::string address = m_values.address(m_resource->logicalId);
        HclBody body;
        for (const auto& [name, attribute] : spec["parent"].items())
            body.set(name, inlineOf(address + "." + attribute.get<std::string>()));
        setConstants(spec, body);
        HclBody inner;
        if (const Json* own = member(spec, "value"))
            body.set(own->get<std::string>(), m_values.expression(value));
        else
            applyAll(spec["properties"], value, pointer, spec.contains("inside") ? inner : body);
        if (const Json* inside = member(spec, "inside")) body.add(inside->get<std::string>()) = std::move(inner);
        if (parent.value("waits", std::string()) == child.property) setDependsOn({}, body);
        const std::string type = spec["child"].get<std::string>();
        std::string name = m_values.localName(m_resource->logicalId) + suffix;
        for (int n = 2; !m_taken.insert(type + "." + name).second; ++n)
            name = m_values.localName(m_resource->logicalId) + suffix + "_" + std::to_string(n);
        const auto part = m_parts.find(pointer);
        const Origin& origin = part == m_parts.end() ? m_resource->origin : part->second.origin;
        m_file.add("resource", {type, name}, {}, origin) = std::move(body);
    }

    // --- What tables cannot say ---

    /// Terraform wants a name where CloudFormation makes one.
    void setName(const Json& entry, HclBody& body) {
        const Json* named = member(entry, "named");
        if (!named || body.has(named->get<std::string>())) return;
        std::string id = m_resource->logicalId;
        if (const std::string tail = entry.value("without", std::string()); !tail.empty() && id.ends_with(tail))
            id.resize(id.size() - tail.size());
        const std::string name = "\"" + entry.value("before_name", std::string()) + "${local.name}-" + id + "\"";
        const bool words = entry.value("naming", std::string()) == "words";  // letters, digits and underscores only
        body.setFirst(named->get<std::string>(), inlineOf(words ? "replace(" + name + ", \"-\", \"_\")" : name));
    }

    /// A permission names the function and, apart, its alias.
    void setFunction(const std::string& name, const Json& function, HclBody& body) {
        const Json* id = member(function, "Ref");
        if (!id || m_values.typeOf(id->get<std::string>()) != "aws_lambda_alias")
            return body.set(name, m_values.expression(function));
        const std::string alias = m_values.address(id->get<std::string>());
        body.set(name, inlineOf(alias + ".function_name"));
        body.set("qualifier", inlineOf(alias + ".name"));
    }

    /// The folder of the code, zipped; or the file that its build makes.
    void setCode(const Json& code, HclBody& body) {
        const std::string path = "\"${path.module}/" + escaped(code.get<std::string>());
        if (path.ends_with('/')) {
            const std::string archive = "data.archive_file." + addArchive(path.substr(0, path.size() - 1) + "\"");
            body.set("filename", inlineOf(archive + ".output_path"));
            body.set("source_code_hash", inlineOf(archive + ".output_base64sha256"));
        } else {
            body.set("filename", inlineOf(path + "\""));
            body.set("source_code_hash", inlineOf("filebase64sha256(" + path + "\")"));
        }
        if (m_published.contains(m_resource->logicalId)) body.set("publish", inlineOf("true"));
    }

    const std::string& addArchive(const std::string& folder) {
        const std::string& name = m_values.localName(m_resource->logicalId);
        HclBody& archive = m_file.add("data", {"archive_file", name}, {}, m_resource->origin);
        archive.set("type", quotedText("zip"));
        archive.set("source_dir", inlineOf(folder));
        archive.set("output_path", inlineOf("\"${path.module}/build/" + escaped(m_resource->logicalId) + ".zip\""));
        return name;
    }

    void setDefinition(const std::string& name, const Json& definition, HclBody& body) {
        const Json* names = member(m_resource->properties, "DefinitionSubstitutions");
        Expression value = m_values.withSubstitutions(definition, names ? *names : Json::object());
        value.function = "jsonencode";
        body.set(name, std::move(value));
    }

    void finish(const Resource& resource, const Json& entry, HclBody& body) {
        if (resource.type == "AWS::ApiGateway::Deployment") {
            const std::string api = m_values.address(resource.properties["RestApiId"]["Ref"].get<std::string>());
            Expression triggers{Expression::Kind::Object, {}, {}, {}};
            triggers.fields.push_back({"redeployment", inlineOf("sha1(" + api + ".body)"), {}, {}});
            body.set("triggers", std::move(triggers));
            body.add("lifecycle").set("create_before_destroy", inlineOf("true"));
        }
        if (resource.attributes.contains("UpdatePolicy")) {
            body.add("lifecycle", {}, "CodeDeploy moves it: aws deploy create-deployment")
                .set("ignore_changes", inlineOf("[function_version]"));
        }
        if (resource.attributes.value("DeletionPolicy", std::string()) == "Retain")
            body.add("lifecycle").set("prevent_destroy", inlineOf("true"));
        const bool childWaits = std::any_of(m_children.begin(), m_children.end(), [&](const Child& child) {
            return child.property == entry.value("waits", std::string());
        });
        setDependsOn(rolePoliciesOf(resource), body, !childWaits);
    }

    /// In CloudFormation a role comes with its policies; here they must be waited for.
    std::vector<std::string> rolePoliciesOf(const Resource& resource) const {
        std::vector<std::string> policies;
        if (resource.type.starts_with("AWS::IAM::")) return policies;
        for (const std::string& id : referencesIn(resource.properties))
            if (const auto found = m_rolePolicies.find(id); found != m_rolePolicies.end())
                policies.push_back(found->second);
        return policies;
    }

    void setDependsOn(std::vector<std::string> first, HclBody& body, bool others = true) {
        if (const Json* written = member(m_resource->attributes, "DependsOn"); written && others) {
            const Json list = written->is_array() ? *written : Json::array({*written});
            for (const Json& id : list) first.push_back(m_values.address(id.get<std::string>()));
        }
        if (first.empty()) return;
        Expression list{Expression::Kind::List, {}, {}, {}};
        for (std::string& address : first) list.fields.push_back({{}, inlineOf(std::move(address)), {}, {}});
        body.close("depends_on", std::move(list));
    }

    void refuse(const Resource& resource, const std::string& what) {
        if (!m_error)
            m_error = Error{resource.logicalId + " (" + resource.type + "): " + what,
                            "leave it out, or export to cloudformation"};
    }

    const Expanded& m_expanded;
    Values& m_values;
    HclBody& m_file;
    std::map<std::string, std::string> m_rolePolicies;  ///< By the role's logical id.
    std::set<std::string> m_published;                  ///< Functions that have versions.
    std::set<std::string> m_taken;                      ///< Addresses of children.
    const Resource* m_resource = nullptr;
    Parts m_parts;
    std::vector<Child> m_children;
    std::optional<Error> m_error;
};

}  // namespace

std::optional<Error> addResources(const Expanded& expanded, Values& values, HclBody& file) {
    return Writer(expanded, values, file).run();
}

}  // namespace cascade::exporters::terraform
