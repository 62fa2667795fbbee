// SPDX-License-Identifier: MIT
// One validation at a time, on a copy of the design.
#include "app/panels/problems/problem_finder.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace cascade::app {
namespace {

constexpr int kPauseMilliseconds = 120;

}  // namespace

ProblemFinder::ProblemFinder(Document& document, QObject* parent) : QObject(parent), m_document(document) {
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMilliseconds);
    connect(&m_pause, &QTimer::timeout, this, &ProblemFinder::start);
    const auto edited = [this] {
        ++m_revision;
        m_pause.start();
    };
    connect(&document, &Document::settled, this, edited);
    connect(&document, &Document::replaced, this, edited);
    edited();
}

void ProblemFinder::start() {
    if (m_running) return;  // take() sees that the document has moved on
    m_running = true;
    // The guard is only looked at in this thread: the worker hands it back to the application object's.
    const auto work = [guard = QPointer(this), design = m_document.design(), &catalog = m_document.catalog(),
                       revision = m_revision] {
        std::vector<Problem> problems = validate(design, catalog);
        QMetaObject::invokeMethod(QCoreApplication::instance(), [guard, revision, problems = std::move(problems)] {
            if (guard) guard->take(problems, revision);
        });
    };
    QThreadPool::globalInstance()->start(work);
}

void ProblemFinder::take(std::vector<Problem> problems, int revision) {
    m_running = false;
    if (revision != m_revision) {
        if (!m_pause.isActive()) m_pause.start();
        return;
    }
    m_problems = std::move(problems);
    emit found(m_problems);
}

}  // namespace cascade::app
