// SPDX-License-Identifier: MIT
// One export at a time, on a copy of the design.
#include "app/panels/template/template_maker.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>
#include <memory>

namespace cascade::app {
namespace {

constexpr int kPauseMilliseconds = 150;

using Files = Result<std::vector<exporters::GeneratedFile>>;

}  // namespace

TemplateMaker::TemplateMaker(Document& document, const exporters::Format& format, QObject* parent)
    : QObject(parent), m_document(document), m_format(&format) {
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMilliseconds);
    connect(&m_pause, &QTimer::timeout, this, &TemplateMaker::start);
    const auto edited = [this] {
        ++m_revision;
        m_pause.start();
    };
    connect(&document, &Document::settled, this, edited);
    connect(&document, &Document::replaced, this, edited);
}

void TemplateMaker::setFormat(const exporters::Format& format) {
    m_format = &format;
    ++m_revision;
    start();
}

void TemplateMaker::setAwake(bool awake) {
    m_awake = awake;
    start();
}

void TemplateMaker::start() {
    if (!m_awake || m_running || m_made == m_revision) return;
    m_running = true;
    // The guard is only looked at in this thread: the worker hands it back to the application object's.
    const auto work = [guard = QPointer(this), design = m_document.design(), &catalog = m_document.catalog(),
                       format = *m_format, revision = m_revision] {
        auto files = std::make_shared<Files>(exporters::exportDesign(format, design, catalog));
        QMetaObject::invokeMethod(QCoreApplication::instance(), [guard, revision, files] {
            if (guard) guard->take(std::move(*files), revision);
        });
    };
    QThreadPool::globalInstance()->start(work);
}

void TemplateMaker::take(Files files, int revision) {
    m_running = false;
    m_made = revision;
    if (revision != m_revision) {
        if (!m_pause.isActive()) m_pause.start();
        return;
    }
    if (files)
        emit made(*files);
    else
        emit refused(files.error());
}

}  // namespace cascade::app
