// SPDX-License-Identifier: MIT
// Validates a document after every edit, in a thread of its own and only when the typing pauses.
#pragma once

#include <QObject>
#include <QTimer>
#include <vector>

#include "app/document.h"
#include "model/rules/problem.h"

namespace cascade::app {

class ProblemFinder final : public QObject {
    Q_OBJECT
public:
    explicit ProblemFinder(Document& document, QObject* parent = nullptr);

    const std::vector<Problem>& problems() const { return m_problems; }

signals:
    void found(const std::vector<cascade::Problem>& problems);

private:
    void start();
    void take(std::vector<Problem> problems, int revision);

    Document& m_document;
    QTimer m_pause;
    std::vector<Problem> m_problems;
    int m_revision = 0;  ///< Of the document, counting edits.
    bool m_running = false;
};

}  // namespace cascade::app
