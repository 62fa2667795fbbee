// SPDX-License-Identifier: MIT
// What people do to a design, each as one named undo step. Mouse, keyboard, menus and panels all come here.
#pragma once

#include <QPointF>
#include <vector>

#include "app/document.h"
#include "app/selection.h"

namespace cascade::app {

/// Adds a node with the kind's own name stem at a free place near `place`.
Result<NodeId> addNode(Document& document, const Kind& kind, const QPointF& place);

enum class Direction { Outgoing, Incoming };
/// Adds a node and the first legal connection between it and `other`: Outgoing leads from `other` to the new node.
Result<NodeId> addConnectedNode(Document& document, const Kind& kind, const QPointF& place, NodeId other,
                                Direction direction);

Result<ConnectionId> connectNodes(Document& document, NodeId from, NodeId to, const std::string& role);
Result<Changes> renameNode(Document& document, NodeId node, const QString& name);
Result<Changes> moveNodes(Document& document, const std::vector<Layout::Entry>& places, int mergeKey = 0);
Result<Changes> removeSelection(Document& document, const Selection& selection);

/// Sets, or with null resets, the same field of several nodes or connections: {"parameters", "memory"}.
Result<Changes> setField(Document& document, const Selection& selection, const std::vector<std::string>& path,
                         const Json& value, int mergeKey = 0);

/// Why nothing can lead from one to the other, or an empty text when something can.
QString whyNotConnected(const Document& document, NodeId from, NodeId to);

/// The nearest place to the right of and below `wanted` where a node covers no other.
QPointF freePlace(const Design& design, const QPointF& wanted);

}  // namespace cascade::app
