// SPDX-License-Identifier: MIT
// The scene: a design while it is being recognised in a template. Recognisers put nodes and connections into it.
#pragma once

#include <deque>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "exporters/cloudformation/directory.h"
#include "exporters/cloudformation/fields.h"
#include "exporters/cloudformation/template_view.h"
#include "exporters/footprint.h"
#include "exporters/read_file.h"
#include "model/catalog/catalog.h"
#include "model/graph/design.h"

namespace cascade::exporters::cloudformation {

/// A node while it is put together; becomes one of the design at the end.
struct DrawnNode {
    std::string name;
    std::string kind;
    std::string description;
    Json parameters = Json::object();
    Json unresolved =
        Json::object();            ///< Parameters whose values only a deployment knows, as the template has them.
    Json fields = Json::object();  ///< Further fields of the node's object.
    Footprint footprint;
    const TemplateResource* resource = nullptr;  ///< nullptr for what is only implied.
};

struct DrawnConnection {
    std::size_t from = 0;
    std::size_t to = 0;
    std::string role;
    Json parameters = Json::object();
    Json unresolved = Json::object();
    std::string label;
    Footprint footprint;
};

/// Everything that recognisers share.
struct Scene {
    Scene(const TemplateView& template_, Directory& names, const Catalog& kinds, ReadFile files)
        : view(template_), directory(names), catalog(kinds), readFile(std::move(files)) {}

    const TemplateView& view;
    Directory& directory;
    const Catalog& catalog;
    ReadFile readFile;

    std::vector<DrawnNode> nodes;
    std::vector<DrawnConnection> connections;
    std::vector<Notice> notices;

    // --- Nodes ---

    using Index = std::size_t;
    static constexpr Index kNone = static_cast<Index>(-1);

    Index addNode(DrawnNode node);
    /// The node of a resource; kNone where it is not drawn.
    Index nodeOf(const TemplateResource* resource) const;
    Index nodeOf(const std::string& id) const { return nodeOf(directory.principal(id)); }
    /// The node of a name; kNone if there is none.
    Index nodeCalled(const std::string& name) const;
    /// The node that a value names.
    Index denoted(const Json& value, std::string_view service = {}) const {
        return nodeOf(directory.denoted(value, service));
    }
    /// A resource without a node of its own that belongs to the node of another.
    void belongsTo(const TemplateResource& resource, Index node);
    /// A resource that is another part of a node: references to it mean the node.
    void addPart(const TemplateResource& resource, Index node);
    /// A resource that is there for a connection.
    void claim(const TemplateResource& resource, DrawnConnection& connection);
    /// The same, where the footprint names it already.
    void claim(const TemplateResource& resource) { m_claimed.insert(&resource); }
    /// A node that the template only implies, under the logical id that SAM gives it.
    Index impliedNode(const std::string& kind, const std::string& id, const std::string& type,
                      const std::string& name = {});
    /// A node that is named but lies outside of the template; the same one for the same name.
    Index outsideNode(const std::string& kind, const std::string& name);
    Index knownOutside(const std::string& kind, const std::string& name) const;
    /// Schedules that events of functions make, by the name of the event.
    Index scheduleNamed(const std::string& event) const;
    void nameSchedule(const std::string& event, Index node) { m_schedules.emplace(event, node); }
    bool isClaimed(const TemplateResource& resource) const { return m_claimed.contains(&resource); }
    /// The kind of the catalog with this CloudFormation type, or nullptr.
    const Kind* kindOfType(std::string_view type) const;
    std::string freeName(const std::string& wanted) const;
    bool isFree(const std::string& name) const { return isUnused(name) && !view.find(name); }
    bool isUnused(const std::string& name) const { return !m_names.contains(name); }

    // --- Parameters ---

    /// Reads the fields of `type` from `properties`, whose members stand at `place(pointer)`.
    void readFields(std::string_view type, const Json& properties,
                    const std::function<std::string(std::string_view)>& place, DrawnNode& node);
    void readFields(std::string_view type, const Json& properties, const std::string& pointer,
                    const ConnectionType& connection, DrawnConnection& drawn);
    /// Sets a parameter unless it is the catalog's default; `raw` is kept where it is none that the catalog allows.
    void set(DrawnNode& node, std::string_view parameter, const Json& value, const Json& raw = nullptr);
    void set(const ConnectionType& type, DrawnConnection& connection, std::string_view parameter, const Json& value,
             const Json& raw = nullptr);

    // --- Connections ---

    /// Draws from -> to in the first of these roles that the catalog has for the pair; with no roles, in its first.
    /// Returns nullptr, and says so once, where the catalog has none, or one end is kNone (then silently).
    DrawnConnection* connect(Index from, Index to, std::initializer_list<std::string_view> roles,
                             Footprint footprint);
    const ConnectionType& typeOf(const DrawnConnection& connection) const;
    /// The logical id of the role that a value names, SAM's generated ones included; "" where it is none of the
    /// template.
    std::string roleNamed(const Json& value) const;
    /// Sets the route of a call from the path in its ARN, "API/STAGE/METHOD/PATH" with stars for parameters.
    void setCalledRoute(DrawnConnection& call, const std::string& path);
    /// A drawn connection of the pair and role, or nullptr.
    DrawnConnection* find(Index from, Index to, std::string_view role);
    /// False if the API's route to the target is drawn already; events of SAM and OpenAPI documents may both have
    /// it.
    bool takeRoute(Index api, Index target, const std::string& route);

    void note(std::string text, const std::string& pointer) { notices.push_back({std::move(text), pointer}); }

private:
    std::unordered_map<const TemplateResource*, Index> m_nodeOf;
    std::unordered_set<const TemplateResource*> m_claimed;
    std::unordered_map<std::string, Index> m_names;
    std::deque<TemplateResource> m_implied;
    std::map<std::pair<std::string, std::string>, Index> m_outside;
    std::unordered_map<std::string, Index> m_schedules;
    std::map<std::tuple<Index, Index, std::string>, std::size_t> m_first;
    std::unordered_set<std::string> m_refused;
    std::set<std::tuple<Index, Index, std::string>> m_routes;
};

/// One recogniser looks for one thing in all of the template.
using Recogniser = void (*)(Scene&);

}  // namespace cascade::exporters::cloudformation
