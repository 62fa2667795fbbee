// SPDX-License-Identifier: MIT
// A table of gestures, and one of keys for each menu.
#include "app/dialogs/shortcuts_dialog.h"

#include <QDialogButtonBox>
#include <QMenu>
#include <QMenuBar>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace cascade::app {
namespace {

/// "C&onnect…" without what belongs to menus only.
QString plain(QString text) { return text.remove(QLatin1Char('&')).remove(QStringLiteral("…")); }

QString row(const QString& how, const QString& what) {
    return QStringLiteral("<tr><td width=\"190\"><b>%1</b></td><td>%2</td></tr>")
        .arg(how.toHtmlEscaped(), what.toHtmlEscaped());
}

QString section(const QString& title, const QString& rows) {
    if (rows.isEmpty()) return {};
    return QStringLiteral("<h4>%1</h4><table width=\"100%\" cellpadding=\"3\">%2</table>")
        .arg(title.toHtmlEscaped(), rows);
}

QString gestures() {
    return row(ShortcutsDialog::tr("Drag from Services"), ShortcutsDialog::tr("Adds a service where you let go")) +
           row(ShortcutsDialog::tr("Double-click the canvas"), ShortcutsDialog::tr("Adds a service by its name")) +
           row(ShortcutsDialog::tr("Drag from a node's dot"),
               ShortcutsDialog::tr("Connects it; on empty canvas, adds what follows")) +
           row(ShortcutsDialog::tr("Drag over the canvas"), ShortcutsDialog::tr("Selects all it touches")) +
           row(ShortcutsDialog::tr("Wheel"), ShortcutsDialog::tr("Zooms at the pointer")) +
           row(ShortcutsDialog::tr("Space or middle button"), ShortcutsDialog::tr("With a drag: moves the view")) +
           row(ShortcutsDialog::tr("Arrow keys"),
               ShortcutsDialog::tr("Move what is selected; with Shift, finely")) +
           row(ShortcutsDialog::tr("Tab"), ShortcutsDialog::tr("Goes to the next node"));
}

QString keysOf(const QMenu& menu) {
    QString rows;
    for (const QAction* action : menu.actions()) {
        QStringList keys;
        for (const QKeySequence& key : action->shortcuts()) keys << key.toString(QKeySequence::NativeText);
        keys.removeDuplicates();
        if (!keys.isEmpty())
            rows += row(keys.join(ShortcutsDialog::tr(" or ")),
                        action->statusTip().isEmpty() ? plain(action->text()) : action->statusTip());
    }
    return rows;
}

}  // namespace

ShortcutsDialog::ShortcutsDialog(const QMenuBar& menus, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Keyboard and Mouse"));
    QString page = section(tr("On the canvas"), gestures());
    for (const QAction* action : menus.actions())
        if (const QMenu* menu = action->menu()) page += section(plain(action->text()), keysOf(*menu));
    auto* text = new QTextBrowser;
    text->setHtml(page);
    text->setFrameShape(QFrame::NoFrame);
    text->setAccessibleName(windowTitle());
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(text);
    column->addWidget(buttons);
    resize(600, 640);
}

}  // namespace cascade::app
