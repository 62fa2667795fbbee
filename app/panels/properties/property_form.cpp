// SPDX-License-Identifier: MIT
// Laying out a form in a narrow panel: labels stand above their fields.
#include "app/panels/properties/property_form.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "app/panels/properties/parameter_field.h"

namespace cascade::app {

PropertyForm::PropertyForm(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this)) {
    m_layout->setContentsMargins(14, 12, 10, 14);
    m_layout->setSpacing(4);
}

void PropertyForm::addHead(const QIcon& icon, const QString& title, const QString& subtitle) {
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    if (!icon.isNull()) {
        auto* tile = new QLabel;
        tile->setPixmap(icon.pixmap(QSize(36, 36), devicePixelRatioF()));
        row->addWidget(tile, 0, Qt::AlignTop);
    }
    auto* texts = new QVBoxLayout;
    texts->setSpacing(1);
    auto* name = new QLabel(title);
    QFont font = name->font();
    font.setWeight(QFont::DemiBold);
    font.setPointSizeF(font.pointSizeF() * 1.2);
    name->setFont(font);
    name->setWordWrap(true);
    name->setTextFormat(Qt::PlainText);
    auto* kind = new QLabel(subtitle);
    kind->setForegroundRole(QPalette::PlaceholderText);
    kind->setWordWrap(true);
    texts->addWidget(name);
    texts->addWidget(kind);
    row->addLayout(texts, 1);
    m_layout->addLayout(row);
    m_layout->addSpacing(6);
}

void PropertyForm::addText(const QString& text) {
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    label->setOpenExternalLinks(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    m_layout->addWidget(label);
}

void PropertyForm::addSection(const QString& title) {
    m_layout->addSpacing(14);
    auto* line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    line->setForegroundRole(QPalette::Mid);
    m_layout->addWidget(line);
    auto* label = new QLabel(title);
    QFont font = label->font();
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    m_layout->addSpacing(4);
    m_layout->addWidget(label);
}

void PropertyForm::add(const Parameter& parameter, const Path& path) {
    auto* label = new QLabel(QString::fromStdString(parameter.title));
    auto* field = new ParameterField(parameter);
    field->setObjectName(QString::fromStdString(path.back()));
    field->focusProxy()->setAccessibleName(label->text());
    label->setBuddy(field->focusProxy());
    label->setToolTip(field->toolTip());
    m_layout->addSpacing(6);
    m_layout->addWidget(label);
    m_layout->addWidget(field);
    m_lines.push_back({field, path});
    connect(field, &ParameterField::edited, this, [this, path](const Json& value) { emit edited(path, value); });
}

void PropertyForm::close() { m_layout->addStretch(1); }

ParameterField* PropertyForm::field(const Path& path) const {
    for (const Line& line : m_lines)
        if (line.path == path) return line.field;
    return nullptr;
}

}  // namespace cascade::app
