// SPDX-License-Identifier: MIT
// From the design and the catalog to looks.
#include "app/canvas/look.h"

#include <QFontMetricsF>

#include "app/canvas/diagram_painter.h"
#include "app/theme.h"

namespace cascade::app {
namespace {

/// Places where a name may be broken: before a capital or a digit that follows something else.
bool startsWord(const QString& name, int index) {
    const QChar before = name[index - 1];
    const QChar here = name[index];
    return (here.isUpper() && !before.isUpper()) || (here.isDigit() && !before.isDigit());
}

QString text(const Json& value) {
    return value.is_string() ? QString::fromStdString(value.get<std::string>()) : QString();
}

QString labelOf(const Connection& connection, const ConnectionType* type) {
    if (const Json* route = member(connection.parameters(), "route"); route && route->is_string())
        return text(*route);
    if (type && type->role == "trigger" && type->flow == Flow::Polled) {
        const Json size = valueOf(*type, connection, "batch_size");
        if (size.is_number_integer() && size != 1) return QStringLiteral("trigger ≤ %1").arg(size.get<int>());
    }
    return QString::fromStdString(connection.role);
}

QStringList linesOf(const QString& name, TextRole role) {
    const QFontMetricsF metrics(diagramFont(role));
    if (metrics.horizontalAdvance(name) <= kTitleWidth) return {name};
    int cut = 0;
    for (int i = 1; i < name.size(); ++i) {
        if (metrics.horizontalAdvance(name.left(i)) > kTitleWidth) break;
        if (startsWord(name, i)) cut = i;
    }
    if (cut == 0) return {metrics.elidedText(name, Qt::ElideRight, kTitleWidth)};
    return {name.left(cut), metrics.elidedText(name.mid(cut), Qt::ElideRight, kTitleWidth)};
}

}  // namespace

QString iconPath(const Kind& kind) {
    return QStringLiteral(":/icons/%1.svg").arg(QString::fromStdString(kind.icon));
}

void setTitle(NodeLook& look, const QString& name) {
    look.title = linesOf(name, TextRole::Title);
    look.compact = look.title.join(QString()) != name;
    if (look.compact) look.title = linesOf(name, TextRole::CompactTitle);
}

NodeLook nodeLook(const Node& node, const Catalog& catalog) {
    NodeLook look;
    const Kind* kind = catalog.find(node.kind);
    const QString name = QString::fromStdString(node.name);
    setTitle(look, name);
    look.subtitle = QString::fromStdString(kind ? kind->title : node.kind);
    look.letter = look.subtitle.left(1).toUpper();
    if (kind) {
        look.icon = iconPath(*kind);
        look.color = kind->color;
    }
    return look;
}

EdgeLook edgeLook(const Architecture& architecture, const Connection& connection, const Catalog& catalog) {
    EdgeLook look;
    const ConnectionType* type = catalog.find(architecture, connection);
    look.legal = type != nullptr;
    if (type) look.flow = type->flow;
    if (type && valueOf(*type, connection, "mode") == "synchronous") look.flow = Flow::Synchronous;
    look.label = labelOf(connection, type);
    return look;
}

}  // namespace cascade::app
