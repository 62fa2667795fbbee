// SPDX-License-Identifier: MIT
// What a node or a connection looks like, as values: the painter draws them and knows nothing of designs.
#pragma once

#include <QColor>
#include <QString>
#include <QStringList>
#include <optional>

#include "model/catalog/catalog.h"
#include "model/graph/architecture.h"
#include "model/rules/problem.h"

namespace cascade::app {

/// How a part of the diagram stands out from the rest.
enum class Emphasis {
    None,
    Hovered,
    Selected,
    Legal,  ///< May be the target of the connection that is being drawn.
    Dimmed  ///< Not what is looked for right now.
};

/// What a node does while a rehearsal plays.
enum class Activity { Idle, Busy, Failing, Throttled };

struct NodeLook {
    QStringList title;     ///< The name, in one or two lines that fit.
    bool compact = false;  ///< The title is set a little smaller, to fit.
    QString subtitle;
    QString icon;       ///< A resource path (":/icons/function.svg").
    QString letter;     ///< Stands in for an icon that does not exist.
    std::string color;  ///< A colour role of the theme.
    Emphasis emphasis = Emphasis::None;
    bool ports = false;  ///< The connection handles are shown.
    std::optional<Severity> problem;
    Activity activity = Activity::Idle;
    QString count;  ///< Of a rehearsal: "1,204"; "" shows none.
};

struct EdgeLook {
    Flow flow = Flow::Asynchronous;
    bool legal = true;  ///< The catalog knows this connection.
    QString label;
    Emphasis emphasis = Emphasis::None;
    std::optional<Severity> problem;
};

NodeLook nodeLook(const Node& node, const Catalog& catalog);
EdgeLook edgeLook(const Architecture& architecture, const Connection& connection, const Catalog& catalog);

/// Where the icon of this catalog entry lies.
QString iconPath(const Kind& kind);
/// Sets the name in at most two lines of a node's card, broken between words ("OrdersDead", "LetterQueue").
void setTitle(NodeLook& look, const QString& name);

}  // namespace cascade::app
