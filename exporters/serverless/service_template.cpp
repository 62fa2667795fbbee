// SPDX-License-Identifier: MIT
// Functions, state machines and resources of a service as resources of a template.
#include "exporters/serverless/service_template.h"

#include <algorithm>
#include <map>

#include "exporters/cloudformation/template_view.h"
#include "exporters/footprint.h"
#include "exporters/serverless/names.h"
#include "model/graph/design.h"

namespace cascade::exporters::serverless {
namespace {

using cloudformation::argumentOf;
using cloudformation::textMember;
using cloudformation::valueAt;

/// The Framework's own ids of functions, in texts: "${HelloLambdaFunction.Arn}" -> "${hello.Arn}".
class Renamer {
public:
    void add(const std::string& from, const std::string& to) { m_ids[from] = to; }

    /// As deep as the parser goes.
    Json in(const Json& value) const {
        if (const Json* name = argumentOf(value, "Ref"); name && name->is_string())
            return Json{{"Ref", renamed(name->get<std::string>())}};
        if (const Json* parts = argumentOf(value, "Fn::GetAtt")) return Json{{"Fn::GetAtt", attribute(*parts)}};
        if (const Json* sub = argumentOf(value, "Fn::Sub")) return Json{{"Fn::Sub", inSub(*sub)}};
        if (value.is_array()) {
            Json list = Json::array();
            for (const Json& item : value) list.push_back(in(item));
            return list;
        }
        if (!value.is_object()) return value;
        Json::object_t members;
        for (const auto& item : value.items()) members.emplace_back(item.key(), in(item.value()));
        return members;
    }

private:
    std::string renamed(const std::string& id) const {
        const auto found = m_ids.find(id);
        return found == m_ids.end() ? id : found->second;
    }

    Json attribute(const Json& parts) const {
        Json result = parts;
        if (result.is_array() && !result.empty() && result[0].is_string())
            result[0] = renamed(result[0].get<std::string>());
        if (!result.is_string()) return result;
        const auto& text = parts.get_ref<const std::string&>();
        const std::size_t dot = std::min(text.find('.'), text.size());
        return renamed(text.substr(0, dot)) + text.substr(dot);
    }

    Json inSub(const Json& argument) const {
        if (argument.is_array() && argument.size() == 2) return Json::array({inSub(argument[0]), in(argument[1])});
        if (!argument.is_string()) return argument;
        const auto& text = argument.get_ref<const std::string&>();
        std::string result;
        std::size_t from = 0;
        for (std::size_t start = text.find("${"); start != std::string::npos; start = text.find("${", from)) {
            const std::size_t end = text.find_first_of(".}", start + 2);
            if (end == std::string::npos) break;
            result += text.substr(from, start + 2 - from) + renamed(text.substr(start + 2, end - start - 2));
            from = end;
        }
        return result + text.substr(from);
    }

    std::map<std::string, std::string> m_ids;
};

class Writer {
public:
    explicit Writer(const Json& service) : m_service(service) {
        if (const Json* resources = valueAt(service, "/resources")) addResources(*resources);
        nameFunctions();
    }

