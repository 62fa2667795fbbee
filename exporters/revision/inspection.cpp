// SPDX-License-Identifier: MIT
// Compares three texts of each file, of one of which only the fingerprint is known.
#include "exporters/revision/inspection.h"

#include <algorithm>
#include <set>

namespace cascade::exporters {
namespace {

Fate fateOf(const GeneratedFile& file, const std::optional<std::string>& present,
            const ExportRecord::Fingerprints& last) {
    if (!present) return Fate::New;
    if (*present == file.text) return Fate::Same;
    const auto known = last.find(file.path);
    if (known == last.end()) return Fate::Conflict;
    if (known->second == fingerprint(*present)) return Fate::Updated;
    return known->second == fingerprint(file.text) ? Fate::Kept : Fate::Conflict;
}

}  // namespace

std::string_view nameOf(Fate fate) {
    switch (fate) {
        case Fate::New: return "new";
        case Fate::Same: return "unchanged";
        case Fate::Updated: return "updated";
        case Fate::Kept: return "yours";
        case Fate::Conflict: return "conflict";
        case Fate::Obsolete: return "obsolete";
    }
    return {};
}

std::vector<FileChange> inspect(const std::vector<GeneratedFile>& files, std::string_view format,
                                const ExportRecord& record, const PresentFile& present) {
    const ExportRecord::Fingerprints& last = record.of(format);
    std::vector<FileChange> changes;
    std::set<std::string_view> written;
    for (const GeneratedFile& file : files) {
        written.insert(file.path);
        std::optional<std::string> text = present(file.path);
        const Fate fate = fateOf(file, text, last);
        changes.push_back({file.path, fate, std::move(text).value_or(std::string()), file.text});
    }
    for (const auto& [path, print] : last) {
        if (written.contains(path) || record.isShared(format, path)) continue;
        std::optional<std::string> text = present(path);
        if (text && fingerprint(*text) == print) changes.push_back({path, Fate::Obsolete, std::move(*text), {}});
    }
    std::sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return changes;
}

void recordExport(const std::vector<Decision>& decisions, std::string_view format, ExportRecord& record) {
    const ExportRecord::Fingerprints& last = record.of(format);
    ExportRecord::Fingerprints next;
    for (const auto& [change, take, settled] : decisions) {
        const auto known = last.find(change->path);
        if (change->fate == Fate::Obsolete) {
            if (!take && !settled) next[change->path] = known->second;
        } else if (take || settled || change->fate == Fate::Same) {
            next[change->path] = fingerprint(change->generated);
        } else if (known != last.end()) {
            next[change->path] = known->second;
        }
    }
    record.set(format, std::move(next));
}

}  // namespace cascade::exporters
