// SPDX-License-Identifier: MIT
// Icon engines that paint on demand, so that no size and no screen is forgotten.
#include "app/canvas/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>
#include <functional>
#include <memory>

#include "app/canvas/diagram_painter.h"

namespace cascade::app {
namespace {

class PaintedIcon final : public QIconEngine {
public:
    using Paint = std::function<void(QPainter&, const QRectF&)>;
    explicit PaintedIcon(Paint paint) : m_paint(std::move(paint)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (mode == QIcon::Disabled) painter->setOpacity(0.4);
        m_paint(*painter, rect);
        painter->restore();
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect({}, size), mode, state);
        return pixmap;
    }
    QIconEngine* clone() const override { return new PaintedIcon(m_paint); }

private:
    Paint m_paint;
};

}  // namespace

QIcon kindIcon(const Kind& kind, const Theme& theme) {
    NodeLook look;
    look.icon = iconPath(kind);
    look.color = kind.color;
    look.letter = QString::fromStdString(kind.title).left(1).toUpper();
    return QIcon(new PaintedIcon(
        [look, &theme](QPainter& painter, const QRectF& rect) { paintTile(painter, theme, rect, look); }));
}

QIcon actionIcon(const QString& name, const Theme& theme) {
    QFile file(QStringLiteral(":/icons/actions/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) return {};
    QByteArray svg = file.readAll();
    svg.replace("#000000", theme.text.name().toUtf8());
    const auto renderer = std::make_shared<QSvgRenderer>(svg);
    return QIcon(
        new PaintedIcon([renderer](QPainter& painter, const QRectF& rect) { renderer->render(&painter, rect); }));
}

QIcon severityIcon(Severity severity, const Theme& theme) {
    return QIcon(new PaintedIcon([severity, &theme](QPainter& painter, const QRectF& rect) {
        painter.translate(rect.center());
        painter.scale(rect.width() / 22, rect.height() / 22);
        paintProblem(painter, theme, {0, 0}, severity);
    }));
}

}  // namespace cascade::app
