// SPDX-License-Identifier: MIT
// Actions of IoT rules, and triggers of Cognito's user pools.
#include <algorithm>

#include "exporters/cloudformation/recognisers.h"
#include "exporters/cloudformation/sources.h"
#include "model/iot/sql.h"

namespace cascade::exporters::cloudformation {
namespace {

/// A topic that a republishing rule may make: its expressions stand for some level.
std::string sampleOf(const std::string& topic) {
    std::string sample;
    for (std::size_t i = 0; i < topic.size(); ++i) {
        const std::size_t end = topic.compare(i, 2, "${") == 0 ? topic.find('}', i) : std::string::npos;
        if (end == std::string::npos) {
            sample += topic[i];
        } else {
            sample += 'x';
            i = end;
        }
    }
    return sample;
}

/// The statements of all rules, each read once.
class Listeners {
public:
    explicit Listeners(const Scene& scene) {
        const Json usual = scene.catalog.find("iot-rule")->parameter("sql")->defaultValue;
        for (Scene::Index rule = 0; rule < scene.nodes.size(); ++rule) {
            if (scene.nodes[rule].kind != "iot-rule") continue;
            const Json* written = member(scene.nodes[rule].parameters, "sql");
            const Json& sql = written ? *written : usual;
            if (!sql.is_string()) continue;
            if (auto statement = iot::Statement::parse(sql.get_ref<const std::string&>()))
                m_rules.emplace_back(rule, std::move(statement).value());
        }
    }

    std::vector<Scene::Index> of(const std::string& topic) const {
        std::vector<Scene::Index> listeners;
        for (const auto& [rule, statement] : m_rules)
            if (statement.listensTo(topic)) listeners.push_back(rule);
        return listeners;
    }

private:
    std::vector<std::pair<Scene::Index, iot::Statement>> m_rules;
};

/// An action hands messages on to the rules whose filters let its topic through.
void drawRepublish(Scene& scene, const Listeners& listeners, Scene::Index rule, const Json& action,
                   const std::string& pointer) {
    const Json* written = member(action, "Topic");
    const std::string topic = written ? scene.view.textOf(*written) : std::string();
    for (const Scene::Index listener : listeners.of(sampleOf(topic))) {
        DrawnConnection* drawn = scene.connect(rule, listener, {"republish"}, {{pointer}, {}, {}});
        if (!drawn) return;
        const ConnectionType& type = scene.typeOf(*drawn);
        scene.set(type, *drawn, "topic", topic);
        if (const Json* qos = member(action, "Qos"))
            scene.set(type, *drawn, "qos", scene.view.resolved(*qos), *qos);
    }
}

/// {"Lambda": {"FunctionArn": …}}, {"Sqs": {"QueueUrl": …}}, …
void drawAction(Scene& scene, const Listeners& listeners, Scene::Index rule, const Json& action,
                const std::string& pointer) {
    if (!action.is_object()) return;
    for (const auto& item : action.items()) {
        if (item.key() == "Republish") {
            drawRepublish(scene, listeners, rule, item.value(), pointer);
            continue;
        }
        if (!item.value().is_object()) continue;
        Json called = item.value();
        called.erase("RoleArn");
        for (const TemplateResource* resource : scene.directory.mentioned(called)) {
            const Scene::Index target = scene.nodeOf(resource);
            if (target == Scene::kNone || target == rule) continue;
            drawDelivery(scene, rule, target, {{pointer}, {}, {}});
            break;
        }
    }
}

/// What hears of the messages that an action could not handle.
void drawErrorAction(Scene& scene, const TemplateResource& rule) {
    const Json* action = valueAt(rule.properties, "/TopicRulePayload/ErrorAction");
    if (!action || !action->is_object()) return;
    for (const auto& item : action->items()) {
        if (!item.value().is_object()) continue;
        Json called = item.value();
        called.erase("RoleArn");
        const std::string pointer = rule.propertiesPointer() + "/TopicRulePayload/ErrorAction";
        for (const TemplateResource* resource : scene.directory.mentioned(called))
            scene.connect(scene.nodeOf(&rule), scene.nodeOf(resource), {"error-action", "dead-letter"},
                          {{pointer}, {}, {}});
    }
}

/// "LambdaConfig": {"PostConfirmation": ARN, …}
void drawTriggers(Scene& scene, const TemplateResource& pool) {
    const Json* triggers = member(pool.properties, "LambdaConfig");
    if (!triggers || !triggers->is_object()) return;
    for (const auto& item : triggers->items()) {
        const Json* arn = item.value().is_object() ? member(item.value(), "LambdaArn") : nullptr;
        const std::string pointer = pointerTo(pool.propertiesPointer() + "/LambdaConfig", item.key());
        DrawnConnection* drawn = drawDelivery(
            scene, scene.nodeOf(&pool), scene.denoted(arn ? *arn : item.value(), "lambda"), {{pointer}, {}, {}});
        if (drawn) scene.set(scene.typeOf(*drawn), *drawn, "trigger", fromTemplate(Form::CodeDeploy, item.key()));
    }
}

}  // namespace

void recogniseIotRules(Scene& scene) {
    const Listeners listeners(scene);
    for (const TemplateResource& resource : scene.view.resources()) {
        if (resource.type != "AWS::IoT::TopicRule") continue;
        const Json* actions = valueAt(resource.properties, "/TopicRulePayload/Actions");
        if (!actions || !actions->is_array()) continue;
        drawErrorAction(scene, resource);
        for (std::size_t i = 0; i < actions->size(); ++i)
            drawAction(scene, listeners, scene.nodeOf(&resource), actions->at(i),
                       pointerTo(resource.propertiesPointer() + "/TopicRulePayload/Actions", i));
    }
}

void recogniseUserPools(Scene& scene) {
    for (const TemplateResource& resource : scene.view.resources())
        if (resource.type == "AWS::Cognito::UserPool") drawTriggers(scene, resource);
}

}  // namespace cascade::exporters::cloudformation
