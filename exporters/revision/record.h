// SPDX-License-Identifier: MIT
// What the last export wrote: a file beside the project that tells a user's own lines from Cascade's.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "model/result.h"

namespace cascade::exporters {

/// Lies in the project's folder, and belongs under version control with it.
inline constexpr std::string_view kRecordFile = ".cascade-export.json";

/// The same for the same text, whatever its line endings: version control may change those.
std::string fingerprint(std::string_view text);

class ExportRecord {
public:
    /// `file` names the text in errors. The fingerprints of all formats that were exported into the folder.
    static Result<ExportRecord> read(std::string_view text, const std::string& file);
    std::string text() const;

    using Fingerprints = std::map<std::string, std::string, std::less<>>;  ///< By path.
    const Fingerprints& of(std::string_view format) const;
    void set(std::string_view format, Fingerprints fingerprints);
    /// True when another format wrote this path, too.
    bool isShared(std::string_view format, std::string_view path) const;

private:
    std::map<std::string, Fingerprints, std::less<>> m_formats;
};

}  // namespace cascade::exporters
