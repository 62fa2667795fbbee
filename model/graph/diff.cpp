// SPDX-License-Identifier: MIT
// Comparing designs: first which nodes are the same, then everything else in terms of that.
#include "model/graph/diff.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace cascade {
namespace {

using What = Difference::What;

std::string_view nameOf(What what) {
    switch (what) {
        case What::NodeAdded: return "node-added";
        case What::NodeRemoved: return "node-removed";
        case What::NodeRenamed: return "node-renamed";
        case What::NodeChanged: return "node-changed";
        case What::NodeMoved: return "node-moved";
        case What::ConnectionAdded: return "connection-added";
        case What::ConnectionRemoved: return "connection-removed";
        case What::ConnectionChanged: return "connection-changed";
        case What::SectionChanged: return "section-changed";
    }
    return "";
}

const Json& valueAt(const Json& object, const std::string& key) {
    static const Json absent;
    const Json* found = member(object, key);
    return found ? *found : absent;
}

class Comparison {
public:
    Comparison(const Design& before, const Design& after) : m_before(before), m_after(after) {}

    std::vector<Difference> run() {
        matchNodes();
        compareNodes();
        compareConnections();
        compareSections();
        return std::move(m_result);
    }

private:
    const Architecture& older() const { return m_before.architecture(); }
    const Architecture& newer() const { return m_after.architecture(); }

    void add(What what, std::string subject, std::string field = {}, Json before = {}, Json after = {}) {
        m_result.push_back({what, std::move(subject), std::move(field), std::move(before), std::move(after)});
    }

    void pair(const Node& before, const Node& after) {
        m_newOf[before.id] = after.id;
        m_oldOf[after.id] = before.id;
    }

    void matchNodes() {
        for (const Node& node : newer().nodes())
            if (const Node* old = older().find(node.name)) pair(*old, node);
        std::unordered_map<std::string, std::vector<const Node*>> gone;  // by what does not depend on the name
        for (const Node& node : older().nodes())
            if (!m_newOf.count(node.id)) gone[trait(m_before, node)].push_back(&node);
        for (const Node& node : newer().nodes()) {
            if (m_oldOf.count(node.id)) continue;
            const auto found = gone.find(trait(m_after, node));
            if (found == gone.end() || found->second.empty()) continue;
            pair(*found->second.front(), node);
            found->second.erase(found->second.begin());
        }
    }

    /// Fields and connections with the neighbours that kept their names.
    std::string trait(const Design& design, const Node& node) const {
        const Architecture& a = design.architecture();
        const auto known = [&](NodeId id) {
            if (id == node.id) return std::string("itself");
            return m_newOf.count(id) || m_oldOf.count(id) ? a.node(id).name : std::string("?");
        };
        std::string text = node.fields.dump(-1, ' ', false, Json::error_handler_t::replace);
        for (const Connection* c : a.outgoing(node.id)) text += "\n>" + known(c->to) + ":" + c->role;
        for (const Connection* c : a.incoming(node.id)) text += "\n<" + known(c->from) + ":" + c->role;
        return text;
    }

    void compareNodes() {
        for (const Node& node : newer().nodes()) {
            const auto old = m_oldOf.find(node.id);
            if (old == m_oldOf.end())
                add(What::NodeAdded, node.name, {}, {}, node.fields);
            else
                compareNode(older().node(old->second), node);
        }
        for (const Node& node : older().nodes())
            if (!m_newOf.count(node.id)) add(What::NodeRemoved, node.name, {}, node.fields, {});
    }

    void compareNode(const Node& before, const Node& after) {
        if (before.name != after.name) add(What::NodeRenamed, after.name, {}, before.name, after.name);
        compareFields(What::NodeChanged, after.name, before.fields, after.fields);
        const auto place = [](const std::optional<Point>& p) { return p ? Json::array({p->x, p->y}) : Json(); };
        const auto from = m_before.layout().find(before.id);
        const auto to = m_after.layout().find(after.id);
        if (from != to) add(What::NodeMoved, after.name, {}, place(from), place(to));
    }

    /// Members of the object, and one level deeper where both are objects.
    void compareFields(What what, const std::string& subject, const Json& before, const Json& after,
                       const std::string& prefix = {}) {
        std::vector<std::string> keys;
        for (const auto& item : after.items()) keys.push_back(item.key());
        for (const auto& item : before.items())
            if (!after.contains(item.key())) keys.push_back(item.key());
        for (const std::string& key : keys) {
            const Json& old = valueAt(before, key);
            const Json& now = valueAt(after, key);
            if (old == now) continue;
            if (prefix.empty() && isGroup(old) && isGroup(now))
                compareFields(what, subject, old.is_null() ? Json::object() : old,
                              now.is_null() ? Json::object() : now, key + ".");
            else
                add(what, subject, prefix + key, old, now);
        }
    }
    static bool isGroup(const Json& value) { return value.is_object() || value.is_null(); }

