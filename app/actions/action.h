// SPDX-License-Identifier: MIT
// Making actions: every one has a text, a tip and, where it is frequent, a shortcut and an icon.
#pragma once

#include <QAction>
#include <QKeySequence>

#include "app/theme.h"

namespace cascade::app {

struct ActionSpec {
    QString text;
    QString tip;
    QKeySequence shortcut = {};
    QString icon = {};  ///< resources/icons/actions/ICON.svg
};

template <typename Slot>
QAction* makeAction(QObject* parent, const ActionSpec& spec, Slot slot) {
    auto* action = new QAction(spec.text, parent);
    action->setStatusTip(spec.tip);
    const QString keys = spec.shortcut.toString(QKeySequence::NativeText);
    action->setToolTip(keys.isEmpty() ? spec.tip : QStringLiteral("%1 (%2)").arg(spec.tip, keys));
    action->setShortcut(spec.shortcut);
    action->setData(spec.icon);
    QObject::connect(action, &QAction::triggered, parent, slot);
    return action;
}

/// Paints the icons of these actions in the theme's colours.
void updateIcons(const QList<QAction*>& actions, const Theme& theme);

}  // namespace cascade::app
