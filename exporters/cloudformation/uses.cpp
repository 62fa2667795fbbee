// SPDX-License-Identifier: MIT
// What functions and state machines use: policies say so, environment variables help where those are vague.
#include <algorithm>
#include <map>
#include <set>

#include "exporters/cloudformation/grants.h"
#include "exporters/cloudformation/recognisers.h"
#include "exporters/cloudformation/role_choice.h"

namespace cascade::exporters::cloudformation {
namespace {

/// All that is known of one user and one target.
struct Use {
    std::set<std::string> actions;
    std::vector<std::string> places;
    std::vector<std::string> variables;  ///< Pointers of environment variables that name the target.
    bool only = true;                    ///< The places say nothing of other targets.
};

class UsesOf {
public:
    UsesOf(Scene& scene, const Grants& grants, Scene::Index user)
        : m_scene(scene), m_grants(grants), m_user(user) {}

    void draw() {
        const TemplateResource& resource = *m_scene.nodes[m_user].resource;
        readEnvironment(resource);
        for (const Grant& grant : m_grants.of(resource)) read(grant);
        readVague();
        for (const Scene::Index target : m_order) draw(target, m_uses.at(target));
        keepEnvironment(resource);
    }

private:
    Use& use(Scene::Index target) {
        const auto [known, isNew] = m_uses.try_emplace(target);
        if (isNew) m_order.push_back(target);
        return known->second;
    }

    /// A variable references a resource, or holds the name that it was given.
    Scene::Index named(const Json& value) const {
        if (const Scene::Index target = m_scene.denoted(value); target != Scene::kNone) return target;
        for (const char* service :
             {"dynamodb", "s3", "sqs", "sns", "events", "lambda", "states", "kinesis", "firehose", "ssm"})
            if (const Scene::Index target = m_scene.denoted(value, service); target != Scene::kNone) return target;
        return Scene::kNone;
    }

    void readEnvironment(const TemplateResource& resource) {
        const Json* variables = valueAt(resource.properties, "/Environment/Variables");
        if (!variables || !variables->is_object()) return;
        for (const auto& item : variables->items()) {
            const Scene::Index target = named(item.value());
            if (target == Scene::kNone || target == m_user) continue;
            m_named[target].push_back(resource.placeOf("/Environment/Variables/" + item.key()));
        }
    }

    void read(const Grant& grant) {
        const Scene::Index target = grant.resource ? m_scene.denoted(*grant.resource, grant.service) : Scene::kNone;
        if (target == Scene::kNone) {
            if (!readService(grant)) m_vague.push_back(&grant);
            return;
        }
        if (isApi(target)) return readCall(grant, target);
        Use& known = use(target);
        known.actions.insert(grant.actions.begin(), grant.actions.end());
        known.places.push_back(grant.pointer);
    }

    /// Services that have no resource in a template (Rekognition, Bedrock, …): one node for all that use them.
    bool readService(const Grant& grant) {
        const std::set<std::string> actions(grant.actions.begin(), grant.actions.end());
        bool known = false;
        for (const ConnectionType& type : m_scene.catalog.connections()) {
            const Kind* kind = type.from == kindOf(m_user) ? m_scene.catalog.find(type.to) : nullptr;
            if (!kind || !kind->type.empty() || kind->name == "other" || !isOfService(type, grant.service))
                continue;
            if (!cloudformation::roleFor(m_scene.catalog, type.from, type.to, actions)) continue;
            Use& service = use(m_scene.outsideNode(kind->name, kind->nameStem));
            service.actions.insert(actions.begin(), actions.end());
            service.places.push_back(grant.pointer);
            known = true;
        }
        return known;
    }

    static bool isOfService(const ConnectionType& type, const std::string& service) {
        return !type.actions.empty() && type.actions.front().starts_with(service + ":");
    }

    const std::string& kindOf(Scene::Index node) const { return m_scene.nodes[node].kind; }

    const ConnectionType* roleFor(const std::set<std::string>& actions, Scene::Index target) const {
        return cloudformation::roleFor(m_scene.catalog, kindOf(m_user), kindOf(target), actions);
    }

    bool isApi(Scene::Index target) const {
        const std::string& kind = kindOf(target);
        return kind == "rest-api" || kind == "http-api";
    }

    /// arn:…:execute-api:…:API/STAGE/METHOD/PATH: one call each.
    void readCall(const Grant& grant, Scene::Index api) {
        const ConnectionType* type = roleFor({grant.actions.begin(), grant.actions.end()}, api);
        if (!type) return;
        DrawnConnection* drawn = m_scene.connect(m_user, api, {type->role}, {{grant.pointer}, {}, {}});
        if (!drawn) return;
        addVariables(api, *drawn);
        const auto parts = arnParts(m_scene.view.textOf(*grant.resource));
        if (!parts.empty()) m_scene.setCalledRoute(*drawn, parts.back());
    }

