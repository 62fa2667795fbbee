// SPDX-License-Identifier: MIT
// Reading CSV (RFC 4180) and placing it in a scenario.
#include "app/cli/arrival_trace.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>
#include <optional>
#include <vector>

#include "app/files.h"
#include "model/units.h"

namespace cascade::app {
namespace {

struct Row {
    int line = 1;  ///< Where it begins; quoted cells may hold line breaks.
    std::vector<std::string> cells;
};

/// Splits CSV into rows and cells; empty lines are left out.
class CsvReader {
public:
    explicit CsvReader(std::string_view text) : m_text(text) {
        if (m_text.starts_with("\xEF\xBB\xBF")) m_text.remove_prefix(3);
    }

    std::vector<Row> rows() {
        std::vector<Row> rows;
        while (m_at < m_text.size()) {
            Row row = readRow();
            if (row.cells.size() > 1 || !row.cells.front().empty()) rows.push_back(std::move(row));
        }
        return rows;
    }

private:
    Row readRow() {
        Row row{m_line, {}};
        do row.cells.push_back(m_at < m_text.size() && m_text[m_at] == '"' ? quoted() : plain());
        while (m_at < m_text.size() && m_text[m_at++] == ',');
        ++m_line;
        return row;
    }
    std::string plain() {
        const std::size_t end = std::min(m_text.find_first_of(",\n", m_at), m_text.size());
        std::string cell(m_text.substr(m_at, end - m_at));
        m_at = end;
        if (cell.ends_with('\r')) cell.pop_back();
        return cell;
    }
    /// From quote to quote; two quotes stand for one.
    std::string quoted() {
        std::string cell;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == '"' && m_text.substr(m_at + 1).starts_with('"'))
                ++m_at;
            else if (m_text[m_at] == '"')
                break;
            if (m_text[m_at] == '\n') ++m_line;
            cell += m_text[m_at];
        }
        m_at = std::min(m_at + 1, m_text.size());
        return cell + plain();
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_line = 1;
};

std::optional<std::size_t> columnOf(const Row& header, const std::string& name) {
    const auto found = std::find(header.cells.begin(), header.cells.end(), name);
    if (found == header.cells.end()) return std::nullopt;
    return static_cast<std::size_t>(found - header.cells.begin());
}

Json payloadFrom(const std::string& cell) {
    Json payload = Json::parse(cell, nullptr, false);
    return payload.is_discarded() ? Json(cell) : payload;
}

}  // namespace

Result<Json> readTrace(std::string_view text, const std::string& file) {
    const std::vector<Row> rows = CsvReader(text).rows();
    const auto at = rows.empty() ? std::nullopt : columnOf(rows.front(), "at");
    if (!at) return Error{"the trace has no column 'at'", "begin it with the line: at,payload", file, 1, 1};
    const auto payload = columnOf(rows.front(), "payload");
    Json list = Json::array();
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const Row& row = rows[i];
        if (row.cells.size() <= *at || !parseDuration(row.cells[*at]))
            return Error{"column 'at' holds no duration", "write the time since the start with a unit: 1.5s", file,
                         row.line, 1};
        Json arrival{{"at", row.cells[*at]}};
        if (payload && *payload < row.cells.size()) arrival["payload"] = payloadFrom(row.cells[*payload]);
        list.push_back(std::move(arrival));
    }
    return list;
}

Result<Done> inlineTraces(Json& scenario, const std::string& documentPath) {
    const auto stimuli = scenario.find("stimuli");
    if (stimuli == scenario.end() || !stimuli->is_array()) return Done{};
    const std::string folder = QFileInfo(QFile::decodeName(documentPath.c_str())).absolutePath().toStdString();
    for (Json& stimulus : *stimuli) {
        const Json* arrivals = member(stimulus, "arrivals");
        const Json* name = arrivals ? member(*arrivals, "trace") : nullptr;
        if (!name || !name->is_string()) continue;
        const std::string path = folder + "/" + name->get<std::string>();
        if (!isInside(folder, path))
            return Error{"the trace '" + name->get<std::string>() + "' lies outside the folder of the design",
                         "put it beside the design", documentPath};
        const Result<std::string> text = readFile(path);
        if (!text) return text.error();
        Result<Json> rows = readTrace(*text, path);
        if (!rows) return rows.error();
        stimulus["arrivals"]["trace"] = std::move(rows).value();
    }
    return Done{};
}

}  // namespace cascade::app
