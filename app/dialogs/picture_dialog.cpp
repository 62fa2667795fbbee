// SPDX-License-Identifier: MIT
// The file's ending is the format: choosing one changes the other.
#include "app/dialogs/picture_dialog.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QFormLayout>
#include <QSignalBlocker>

#include "app/files.h"

namespace cascade::app {
namespace {

QString suggestedPath(const Document& document, const QString& ending) {
    const QFileInfo file(document.path());
    if (document.path().isEmpty()) return QDir::home().filePath(QStringLiteral("diagram.") + ending);
    return file.absoluteDir().filePath(file.completeBaseName() + QLatin1Char('.') + ending);
}

}  // namespace

PictureDialog::PictureDialog(const Document& document, bool dark, QWidget* parent)
    : QDialog(parent),
      m_document(document),
      m_format(new QComboBox(this)),
      m_path(new PathField(PathField::Kind::SaveFile, tr("File of the picture"), this)),
      m_appearance(new QComboBox(this)),
      m_scale(new QDoubleSpinBox(this)),
      m_title(new QCheckBox(tr("The design's name above it"), this)),
      m_replace(new QCheckBox(tr("Replace the file that exists already"), this)),
      m_message(new QLabel(this)) {
    setWindowTitle(tr("Export picture"));
    m_format->addItem(tr("SVG: sharp at any size, for web pages and drawing programs"), QStringLiteral("svg"));
    m_format->addItem(tr("PDF: sharp at any size, for printing"), QStringLiteral("pdf"));
    m_format->addItem(tr("PNG: pixels, for everything else"), QStringLiteral("png"));
    m_appearance->addItems({tr("Light"), tr("Dark")});
    m_appearance->setCurrentIndex(dark ? 1 : 0);
    m_scale->setRange(0.25, 8);
    m_scale->setSingleStep(0.5);
    m_scale->setValue(2);
    m_scale->setSuffix(tr(" × screen size"));
    m_title->setChecked(true);
    m_message->setWordWrap(true);
    auto* form = new QFormLayout(this);
    form->addRow(tr("&Format"), m_format);
    form->addRow(tr("F&ile"), m_path);
    form->addRow(QString(), m_replace);
    form->addRow(tr("&Appearance"), m_appearance);
    form->addRow(tr("Si&ze"), m_scale);
    form->addRow(QString(), m_title);
    form->addRow(m_message);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_save = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    form->addRow(buttons);
    connect(m_format, &QComboBox::currentIndexChanged, this, &PictureDialog::chooseFormat);
    connect(m_path, &PathField::pathChanged, this, &PictureDialog::updateControls);
    connect(m_replace, &QCheckBox::toggled, this, &PictureDialog::updateControls);
    connect(buttons, &QDialogButtonBox::accepted, this, &PictureDialog::write);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_path->setPath(suggestedPath(document, QStringLiteral("svg")));
}

void PictureDialog::chooseFormat() {
    const QFileInfo file(path());
    const QString ending = m_format->currentData().toString();
    m_path->setPath(file.dir().filePath(file.completeBaseName() + QLatin1Char('.') + ending));
}

void PictureDialog::updateControls() {
    const std::optional<PictureFormat> format = pictureFormatOf(path());
    if (format) {
        const QSignalBlocker quiet(m_format);
        m_format->setCurrentIndex(m_format->findData(QFileInfo(path()).suffix().toLower()));
    }
    const bool exists = QFileInfo::exists(path());
    m_replace->setVisible(exists);
    m_scale->setEnabled(format == PictureFormat::Png);
    m_save->setEnabled(format && (!exists || m_replace->isChecked()));
    m_message->setText(format ? QString() : tr("The file's name must end in .svg, .pdf or .png."));
}

PictureOptions PictureDialog::options() const {
    return {m_appearance->currentIndex() == 1, m_title->isChecked(), m_scale->value()};
}

void PictureDialog::write() {
    const std::optional<PictureFormat> format = pictureFormatOf(path());
    if (!format) return;
    const Result<QByteArray> bytes = renderPicture(m_document.design(), m_document.catalog(), *format, options());
    if (!bytes) return m_message->setText(QString::fromStdString(bytes.error().text()));
    const Result<Done> written = writeFile(QFile::encodeName(path()).toStdString(), bytes->toStdString());
    if (!written) return m_message->setText(QString::fromStdString(written.error().text()));
    accept();
}

}  // namespace cascade::app
