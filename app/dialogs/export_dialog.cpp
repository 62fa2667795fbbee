// SPDX-License-Identifier: MIT
// Nothing is written before one has seen what, and nothing is replaced unasked.
#include "app/dialogs/export_dialog.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QHeaderView>
#include <QVBoxLayout>

#include "app/files.h"
#include "app/theme.h"
#include "model/plan/plan.h"

namespace cascade::app {
namespace {

enum class Fate { New, Same, Replaced };

Fate fateOf(const QString& path, const std::string& text) {
    if (!QFileInfo::exists(path)) return Fate::New;
    const Result<std::string> old = readFile(QFile::encodeName(path).toStdString());
    return old && *old == text ? Fate::Same : Fate::Replaced;
}

QString nameOf(Fate fate) {
    switch (fate) {
        case Fate::New: return ExportDialog::tr("new");
        case Fate::Same: return ExportDialog::tr("unchanged");
        case Fate::Replaced: return ExportDialog::tr("exists, would be replaced");
    }
    return {};
}

}  // namespace

ExportDialog::ExportDialog(const Document& document, QWidget* parent, std::span<const exporters::Format> formats)
    : QDialog(parent),
      m_document(document),
      m_formats(formats),
      m_format(new QComboBox(this)),
      m_folder(new PathField(PathField::Kind::Folder, tr("Folder of the project"), this)),
      m_list(new QTreeWidget(this)),
      m_message(new QLabel(this)),
      m_replace(new QCheckBox(this)) {
    setWindowTitle(tr("Export"));
    for (const exporters::Format& format : formats)
        m_format->addItem(QString::fromUtf8(format.title.data(), qsizetype(format.title.size())));
    m_list->setColumnCount(2);
    m_list->setHeaderLabels({tr("File"), tr("In the folder")});
    m_list->setRootIsDecorated(false);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setStyleSheet(QStringLiteral("QTreeView::item { padding: 2px 0; }"));
    m_list->setAccessibleName(tr("Files that will be written"));
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_message->setWordWrap(true);
    auto* form = new QFormLayout;
    form->addRow(tr("&Format"), m_format);
    form->addRow(tr("F&older"), m_folder);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_export = buttons->addButton(tr("Export"), QDialogButtonBox::AcceptRole);
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(m_list, 1);
    column->addWidget(m_message);
    column->addWidget(m_replace);
    column->addWidget(buttons);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::chooseFormat);
    connect(m_folder, &PathField::pathChanged, this, &ExportDialog::listFiles);
    connect(m_replace, &QCheckBox::toggled, this, &ExportDialog::updateButton);
    connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::write);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(640, 480);
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
    if (m_format->currentIndex() < 0) return listFiles();
    const exporters::Format& format = m_formats[std::size_t(m_format->currentIndex())];
    const Architecture& architecture = m_document.architecture();
    const Catalog& catalog = m_document.catalog();
    auto files = format.write(architecture, catalog, makePlan(architecture, catalog));
    if (files)
        m_files = std::move(*files);
    else
        m_message->setText(QString::fromStdString(files.error().text()));
    m_folder->setPath(suggestedFolder(format));
    listFiles();
}

void ExportDialog::listFiles() {
    m_list->clear();
    m_overwritten = 0;
    const Theme& theme = themeFor(palette());
    for (const exporters::GeneratedFile& file : m_files) {
        const QString path = QString::fromStdString(file.path);
        const Fate fate = fateOf(QDir(folder()).filePath(path), file.text);
        auto* item = new QTreeWidgetItem(m_list, {path, nameOf(fate)});
        if (fate != Fate::Replaced) continue;
        ++m_overwritten;
        item->setForeground(1, theme.warning);
    }
    m_replace->setText(tr("Replace %n file(s) that exist already", nullptr, static_cast<int>(m_overwritten)));
    m_replace->setVisible(m_overwritten > 0);
    m_replace->setChecked(false);
    updateButton();
}

void ExportDialog::updateButton() {
    const bool agreed = m_overwritten == 0 || m_replace->isChecked();
    m_export->setEnabled(!m_files.empty() && !folder().isEmpty() && agreed);
}

void ExportDialog::write() {
    const Result<Done> written = writeFiles(QFile::encodeName(folder()).toStdString(), m_files);
    if (written) return accept();
    m_message->setText(QString::fromStdString(written.error().text()));
}

}  // namespace cascade::app
