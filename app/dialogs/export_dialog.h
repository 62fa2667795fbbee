// SPDX-License-Identifier: MIT
// ExportDialog: choose a format and a folder, see file by file and line by line what would change, decide, write
// it.
#pragma once

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <optional>
#include <span>

#include "app/dialogs/path_field.h"
#include "app/document.h"
#include "app/project_export.h"
#include "exporters/exporter.h"

namespace cascade::app {

class DiffView;

class ExportDialog final : public QDialog {
    Q_OBJECT
public:
    explicit ExportDialog(const Document& document, QWidget* parent = nullptr,
                          std::span<const exporters::Format> formats = exporters::formats());

    /// Where the files went, once the dialog was accepted.
    QString folder() const { return m_folder->path(); }

private:
    void chooseFormat();
    void inspect();
    void listChanges();
    void addChange(const exporters::FileChange& change);
    void showChange();
    void explain();
    void write();
    QString leftOut(const exporters::Format& format) const;
    QString suggestedFolder(const exporters::Format& format) const;

    const Document& m_document;
    std::span<const exporters::Format> m_formats;
    std::vector<exporters::GeneratedFile> m_files;
    std::optional<ProjectExport> m_project;  ///< What lies in the folder, compared with the files.
    QComboBox* m_format;
    PathField* m_folder;
    QTreeWidget* m_list;
    DiffView* m_diff;
    QLabel* m_message;
    QPushButton* m_export = nullptr;
};

}  // namespace cascade::app
