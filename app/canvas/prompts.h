// SPDX-License-Identifier: MIT
// Prompts: the small questions that the canvas asks in place - what to add, in which role, where to, under what
// name.
#pragma once

#include <QObject>
#include <QPointF>

#include "app/edits.h"

class QLineEdit;

namespace cascade::app {

class CanvasScene;
class CanvasView;
class PickList;

class Prompts final : public QObject {
    Q_OBJECT
public:
    Prompts(CanvasScene& scene, CanvasView& view);

    /// Which kind to add here.
    void addAt(const QPointF& place);
    /// Which kind to add here, among those that `other` can lead to (or, Incoming, that can lead to it).
    void addConnected(const QPointF& place, NodeId other, Direction direction);
    /// Connects; asks for the role where the pair has several.
    void connectNodes(NodeId from, NodeId to);
    /// Which node to connect to, by name.
    void connectFrom(NodeId from);
    /// The name, in a field on the node itself.
    void rename(NodeId node);

private:
    QPoint screenPosition(const QPointF& scenePosition) const;
    void connectAs(NodeId from, NodeId to, const std::string& role);
    void finishRename(NodeId node, QLineEdit& field);

    CanvasScene& m_scene;
    CanvasView& m_view;
    PickList* m_list;
};

}  // namespace cascade::app
