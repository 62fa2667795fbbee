// SPDX-License-Identifier: MIT
// The house of the design, enforced: the #include lines of each room against the table of who may know whom.
#include <QTest>
#include <filesystem>
#include <regex>
#include <sstream>

#include "tests/helpers/paths.h"

namespace fs = std::filesystem;

namespace {

struct Room {
    std::string folder;
    std::string mayInclude;     ///< What a whole include ("model/json.h", <vector>) must match.
    std::string mayNotInclude;  ///< Exceptions from that; "" for none.
};

// <vector>, not <unistd.h>. The core has no files, no clocks, no threads of its own and no std:: distributions.
const std::string kStandard = "<[a-z_]+>";
const std::string kNotInTheCore =
    "<(fstream|iostream|filesystem|chrono|random|thread|mutex|future|condition_variable|ctime)>";
const std::string kJson = "<nlohmann/json(_fwd)?\\.hpp>";
const std::string kAnyQt = "<Q[A-Za-z]+>";

// The longest folder that fits decides.
const std::vector<Room> kRooms = {
    {"model", kStandard + "|" + kJson + "|\"model/.*\"", kNotInTheCore},
    {"model/graph", kStandard + "|" + kJson + "|\"model/(graph/.*|[a-z_]+\\.h)\"", kNotInTheCore},
    {"model/catalog", kStandard + "|" + kJson + "|\"model/((graph|catalog)/.*|[a-z_]+\\.h)\"", kNotInTheCore},
    {"simulator", kStandard + "|" + kJson + "|\"(model|simulator)/.*\"", kNotInTheCore},
    {"simulator/local", kStandard + "|" + kJson + "|\"(model|simulator)/.*\"|<Q[A-Za-z]+>",
     "<Q(Widget|Application|Graphics|Painter|Window).*>"},
    {"exporters", kStandard + "|" + kJson + "|\"(model|exporters)/.*\"|<yaml-cpp/.*>|<yaml\\.h>", kNotInTheCore},
    {"exporters/sam", kStandard + "|" + kJson + "|\"(model|exporters)/.*\"|<yaml-cpp/.*>|<yaml\\.h>",
     kNotInTheCore + "|\"exporters/serverless/.*\""},
    {"exporters/serverless", kStandard + "|" + kJson + "|\"(model|exporters)/.*\"|<yaml-cpp/.*>|<yaml\\.h>",
     kNotInTheCore + "|\"exporters/sam/.*\""},
    {"app", "<[a-z_]+(\\.h)?>|" + kJson + "|<CLI/.*>|\"(model|simulator|exporters|app)/.*\"|" + kAnyQt, ""},
    // The command line knows neither widgets nor panels; pictures it gets through one function of the canvas.
    {"app/cli",
     "<[a-z_]+(\\.h)?>|" + kJson + "|<CLI/.*>|\"(model|simulator|exporters)/.*\"|" +
         "\"app/(cli/.*|layout/.*|(files|project_export)\\.h|canvas/"
         "render\\.h)\"|<Q(String|StringList|File|FileInfo|Dir)>",
     ""},
};

const Room* roomOf(const std::string& file) {
    const Room* best = nullptr;
    for (const Room& room : kRooms)
        if (file.starts_with(room.folder + "/") && (!best || room.folder.size() > best->folder.size()))
            best = &room;
    return best;
}

/// What a room may not include, as "file: include".
std::vector<std::string> violations(const std::string& file, const std::string& text) {
    static const std::regex include("^\\s*#\\s*include\\s+([<\"][^>\"]*[>\"])");
    const Room& room = *roomOf(file);
    std::vector<std::string> found;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::smatch match;
        if (!std::regex_search(line, match, include)) continue;
        const std::string what = match[1].str();
        const bool ownMoc = what.ends_with(".moc\"");
        const bool allowed = ownMoc || std::regex_match(what, std::regex(room.mayInclude));
        const bool excepted = !room.mayNotInclude.empty() && std::regex_match(what, std::regex(room.mayNotInclude));
        if (!allowed || excepted) found.push_back(file + ": " + what);
    }
    return found;
}

}  // namespace

class LayersTest : public QObject {
    Q_OBJECT
private slots:
    void everyRoom_includesOnlyWhatItMayKnow() {
        int files = 0;
        std::vector<std::string> found;
        for (const char* top : {"model", "simulator", "exporters", "app"}) {
            for (const auto& entry : fs::recursive_directory_iterator(fs::path(CASCADE_SOURCE_DIR) / top)) {
                const std::string extension = entry.path().extension().string();
                if (extension != ".h" && extension != ".cpp") continue;
                const std::string name = fs::relative(entry.path(), CASCADE_SOURCE_DIR).generic_string();
                const auto bad = violations(name, cascade::tests::readFile(entry.path().string()));
                found.insert(found.end(), bad.begin(), bad.end());
                ++files;
            }
        }
        for (const std::string& line : found) qWarning("%s", line.c_str());
        QVERIFY(files > 50);
        QCOMPARE(found.size(), std::size_t(0));
    }

    void wrongIncludes_areFound() {
        QCOMPARE(violations("model/graph/x.cpp", "#include <QString>\n").size(), std::size_t(1));
        QCOMPARE(violations("model/graph/x.cpp", "#include \"model/catalog/catalog.h\"\n").size(), std::size_t(1));
        QCOMPARE(violations("model/rules/x.cpp", "#include <chrono>\n").size(), std::size_t(1));
        QCOMPARE(violations("simulator/x.cpp", "#include \"exporters/exporter.h\"\n").size(), std::size_t(1));
        QCOMPARE(violations("exporters/x.cpp", "  # include \"simulator/fact.h\"\n").size(), std::size_t(1));
        QCOMPARE(violations("exporters/sam/x.cpp", "#include \"exporters/serverless/y.h\"\n").size(),
                 std::size_t(1));
        QCOMPARE(violations("app/x.cpp", "#include <QtWidgets/QWidget>\n").size(), std::size_t(1));
        QCOMPARE(violations("app/x.cpp", "#include \"tests/helpers/paths.h\"\n").size(), std::size_t(1));
        QCOMPARE(violations("app/cli/x.cpp", "#include <QWidget>\n").size(), std::size_t(1));
        QCOMPARE(violations("app/cli/x.cpp", "#include \"app/panels/palette.h\"\n").size(), std::size_t(1));
    }

    void rightIncludes_pass() {
        QVERIFY(violations("model/rules/x.cpp", "#include <vector>\n#include \"model/json.h\"\n").empty());
        QVERIFY(violations("exporters/x.cpp", "#include <yaml-cpp/yaml.h>\n").empty());
        QVERIFY(violations("app/x.cpp", "#include <QWidget>\n#include \"x.moc\"\n").empty());
    }
};

QTEST_APPLESS_MAIN(LayersTest)
#include "layers_test.moc"
