// SPDX-License-Identifier: MIT
// The problems of the document. Activating one goes there.
#pragma once

#include <QWidget>

#include "app/document.h"
#include "app/theme.h"
#include "model/rules/problem.h"

class QLabel;
class QStackedLayout;
class QTreeView;

namespace cascade::app {

class ProblemsModel;

class ProblemsPanel final : public QWidget {
    Q_OBJECT
public:
    explicit ProblemsPanel(Document& document, QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    void show(const std::vector<Problem>& problems);
    using QWidget::show;
    /// "2 errors, 1 warning", or that all is well.
    QString summary() const;

signals:
    void problemActivated(const cascade::Problem& problem);

private:
    Document& m_document;
    ProblemsModel* m_model;
    QTreeView* m_table;
    QLabel* m_fine;
    QStackedLayout* m_pages;
};

}  // namespace cascade::app