    /// Connections are the same when their ends (seen from the newer design) and their id or role are; several of a
    /// kind are matched in their order.
    std::string keyOf(const Connection& c, bool isOld) const {
        const auto end = [&](NodeId id) {
            if (!isOld) return std::to_string(id.value);
            const auto found = m_newOf.find(id);
            return found == m_newOf.end() ? "gone " + std::to_string(id.value)
                                          : std::to_string(found->second.value);
        };
        const std::string label = c.label();
        return end(c.from) + ">" + end(c.to) + (label.empty() ? ":" + c.role : "#" + label);
    }

    void compareConnections() {
        std::map<std::string, std::vector<const Connection*>> old;
        for (const Connection& c : older().connections()) old[keyOf(c, true)].push_back(&c);
        std::unordered_set<ConnectionId> matched;
        for (const Connection& c : newer().connections()) {
            auto& candidates = old[keyOf(c, false)];
            if (candidates.empty()) {
                add(What::ConnectionAdded, newer().describe(c), {}, {}, c.parameters());
                continue;
            }
            const auto same = std::find_if(candidates.begin(), candidates.end(),
                                           [&](const Connection* o) { return o->parameters() == c.parameters(); });
            const auto chosen = same == candidates.end() ? candidates.begin() : same;
            compareConnection(**chosen, c);
            matched.insert((*chosen)->id);
            candidates.erase(chosen);
        }
        for (const Connection& c : older().connections())
            if (!matched.count(c.id)) add(What::ConnectionRemoved, older().describe(c), {}, c.parameters(), {});
    }

    /// "from", "to" and "role" are compared as meant, not as written.
    void compareConnection(const Connection& before, const Connection& after) {
        Json old = before.fields;
        Json now = after.fields;
        for (Json* fields : {&old, &now})
            for (const char* key : {"from", "to", "role"}) fields->erase(key);
        if (before.role != after.role)
            add(What::ConnectionChanged, newer().describe(after), "role", before.role, after.role);
        compareFields(What::ConnectionChanged, newer().describe(after), old, now);
    }

    void compareSections() {
        Json old = m_before.sections();
        Json now = m_after.sections();
        for (Json* sections : {&old, &now})
            for (const char* key : {"cascade", "nodes", "connections", "layout"}) sections->erase(key);
        const std::size_t first = m_result.size();
        compareFields(What::SectionChanged, "", old, now);
        for (std::size_t i = first; i < m_result.size(); ++i) std::swap(m_result[i].subject, m_result[i].field);
    }

    const Design& m_before;
    const Design& m_after;
    std::unordered_map<NodeId, NodeId> m_newOf;
    std::unordered_map<NodeId, NodeId> m_oldOf;
    std::vector<Difference> m_result;
};

std::string shown(const Json& value) {
    return value.is_null() ? "(none)" : value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string kindIn(const Json& fields) {
    const Json& kind = valueAt(fields, "kind");
    return kind.is_string() ? " (" + kind.get<std::string>() + ")" : "";
}

std::string lineOf(const Difference& d) {
    const std::string change = shown(d.before) + " -> " + shown(d.after);
    switch (d.what) {
        case What::NodeAdded: return "+ " + d.subject + kindIn(d.after);
        case What::NodeRemoved: return "- " + d.subject + kindIn(d.before);
        case What::NodeRenamed: return "~ " + d.subject + ": renamed from " + d.before.get<std::string>();
        case What::NodeMoved: return "~ " + d.subject + ": moved " + change;
        case What::ConnectionAdded: return "+ " + d.subject;
        case What::ConnectionRemoved: return "- " + d.subject;
        case What::SectionChanged: return "~ " + d.subject + ": " + change;
        case What::NodeChanged:
        case What::ConnectionChanged: return "~ " + d.subject + ": " + d.field + " " + change;
    }
    return "";
}

}  // namespace

std::vector<Difference> difference(const Design& before, const Design& after) {
    return Comparison(before, after).run();
}

std::string toText(const std::vector<Difference>& differences) {
    std::string text;
    for (const Difference& d : differences) text += lineOf(d) + "\n";
    return text;
}

Json toJson(const std::vector<Difference>& differences) {
    Json result = Json::array();
    for (const Difference& d : differences)
        result.push_back({{"what", nameOf(d.what)},
                          {"subject", d.subject},
                          {"field", d.field},
                          {"before", d.before},
                          {"after", d.after}});
    return result;
}

}  // namespace cascade
