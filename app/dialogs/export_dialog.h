// SPDX-License-Identifier: MIT
// ExportDialog: choose a format and a folder, see what will be written, write it.
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <span>

#include "app/dialogs/path_field.h"
#include "app/document.h"
#include "exporters/exporter.h"

namespace cascade::app {

class ExportDialog final : public QDialog {
    Q_OBJECT
public:
    explicit ExportDialog(const Document& document, QWidget* parent = nullptr,
                          std::span<const exporters::Format> formats = exporters::formats());

    /// Where the files went, once the dialog was accepted.
    QString folder() const { return m_folder->path(); }

private:
    void chooseFormat();
    void listFiles();
    void updateButton();
    void write();
    QString suggestedFolder(const exporters::Format& format) const;

    const Document& m_document;
    std::span<const exporters::Format> m_formats;
    std::vector<exporters::GeneratedFile> m_files;
    std::size_t m_overwritten = 0;
    QComboBox* m_format;
    PathField* m_folder;
    QTreeWidget* m_list;
    QLabel* m_message;
    QCheckBox* m_replace;
    QPushButton* m_export = nullptr;
};

}  // namespace cascade::app
