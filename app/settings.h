// SPDX-License-Identifier: MIT
// What the program remembers between two runs, each by a name of its own.
#pragma once

#include <QByteArray>
#include <QStringList>

namespace cascade::app {

enum class Appearance { System, Light, Dark };

class Settings {
public:
    /// Newest first.
    static QStringList recentFiles();
    static void addRecentFile(const QString& path);
    static void forgetRecentFiles();

    static Appearance appearance();
    static void setAppearance(Appearance appearance);

    static QByteArray windowGeometry();
    static QByteArray windowState();
    static void setWindow(const QByteArray& geometry, const QByteArray& state);
};

}  // namespace cascade::app
