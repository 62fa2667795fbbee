// SPDX-License-Identifier: MIT
// Nothing is written before one has seen what, and nothing that somebody wrote is replaced unasked.
#include "app/dialogs/export_dialog.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QHeaderView>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>

#include "app/text/diff_view.h"
#include "app/theme.h"

namespace cascade::app {
namespace {

using exporters::Decision;
using exporters::Fate;
using exporters::FileChange;

enum Column { File, State };

QString stateOf(Fate fate) {
    switch (fate) {
        case Fate::New: return ExportDialog::tr("new");
        case Fate::Same: return ExportDialog::tr("unchanged");
        case Fate::Updated: return ExportDialog::tr("updated");
        case Fate::Kept: return ExportDialog::tr("changed by you");
        case Fate::Conflict: return ExportDialog::tr("changed by both");
        case Fate::Obsolete: return ExportDialog::tr("no longer needed");
    }
    return {};
}

/// Something that its author wrote would go.
bool isAsked(Fate fate) { return fate == Fate::Kept || fate == Fate::Conflict; }

}  // namespace

ExportDialog::ExportDialog(const Document& document, QWidget* parent, std::span<const exporters::Format> formats)
    : QDialog(parent),
      m_document(document),
      m_formats(formats),
      m_format(new QComboBox(this)),
      m_folder(new PathField(PathField::Kind::Folder, tr("Folder of the project"), this)),
      m_list(new QTreeWidget(this)),
      m_diff(new DiffView(this)),
      m_message(new QLabel(this)) {
    setWindowTitle(tr("Export"));
    for (const exporters::Format& format : formats)
        m_format->addItem(QString::fromUtf8(format.title.data(), qsizetype(format.title.size())));
    m_list->setColumnCount(2);
    m_list->setHeaderLabels({tr("File"), tr("In the folder")});
    m_list->setRootIsDecorated(false);
    m_list->setStyleSheet(QStringLiteral("QTreeView::item { padding: 2px 0; }"));
    m_list->setAccessibleName(tr("Files that will be written"));
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(File, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(State, QHeaderView::ResizeToContents);
    m_diff->setAccessibleName(tr("Lines that change in the selected file"));
    m_diff->setTheme(themeFor(palette()));
    m_message->setWordWrap(true);
    auto* form = new QFormLayout;
    form->addRow(tr("&Format"), m_format);
    form->addRow(tr("F&older"), m_folder);
    auto* panes = new QSplitter(this);
    panes->addWidget(m_list);
    panes->addWidget(m_diff);
    panes->setSizes({380, 560});
    panes->setChildrenCollapsible(false);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_export = buttons->addButton(tr("Export"), QDialogButtonBox::AcceptRole);
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(panes, 1);
    column->addWidget(m_message);
    column->addWidget(buttons);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::chooseFormat);
    connect(m_folder, &PathField::pathChanged, this, &ExportDialog::inspect);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ExportDialog::showChange);
    connect(m_list, &QTreeWidget::itemChanged, this, &ExportDialog::explain);
    connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::write);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(980, 620);
    chooseFormat();
}

QString ExportDialog::suggestedFolder(const exporters::Format& format) const {
    const QFileInfo file(m_document.path());
    const QString name = m_document.path().isEmpty() ? QStringLiteral("application") : file.completeBaseName();
    const QDir folder = m_document.path().isEmpty() ? QDir::home() : file.absoluteDir();
    return folder.filePath(name + QLatin1Char('-') +
                           QString::fromUtf8(format.name.data(), qsizetype(format.name.size())));
}

void ExportDialog::chooseFormat() {
    m_files.clear();
    m_message->clear();
    if (m_format->currentIndex() < 0) return inspect();
    const exporters::Format& format = m_formats[std::size_t(m_format->currentIndex())];
    auto files = exporters::exportDesign(format, m_document.design(), m_document.catalog());
    if (files) m_files = std::move(*files);
    m_folder->setPath(suggestedFolder(format));
    inspect();
    if (!files) m_message->setText(QString::fromStdString(files.error().text()));
}

