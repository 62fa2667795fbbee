// SPDX-License-Identifier: MIT
// The style sheet, on top of Fusion. Colours are named by role ("@border") and filled in by the theme.
#include "app/theme.h"

namespace cascade::app {
namespace {

constexpr const char* kRules = R"(
QToolBar { background: @window; border: none; border-bottom: 1px solid @border; padding: 4px 8px; spacing: 2px; }
QToolBar::separator { background: @border; width: 1px; margin: 5px 7px; }
QToolBar QToolButton { border: none; border-radius: 6px; padding: 5px; }
QToolBar QToolButton:hover, QStatusBar QToolButton:hover { background: @hover; }
QToolBar QToolButton:pressed, QToolBar QToolButton:checked { background: @border; }
QMenuBar { background: @window; }
QStatusBar { background: @window; border-top: 1px solid @border; }
QStatusBar::item { border: none; }
QStatusBar QLabel { padding: 3px 8px; }
QStatusBar QToolButton { border: none; border-radius: 4px; padding: 2px 6px; }
QDockWidget { titlebar-close-icon: none; titlebar-normal-icon: none; }
QDockWidget::title { background: @window; padding: 8px 10px 6px 10px; }
QMainWindow::separator { background: @border; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: @accent; }
QTreeView { background: @window; }
QHeaderView::section { background: @window; color: @muted; border: none; border-bottom: 1px solid @border;
    padding: 4px 8px; }
QTabBar::tab { background: @window; color: @muted; border: none; border-bottom: 2px solid transparent;
    padding: 7px 14px; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QLineEdit, QPlainTextEdit, QComboBox, QSpinBox { background: @base; border: 1px solid @border; border-radius: 6px;
    padding: 4px 7px; selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus { border-color: @accent; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url(:/icons/actions/down.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: @base; border: 1px solid @border; selection-background-color: @accent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @border; border-radius: 3px; margin: 2px; min-height: 30px; min-width: 30px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QToolTip { background: @card; color: @text; border: 1px solid @border; padding: 5px; }
#code { border: none; border-top: 1px solid @border; border-radius: 0; padding: 0; }
#pickList { background: @card; border: 1px solid @border; }
#pickList QListWidget { background: @card; }
)";

}  // namespace

QString Theme::styleSheet() const {
    const auto translucent = [](QColor color, int alpha) {
        color.setAlpha(alpha);
        return color.name(QColor::HexArgb);
    };
    QString sheet = QString::fromLatin1(kRules);
    sheet.replace(QLatin1String("@window"), window.name());
    sheet.replace(QLatin1String("@border"), border.name());
    sheet.replace(QLatin1String("@hover"), translucent(text, 22));
    sheet.replace(QLatin1String("@accent"), accent.name());
    sheet.replace(QLatin1String("@onAccent"), onAccent.name());
    sheet.replace(QLatin1String("@muted"), muted.name());
    sheet.replace(QLatin1String("@base"), base.name());
    sheet.replace(QLatin1String("@card"), card.name());
    sheet.replace(QLatin1String("@text"), text.name());
    return sheet;
}

}  // namespace cascade::app
