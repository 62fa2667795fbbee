// SPDX-License-Identifier: MIT
// Graphviz as a child process. Its library crashes under threads and cannot be cancelled; a process can be killed.
#pragma once

#include <QObject>
#include <QProcess>
#include <QTimer>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/layout/placement.h"

namespace cascade::app {

/// "dot" (the default), "neato", "fdp", "sfdp", "circo", "twopi".
const std::vector<std::string>& layoutEngines();

struct LayoutOptions {
    std::string engine = "dot";
    Spacing spacing = {};
    int timeoutMilliseconds = 60'000;
    QString program = QStringLiteral("dot");  ///< Of Graphviz; looked for in PATH.
};

/// What Graphviz reads: nodes go by their ids ("n7"), so that no name needs escaping. Loops and doubles are left
/// out: they do not move anything.
std::string graphvizInput(const Architecture& architecture, const LayoutOptions& options);
/// What it answers with -Tplain -y, in whole canvas units, the top left node's centre near (0, 0).
Result<Placement> readGraphvizOutput(std::string_view text, const Architecture& architecture);

/// One layout at a time, without blocking the window.
class Graphviz : public QObject {
    Q_OBJECT
public:
    explicit Graphviz(QObject* parent = nullptr);
    ~Graphviz() override;

    /// REQUIRES: !isRunning(). Ends with one `finished` or `failed`, which may come before start() returns.
    void start(const Architecture& architecture, const LayoutOptions& options);
    /// Ends the run; neither `finished` nor `failed` follows.
    void cancel();
    bool isRunning() const { return m_running; }
    /// Blocks until the run has ended, without an event loop.
    void wait();

signals:
    void finished(const cascade::app::Placement& places);
    void failed(const cascade::Error& error);

private:
    void takeAnswer(int exitCode, QProcess::ExitStatus status);
    void fail(const Error& error);
    void giveUp();

    QProcess m_process;
    QTimer m_timer;
    Architecture m_architecture;
    LayoutOptions m_options;
    bool m_running = false;
};

/// For the command line: blocks until the layout is there.
Result<Placement> arrange(const Architecture& architecture, const LayoutOptions& options = {});

/// Gives every node a place: as it is where it has one; a new design by Graphviz, or in columns where that is
/// missing.
Result<Changes> placeUnplaced(Design& design, const LayoutOptions& options = {});

}  // namespace cascade::app
