// SPDX-License-Identifier: MIT
// Theme: every colour and font of the window and of pictures, by role, for light and for dark surroundings.
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <string_view>

namespace cascade::app {

/// Named colours. Painters ask for a role and never mix their own.
struct Theme {
    bool dark = false;

    QColor window;  ///< Panels and toolbars.
    QColor base;    ///< Fields and lists.
    QColor canvas;  ///< Behind the diagram.
    QColor grid;
    QColor card;    ///< A node's face.
    QColor border;  ///< Around cards, fields and panels.
    QColor shadow;
    QColor text;
    QColor muted;     ///< Secondary text.
    QColor edge;      ///< Messages, whoever waits for them.
    QColor data;      ///< Reads and writes.
    QColor permit;    ///< Authorization.
    QColor accent;    ///< Selection, focus, what is pressed.
    QColor onAccent;  ///< Text and glyphs on accent, on kind colours and on severities.
    QColor error;
    QColor warning;
    QColor hint;
    QColor success;

    /// Of a kind's colour role in the catalog ("compute", "storage", …); an unknown role is neutral.
    QColor kind(std::string_view role) const;
    QPalette palette() const;
    /// What a palette cannot say: roomy fields, slim scroll bars, quiet panel titles.
    QString styleSheet() const;
};

const Theme& lightTheme();
const Theme& darkTheme();
/// The theme that fits these surroundings. (QStyleHints::colorScheme() only exists from Qt 6.5.)
const Theme& themeFor(const QPalette& palette);

enum class TextRole {
    Title,         ///< A node's name.
    CompactTitle,  ///< A long one.
    Subtitle,      ///< Its kind.
    Label,         ///< On an edge.
    Badge          ///< Counts.
};
/// Sizes are pixels at 100 %, so that pictures look the same wherever they are made.
QFont diagramFont(TextRole role);

}  // namespace cascade::app