/// What of the design the project does not hold, a line each.
QString ExportDialog::leftOut(const exporters::Format& format) const {
    QStringList notes;
    for (const std::string& note : exporters::leftOut(format, m_document.architecture(), m_document.catalog()))
        notes.append(QString::fromStdString(note));
    return notes.join(QLatin1Char('\n'));
}

void ExportDialog::inspect() {
    m_project.reset();
    m_message->clear();
    if (!m_files.empty() && !folder().isEmpty()) {
        const auto& format = m_formats[std::size_t(m_format->currentIndex())];
        auto project = inspectFolder(QFile::encodeName(folder()).toStdString(), format.name, m_files);
        if (project)
            m_project = std::move(*project);
        else
            m_message->setText(QString::fromStdString(project.error().text()));
        if (project) m_message->setText(leftOut(format));
    }
    listChanges();
}

void ExportDialog::listChanges() {
    m_list->clear();
    m_diff->clear();
    m_export->setEnabled(m_project.has_value());
    if (!m_project) return;
    for (const FileChange& change : m_project->changes) addChange(change);
    const auto& changes = m_project->changes;
    auto first = std::find_if(changes.begin(), changes.end(),
                              [](const FileChange& change) { return change.fate == Fate::Conflict; });
    const std::string_view main = m_formats[std::size_t(m_format->currentIndex())].mainFile;
    if (first == changes.end())
        first = std::find_if(changes.begin(), changes.end(),
                             [&](const FileChange& change) { return change.path == main; });
    m_list->setCurrentItem(m_list->topLevelItem(first == changes.end() ? 0 : int(first - changes.begin())));
    explain();
}

/// A tick means: as Cascade writes it.
void ExportDialog::addChange(const FileChange& change) {
    auto* item = new QTreeWidgetItem({QString::fromStdString(change.path), stateOf(change.fate)});
    if (change.differs()) {
        item->setCheckState(File, isAsked(change.fate) ? Qt::Unchecked : Qt::Checked);
        item->setToolTip(File, tr("Ticked: it is written as Cascade makes it. Not ticked: it stays as it is."));
    }
    if (change.fate == Fate::Conflict) item->setForeground(State, themeFor(palette()).warning);
    if (change.fate == Fate::Same) item->setForeground(State, themeFor(palette()).muted);
    m_list->addTopLevelItem(item);
}

void ExportDialog::showChange() {
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    if (!m_project || row < 0) return;
    const FileChange& change = m_project->changes[std::size_t(row)];
    m_diff->show(change.present, change.generated);
}

void ExportDialog::explain() {
    if (!m_project || m_list->topLevelItemCount() != int(m_project->changes.size())) return;
    int kept = 0;
    int replaced = 0;
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        if (!isAsked(m_project->changes[std::size_t(row)].fate)) continue;
        ++(m_list->topLevelItem(row)->checkState(File) == Qt::Checked ? replaced : kept);
    }
    QStringList sentences;
    if (kept > 0)
        sentences
            << (kept == 1
                    ? tr("One file that you changed stays as it is; tick it to take Cascade's.")
                    : tr("%1 files that you changed stay as they are; tick those to take Cascade's.").arg(kept));
    if (replaced > 0)
        sentences << (replaced == 1 ? tr("What you wrote in one file will be lost.")
                                    : tr("What you wrote in %1 files will be lost.").arg(replaced));
    m_message->setText(sentences.join(QLatin1Char(' ')));
}

void ExportDialog::write() {
    std::vector<Decision> decisions;
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        const bool take = m_list->topLevelItem(row)->checkState(File) == Qt::Checked;
        decisions.push_back({&m_project->changes[std::size_t(row)], take, !take});
    }
    const Result<Done> written = writeProject(*m_project, decisions);
    if (written) return accept();
    m_message->setText(QString::fromStdString(written.error().text()));
}

}  // namespace cascade::app
