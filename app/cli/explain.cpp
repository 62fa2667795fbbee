// SPDX-License-Identifier: MIT
// Provenance on the command line.
#include "app/cli/explain.h"

#include <algorithm>
#include <charconv>
#include <iostream>
#include <sstream>

#include "app/cli/commands.h"
#include "app/cli/edit_steps.h"
#include "exporters/provenance/provenance.h"

namespace cascade::app {
namespace {

using exporters::GeneratedFile;
using exporters::LineRange;
using exporters::Provenance;

std::string linesOf(const std::string& text, const LineRange& range) {
    std::istringstream stream(text);
    std::string result;
    std::string line;
    for (int number = 1; std::getline(stream, line); ++number)
        if (number >= range.first && number <= range.last) result += line + "\n";
    return result;
}

Result<int> print(const std::vector<GeneratedFile>& files, const std::vector<NodeId>& nodes,
                  const std::vector<ConnectionId>& connections) {
    bool any = false;
    for (const GeneratedFile& file : files) {
        for (const LineRange& range : Provenance(file).of(nodes, connections)) {
            std::cout << (any ? "\n" : "") << file.path << ":" << range.first << "-" << range.last << "\n"
                      << linesOf(file.text, range);
            any = true;
        }
    }
    if (!any) std::cerr << "note: it makes no line of this format\n";
    return kFine;
}

/// PATH:LINE of one of the files.
const GeneratedFile* fileOf(const std::vector<GeneratedFile>& files, const std::string& what, int& line) {
    const std::size_t colon = what.rfind(':');
    if (colon == std::string::npos) return nullptr;
    const char* end = what.data() + what.size();
    if (std::from_chars(what.data() + colon + 1, end, line).ptr != end || colon + 1 == what.size()) return nullptr;
    const std::string path = what.substr(0, colon);
    const auto found =
        std::find_if(files.begin(), files.end(), [&](const auto& file) { return file.path == path; });
    return found == files.end() ? nullptr : &*found;
}

Result<int> explainLine(const Architecture& architecture, const GeneratedFile& file, int line) {
    const Provenance provenance(file);
    if (line < 1 || line > provenance.lines())
        return Error{file.path + " has " + std::to_string(provenance.lines()) + " lines", "name one of them"};
    const std::optional<Origin> origin = provenance.at(line);
    if (!origin)
        std::cout << "the whole file\n";
    else if (origin->connection)
        std::cout << architecture.describe(architecture.connection(origin->connection)) << "\n";
    else
        std::cout << architecture.node(origin->node).name << "\n";
    return kFine;
}

}  // namespace

Result<int> explain(const Architecture& architecture, const std::vector<GeneratedFile>& files,
                    const std::string& what) {
    int line = 0;
    if (const GeneratedFile* file = fileOf(files, what, line)) return explainLine(architecture, *file, line);
    const std::vector<const Connection*> found = connectionsNamed(architecture, what);
    if (!found.empty()) {
        std::vector<ConnectionId> connections;
        for (const Connection* connection : found) connections.push_back(connection->id);
        return print(files, {}, connections);
    }
    if (what.find(':') != std::string::npos)
        return Error{"there is no such connection, and no such line of a file",
                     "write FROM:TO, FROM:TO:ROLE or PATH:LINE"};
    const Result<NodeId> node = nodeNamed(architecture, what);
    if (!node) return node.error();
    return print(files, {*node}, {});
}

}  // namespace cascade::app
