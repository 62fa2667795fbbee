// SPDX-License-Identifier: MIT
// PictureDialog: save the diagram as SVG, PNG or PDF.
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>

#include "app/canvas/render.h"
#include "app/dialogs/path_field.h"
#include "app/document.h"

namespace cascade::app {

class PictureDialog final : public QDialog {
    Q_OBJECT
public:
    PictureDialog(const Document& document, bool dark, QWidget* parent = nullptr);

    /// The picture's file, once the dialog was accepted.
    QString path() const { return m_path->path(); }

private:
    void chooseFormat();
    void updateControls();
    void write();
    PictureOptions options() const;

    const Document& m_document;
    QComboBox* m_format;
    PathField* m_path;
    QComboBox* m_appearance;
    QDoubleSpinBox* m_scale;
    QCheckBox* m_title;
    QCheckBox* m_replace;
    QLabel* m_message;
    QPushButton* m_save = nullptr;
};

}  // namespace cascade::app
