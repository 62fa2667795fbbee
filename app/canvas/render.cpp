// SPDX-License-Identifier: MIT
// Painting a whole design onto a picture. Nothing here may be a bitmap but the PNG: no icons' pixmaps, no effects.
#include "app/canvas/render.h"

#include <QBuffer>
#include <QFileInfo>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QImage>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <cmath>

#include "app/canvas/diagram_painter.h"
#include "app/layout/graphviz.h"

namespace cascade::app {
namespace {

/// Before the title; diagramBounds() has a margin of its own.
constexpr double kTitleInset = 40;
constexpr double kTitleHeight = 40;
/// A canvas unit is a CSS pixel: 96 to the inch, in SVG and PDF alike.
constexpr int kUnitsPerInch = 96;
/// QImage refuses more than 32,767 on a side, and painting more than this takes minutes and gigabytes.
constexpr double kLargestPixels = 120e6;
constexpr double kLongestSide = 32'000;

/// What is painted, and where: worked out once for every format.
struct Picture {
    const Architecture& architecture;
    const Catalog& catalog;
    const Theme& theme;
    Places places;
    EdgeCurves curves;
    QString title;
    QRectF area;
};

QRectF pictureArea(const Picture& picture) {
    QRectF area = diagramBounds(picture.places, picture.curves);
    if (area.isEmpty()) area = QRectF(0, 0, 320, 120);
    if (!picture.title.isEmpty()) {
        const double titleWidth =
            QFontMetricsF(diagramFont(TextRole::Title)).horizontalAdvance(picture.title) * 2 + kTitleInset;
        area.setWidth(std::max(area.width(), titleWidth));
        area.setTop(area.top() - kTitleHeight);
    }
    return area.toAlignedRect();
}

void paintTitle(QPainter& painter, const Picture& picture) {
    QFont font = diagramFont(TextRole::Title);
    font.setPixelSize(20);
    painter.setFont(font);
    painter.setPen(picture.theme.text);
    const QPointF corner = picture.area.topLeft() + QPointF(kTitleInset, kTitleInset / 2);
    painter.drawText(QRectF(corner, QSizeF(picture.area.width(), kTitleHeight)), Qt::AlignLeft | Qt::AlignVCenter,
                     picture.title);
}

void paintPicture(QPainter& painter, const Picture& picture) {
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.fillRect(picture.area, picture.theme.canvas);
    if (!picture.title.isEmpty()) paintTitle(painter, picture);
    const auto& connections = picture.architecture.connections();
    for (const Connection& connection : connections)
        paintEdge(painter, picture.theme, picture.curves.at(connection.id),
                  edgeLook(picture.architecture, connection, picture.catalog));
    for (const Node& node : picture.architecture.nodes())
        paintNode(painter, picture.theme, picture.places.at(node.id), nodeLook(node, picture.catalog));
    for (const Connection& connection : connections)
        paintEdgeLabel(painter, picture.theme, picture.curves.at(connection.id),
                       edgeLook(picture.architecture, connection, picture.catalog));
}

/// Qt names only the font of this machine; others are to fall back to their own of the same sort.
void nameFallbackFont(QByteArray& svg) {
    const QFont font = diagramFont(TextRole::Title);
    svg.replace("font-family=\"" + font.family().toUtf8() + "\"",
                "font-family=\"" + QFontInfo(font).family().toUtf8() + ", sans-serif\"");
}

QByteArray renderSvg(const Picture& picture) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(kUnitsPerInch);
    generator.setSize(picture.area.size().toSize());
    generator.setViewBox(QRectF(QPointF(), picture.area.size()));
    generator.setTitle(QString::fromStdString(picture.architecture.name()).toHtmlEscaped());  // Qt writes it raw
    QPainter painter(&generator);
    painter.translate(-picture.area.topLeft());
    paintPicture(painter, picture);
    painter.end();
    nameFallbackFont(bytes);
    return bytes;
}

/// QPdfWriter stamps the time into the file; the same design is to give the same bytes. Nothing may change length:
/// the table at the file's end counts bytes.
void forgetTime(QByteArray& pdf) {
    const QByteArray key = "/CreationDate (D:";
    const qsizetype at = pdf.indexOf(key);
    if (at < 0) return;
    for (qsizetype i = at + key.size(); i < pdf.size() && pdf[i] != ')'; ++i)
        if (pdf[i] >= '0' && pdf[i] <= '9') pdf[i] = '0';
}

QByteArray renderPdf(const Picture& picture) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setCreator(QStringLiteral("Cascade"));
    writer.setTitle(QString::fromStdString(picture.architecture.name()));
    writer.setResolution(1200);
    const QSizeF inches = picture.area.size() / kUnitsPerInch;
    writer.setPageSize(QPageSize(inches, QPageSize::Inch, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    QPainter painter(&writer);
    painter.scale(writer.logicalDpiX() / double(kUnitsPerInch), writer.logicalDpiY() / double(kUnitsPerInch));
    painter.translate(-picture.area.topLeft());
    paintPicture(painter, picture);
    painter.end();
    forgetTime(bytes);
    return bytes;
}

Result<QByteArray> renderPng(const Picture& picture, double scale) {
    const QSizeF size = picture.area.size() * scale;
    if (std::max(size.width(), size.height()) > kLongestSide || size.width() * size.height() > kLargestPixels)
        return Error{"the picture would be " + std::to_string(std::lround(size.width())) + " x " +
                         std::to_string(std::lround(size.height())) + " pixels, too large for a PNG",
                     "use a smaller scale, or SVG or PDF, which have no pixels"};
    QImage image(size.toSize(), QImage::Format_RGB32);
    QPainter painter(&image);
    painter.scale(scale, scale);
    painter.translate(-picture.area.topLeft());
    paintPicture(painter, picture);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

}  // namespace

std::optional<PictureFormat> pictureFormatOf(const QString& path) {
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == QLatin1String("svg")) return PictureFormat::Svg;
    if (ending == QLatin1String("png")) return PictureFormat::Png;
    if (ending == QLatin1String("pdf")) return PictureFormat::Pdf;
    return std::nullopt;
}

Result<QByteArray> renderPicture(const Design& design, const Catalog& catalog, PictureFormat format,
                                 const PictureOptions& options) {
    Design placed = design;
    const Result<Changes> changes = placeUnplaced(placed);
    if (!changes) return changes.error();
    Picture picture{
        placed.architecture(), catalog, options.dark ? darkTheme() : lightTheme(), placesOf(placed), {}, {}, {}};
    picture.curves = edgeCurves(picture.architecture, picture.places);
    if (options.title) picture.title = QString::fromStdString(picture.architecture.name());
    picture.area = pictureArea(picture);
    switch (format) {
        case PictureFormat::Svg: return renderSvg(picture);
        case PictureFormat::Pdf: return renderPdf(picture);
        case PictureFormat::Png: return renderPng(picture, options.scale);
    }
    return Error{"this is no picture format", "use svg, png or pdf"};
}

}  // namespace cascade::app
