// SPDX-License-Identifier: MIT
// The program: with no command the designer, otherwise the command line.
#include <QGuiApplication>
#include <iostream>

#include "app/cli/command_line.h"
#include "app/designer.h"

using namespace cascade::app;

namespace {

/// Where nobody is logged in (servers, containers) Qt wonders about a folder that pictures do not need.
void tell(QtMsgType, const QMessageLogContext&, const QString& message) {
    if (!message.contains(QStringLiteral("XDG_RUNTIME_DIR"))) std::cerr << message.toStdString() << "\n";
}

/// Pictures need fonts, but no display: the offscreen platform works wherever the program does.
int paint(const Request& request, int argc, char** argv) {
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    qInstallMessageHandler(tell);
    const QGuiApplication application(argc, argv);
    return run(request);
}

int work(const Request& request, int argc, char** argv) {
    const QCoreApplication application(argc, argv);  // file names and child processes need one
    return run(request);
}

}  // namespace

int main(int argc, char** argv) {
    const Request request = readArguments(argc, argv);
    if (request.designer) return runDesigner(argc, argv, QString::fromStdString(request.file));
    if (!request.command) return request.status;
    return request.paints ? paint(request, argc, argv) : work(request, argc, argv);
}
