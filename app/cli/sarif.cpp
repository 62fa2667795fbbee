// SPDX-License-Identifier: MIT
// Writing SARIF: one run, its rules in order of appearance, one result per problem.
#include "app/cli/sarif.h"

#include <algorithm>

namespace cascade::app {
namespace {

std::string levelOf(Severity severity) {
    switch (severity) {
        case Severity::Error: return "error";
        case Severity::Warning: return "warning";
        case Severity::Hint: break;
    }
    return "note";
}

/// A file name as a URI: what is no unreserved character or '/' is percent-encoded (RFC 3986).
std::string uriOf(const std::string& file) {
    static constexpr char kHex[] = "0123456789ABCDEF";
    std::string uri;
    for (const char c : file) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                           (byte >= '0' && byte <= '9') ||
                           std::string_view("-._~/").find(c) != std::string_view::npos;
        uri += plain ? std::string(1, c) : std::string{'%', kHex[byte >> 4], kHex[byte & 15]};
    }
    return uri;
}

Json locationOf(const Problem& problem, const Input& input, const ProblemPlaces& places) {
    const Error place = places.of(problem);
    Json physical{{"artifactLocation", {{"uri", uriOf(input.file)}}}};
    if (place.line > 0) physical["region"] = {{"startLine", place.line}, {"startColumn", place.column}};
    Json location{{"physicalLocation", physical}};
    for (const NodeId id : problem.nodes)
        location["logicalLocations"].push_back(
            {{"name", input.design.architecture().node(id).name}, {"kind", "resource"}});
    return location;
}

std::size_t indexOf(Json& rules, const std::string& code) {
    const auto found =
        std::find_if(rules.begin(), rules.end(), [&](const Json& rule) { return rule["id"] == code; });
    const auto index = static_cast<std::size_t>(found - rules.begin());
    if (found == rules.end()) rules.push_back({{"id", code}});
    return index;
}

}  // namespace

Json sarif(const std::vector<Problem>& problems, const Input& input) {
    Json rules = Json::array();
    Json results = Json::array();
    const ProblemPlaces places(input);
    for (const Problem& problem : problems) {
        std::string text = problem.what + ".";
        if (!problem.why.empty()) text += " " + problem.why;
        if (!problem.mend.empty()) text += " To mend it: " + problem.mend + ".";
        results.push_back({{"ruleId", problem.code},
                           {"ruleIndex", indexOf(rules, problem.code)},
                           {"level", levelOf(problem.severity)},
                           {"message", {{"text", text}}},
                           {"locations", Json::array({locationOf(problem, input, places)})}});
    }
    const Json driver{{"name", "cascade"}, {"version", CASCADE_VERSION}, {"rules", rules}};
    const Json run{{"tool", {{"driver", driver}}}, {"columnKind", "unicodeCodePoints"}, {"results", results}};
    return Json{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                {"version", "2.1.0"},
                {"runs", Json::array({run})}};
}

}  // namespace cascade::app
