// SPDX-License-Identifier: MIT
// Files: the only place where the program reads and writes them. Saving is atomic: a full disk, a crash or a kill
// leaves the old file whole.
#pragma once

#include <QFile>
#include <QSaveFile>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "exporters/exporter.h"
#include "exporters/read_file.h"
#include "model/result.h"

namespace cascade::app {

/// Nobody draws 64 MiB of architecture; a larger file is a mistake and is not taken into memory.
inline constexpr std::int64_t kLargestFile = 64 * 1024 * 1024;

/// The bytes of a file of at most `limit` bytes. Errors name the file and say what it is instead.
Result<std::string> readFile(const std::string& path, std::int64_t limit = kLargestFile);

/// Replaces the file, or makes it; all of it or nothing. Permissions stay, symbolic links are followed.
Result<Done> writeFile(const std::string& path, std::string_view text);

/// A file written piece by piece that appears only when it is complete. Devices and pipes ("/dev/stdout") are
/// written through: there is no old content to keep.
class FileWriter {
public:
    static Result<FileWriter> open(const std::string& path);
    /// Errors wait for finish().
    void write(std::string_view text);
    /// Until this succeeds, the old file is what it was.
    Result<Done> finish();

private:
    FileWriter(std::string path, std::unique_ptr<QFileDevice> device);
    Error failure() const;

    std::string m_path;
    std::unique_ptr<QFileDevice> m_device;
    bool m_failed = false;
};

/// Writes generated files below `folder` and makes the folders they need. Paths that lead out of the folder, be it
/// through a symbolic link, are refused before anything is written.
Result<Done> writeFiles(const std::string& folder, const std::vector<exporters::GeneratedFile>& files);

/// Answers for files beside `source` that it names: only those inside its folder, be it through a symbolic link,
/// and of a size that a template's files have.
exporters::ReadFile filesBeside(const std::string& source);

/// True when `path` names something inside `folder` (both need not exist; links are resolved as far as they do).
bool isInside(const std::string& folder, const std::string& path);

}  // namespace cascade::app
