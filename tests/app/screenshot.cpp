// SPDX-License-Identifier: MIT
// Takes pictures of the real window: screenshot OUT.png [FILE] [--dark] [--select NAME] [--size WxH]
// [--at DURATION]. Run it with QT_QPA_PLATFORM=offscreen (or under a display), and QT_SCALE_FACTOR=2 for sharp
// ones.
#include <QApplication>
#include <QCommandLineParser>
#include <QStyleFactory>
#include <QTest>

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
    parser.addOption({QStringLiteral("select"), QStringLiteral("Selects a node."), QStringLiteral("name")});
    parser.addOption({QStringLiteral("size"), QStringLiteral("Of the window."), QStringLiteral("WxH"),
                      QStringLiteral("1440x900")});
    parser.addOption({QStringLiteral("at"), QStringLiteral("Rehearses the design and shows this instant of it."),
                      QStringLiteral("duration")});
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
    if (const Node* node = window.document().architecture().find(selected)) window.scene().select({{node->id}, {}});
    QTest::qWait(600);  // until validation has spoken
    if (parser.isSet(QStringLiteral("at"))) showInstant(window, parser.value(QStringLiteral("at")).toStdString());
    return window.grab().save(arguments[0]) ? 0 : 1;
}
