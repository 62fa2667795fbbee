// SPDX-License-Identifier: MIT
// The page of keys and gestures: those of the menus are read from the menus, so that the page cannot be out of
// date.
#pragma once

#include <QDialog>

class QMenuBar;

namespace cascade::app {

class ShortcutsDialog final : public QDialog {
    Q_OBJECT

public:
    explicit ShortcutsDialog(const QMenuBar& menus, QWidget* parent = nullptr);
};

}  // namespace cascade::app
