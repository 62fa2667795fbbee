// SPDX-License-Identifier: MIT
// Round trip: a design, written as a template and read again, is the same architecture.
#include <QTest>
#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <sstream>

#include "exporters/exporter.h"
#include "exporters/open.h"
#include "model/format/document.h"
#include "tests/helpers/paths.h"
#include "tests/helpers/random.h"
#include "tests/helpers/sketch.h"
#include "tests/helpers/smallest_design.h"

using namespace cascade;
using namespace cascade::exporters;
using namespace cascade::tests;

namespace {

/// "60s" is "1m".
std::string textOf(const Parameter& parameter, const Json& value) {
    const bool duration = parameter.type == ParameterType::Duration && value.is_string();
    return duration ? formatDuration(durationOf(value)) : value.dump();
}

/// Of every application that does not choose another.
constexpr const char* kRuntime = "python3.14";

/// A parameter that is set to what it is anyway (the catalog's default, the application's runtime) is not told
/// apart from one that is not set.
std::string valuesOf(const std::vector<Parameter>& parameters, const Json& written) {
    std::map<std::string, std::string> values;
    for (const Parameter& parameter : parameters)
        if (const Json* value = member(written, parameter.name))
            if (textOf(parameter, *value) != textOf(parameter, parameter.defaultValue))
                if (parameter.name != "runtime" || *value != kRuntime)
                    values[parameter.name] = textOf(parameter, *value);
    std::string text;
    for (const auto& [name, value] : values) text += " " + name + "=" + value;
    return text;
}

/// Nodes with kinds and parameters, connections with roles and parameters, in one order.
std::vector<std::string> essenceOf(const Architecture& architecture) {
    std::vector<std::string> lines;
    for (const Node& node : architecture.nodes())
        lines.push_back(node.name + " " + node.kind +
                        valuesOf(builtinCatalog().find(node.kind)->parameters, node.parameters()));
    for (const Connection& connection : architecture.connections()) {
        const ConnectionType* type = builtinCatalog().find(architecture, connection);
        lines.push_back(architecture.describe(connection) +
                        (type ? valuesOf(type->parameters, connection.parameters()) : ""));
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

/// The main file of a format; "" where the format refuses the design.
std::string exported(const char* format, const Design& design) {
    const Format& writer = *findFormat(format);
    const auto files = exportDesign(writer, design, builtinCatalog());
    if (!files) return {};
    for (const GeneratedFile& file : *files)
        if (file.path == writer.mainFile) return file.text;
    return {};
}

/// What differs, a line each; "" when the architecture comes back.
std::string differenceAfter(const std::string& text, const Architecture& before) {
    const auto read = openDesign(text, "template.yaml", builtinCatalog());
    if (!read) return read.error().text();
    const auto wanted = essenceOf(before);
    const auto found = essenceOf(read->design.architecture());
    std::string difference;
    for (const std::string& line : wanted)
        if (!std::binary_search(found.begin(), found.end(), line)) difference += "- " + line + "\n";
    for (const std::string& line : found)
        if (!std::binary_search(wanted.begin(), wanted.end(), line)) difference += "+ " + line + "\n";
    return difference.empty() && wanted != found ? "some line stands several times\n" : difference;
}

/// "Metadata" of a template that we write, "" where it has none.
std::string unsaidIn(const std::string& text) {
    const std::size_t start = text.find("\nMetadata:");
    return start == std::string::npos ? std::string() : text.substr(start);
}

Json randomValue(const Parameter& parameter, Random& random) {
    switch (parameter.type) {
        case ParameterType::Boolean: return random.below(2) == 0;
        case ParameterType::Choice: return parameter.choices[random.below(parameter.choices.size())];
        case ParameterType::Integer: {
            const double low = parameter.minimum.value_or(1);
            return static_cast<std::int64_t>(low + static_cast<double>(random.below(5)));
        }
        case ParameterType::Duration:
            return std::to_string(1 + random.below(90)) + (random.below(2) == 0 ? "s" : "m");
        default: return nullptr;
    }
}

Json randomParameters(const std::vector<Parameter>& parameters, Random& random) {
    Json values = Json::object();
    for (const Parameter& parameter : parameters) {
        if (random.below(4) != 0) continue;
        Json value = randomValue(parameter, random);
        if (!value.is_null() && !checkValue(parameter, value)) values[parameter.name] = std::move(value);
    }
    return values.empty() ? Json::object() : Json{{"parameters", values}};
}

Design randomDesign(std::uint64_t seed) {
    Random random(seed);
    Design design;
    const Catalog& catalog = builtinCatalog();
    std::vector<std::pair<NodeId, std::string>> nodes;
    for (std::size_t i = 0, count = 2 + random.below(59); i < count; ++i) {
        const Kind& kind = catalog.kinds()[random.below(catalog.kinds().size())];
        if (kind.name == "other") continue;
        const auto added = design.addNode(kind.name, kind.nameStem + std::to_string(i), {},
                                          randomParameters(kind.parameters, random));
        if (added) nodes.emplace_back(std::get<NodeAdded>(added->front()).node.id, kind.name);
    }
    for (std::size_t i = 0; i < 3 * nodes.size(); ++i) {
        const auto& from = nodes[random.below(nodes.size())];
        const auto& to = nodes[random.below(nodes.size())];
        const auto roles = catalog.between(from.second, to.second);
        if (roles.empty()) continue;
        const ConnectionType& type = *roles[random.below(roles.size())];
        [[maybe_unused]] const auto drawn =
            design.connect(from.first, to.first, type.role, randomParameters(type.parameters, random));
    }
    return design;
}

/// What does not come back yet: the second of two connections from one schedule to one function, which becomes a
/// schedule of its own, and the key of a user pool's custom senders, which becomes a node.
bool isKnownGap(const std::string& difference) {
    static const std::regex kGap(R"(\+ ((Function\d+Schedule\d+|Schedule\d+Event) .*|UserPool\d+CodeKey other))");
    std::istringstream lines(difference);
    for (std::string line; std::getline(lines, line);)
        if (!std::regex_match(line, kGap)) return false;
    return true;
}

}  // namespace

class RoundTripTest : public QObject {
    Q_OBJECT
private slots:
    void everyConnection_comesBack() {
        std::size_t unsaid = 0, all = 0;
        for (const ConnectionType& type : builtinCatalog().connections()) {
            const Design design = smallestDesign(type).with;
            const std::string text = exported("sam", design);
            QVERIFY2(!text.empty(), describe(type).c_str());
            const std::string difference = differenceAfter(text, design.architecture());
            QVERIFY2(difference.empty(), (describe(type) + "\n" + difference).c_str());
            ++all;
            if (!isDeployed(type) || unsaidIn(text).empty()) continue;
            ++unsaid;
            qInfo("%s needs metadata:%s", describe(type).c_str(), unsaidIn(text).c_str());
        }
        // Almost all of it is told by the resources themselves.
        QVERIFY2(unsaid * 20 <= all, "too much is told by metadata alone");
    }

    void theExamples_comeBack() {
        for (const auto& entry :
             std::filesystem::directory_iterator(std::string(CASCADE_SOURCE_DIR) + "/resources/examples")) {
            const std::string file = entry.path().string();
            const auto design = openDesign(readFile(file), file, builtinCatalog());
            QVERIFY(design.ok());
            const Architecture& architecture = design->design.architecture();
            const std::string difference = differenceAfter(exported("sam", design->design), architecture);
            QVERIFY2(difference.empty(), (file + "\n" + difference).c_str());
        }
    }

    void randomDesigns_comeBack() {
        int written = 0, gaps = 0;
        for (std::uint64_t seed = 1; seed <= 300; ++seed) {
            const Design design = randomDesign(seed);
            const std::string text = exported("sam", design);
            if (text.empty()) continue;  // two dead-letter queues and the like
            ++written;
            const std::string difference = differenceAfter(text, design.architecture());
            if (!difference.empty() && isKnownGap(difference)) {
                ++gaps;
                continue;
            }
            QVERIFY2(difference.empty(),
                     ("seed " + std::to_string(seed) + "\n" + difference + writeDocument(design)).c_str());
        }
        qInfo("%d of 300 random designs could be written; %d did not come back for known reasons", written, gaps);
        QVERIFY(written >= 25);
        QVERIFY(gaps * 10 <= written);
    }
};

QTEST_APPLESS_MAIN(RoundTripTest)
#include "round_trip_test.moc"
