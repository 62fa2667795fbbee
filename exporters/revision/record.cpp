// SPDX-License-Identifier: MIT
// The record as JSON, sorted, so that merges are rare and easy.
#include "exporters/revision/record.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "model/format/positioned_json.h"

namespace cascade::exporters {
namespace {

constexpr int kVersion = 1;
constexpr const char* kMend =
    "restore the file from version control, or delete it: Cascade then asks about every file";

Result<ExportRecord::Fingerprints> readFiles(const JsonCursor& files) {
    if (!files->is_object()) return files.error("the files of a format must be an object", kMend);
    ExportRecord::Fingerprints fingerprints;
    for (const JsonCursor& entry : files.children()) {
        if (!entry->is_string()) return entry.error("a fingerprint must be text", kMend);
        fingerprints[entry.key()] = entry->get<std::string>();
    }
    return fingerprints;
}

}  // namespace

/// FNV-1a (www.isthe.com/chongo/tech/comp/fnv): nobody gains by a collision here, and no library is needed.
std::string fingerprint(std::string_view text) {
    std::uint64_t hash = 14695981039346656037U;
    for (const char c : text) {
        if (c == '\r') continue;
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    }
    std::string digits(16, '0');
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, hash >>= 4)
        *digit = "0123456789abcdef"[hash & 15U];
    return digits;
}

Result<ExportRecord> ExportRecord::read(std::string_view text, const std::string& file) {
    const Result<PositionedJson> json = parseJson(text, file);
    if (!json) return Error{json.error().what, kMend, file, json.error().line, json.error().column};
    const JsonCursor root = json->root();
    const Json* version = member(root.value(), "cascade_export");
    if (!version || *version != kVersion) return root.error("this is no record of an export", kMend);
    const auto formats = root.member("formats");
    ExportRecord record;
    if (!formats || !formats.value()->is_object()) return root.error("\"formats\" must be an object", kMend);
    for (const JsonCursor& format : formats->children()) {
        Result<Fingerprints> files = readFiles(format);
        if (!files) return files.error();
        record.m_formats[format.key()] = std::move(files).value();
    }
    return record;
}

std::string ExportRecord::text() const {
    Json formats = Json::object();
    for (const auto& [format, fingerprints] : m_formats) {
        Json& files = formats[format] = Json::object();
        for (const auto& [path, print] : fingerprints) files[path] = print;
    }
    const char* about =
        "What Cascade wrote last. Keep this file: by it the next export tells your changes from its own.";
    return Json{{"cascade_export", kVersion}, {"about", about}, {"formats", std::move(formats)}}.dump(2) + "\n";
}

const ExportRecord::Fingerprints& ExportRecord::of(std::string_view format) const {
    static const Fingerprints kNone;
    const auto found = m_formats.find(format);
    return found == m_formats.end() ? kNone : found->second;
}

void ExportRecord::set(std::string_view format, Fingerprints fingerprints) {
    m_formats[std::string(format)] = std::move(fingerprints);
}

bool ExportRecord::isShared(std::string_view format, std::string_view path) const {
    return std::any_of(m_formats.begin(), m_formats.end(), [&](const auto& entry) {
        return entry.first != format && entry.second.find(path) != entry.second.end();
    });
}

}  // namespace cascade::exporters
