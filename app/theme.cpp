// SPDX-License-Identifier: MIT
// The two palettes. Text on its background keeps a contrast of at least 4.5 : 1 (WCAG 2.1, 1.4.3) in both.
#include "app/theme.h"

#include <QGuiApplication>

namespace cascade::app {
namespace {

Theme makeLight() {
    Theme t;
    t.window = QColor(0xf3f5f8);
    t.base = QColor(0xffffff);
    t.canvas = QColor(0xfafbfc);
    t.grid = QColor(0xd9dee7);
    t.card = QColor(0xffffff);
    t.border = QColor(0xd3d9e3);
    t.shadow = QColor(25, 35, 60, 22);
    t.text = QColor(0x1b2432);
    t.muted = QColor(0x5d6b80);
    t.edge = QColor(0x6b7a92);
    t.data = QColor(0x1d8a63);
    t.permit = QColor(0xb07a10);
    t.accent = QColor(0x2563eb);
    t.onAccent = QColor(0xffffff);
    t.error = QColor(0xd92d3a);
    t.warning = QColor(0xc27803);
    t.hint = QColor(0x2b7fc4);
    t.success = QColor(0x1a9460);
    return t;
}

Theme makeDark() {
    Theme t;
    t.dark = true;
    t.window = QColor(0x1b1f27);
    t.base = QColor(0x14181f);
    t.canvas = QColor(0x12151b);
    t.grid = QColor(0x343c49);
    t.card = QColor(0x20252f);
    t.border = QColor(0x39414f);
    t.shadow = QColor(0, 0, 0, 90);
    t.text = QColor(0xe9edf4);
    t.muted = QColor(0x9ba7ba);
    t.edge = QColor(0x8d9bb2);
    t.data = QColor(0x45c795);
    t.permit = QColor(0xe0b04c);
    t.accent = QColor(0x5a9bff);
    t.onAccent = QColor(0xffffff);
    t.error = QColor(0xf2545f);
    t.warning = QColor(0xe3a02c);
    t.hint = QColor(0x57aaf0);
    t.success = QColor(0x3fc48a);
    return t;
}

struct KindColor {
    std::string_view role;
    QRgb light;
    QRgb dark;
};
// White glyphs stand on these; light and dark differ just enough to keep calm on their canvas.
constexpr KindColor kKindColors[] = {
    {"compute", 0xffdd6b20, 0xffd96c26},   {"storage", 0xff1f8f68, 0xff239a71},
    {"messaging", 0xffc93a72, 0xffcc4379}, {"integration", 0xff7450cf, 0xff7f5fd8},
    {"streaming", 0xff2673cf, 0xff3079d6}, {"edge", 0xff4b5f7a, 0xff5d7290},
    {"identity", 0xffb7403c, 0xffc04a45},
};

}  // namespace

QColor Theme::kind(std::string_view role) const {
    for (const KindColor& color : kKindColors)
        if (color.role == role) return QColor(dark ? color.dark : color.light);
    return muted;
}

QPalette Theme::palette() const {
    QPalette p;
    p.setColor(QPalette::Window, window);
    p.setColor(QPalette::WindowText, text);
    p.setColor(QPalette::Base, base);
    p.setColor(QPalette::AlternateBase, window);
    p.setColor(QPalette::Text, text);
    p.setColor(QPalette::PlaceholderText, muted);
    p.setColor(QPalette::Button, dark ? card : base);
    p.setColor(QPalette::ButtonText, text);
    p.setColor(QPalette::BrightText, error);
    p.setColor(QPalette::Highlight, accent);
    p.setColor(QPalette::HighlightedText, onAccent);
    p.setColor(QPalette::Link, accent);
    p.setColor(QPalette::ToolTipBase, card);
    p.setColor(QPalette::ToolTipText, text);
    p.setColor(QPalette::Light, dark ? border : base);
    p.setColor(QPalette::Midlight, border);
    p.setColor(QPalette::Mid, border);
    p.setColor(QPalette::Dark, dark ? base : border.darker(115));
    p.setColor(QPalette::Shadow, dark ? QColor(Qt::black) : border.darker(140));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        QColor faint = text;
        faint.setAlpha(105);
        p.setColor(QPalette::Disabled, role, faint);
    }
    return p;
}

const Theme& lightTheme() {
    static const Theme theme = makeLight();
    return theme;
}

const Theme& darkTheme() {
    static const Theme theme = makeDark();
    return theme;
}

const Theme& themeFor(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() < 128 ? darkTheme() : lightTheme();
}

QFont diagramFont(TextRole role) {
    QFont font = QGuiApplication::font();
    font.setHintingPreference(QFont::PreferNoHinting);  // the same widths at every zoom
    font.setPixelSize(role == TextRole::Title ? 13 : role == TextRole::CompactTitle ? 12 : 11);
    if (role != TextRole::Subtitle && role != TextRole::Label) font.setWeight(QFont::DemiBold);
    return font;
}

}  // namespace cascade::app
