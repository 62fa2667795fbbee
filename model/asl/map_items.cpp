// SPDX-License-Identifier: MIT
// Items, data sets and batches.
#include "model/asl/map_items.h"

#include <algorithm>

#include "model/asl/data_flow.h"

namespace cascade::asl {
namespace {

Fault unreadable(std::string cause) { return {errors::kItemReaderFailed, std::move(cause)}; }

std::string textAt(const Json& config, std::string_view field, std::string fallback) {
    const Json* value = member(config, field);
    return value && value->is_string() ? value->get<std::string>() : std::move(fallback);
}

/// Rows of fields (RFC 4180: fields in quotes may hold delimiters, quotes and ends of lines).
std::vector<std::vector<std::string>> rowsOf(const std::string& text, char delimiter) {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> row(1);
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
            row.back() += '"';
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && c == delimiter) {
            row.emplace_back();
        } else if (!quoted && c == '\n') {
            rows.push_back(std::exchange(row, std::vector<std::string>(1)));
        } else if (quoted || c != '\r') {
            row.back() += c;
        }
    }
    if (row.size() > 1 || !row.back().empty()) rows.push_back(std::move(row));
    return rows;
}

char delimiterOf(const Json& config) {
    const std::string name = textAt(config, "CSVDelimiter", "COMMA");
    return name == "PIPE" ? '|' : name == "SEMICOLON" ? ';' : name == "SPACE" ? ' ' : name == "TAB" ? '\t' : ',';
}

Outcome<Json> readCsv(const std::string& text, const Json& config) {
    std::vector<std::vector<std::string>> rows = rowsOf(text, delimiterOf(config));
    std::vector<std::string> headers;
    if (textAt(config, "CSVHeaderLocation", "FIRST_ROW") == "FIRST_ROW") {
        if (rows.empty()) return unreadable("The CSV data has no row of headers");
        headers = rows.front();
        rows.erase(rows.begin());
    } else if (const Json* given = member(config, "CSVHeaders"); given && given->is_array()) {
        for (const Json& header : *given) headers.push_back(header.is_string() ? header.get<std::string>() : "");
    }
    Json items = Json::array();
    for (const std::vector<std::string>& row : rows) {
        Json item = Json::object();
        for (std::size_t i = 0; i < headers.size(); ++i) item[headers[i]] = i < row.size() ? row[i] : "";
        items.push_back(std::move(item));
    }
    return items;
}

Outcome<Json> readLines(const std::string& text) {
    Json items = Json::array();
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string line = text.substr(begin, end - begin);
        begin = end + 1;
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        Json item = Json::parse(line, nullptr, false);
        if (item.is_discarded()) return unreadable("A line of the data is no JSON: " + line);
        items.push_back(std::move(item));
    }
    return items;
}

Outcome<Json> readText(const std::string& text, const Json& config) {
    const std::string type = textAt(config, "InputType", "JSON");
    if (type == "CSV") return readCsv(text, config);
    if (type == "JSONL") return readLines(text);
    Json data = Json::parse(text, nullptr, false);
    if (data.is_discarded()) return unreadable("The data is no JSON");
    return data;
}

/// The value at a JSON pointer of names; null where there is none.
Json inside(const Json& data, std::string_view pointer) {
    const Json* place = &data;
    while (place && pointer.size() > 1 && pointer.front() == '/') {
        pointer.remove_prefix(1);
        const std::string_view name = pointer.substr(0, pointer.find('/'));
        pointer.remove_prefix(name.size());
        place = member(*place, name);
    }
    return place ? *place : Json();
}

}  // namespace

Outcome<std::vector<Item>> itemsOf(const Json& data, const char* error) {
    std::vector<Item> items;
    if (data.is_array()) {
        for (const Json& element : data) items.push_back({share(element), share(element), {}});
        return items;
    }
    if (!data.is_object()) return Fault{error, "The items of a Map state must be a list or an object"};
    for (const auto& entry : data.items()) {
        const Value pair = share({{"Key", entry.key()}, {"Value", entry.value()}});
        items.push_back({pair, share(entry.value()), entry.key()});
    }
    return items;
}

Outcome<Json> readItems(const Json& data, const Json& config, std::optional<std::int64_t> mostItems) {
    Json read = data;
    if (data.is_string()) {
        Outcome<Json> parsed = readText(data.get_ref<const std::string&>(), config);
        if (!parsed) return parsed.fault();
        read = *std::move(parsed);
    }
    const std::string pointer = textAt(config, "ItemsPointer", "");
    if (!pointer.empty()) read = inside(read, pointer);
    if (!read.is_structured()) return unreadable("The data is neither a list nor an object");
    if (mostItems && read.is_array() && read.size() > static_cast<std::size_t>(*mostItems))
        read.erase(read.begin() + static_cast<std::ptrdiff_t>(*mostItems), read.end());
    return read;
}

std::vector<Item> batched(const std::vector<Item>& items, std::optional<std::int64_t> mostItems,
                          std::optional<std::int64_t> mostBytes, const std::optional<Json>& batchInput) {
    std::vector<Item> batches;
    std::size_t bytes = 0;
    std::vector<Json> batch;
    const auto close = [&] {
        if (batch.empty()) return;
        Json input = Json::object();
        if (batchInput) input["BatchInput"] = *batchInput;
        input["Items"] = std::exchange(batch, {});
        const Value shared = share(std::move(input));
        batches.push_back({shared, shared, {}});
        bytes = 0;
    };
    for (const Item& item : items) {
        const std::size_t size = jsonSize(*item.input, kLargestPayload);
        const bool full = mostItems && batch.size() >= static_cast<std::size_t>(*mostItems);
        if (full || (mostBytes && bytes + size > static_cast<std::size_t>(*mostBytes))) close();
        batch.push_back(*item.input);
        bytes += size;
    }
    close();
    return batches;
}

}  // namespace cascade::asl
