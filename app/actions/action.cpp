// SPDX-License-Identifier: MIT
// Icons of actions.
#include "app/actions/action.h"

#include "app/canvas/icons.h"

namespace cascade::app {

void updateIcons(const QList<QAction*>& actions, const Theme& theme) {
    for (QAction* action : actions)
        if (const QString icon = action->data().toString(); !icon.isEmpty())
            action->setIcon(actionIcon(icon, theme));
}

}  // namespace cascade::app
