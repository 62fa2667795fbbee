// SPDX-License-Identifier: MIT
// Nodes, connections and their parameters, put into a scene.
#include "exporters/cloudformation/scene.h"

#include <algorithm>

namespace cascade::exporters::cloudformation {
namespace {

/// In the type that the catalog wants: templates write numbers and truths as text, and texts as numbers.
Json coerced(const Parameter& parameter, const Json& value) {
    const bool number = parameter.type == ParameterType::Integer || parameter.type == ParameterType::Number;
    if (value.is_string() && (number || parameter.type == ParameterType::Boolean)) {
        Json parsed = Json::parse(value.get_ref<const std::string&>(), nullptr, false);
        return parsed.is_discarded() ? value : parsed;
    }
    const bool text = parameter.type == ParameterType::Text || parameter.type == ParameterType::Choice;
    if (text && value.is_number()) return value.dump();
    return value;
}

/// "24h" is "1d".
bool isSame(const Parameter& parameter, const Json& a, const Json& b) {
    if (parameter.type == ParameterType::Duration && a.is_string() && b.is_string())
        return durationOf(a) == durationOf(b);
    return a == b;
}

void setIn(const Parameter* parameter, const Json& value, const Json& raw, Json& parameters, Json& unresolved) {
    if (!parameter || value.is_null()) return;
    Json taken = coerced(*parameter, value);
    parameters.erase(parameter->name);
    unresolved.erase(parameter->name);
    if (checkValue(*parameter, taken))
        unresolved[parameter->name] = raw.is_null() ? value : raw;
    else if (!isSame(*parameter, taken, parameter->defaultValue))
        parameters[parameter->name] = std::move(taken);
}

/// The value of a field: what is written, else what holds where nothing is. `raw` is what is written.
Json valueOf(const TemplateView& view, const Field& field, const Json* written, Json& raw) {
    if (!written) return field.absent.empty() ? Json() : Json::parse(field.absent);
    raw = *written;
    const Json resolved = view.resolved(*written);
    Json value = fromTemplate(field.form, resolved);
    return value.is_null() ? resolved : value;
}

}  // namespace

Scene::Index Scene::addNode(DrawnNode node) {
    const Index index = nodes.size();
    m_names.emplace(node.name, index);
    if (node.resource) m_nodeOf.emplace(node.resource, index);
    nodes.push_back(std::move(node));
    return index;
}

Scene::Index Scene::nodeCalled(const std::string& name) const {
    const auto found = m_names.find(name);
    return found == m_names.end() ? kNone : found->second;
}

Scene::Index Scene::nodeOf(const TemplateResource* resource) const {
    const auto found = resource ? m_nodeOf.find(resource) : m_nodeOf.end();
    return found == m_nodeOf.end() ? kNone : found->second;
}

void Scene::belongsTo(const TemplateResource& resource, Index node) {
    if (node == kNone) return;
    if (m_claimed.insert(&resource).second) nodes[node].footprint.own.push_back(resource.pointer);
}

void Scene::addPart(const TemplateResource& resource, Index node) {
    if (node == kNone) return;
    m_nodeOf.emplace(&resource, node);
    belongsTo(resource, node);
}

void Scene::claim(const TemplateResource& resource, DrawnConnection& connection) {
    if (m_claimed.insert(&resource).second) connection.footprint.own.push_back(resource.pointer);
}

Scene::Index Scene::impliedNode(const std::string& kind, const std::string& id, const std::string& type,
                                const std::string& name) {
    if (const Index known = nodeOf(id); known != kNone) return known;
    m_implied.push_back(view.implied(id, type));
    DrawnNode node;
    node.name = freeName(name.empty() ? id : name);
    node.kind = kind;
    node.resource = &m_implied.back();
    readFields(
        type, node.resource->properties,
        [&](std::string_view pointer) { return node.resource->global + std::string(pointer); }, node);
    directory.addImplied(m_implied.back());
    return addNode(std::move(node));
}

Scene::Index Scene::outsideNode(const std::string& kind, const std::string& name) {
    const auto [known, isNew] = m_outside.try_emplace({kind, name}, nodes.size());
    if (!isNew) return known->second;
    DrawnNode node;
    node.name = freeName(name);
    node.kind = kind;
    return addNode(std::move(node));
}

Scene::Index Scene::knownOutside(const std::string& kind, const std::string& name) const {
    const auto found = m_outside.find({kind, name});
    return found == m_outside.end() ? kNone : found->second;
}

Scene::Index Scene::scheduleNamed(const std::string& event) const {
    const auto found = m_schedules.find(event);
    return found == m_schedules.end() ? kNone : found->second;
}

const Kind* Scene::kindOfType(std::string_view type) const {
    for (const Kind& kind : catalog.kinds())
        if (!kind.type.empty() && kind.type == type) return &kind;
    return nullptr;
}

std::string Scene::freeName(const std::string& wanted) const {
    const std::string clean = cleanName(wanted);
    std::string name = clean;
    for (int number = 2; m_names.contains(name) || view.find(name); ++number) name = clean + std::to_string(number);
    return name;
}

void Scene::readFields(std::string_view type, const Json& properties,
                       const std::function<std::string(std::string_view)>& place, DrawnNode& node) {
    for (const Field& field : fieldsOf(type)) {
        const Json* written = valueAt(properties, field.pointer);
        node.footprint.parameters.push_back(
            {std::string(field.parameter), place(field.pointer), written != nullptr});
        Json raw;
        const Json value = valueOf(view, field, written, raw);
        set(node, field.parameter, value, raw);
    }
}

void Scene::readFields(std::string_view type, const Json& properties, const std::string& pointer,
                       const ConnectionType& connection, DrawnConnection& drawn) {
    for (const Field& field : fieldsOf(type)) {
        if (!connection.parameter(field.parameter)) continue;
        const Json* written = valueAt(properties, field.pointer);
        drawn.footprint.parameters.push_back(
            {std::string(field.parameter), pointer + std::string(field.pointer), written != nullptr});
        // The scope of a filter means nothing where there is no filter.
        if (field.parameter == "filter_policy_scope" && !member(properties, "FilterPolicy")) continue;
        Json raw;
        const Json value = valueOf(view, field, written, raw);
        set(connection, drawn, field.parameter, value, raw);
    }
}

void Scene::set(DrawnNode& node, std::string_view parameter, const Json& value, const Json& raw) {
    const Kind* kind = catalog.find(node.kind);
    setIn(kind ? kind->parameter(parameter) : nullptr, value, raw, node.parameters, node.unresolved);
}

void Scene::set(const ConnectionType& type, DrawnConnection& connection, std::string_view parameter,
                const Json& value, const Json& raw) {
    setIn(type.parameter(parameter), value, raw, connection.parameters, connection.unresolved);
}

DrawnConnection* Scene::connect(Index from, Index to, std::initializer_list<std::string_view> roles,
                                Footprint footprint) {
    if (from == kNone || to == kNone) return nullptr;
    const std::string& source = nodes[from].kind;
    const std::string& target = nodes[to].kind;
    const ConnectionType* type = nullptr;
    for (const std::string_view role : roles)
        if (!type) type = catalog.find(source, target, role);
    if (!type && roles.size() == 0) {
        const auto all = catalog.between(source, target);
        type = all.empty() ? nullptr : all.front();
    }
    if (!type) {
        const bool known = source != "other" && target != "other";
        if (known && m_refused.insert(std::to_string(from) + ">" + std::to_string(to)).second) {
            const auto& places = footprint.own.empty() ? footprint.shared : footprint.own;
            note(nodes[from].name + " and " + nodes[to].name + " are not connected: the catalog has no such " +
                     "connection from " + source + " to " + target,
                 places.empty() ? std::string() : places.front());
        }
        return nullptr;
    }
    m_first.try_emplace({from, to, type->role}, connections.size());
    connections.push_back({from, to, type->role, Json::object(), Json::object(), {}, std::move(footprint)});
    return &connections.back();
}

bool Scene::takeRoute(Index api, Index target, const std::string& route) {
    return m_routes.emplace(api, target, route).second;
}

std::string Scene::roleNamed(const Json& value) const {
    const std::string text = view.textOf(value);
    for (const std::string& reference : referencesOf(text)) {
        const std::string id = reference.substr(0, reference.find('.'));
        if (const auto* role = view.find(id); role && role->type == "AWS::IAM::Role") return id;
        if (!id.ends_with("Role")) continue;
        const auto* owner = view.find(std::string_view(id).substr(0, id.size() - 4));
        if (owner && owner->type.starts_with("AWS::Serverless::")) return id;
    }
    const TemplateResource* named = directory.exactly(value);
    return named && named->type == "AWS::IAM::Role" ? named->id : std::string();
}

void Scene::setCalledRoute(DrawnConnection& call, const std::string& path) {
    const std::size_t stage = path.find('/');
    const std::size_t method = stage == std::string::npos ? stage : path.find('/', stage + 1);
    if (method == std::string::npos) return;
    const std::size_t rest = path.find('/', method + 1);
    if (rest == std::string::npos) return;  // "API/STAGE/*": any route
    std::string verb = path.substr(method + 1, rest - method - 1);
    if (verb == "*") verb = "ANY";
    const std::string wanted = verb + " " + path.substr(rest);
    set(typeOf(call), call, "route", wanted);
}

const ConnectionType& Scene::typeOf(const DrawnConnection& connection) const {
    return *catalog.find(nodes[connection.from].kind, nodes[connection.to].kind, connection.role);
}

DrawnConnection* Scene::find(Index from, Index to, std::string_view role) {
    const auto found = m_first.find({from, to, std::string(role)});
    return found == m_first.end() ? nullptr : &connections[found->second];
}

}  // namespace cascade::exporters::cloudformation
