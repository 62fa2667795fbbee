// SPDX-License-Identifier: MIT
// Two choices above a text: the format, and the file of its project.
#include "app/panels/template/template_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "app/panels/template/template_maker.h"
#include "app/text/code_view.h"

namespace cascade::app {
namespace {

QString text(std::string_view value) { return QString::fromUtf8(value.data(), qsizetype(value.size())); }

}  // namespace

TemplatePanel::TemplatePanel(Document& document, std::span<const exporters::Format> formats, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_formats(formats),
      m_maker(new TemplateMaker(document, formats.front(), this)),
      m_format(new QComboBox),
      m_file(new QComboBox),
      m_message(new QLabel),
      m_code(new CodeView) {
    for (const exporters::Format& format : formats) m_format->addItem(text(format.title));
    m_format->setAccessibleName(tr("Format"));
    m_file->setAccessibleName(tr("File"));
    m_file->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_code->setAccessibleName(tr("Template"));
    m_message->setWordWrap(true);
    m_message->setMargin(12);
    m_message->hide();
    auto* choices = new QHBoxLayout;
    choices->setContentsMargins(8, 6, 8, 6);
    choices->setSpacing(8);
    choices->addWidget(m_format);
    choices->addWidget(m_file);
    choices->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(choices);
    column->addWidget(m_message);
    column->addWidget(m_code, 1);
    connect(m_format, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_maker->setFormat(m_formats[static_cast<std::size_t>(index)]); });
    connect(m_file, &QComboBox::currentIndexChanged, this, &TemplatePanel::showFile);
    connect(m_maker, &TemplateMaker::made, this, &TemplatePanel::take);
    connect(m_maker, &TemplateMaker::refused, this, [this](const Error& error) {
        take({});
        m_message->setText(text(error.text()));
        m_message->show();
    });
    connect(m_code, &CodeView::lineClicked, this, &TemplatePanel::chooseLine);
}

void TemplatePanel::setTheme(const Theme& theme) { m_code->setTheme(theme); }

void TemplatePanel::setSelection(const Selection& selection) {
    if (selection == m_selection) return;
    m_selection = selection;
    showMarks();
    m_code->revealMarked();
}

void TemplatePanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_maker->setAwake(true);
}

void TemplatePanel::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_maker->setAwake(false);
}

void TemplatePanel::take(const std::vector<exporters::GeneratedFile>& files) {
    m_message->hide();
    m_files = files;
    listFiles();
    showFile();
}

/// The main file first; the one that was shown stays, if it is still there.
void TemplatePanel::listFiles() {
    const exporters::Format& format = m_formats[static_cast<std::size_t>(m_format->currentIndex())];
    std::stable_partition(m_files.begin(), m_files.end(),
                          [&](const exporters::GeneratedFile& file) { return file.path == format.mainFile; });
    const QSignalBlocker quiet(m_file);
    const QString shown = m_file->currentText();
    m_file->clear();
    for (const exporters::GeneratedFile& file : m_files) m_file->addItem(text(file.path));
    m_file->setCurrentIndex(m_files.empty() ? -1 : std::max(0, m_file->findText(shown)));
}

void TemplatePanel::showFile() {
    const int index = m_file->currentIndex();
    const exporters::GeneratedFile file =
        index < 0 ? exporters::GeneratedFile{} : m_files[static_cast<std::size_t>(index)];
    m_provenance = exporters::Provenance(file);
    const bool isAnother = m_code->setCode(text(file.path), text(file.text));
    showMarks();
    if (isAnother) m_code->revealMarked();
}

void TemplatePanel::showMarks() { m_code->mark(m_provenance.of(m_selection.nodes, m_selection.connections)); }

void TemplatePanel::chooseLine(int line) {
    const auto origin = m_provenance.at(line);
    if (!origin) return;
    // The text may lag behind the design by a moment.
    const Architecture& architecture = m_document.architecture();
    if (architecture.find(origin->connection))
        emit chosen({{}, {origin->connection}});
    else if (!origin->connection && architecture.find(origin->node))
        emit chosen({{origin->node}, {}});
}

}  // namespace cascade::app
