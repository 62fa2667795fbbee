// SPDX-License-Identifier: MIT
// The design as a template, read only: the lines of what is selected are marked, and a click on a line selects what
// it comes from.
#pragma once

#include <QWidget>
#include <span>

#include "app/document.h"
#include "app/selection.h"
#include "app/theme.h"
#include "exporters/exporter.h"
#include "exporters/provenance/provenance.h"

class QComboBox;
class QLabel;

namespace cascade::app {

class CodeView;
class TemplateMaker;

class TemplatePanel final : public QWidget {
    Q_OBJECT
public:
    explicit TemplatePanel(Document& document, std::span<const exporters::Format> formats = exporters::formats(),
                           QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setSelection(const Selection& selection);
    CodeView& code() { return *m_code; }

signals:
    /// What the clicked line comes from; never empty.
    void chosen(const cascade::app::Selection& selection);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void take(const std::vector<exporters::GeneratedFile>& files);
    void listFiles();
    void showFile();
    void showMarks();
    void chooseLine(int line);

    Document& m_document;
    std::span<const exporters::Format> m_formats;
    TemplateMaker* m_maker;
    QComboBox* m_format;
    QComboBox* m_file;
    QLabel* m_message;
    CodeView* m_code;
    std::vector<exporters::GeneratedFile> m_files;
    exporters::Provenance m_provenance;  ///< Of the file that is shown.
    Selection m_selection;
};

}  // namespace cascade::app