    /// Grants on every resource, or on ones that are not told: the environment says which are meant.
    void readVague() {
        const bool noPolicies = m_grants.roleOf(*m_scene.nodes[m_user].resource).empty();
        for (const auto& [target, places] : m_named) {
            for (const Grant* grant : m_vague) {
                if (!roleFor({grant->actions.begin(), grant->actions.end()}, target)) continue;
                Use& known = use(target);
                known.actions.insert(grant->actions.begin(), grant->actions.end());
                known.places.push_back(grant->pointer);
                known.only = false;
            }
            // The role is made elsewhere: the environment is all there is.
            if (noPolicies && !m_uses.contains(target)) use(target).actions.insert("*");
        }
    }

    void addVariables(Scene::Index target, DrawnConnection& drawn) {
        const auto named = m_named.find(target);
        if (named == m_named.end()) return;
        drawn.footprint.own.insert(drawn.footprint.own.end(), named->second.begin(), named->second.end());
        m_used.insert(target);
    }

    void draw(Scene::Index target, const Use& known) {
        const ConnectionType* type = roleFor(known.actions, target);
        if (!type) return noteMissing(target, known);
        if (m_scene.find(m_user, target, type->role)) return support(target, type->role, known);
        // The tasks of a state machine say more exactly than its policies what it does.
        for (const ConnectionType* other : m_scene.catalog.between(kindOf(m_user), kindOf(target)))
            if (kindOf(m_user) == "state-machine" && m_scene.find(m_user, target, other->role))
                return support(target, other->role, known);
        // What Lambda hands on for the function needs the same permission as the function's own code would.
        for (const char* outcome : {"on-success", "on-failure", "dead-letter"})
            if (!m_named.contains(target) && m_scene.find(m_user, target, outcome))
                return support(target, outcome, known);
        Footprint footprint{known.only ? known.places : std::vector<std::string>(),
                            known.only ? std::vector<std::string>() : known.places,
                            {}};
        if (DrawnConnection* drawn = m_scene.connect(m_user, target, {type->role}, std::move(footprint)))
            addVariables(target, *drawn);
    }

    /// The connection is drawn already, from elsewhere: the policy belongs to it.
    void support(Scene::Index target, std::string_view role, const Use& known) {
        DrawnConnection* drawn = m_scene.find(m_user, target, role);
        auto& list = known.only ? drawn->footprint.own : drawn->footprint.shared;
        list.insert(list.end(), known.places.begin(), known.places.end());
        addVariables(target, *drawn);
    }

    /// What a poller needs belongs to its trigger; what is left is said once, where the pair has no connection.
    void noteMissing(Scene::Index target, const Use& known) {
        if (DrawnConnection* trigger = m_scene.find(target, m_user, "trigger")) {
            auto& list = known.only ? trigger->footprint.own : trigger->footprint.shared;
            list.insert(list.end(), known.places.begin(), known.places.end());
            return;
        }
        if (m_scene.catalog.between(m_scene.nodes[m_user].kind, m_scene.nodes[target].kind).empty())
            m_scene.connect(m_user, target, {"use"}, {known.places, {}, {}});
    }

    /// The author's own variables: all that are not there for a connection.
    void keepEnvironment(const TemplateResource& resource) {
        const Json* variables = valueAt(resource.properties, "/Environment/Variables");
        if (!variables || !variables->is_object()) return;
        Json kept = Json::object();
        for (const auto& item : variables->items()) {
            const Scene::Index target = named(item.value());
            if (target != Scene::kNone && m_used.contains(target)) continue;
            kept[item.key()] = m_scene.view.textOf(item.value());
        }
        if (!kept.empty()) m_scene.set(m_scene.nodes[m_user], "environment", kept);
    }

    Scene& m_scene;
    const Grants& m_grants;
    Scene::Index m_user;
    std::map<Scene::Index, Use> m_uses;
    std::vector<Scene::Index> m_order;
    std::map<Scene::Index, std::vector<std::string>> m_named;
    std::set<Scene::Index> m_used;
    std::vector<const Grant*> m_vague;
};

}  // namespace

void recogniseUses(Scene& scene) {
    const Grants grants(scene);
    const std::size_t count = scene.nodes.size();
    for (Scene::Index user = 0; user < count; ++user) {
        const std::string& kind = scene.nodes[user].kind;
        if (scene.nodes[user].resource && scene.nodes[user].resource->body &&
            (kind == "function" || kind == "state-machine"))
            UsesOf(scene, grants, user).draw();
    }
}

}  // namespace cascade::exporters::cloudformation
