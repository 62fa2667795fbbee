// SPDX-License-Identifier: MIT
// Running Graphviz: start, wait, give up, and errors that say how to mend them.
#include "app/layout/graphviz.h"

#include <QStandardPaths>
#include <algorithm>

namespace cascade::app {
namespace {

Error missing() {
    return {"Graphviz is not installed: the program 'dot' was not found",
            "install it (Debian and Ubuntu: sudo apt install graphviz; Fedora: sudo dnf install graphviz; "
            "macOS: brew install graphviz)"};
}

Error unknownEngine(const std::string& engine) {
    std::string names;
    for (const std::string& name : layoutEngines()) names += (names.empty() ? "" : ", ") + name;
    return {"there is no layout engine called '" + engine + "'", "use one of " + names};
}

}  // namespace

const std::vector<std::string>& layoutEngines() {
    static const std::vector<std::string> kEngines = {"dot", "neato", "fdp", "sfdp", "circo", "twopi"};
    return kEngines;
}

Graphviz::Graphviz(QObject* parent) : QObject(parent) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Graphviz::giveUp);
    connect(&m_process, &QProcess::finished, this, &Graphviz::takeAnswer);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) fail(missing());
    });
}

Graphviz::~Graphviz() { cancel(); }

void Graphviz::start(const Architecture& architecture, const LayoutOptions& options) {
    m_architecture = architecture;
    m_options = options;
    m_running = true;
    if (std::ranges::find(layoutEngines(), options.engine) == layoutEngines().end())
        return fail(unknownEngine(options.engine));
    if (architecture.nodes().empty()) {
        m_running = false;
        emit finished({});
        return;
    }
    const QString program = QStandardPaths::findExecutable(options.program);
    if (program.isEmpty()) return fail(missing());
    m_timer.start(options.timeoutMilliseconds);
    m_process.start(program, {QStringLiteral("-Tplain"), QStringLiteral("-y"),
                              QStringLiteral("-K") + QString::fromStdString(options.engine)});
    m_process.write(QByteArray::fromStdString(graphvizInput(architecture, options)));
    m_process.closeWriteChannel();
}

void Graphviz::cancel() {
    m_running = false;
    m_timer.stop();
    if (m_process.state() == QProcess::NotRunning) return;
    m_process.kill();
    m_process.waitForFinished();
}

void Graphviz::wait() {
    if (!m_running || m_process.waitForFinished(m_options.timeoutMilliseconds)) return;
    if (m_running) giveUp();
}

void Graphviz::takeAnswer(int exitCode, QProcess::ExitStatus status) {
    if (!m_running) return;  // cancelled
    if (status != QProcess::NormalExit || exitCode != 0) {
        const std::string said = m_process.readAllStandardError().trimmed().left(300).toStdString();
        return fail(
            {"Graphviz could not lay out the design" + (said.empty() ? "" : ": " + said), "try another engine"});
    }
    const Result<Placement> places =
        readGraphvizOutput(m_process.readAllStandardOutput().toStdString(), m_architecture);
    if (!places) return fail(places.error());
    m_running = false;
    m_timer.stop();
    emit finished(*places);
}

void Graphviz::fail(const Error& error) {
    if (!m_running) return;
    m_running = false;
    m_timer.stop();
    emit failed(error);
}

void Graphviz::giveUp() {
    const Error error{"the layout by '" + m_options.engine + "' took longer than " +
                          std::to_string(m_options.timeoutMilliseconds / 1000) + " seconds",
                      "use 'sfdp' for very large designs"};
    cancel();
    emit failed(error);
}

Result<Placement> arrange(const Architecture& architecture, const LayoutOptions& options) {
    Graphviz graphviz;
    Result<Placement> result = Placement{};
    QObject::connect(&graphviz, &Graphviz::finished, [&](const Placement& places) { result = places; });
    QObject::connect(&graphviz, &Graphviz::failed, [&](const Error& error) { result = error; });
    graphviz.start(architecture, options);
    graphviz.wait();
    return result;
}

Result<Changes> placeUnplaced(Design& design, const LayoutOptions& options) {
    if (design.layout().entries().empty()) {
        const Result<Placement> places = arrange(design.architecture(), options);
        return applyPlacement(design, places ? *places : columnPlacement(design.architecture(), options.spacing));
    }
    const Places places = placesOf(design);
    Placement missing;
    for (const Node& node : design.architecture().nodes())
        if (!design.layout().find(node.id)) missing.push_back({node.id, toPoint(places.at(node.id))});
    return applyPlacement(design, missing);
}

}  // namespace cascade::app
