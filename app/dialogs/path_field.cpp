// SPDX-License-Identifier: MIT
// A line with a button beside it.
#include "app/dialogs/path_field.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>

namespace cascade::app {

PathField::PathField(Kind kind, const QString& title, QWidget* parent)
    : QWidget(parent), m_kind(kind), m_title(title), m_path(new QLineEdit(this)) {
    auto* button = new QPushButton(tr("Choose…"), this);
    button->setAutoDefault(false);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_path, 1);
    row->addWidget(button);
    setFocusProxy(m_path);
    m_path->setAccessibleName(title);
    m_path->setMinimumWidth(360);
    connect(button, &QPushButton::clicked, this, &PathField::browse);
    connect(m_path, &QLineEdit::textChanged, this, &PathField::pathChanged);
}

void PathField::browse() {
    // What is there already is shown by the dialog that this field stands in; asking twice would annoy.
    const QString chosen = m_kind == Kind::Folder
                               ? QFileDialog::getExistingDirectory(this, m_title, path())
                               : QFileDialog::getSaveFileName(this, m_title, path(), QString(), nullptr,
                                                              QFileDialog::DontConfirmOverwrite);
    if (!chosen.isEmpty()) setPath(chosen);
}

}  // namespace cascade::app
