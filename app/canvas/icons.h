// SPDX-License-Identifier: MIT
// Icons for widgets, painted by the diagram's own painter.
#pragma once

#include <QIcon>

#include "app/theme.h"
#include "model/catalog/catalog.h"
#include "model/rules/problem.h"

namespace cascade::app {

/// A kind's coloured tile, sharp at any size and any number of pixels per point.
QIcon kindIcon(const Kind& kind, const Theme& theme);
/// resources/icons/actions/NAME.svg in the theme's text colour.
QIcon actionIcon(const QString& name, const Theme& theme);
QIcon severityIcon(Severity severity, const Theme& theme);

}  // namespace cascade::app
