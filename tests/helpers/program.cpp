// SPDX-License-Identifier: MIT
// The program as a child process.
#include "tests/helpers/program.h"

#include <QElapsedTimer>
#include <QProcess>

namespace cascade::tests {

std::string Run::text() const {
    return "status " + std::to_string(status) + "\nstdout: " + out.substr(0, 2000) +
           "\nstderr: " + err.substr(0, 2000);
}

Run runProgram(const QStringList& arguments, const QString& folder) {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QString::fromLatin1(name));
    QProcess process;
    process.setProcessEnvironment(environment);
    if (!folder.isEmpty()) process.setWorkingDirectory(folder);
    QElapsedTimer timer;
    timer.start();
    process.start(qEnvironmentVariable("CASCADE_PROGRAM"), arguments);
    process.closeWriteChannel();
    Run run;
    if (process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit)
        run.status = process.exitCode();
    run.milliseconds = timer.elapsed();
    run.out = process.readAllStandardOutput().toStdString();
    run.err = process.readAllStandardError().toStdString();
    return run;
}

}  // namespace cascade::tests
