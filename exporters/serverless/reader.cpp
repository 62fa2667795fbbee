// SPDX-License-Identifier: MIT
// From a service to a design, by way of a template.
#include "exporters/serverless/reader.h"

#include <algorithm>
#include <unordered_map>

#include "exporters/serverless/service_template.h"
#include "exporters/serverless/variables.h"

namespace cascade::exporters::serverless {
namespace {

/// Places of the template in the service; what has none there is left out.
class Places {
public:
    explicit Places(const std::vector<std::pair<std::string, std::string>>& places) {
        for (const auto& [from, to] : places) m_places.emplace(from, to);
    }

    /// An entry that is there as a whole in both.
    std::string exactly(const std::string& pointer) const {
        const auto found = m_places.find(pointer);
        return found == m_places.end() ? std::string() : found->second;
    }

    /// The nearest entry that holds it.
    std::string around(std::string pointer) const {
        while (!pointer.empty()) {
            if (const auto found = m_places.find(pointer); found != m_places.end()) return found->second;
            pointer.resize(pointer.rfind('/'));
        }
        return {};
    }

    void translate(Footprint& footprint) const {
        Footprint result;
        for (const std::string& pointer : footprint.own) {
            if (const std::string place = exactly(pointer); !place.empty())
                result.own.push_back(place);
            else if (const std::string outer = around(pointer); !outer.empty())
                result.shared.push_back(outer);
        }
        for (const std::string& pointer : footprint.shared)
            if (const std::string outer = around(pointer); !outer.empty()) result.shared.push_back(outer);
        std::sort(result.shared.begin(), result.shared.end());
        result.shared.erase(std::unique(result.shared.begin(), result.shared.end()), result.shared.end());
        footprint = std::move(result);
    }

private:
    std::unordered_map<std::string, std::string> m_places;
};

std::string nameOf(const Json& service, const std::string& fallback) {
    const Json* name = member(service, "service");
    if (name && name->is_object()) name = member(*name, "name");  // the form of old versions
    return name && name->is_string() && !name->get_ref<const std::string&>().empty() ? name->get<std::string>()
                                                                                     : fallback;
}

}  // namespace

bool looksLikeService(const Json& root) {
    return root.is_object() && root.contains("service") &&
           (root.contains("provider") || root.contains("functions"));
}

cloudformation::Recognised recogniseService(const Json& root, const std::string& name, const Catalog& catalog,
                                            const ReadFile& readFile) {
    const Json service = withVariables(root, readFile);
    const ServiceTemplate translated = templateOfService(service);
    auto recognised = cloudformation::recognise(translated.content, nameOf(service, name), catalog, readFile);
    const Places places(translated.places);
    for (auto& [id, footprint] : recognised.footprints.nodes) places.translate(footprint);
    for (auto& [id, footprint] : recognised.footprints.connections) places.translate(footprint);
    for (Notice& notice : recognised.notices) notice.pointer = places.around(notice.pointer);
    return recognised;
}

}  // namespace cascade::exporters::serverless
