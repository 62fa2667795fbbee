// SPDX-License-Identifier: MIT
// Settings in QSettings.
#include "app/settings.h"

#include <QFileInfo>
#include <QSettings>

namespace cascade::app {
namespace {

constexpr int kRecentFiles = 10;
const auto kRecent = QStringLiteral("recent_files");
const auto kAppearance = QStringLiteral("appearance");
const auto kGeometry = QStringLiteral("window/geometry");
const auto kState = QStringLiteral("window/state");

}  // namespace

QStringList Settings::recentFiles() { return QSettings().value(kRecent).toStringList(); }

void Settings::addRecentFile(const QString& path) {
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList files = recentFiles();
    files.removeAll(absolute);
    files.prepend(absolute);
    QSettings().setValue(kRecent, QStringList(files.mid(0, kRecentFiles)));
}

void Settings::forgetRecentFiles() { QSettings().remove(kRecent); }

Appearance Settings::appearance() {
    const int value = QSettings().value(kAppearance, 0).toInt();
    return value == 1 ? Appearance::Light : value == 2 ? Appearance::Dark : Appearance::System;
}

void Settings::setAppearance(Appearance appearance) {
    QSettings().setValue(kAppearance, static_cast<int>(appearance));
}

QByteArray Settings::windowGeometry() { return QSettings().value(kGeometry).toByteArray(); }
QByteArray Settings::windowState() { return QSettings().value(kState).toByteArray(); }

void Settings::setWindow(const QByteArray& geometry, const QByteArray& state) {
    QSettings settings;
    settings.setValue(kGeometry, geometry);
    settings.setValue(kState, state);
}

}  // namespace cascade::app
