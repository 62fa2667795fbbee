// SPDX-License-Identifier: MIT
// Exports a document after every edit, in a thread of its own and only when the typing pauses: what the design
// would become in one format.
#pragma once

#include <QObject>
#include <QTimer>
#include <vector>

#include "app/document.h"
#include "exporters/exporter.h"

namespace cascade::app {

class TemplateMaker final : public QObject {
    Q_OBJECT
public:
    TemplateMaker(Document& document, const exporters::Format& format, QObject* parent = nullptr);

    void setFormat(const exporters::Format& format);
    /// While it rests nothing is made; it catches up when it is awake again.
    void setAwake(bool awake);

signals:
    void made(const std::vector<cascade::exporters::GeneratedFile>& files);
    /// The format cannot express the design.
    void refused(const cascade::Error& error);

private:
    void start();
    void take(Result<std::vector<exporters::GeneratedFile>> files, int revision);

    Document& m_document;
    const exporters::Format* m_format;
    QTimer m_pause;
    int m_revision = 1;  ///< Of the document and the choice of the format, counting changes.
    int m_made = 0;      ///< The revision that was made last.
    bool m_running = false;
    bool m_awake = false;
};

}  // namespace cascade::app
