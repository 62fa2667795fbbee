// SPDX-License-Identifier: MIT
// Reading with bounds and saving atomically, on Qt Core.
#include "app/files.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>
#include <optional>
#include <utility>

namespace cascade::app {
namespace {

QString toQt(const std::string& path) { return QFile::decodeName(path.c_str()); }

/// What the program asked for in vain, in the words of the operating system.
Error systemError(const std::string& path, const std::string& attempt, const QFileDevice& device) {
    return {attempt + " (" + device.errorString().toStdString() + ")",
            "check the path, the permissions and the disk", path};
}

/// The file behind a chain of symbolic links, which may not exist yet. Links in a circle end at the limit.
QString followLinks(QString path) {
    for (int links = 0; links < 40 && QFileInfo(path).isSymLink(); ++links) path = QFileInfo(path).symLinkTarget();
    return path;
}

/// Devices, pipes and sockets.
bool isSpecial(const QFileInfo& info) { return info.exists() && !info.isFile() && !info.isDir(); }

/// The absolute path with every existing part resolved and the rest, which does not exist, appended as it is.
QString resolved(const QString& path) {
    QString rest;
    QString existing = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    while (!QFileInfo::exists(existing) && existing != QStringLiteral("/")) {
        rest.prepend(QLatin1Char('/') + QFileInfo(existing).fileName());
        existing = QFileInfo(existing).absolutePath();
    }
    return QDir::cleanPath(QFileInfo(existing).canonicalFilePath() + rest);
}

Result<Done> checkTarget(const std::string& folder, const std::string& path) {
    const bool plain = !path.empty() && QDir::isRelativePath(toQt(path)) && path.back() != '/';
    if (plain && isInside(folder, folder + "/" + path)) return Done{};
    return Error{"the generated file '" + path + "' would lie outside the folder", "remove links from the folder",
                 folder};
}

Result<Done> makeFolder(const QString& folder) {
    if (QDir().mkpath(folder)) return Done{};
    return Error{"the folder cannot be made", "choose a place where you may write", folder.toStdString()};
}

}  // namespace

Result<std::string> readFile(const std::string& path, std::int64_t limit) {
    const QFileInfo info(toQt(path));
    if (!info.exists()) return Error{"there is no such file", "check the path", path};
    if (info.isDir()) return Error{"this is a folder", "name a file in it", path};
    QFile file(info.filePath());
    if (!file.open(QIODevice::ReadOnly)) return systemError(path, "the file cannot be read", file);
    // One byte more than allowed tells a large file from one of just that size, also where there is no size
    // (pipes).
    const QByteArray bytes = file.read(limit + 1);
    if (file.error() != QFileDevice::NoError) return systemError(path, "the file cannot be read", file);
    if (bytes.size() > limit)
        return Error{"the file is larger than " + std::to_string(limit / (1024 * 1024)) + " MiB",
                     "no design needs as much; check that this is the right file", path};
    return bytes.toStdString();
}

Result<Done> writeFile(const std::string& path, std::string_view text) {
    Result<FileWriter> writer = FileWriter::open(path);
    if (!writer) return writer.error();
    writer.value().write(text);
    return writer.value().finish();
}

FileWriter::FileWriter(std::string path, std::unique_ptr<QFileDevice> device)
    : m_path(std::move(path)), m_device(std::move(device)) {}

Result<FileWriter> FileWriter::open(const std::string& path) {
    const QString target = followLinks(toQt(path));
    const QFileInfo info(target);
    if (info.isDir()) return Error{"this is a folder", "name a file in it", path};
    if (!info.dir().exists()) return Error{"its folder does not exist", "make the folder first", path};
    std::unique_ptr<QFileDevice> device;
    if (isSpecial(info))
        device = std::make_unique<QFile>(target);
    else
        device = std::make_unique<QSaveFile>(target);
    FileWriter writer(path, std::move(device));
    if (!writer.m_device->open(QIODevice::WriteOnly)) return writer.failure();
    return writer;
}

void FileWriter::write(std::string_view text) {
    // On a disk that fills up the first write is short and counts as a success; the next one says why.
    while (!text.empty() && !m_failed) {
        const qint64 written = m_device->write(text.data(), static_cast<qint64>(text.size()));
        m_failed = written <= 0;
        text.remove_prefix(static_cast<std::size_t>(std::max<qint64>(written, 0)));
    }
}

Result<Done> FileWriter::finish() {
    auto* save = qobject_cast<QSaveFile*>(m_device.get());
    const bool flushed = !m_failed && m_device->flush() && m_device->error() == QFileDevice::NoError;
    if (save && !flushed) save->cancelWriting();
    if (!flushed || (save && !save->commit())) return failure();
    return Done{};
}

Error FileWriter::failure() const { return systemError(m_path, "the file cannot be written", *m_device); }

Result<Done> writeFiles(const std::string& folder, const std::vector<exporters::GeneratedFile>& files) {
    if (QFileInfo(toQt(folder)).isFile()) return Error{"this is a file", "name a folder", folder};
    for (const exporters::GeneratedFile& file : files)
        if (const Result<Done> inside = checkTarget(folder, file.path); !inside) return inside;
    for (const exporters::GeneratedFile& file : files) {
        const std::string path = folder + "/" + file.path;
        if (const Result<Done> made = makeFolder(QFileInfo(toQt(path)).path()); !made) return made;
        if (const Result<Done> written = writeFile(path, file.text); !written) return written;
    }
    return Done{};
}

exporters::ReadFile filesBeside(const std::string& source) {
    constexpr std::int64_t kLargest = 4 * 1024 * 1024;  // definitions and API documents are far below
    const std::string folder = QFileInfo(toQt(source)).absolutePath().toStdString();
    return [folder](const std::string& path) -> std::optional<std::string> {
        const std::string place = folder + "/" + path;
        if (!QDir::isRelativePath(toQt(path)) || !isInside(folder, place)) return std::nullopt;
        Result<std::string> text = readFile(place, kLargest);
        return text ? std::optional(std::move(text).value()) : std::nullopt;
    };
}

bool isInside(const std::string& folder, const std::string& path) {
    return resolved(toQt(path)).startsWith(resolved(toQt(folder)) + QLatin1Char('/'));
}

}  // namespace cascade::app
