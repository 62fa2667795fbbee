// SPDX-License-Identifier: MIT
// A design as a picture: SVG, PDF (vectors throughout) or PNG. Without a window; painted by what paints the canvas.
#pragma once

#include <QByteArray>
#include <QString>
#include <optional>

#include "model/catalog/catalog.h"
#include "model/graph/design.h"
#include "model/result.h"

namespace cascade::app {

enum class PictureFormat { Svg, Png, Pdf };

/// By the ending of a file's name; nothing for an ending that is no picture.
std::optional<PictureFormat> pictureFormatOf(const QString& path);

struct PictureOptions {
    bool dark = false;
    bool title = true;  ///< The design's name above the diagram.
    double scale = 2;   ///< PNG: pixels per canvas unit.
};

/// The same design gives the same bytes. Nodes without a place are laid out first, in a copy.
/// REQUIRES: a QGuiApplication, on any platform ("offscreen" will do): fonts need it.
Result<QByteArray> renderPicture(const Design& design, const Catalog& catalog, PictureFormat format,
                                 const PictureOptions& options = {});

}  // namespace cascade::app