    ServiceTemplate write() {
        for (const auto& [key, id] : m_functions) addFunction(key, id, *member(m_service["functions"], key));
        addMachines();
        Json content = Json{{"Transform", "AWS::Serverless-2016-10-31"}};
        if (const Json* runtime = valueAt(m_service, "/provider/runtime"))
            content["Globals"]["Function"]["Runtime"] = *runtime;
        if (const Json* parameters = valueAt(m_service, "/resources/Parameters"))
            content["Parameters"] = *parameters;
        if (const Json* mappings = valueAt(m_service, "/resources/Mappings")) content["Mappings"] = *mappings;
        if (const Json* metadata = valueAt(m_service, "/custom/cascade"))
            content["Metadata"] = {{"Cascade", *metadata}};
        Json::object_t resources;
        for (auto& [id, body] : m_resources) resources.emplace_back(id, m_renamer.in(body));
        content["Resources"] = std::move(resources);
        std::stable_sort(m_places.begin(), m_places.end(),
                         [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
        return {std::move(content), std::move(m_places)};
    }

private:
    void add(const std::string& id, Json body, const std::string& place) {
        if (!m_taken.emplace(id, true).second) return;
        m_resources.emplace_back(id, std::move(body));
        if (!place.empty()) m_places.emplace_back(pointerTo("/Resources", id), place);
    }

    /// A map with "Resources", or a list of such maps (files put together).
    void addResources(const Json& written, const std::string& place = "/resources") {
        if (written.is_array()) {
            for (std::size_t i = 0; i < written.size(); ++i)
                if (written[i].is_object()) addResources(written[i], pointerTo(place, i));
            return;
        }
        const Json* resources = member(written, "Resources");
        if (!resources || !resources->is_object()) return;
        for (const auto& item : resources->items())
            add(item.key(), item.value(), pointerTo(place + "/Resources", item.key()));
    }

    /// A function keeps its own name where no resource has it.
    void nameFunctions() {
        const Json* functions = member(m_service, "functions");
        if (!functions || !functions->is_object()) return;
        for (const auto& item : functions->items()) {
            std::string id = cleanName(item.key());
            if (!m_taken.emplace(id, true).second) id = functionId(item.key());
            m_functions.emplace_back(item.key(), id);
            m_renamer.add(functionId(item.key()), id);
            m_ids[item.key()] = id;
        }
    }

    const Json* setting(const Json& function, const char* name) const {
        if (const Json* own = member(function, name)) return own;
        const Json* provider = member(m_service, "provider");
        return provider ? member(*provider, name) : nullptr;
    }

    void copySetting(const Json& function, const char* from, const char* to, Json& properties) const {
        if (const Json* value = setting(function, from)) properties[to] = *value;
    }

    /// A role by logical id, ARN or intrinsic.
    static Json roleOf(const Json& role) {
        const bool id = role.is_string() && isLegalName(role.get_ref<const std::string&>());
        return id ? Json{{"Fn::GetAtt", Json::array({role, "Arn"})}} : role;
    }

    void setPermissions(const Json& function, Json& properties) const {
        if (const Json* role = setting(function, "role");
            role && (role->is_string() || argumentOf(*role, "Fn::GetAtt")))
            return void(properties["Role"] = roleOf(*role));
        Json statements = Json::array();
        const auto addAll = [&](const Json* list) {
            if (list && list->is_array())
                for (const Json& statement : *list) statements.push_back(statement);
        };
        addAll(valueAt(m_service, "/provider/iam/role/statements"));
        addAll(valueAt(m_service, "/provider/iamRoleStatements"));
        addAll(member(function, "iamRoleStatements"));
        if (!statements.empty()) properties["Policies"] = Json::array({Json{{"Statement", std::move(statements)}}});
        if (const Json* managed = valueAt(m_service, "/provider/iam/role/managedPolicies");
            managed && managed->is_array())
            for (const Json& policy : *managed) properties["Policies"].push_back(policy);
    }

    void setEnvironment(const Json& function, Json& properties) const {
        Json variables = Json::object();
        for (const Json* source : {valueAt(m_service, "/provider/environment"), member(function, "environment")})
            if (source && source->is_object())
                for (const auto& item : source->items()) variables[item.key()] = item.value();
        if (!variables.empty()) properties["Environment"] = {{"Variables", std::move(variables)}};
    }

    /// A function by its key, or an ARN.
    Json targetOf(const Json& target) const {
        const Json* arn = member(target, "arn");
        if (arn) return *arn;
        const auto known = target.is_string() ? m_ids.find(target.get<std::string>()) : m_ids.end();
        return known == m_ids.end() ? target : Json{{"Fn::GetAtt", Json::array({known->second, "Arn"})}};
    }

    void setAsynchronous(const Json& function, Json& properties) const {
        Json config = Json::object();
        if (const Json* attempts = member(function, "maximumRetryAttempts"))
            config["MaximumRetryAttempts"] = *attempts;
        if (const Json* age = member(function, "maximumEventAge")) config["MaximumEventAgeInSeconds"] = *age;
        for (const auto& [from, to] : {std::pair{"onSuccess", "OnSuccess"}, std::pair{"onFailure", "OnFailure"}})
            if (const Json* target = valueAt(function, std::string("/destinations/") + from))
                config["DestinationConfig"][to] = {{"Destination", targetOf(*target)}};
        if (!config.empty()) properties["EventInvokeConfig"] = std::move(config);
        if (const Json* target = member(function, "onError"))
            properties["DeadLetterQueue"] = {{"TargetArn", *target}};
    }

    Json settingsOf(const Json& function) const {
        Json properties = Json::object();
        copyMember(function, "runtime", "Runtime", properties);
        properties["MemorySize"] = 1024;  // the Framework's defaults (serverless.com/framework/docs)
        properties["Timeout"] = 6;
        copySetting(function, "memorySize", "MemorySize", properties);
        copySetting(function, "timeout", "Timeout", properties);
        if (const Json* architecture = setting(function, "architecture"))
            properties["Architectures"] = Json::array({*architecture});
        for (const auto& [from, to] : {std::pair{"description", "Description"}, std::pair{"name", "FunctionName"},
                                       std::pair{"reservedConcurrency", "ReservedConcurrentExecutions"}})
            if (const Json* value = member(function, from)) properties[to] = *value;
        if (const Json* provisioned = member(function, "provisionedConcurrency"))
            properties["ProvisionedConcurrencyConfig"] = {{"ProvisionedConcurrentExecutions", *provisioned}};
        setPermissions(function, properties);
        setEnvironment(function, properties);
        setAsynchronous(function, properties);
        return properties;
    }

    void addFunction(const std::string& key, const std::string& id, const Json& function) {
        Json properties = settingsOf(function);
        if (const Json* days = setting(function, "logRetentionInDays"))
            m_resources.emplace_back(
                id + "LambdaLogGroup",
                Json{{"Type", "AWS::Logs::LogGroup"},
                     {"Properties",
                      {{"LogGroupName", {{"Fn::Sub", "/aws/lambda/${" + id + "}"}}}, {"RetentionInDays", *days}}}});
        addEvents(member(function, "events"), pointerTo("/functions", key) + "/events",
                  pointerTo("/Resources", id) + "/Properties/Events", properties);
        m_resources.emplace_back(
            id, Json{{"Type", "AWS::Serverless::Function"}, {"Properties", std::move(properties)}});
        m_places.emplace_back(pointerTo("/Resources", id), pointerTo("/functions", key));
    }

    /// Names of events show where nothing else does: schedules are called after them.
    static std::string eventName(const ServiceEvent& event, const Json& written, std::size_t index) {
        const Json inner = written.is_object() && !written.empty() ? written.begin().value() : Json();
        const std::string name = textMember(inner, "name");
        return name.empty() ? event.type + std::to_string(index + 1) : cleanName(name);
    }

    void addEvents(const Json* events, const std::string& place, const std::string& pointer, Json& properties) {
        if (!events || !events->is_array()) return;
        for (std::size_t i = 0; i < events->size(); ++i) {
            ServiceEvent event = eventOfService(events->at(i));
            if (event.type.empty()) continue;
            for (auto& [id, body] : event.made) {
                // A resource may carry the name already, and is then meant.
                if (!hasName(body)) add(id, std::move(body), "");
            }
            const std::string name = eventName(event, events->at(i), i);
            properties["Events"][name] = {{"Type", event.type}, {"Properties", std::move(event.properties)}};
            m_places.emplace_back(pointerTo(pointer, name), pointerTo(place, i));
        }
    }

    bool hasName(const Json& made) const {
        const Json& properties = made["Properties"];
        return std::any_of(m_resources.begin(), m_resources.end(), [&](const auto& resource) {
            const Json* known = valueAt(resource.second, "/Properties/" + properties.begin().key());
            return known && textMember(resource.second, "Type") == textMember(made, "Type") &&
                   *known == properties.front();
        });
    }

    /// "stepFunctions" of the step functions plugin.
    void addMachines() {
        const Json* machines = valueAt(m_service, "/stepFunctions/stateMachines");
        if (!machines || !machines->is_object()) return;
        for (const auto& item : machines->items()) {
            Json properties = Json::object();
            copyMember(item.value(), "definition", "Definition", properties);
            copyMember(item.value(), "type", "Type", properties);
            copyMember(item.value(), "name", "Name", properties);
            if (const Json* role = member(item.value(), "role")) properties["Role"] = roleOf(*role);
            const std::string id = m_taken.contains(cleanName(item.key())) ? cleanName(item.key()) + "StateMachine"
                                                                           : cleanName(item.key());
            const std::string place = pointerTo("/stepFunctions/stateMachines", item.key());
            addEvents(member(item.value(), "events"), place + "/events",
                      pointerTo("/Resources", id) + "/Properties/Events", properties);
            add(id, Json{{"Type", "AWS::Serverless::StateMachine"}, {"Properties", std::move(properties)}}, place);
        }
    }

    static void copyMember(const Json& from, const char* name, const char* to, Json& properties) {
        if (const Json* value = member(from, name)) properties[to] = *value;
    }

    const Json& m_service;
    Renamer m_renamer;
    std::vector<std::pair<std::string, std::string>> m_functions;  ///< Key and id.
    std::map<std::string, std::string> m_ids;                      ///< The same, to look up.
    std::vector<std::pair<std::string, Json>> m_resources;
    std::map<std::string, bool> m_taken;
    std::vector<std::pair<std::string, std::string>> m_places;
};

}  // namespace

ServiceTemplate templateOfService(const Json& service) { return Writer(service).write(); }

}  // namespace cascade::exporters::serverless
