// SPDX-License-Identifier: MIT
// Starting the window.
#include "app/designer.h"

#include <QApplication>
#include <QIcon>
#include <QStyleFactory>

#include "app/actions/file_actions.h"
#include "app/canvas/canvas_view.h"
#include "app/main_window.h"
#include "app/settings.h"

namespace cascade::app {

int runDesigner(int argc, char** argv, const QString& file) {
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Cascade"));
    QApplication::setOrganizationName(QStringLiteral("Cascade"));
    QApplication::setApplicationVersion(QStringLiteral(CASCADE_VERSION));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/cascade.svg")));
    // One style everywhere: its colours are ours to choose, light and dark.
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    MainWindow window(builtinCatalog());
    window.restoreGeometry(Settings::windowGeometry());
    window.restoreState(Settings::windowState());
    window.show();
    if (!file.isEmpty()) window.files().open(file);
    return QApplication::exec();
}

}  // namespace cascade::app
