// SPDX-License-Identifier: MIT
// A table, or the news that there is nothing to mend.
#include "app/panels/problems/problems_panel.h"

#include <QHeaderView>
#include <QLabel>
#include <QStackedLayout>
#include <QStringList>
#include <QTreeView>

#include "app/panels/problems/problems_model.h"

namespace cascade::app {

ProblemsPanel::ProblemsPanel(Document& document, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_model(new ProblemsModel(this)),
      m_table(new QTreeView),
      m_fine(new QLabel(tr("No problems."))),
      m_pages(new QStackedLayout(this)) {
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Problems"));
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setIconSize({18, 18});
    m_table->header()->setSectionResizeMode(ProblemsModel::What, QHeaderView::Stretch);
    m_table->header()->setSectionResizeMode(ProblemsModel::Where, QHeaderView::Interactive);
    m_table->header()->setSectionResizeMode(ProblemsModel::Mend, QHeaderView::Stretch);
    m_table->header()->setStretchLastSection(false);
    m_table->header()->resizeSection(ProblemsModel::Where, 210);
    m_table->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_fine->setAlignment(Qt::AlignCenter);
    m_fine->setForegroundRole(QPalette::PlaceholderText);
    m_pages->addWidget(m_fine);
    m_pages->addWidget(m_table);
    connect(m_table, &QTreeView::activated, this,
            [this](const QModelIndex& index) { emit problemActivated(m_model->problem(index.row())); });
    connect(m_table, &QTreeView::clicked, this,
            [this](const QModelIndex& index) { emit problemActivated(m_model->problem(index.row())); });
}

void ProblemsPanel::setTheme(const Theme& theme) { m_model->setTheme(theme); }

void ProblemsPanel::show(const std::vector<Problem>& problems) {
    m_model->setProblems(problems, m_document.architecture());
    m_pages->setCurrentWidget(problems.empty() ? static_cast<QWidget*>(m_fine) : m_table);
}

QString ProblemsPanel::summary() const {
    QStringList parts;
    const int errors = m_model->count(Severity::Error);
    const int warnings = m_model->count(Severity::Warning);
    const int hints = m_model->count(Severity::Hint);
    if (errors > 0) parts << (errors == 1 ? tr("1 error") : tr("%1 errors").arg(errors));
    if (warnings > 0) parts << (warnings == 1 ? tr("1 warning") : tr("%1 warnings").arg(warnings));
    if (hints > 0) parts << (hints == 1 ? tr("1 hint") : tr("%1 hints").arg(hints));
    return parts.isEmpty() ? tr("No problems") : parts.join(QStringLiteral(", "));
}

}  // namespace cascade::app
