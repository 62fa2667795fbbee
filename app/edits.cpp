// SPDX-License-Identifier: MIT
// Edits with the names that the undo history shows.
#include "app/edits.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "app/canvas/geometry.h"
#include "app/edit_sequence.h"

namespace cascade::app {
namespace {

QString tr(const char* text, int number = -1) {
    return QCoreApplication::translate("Edits", text, nullptr, number);
}

QString text(const std::string& value) { return QString::fromStdString(value); }

template <typename Added>
auto idOfAdded(const Changes& changes) {
    for (const Change& change : changes)
        if (const auto* added = std::get_if<Added>(&change)) {
            if constexpr (requires { added->node.id; })
                return added->node.id;
            else
                return added->connection.id;
        }
    Q_UNREACHABLE();
}

QString nodeName(const Document& document, NodeId id) {
    const Node* node = document.architecture().find(id);
    return node ? text(node->name) : QString();
}

const std::vector<const ConnectionType*> typesBetween(const Document& document, NodeId from, NodeId to) {
    const Node* source = document.architecture().find(from);
    const Node* target = document.architecture().find(to);
    if (!source || !target) return {};
    return document.catalog().between(source->kind, target->kind);
}

QString titleOf(const Catalog& catalog, const std::string& kind) {
    const Kind* found = catalog.find(kind);
    return text(found ? found->title : kind);
}

/// The kinds that a node of this kind can lead to, as "Function, SQS queue".
QString targetsOf(const Catalog& catalog, const std::string& kind) {
    QStringList targets;
    for (const ConnectionType& type : catalog.connections()) {
        if (type.from != kind) continue;
        const QString title = titleOf(catalog, type.to);
        if (!targets.contains(title)) targets << title;
    }
    return targets.join(QStringLiteral(", "));
}

}  // namespace

Result<NodeId> addNode(Document& document, const Kind& kind, const QPointF& place) {
    const std::string name = document.design().freeName(kind.nameStem);
    const Point point = toPoint(freePlace(document.design(), place));
    const Result<Changes> made = document.perform(
        tr("Add %1").arg(text(name)), [&](Design& design) { return design.addNode(kind.name, name, point); });
    if (!made) return made.error();
    return idOfAdded<NodeAdded>(*made);
}

Result<NodeId> addConnectedNode(Document& document, const Kind& kind, const QPointF& place, NodeId other,
                                Direction direction) {
    const Node* end = document.architecture().find(other);
    if (!end) return Error{"there is no such node"};
    const bool outgoing = direction == Direction::Outgoing;
    const auto types = outgoing ? document.catalog().between(end->kind, kind.name)
                                : document.catalog().between(kind.name, end->kind);
    if (types.empty()) return Error{"these kinds cannot be connected", "choose another kind"};
    const std::string name = document.design().freeName(kind.nameStem);
    const Point point = toPoint(freePlace(document.design(), place));
    const Result<Changes> made = document.perform(tr("Add %1").arg(text(name)), [&](Design& design) {
        EditSequence edits(design);
        if (edits.add(design.addNode(kind.name, name, point))) {
            const NodeId added = design.architecture().find(name)->id;
            edits.add(design.connect(outgoing ? other : added, outgoing ? added : other, types.front()->role));
        }
        return std::move(edits).finish();
    });
    if (!made) return made.error();
    return idOfAdded<NodeAdded>(*made);
}

Result<ConnectionId> connectNodes(Document& document, NodeId from, NodeId to, const std::string& role) {
    const QString name = tr("Connect %1 to %2").arg(nodeName(document, from), nodeName(document, to));
    const Result<Changes> made =
        document.perform(name, [&](Design& design) { return design.connect(from, to, role); });
    if (!made) return made.error();
    return idOfAdded<ConnectionAdded>(*made);
}

Result<Changes> renameNode(Document& document, NodeId node, const QString& name) {
    return document.perform(tr("Rename %1 to %2").arg(nodeName(document, node), name),
                            [&](Design& design) { return design.renameNode(node, name.toStdString()); });
}

Result<Changes> moveNodes(Document& document, const std::vector<Layout::Entry>& places, int mergeKey) {
    const QString name = places.size() == 1 ? tr("Move %1").arg(nodeName(document, places.front().first))
                                            : tr("Move %1 nodes").arg(places.size());
    const auto move = [&](Design& design) {
        EditSequence edits(design);
        for (const auto& [node, place] : places) edits.add(design.moveNode(node, place));
        return std::move(edits).finish();
    };
    return document.perform(name, move, mergeKey);
}

Result<Changes> removeSelection(Document& document, const Selection& selection) {
    QString name = tr("Delete %1 items").arg(selection.size());
    if (selection.size() == 1)
        name = selection.nodes.empty() ? tr("Delete connection")
                                       : tr("Delete %1").arg(nodeName(document, selection.nodes.front()));
    return document.perform(name, [&](Design& design) {
        EditSequence edits(design);
        for (const ConnectionId connection : selection.connections) edits.add(design.disconnect(connection));
        for (const NodeId node : selection.nodes) edits.add(design.removeNode(node));
        return std::move(edits).finish();
    });
}

Result<Changes> setField(Document& document, const Selection& selection, const std::vector<std::string>& path,
                         const Json& value, int mergeKey) {
    QString what = text(path.back());
    what.replace(QLatin1Char('_'), QLatin1Char(' '));
    const QString where = selection.nodes.size() == 1 ? nodeName(document, selection.nodes.front()) : QString();
    const QString name = where.isEmpty() ? tr("Set %1").arg(what) : tr("Set %1 of %2").arg(what, where);
    const auto edit = [&](Design& design) {
        EditSequence edits(design);
        for (const NodeId node : selection.nodes) edits.add(design.editNode(node, path, value));
        for (const ConnectionId connection : selection.connections)
            edits.add(design.editConnection(connection, path, value));
        return std::move(edits).finish();
    };
    return document.perform(name, edit, mergeKey);
}

QString whyNotConnected(const Document& document, NodeId from, NodeId to) {
    if (!typesBetween(document, from, to).empty()) return {};
    const Node& source = document.architecture().node(from);
    const Node& target = document.architecture().node(to);
    const Catalog& catalog = document.catalog();
    const QString sourceTitle = titleOf(catalog, source.kind);
    const QString refusal = tr("%1 cannot lead to %2.").arg(sourceTitle, titleOf(catalog, target.kind));
    const QString targets = targetsOf(catalog, source.kind);
    if (targets.isEmpty()) return refusal + QLatin1Char(' ') + tr("It leads nowhere by itself; draw towards it.");
    return refusal + QLatin1Char(' ') + tr("It can lead to: %1.").arg(targets);
}

QPointF freePlace(const Design& design, const QPointF& wanted) {
    QPointF place(std::round(wanted.x() / kGridStep) * kGridStep, std::round(wanted.y() / kGridStep) * kGridStep);
    const Places taken = placesOf(design);
    const auto covered = [&](const QPointF& candidate) {
        return std::any_of(taken.begin(), taken.end(), [&](const auto& entry) {
            return nodeRect(candidate).adjusted(-8, -8, 8, 8).intersects(nodeRect(entry.second));
        });
    };
    const double step = kNodeHeight + kGridStep - std::fmod(kNodeHeight, kGridStep) + kGridStep;
    while (covered(place)) place += QPointF(0, step);
    return place;
}

}  // namespace cascade::app
