// SPDX-License-Identifier: MIT
// Takes pictures of the real window: screenshot OUT.png [FILE] [--dark] [--select NAME] [--size WxH]
// [--panel NAME] [--at DURATION] [--do ACTION]. Run it with QT_QPA_PLATFORM=offscreen (or under a display), and
// QT_SCALE_FACTOR=2 for sharp ones.
#include <QApplication>
#include <QCommandLineParser>
#include <QDockWidget>
#include <QStyleFactory>
#include <QTest>
#include <QTimer>

#include "app/actions/file_actions.h"
#include "app/canvas/canvas_scene.h"
#include "app/canvas/canvas_view.h"
#include "app/main_window.h"
#include "app/playback/run_panel.h"

using namespace cascade;
using namespace cascade::app;

namespace {

void showInstant(MainWindow& window, const std::string& at) {
    window.runPanel().playbackActions().front()->trigger();
    (void)QTest::qWaitFor([&] { return window.playback().state() == Playback::State::Playing; }, 60'000);
    window.playback().pause();
    window.view().fit();
    window.playback().seek(parseDuration(at).value_or(0));
    QTest::qWait(100);
}

/// Triggers an action of the menus and takes the picture of the dialog or popup that comes of it.
QPixmap pictureOf(MainWindow& window, const QString& text) {
    QPixmap picture;
    QTimer::singleShot(700, &window, [&] {
        QWidget* shown = QApplication::activeModalWidget();
        if (!shown) shown = QApplication::activePopupWidget();
        if (!shown) return;
        picture = shown->grab();
        shown->close();
    });
    for (QAction* action : window.findChildren<QAction*>())
        if (action->text() == text) action->trigger();
    (void)QTest::qWaitFor([&] { return !picture.isNull(); }, 2'000);
    return picture;
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("CascadeScreenshot"));  // settings of its own: none
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("picture"), QStringLiteral("The PNG to write."));
    parser.addPositionalArgument(QStringLiteral("file"), QStringLiteral("The design to open."));
    parser.addOption({QStringLiteral("dark"), QStringLiteral("Dark colours.")});
    parser.addOption({QStringLiteral("select"),
                      QStringLiteral("Selects a node, a connection or, with *, every node."),
                      QStringLiteral("name")});
    parser.addOption({QStringLiteral("size"), QStringLiteral("Of the window."), QStringLiteral("WxH"),
                      QStringLiteral("1440x900")});
    parser.addOption({QStringLiteral("panel"), QStringLiteral("Brings a panel to the front: template, run, …"),
                      QStringLiteral("name")});
    parser.addOption({QStringLiteral("at"), QStringLiteral("Rehearses the design and shows this instant of it."),
                      QStringLiteral("duration")});
    parser.addOption({QStringLiteral("do"),
                      QStringLiteral("Takes what this action of the menus shows, '&' and all."),
                      QStringLiteral("text")});
    parser.process(application);
    const QStringList arguments = parser.positionalArguments();
    if (arguments.isEmpty()) parser.showHelp(2);

    MainWindow window(builtinCatalog());
    window.setTheme(parser.isSet(QStringLiteral("dark")) ? darkTheme() : lightTheme());
    const QStringList size = parser.value(QStringLiteral("size")).split(QLatin1Char('x'));
    window.resize(size.value(0).toInt(), size.value(1).toInt());
    window.show();
    QTest::qWait(50);
    if (arguments.size() > 1 && !window.files().open(arguments[1])) return 2;
    const std::string selected = parser.value(QStringLiteral("select")).toStdString();
    const Architecture& architecture = window.document().architecture();
    if (const Node* node = architecture.find(selected)) window.scene().select({{node->id}, {}});
    for (const Connection& connection : architecture.connections())
        if (architecture.describe(connection) == selected) window.scene().select({{}, {connection.id}});
    if (selected == "*") {
        Selection all;
        for (const Node& node : architecture.nodes()) all.nodes.push_back(node.id);
        window.scene().select(all);
    }
    if (auto* panel = window.findChild<QDockWidget*>(parser.value(QStringLiteral("panel")))) panel->raise();
    QTest::qWait(600);  // until validation has spoken
    if (parser.isSet(QStringLiteral("at"))) showInstant(window, parser.value(QStringLiteral("at")).toStdString());
    if (parser.isSet(QStringLiteral("do")))
        return pictureOf(window, parser.value(QStringLiteral("do"))).save(arguments[0]) ? 0 : 1;
    return window.grab().save(arguments[0]) ? 0 : 1;
}
